import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldCode, foldText, orderText } from '@shared/kernel/folding';
import { inArray } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { assetClass, make, norm, operation, operationGroup } from '../../db/schema/catalog';
import { findProjectRoot } from '../../projectRoot';
import { seedMakes } from './imports';
import { normForAll } from './operations';

interface SeedCatalog {
  classes: { key: string; kind: 'vehicle' | 'equipment'; bg: string; en: string; checklist: string[] }[];
  groups: { key: string; bg: string; en: string }[];
  /** `units` are hundredths of an hour. */
  operations: { code: string; group: string; bg: string; units: number }[];
}

const vwGroup = ['volkswagen', 'audi', 'skoda', 'seat', 'cupra'];

/** Classes, groups, common operations with norms for everybody, and makes for a new workshop (domain §3). */
export function seedCatalog(tx: WriteTx, now: number): void {
  const folder = join(findProjectRoot(), 'assets', 'seed');
  const seed = JSON.parse(readFileSync(join(folder, 'catalog.json'), 'utf8')) as SeedCatalog;
  for (const [position, { key, kind, bg, en, checklist }] of seed.classes.entries()) {
    tx.insert(assetClass)
      .values({ key, kind, nameBg: bg, nameEn: en, checklist: JSON.stringify(checklist), position })
      .run();
  }
  const groups = new Map<string, number>();
  for (const [position, { key, bg, en }] of seed.groups.entries()) {
    const row = tx
      .insert(operationGroup)
      .values({ key, nameBg: bg, nameEn: en, position })
      .returning({ id: operationGroup.id })
      .get();
    groups.set(key, row.id);
  }
  for (const { code, group, bg, units } of seed.operations) {
    const fields = {
      code,
      codeKey: foldCode(code),
      nameBg: bg,
      folded: foldText(bg),
      nameOrder: orderText(bg),
      groupId: groups.get(group) ?? 1,
    };
    const row = tx.insert(operation).values(fields).returning({ id: operation.id }).get();
    tx.insert(norm)
      .values(normForAll(row.id, units * 36, now))
      .run();
  }
  seedMakes(tx, readFileSync(join(folder, 'makes.csv')));
  tx.update(make).set({ isVwGroup: true, unitsPerHour: 100 }).where(inArray(make.folded, vwGroup)).run();
}
