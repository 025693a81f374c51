import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '@shared/kernel/folding';
import type { WriteTx } from '../../db/handles';
import { complaintPhrase, orderType } from '../../db/schema/orders';
import { findProjectRoot } from '../../projectRoot';

type SeedType = Omit<typeof orderType.$inferInsert, 'id' | 'position'>;

/** The types a workshop starts with (domain §5.1); the claim earns nothing (domain §7). */
const types: readonly SeedType[] = [
  { key: 'client', nameBg: 'клиентска', nameEn: 'client' },
  { key: 'warranty', nameBg: 'гаранционна', nameEn: 'warranty', defaultPayer: 'warranty' },
  { key: 'goodwill', nameBg: 'кулантност', nameEn: 'goodwill', defaultPayer: 'goodwill' },
  { key: 'insurance', nameBg: 'застрахователна щета', nameEn: 'insurance claim', defaultPayer: 'insurer' },
  { key: 'internal', nameBg: 'вътрешна', nameEn: 'internal', defaultPayer: 'internal' },
  { key: 'preSale', nameBg: 'предпродажбена', nameEn: 'pre-sale', defaultPayer: 'internal' },
  { key: 'campaign', nameBg: 'кампания', nameEn: 'campaign', defaultPayer: 'warranty' },
  { key: 'contract', nameBg: 'договор', nameEn: 'contract' },
  {
    key: 'claim',
    nameBg: 'рекламация',
    nameEn: 'claim on work',
    defaultPayer: 'internal',
    earningsCoefficientBp: 0,
  },
  { key: 'planned', nameBg: 'планова', nameEn: 'planned' },
];

/** Order types and the phrases of the complaint for a new workshop. */
export function seedOrders(tx: WriteTx): void {
  for (const [position, type] of types.entries())
    tx.insert(orderType)
      .values({ ...type, position })
      .run();
  for (const text of readPhrases())
    tx.insert(complaintPhrase)
      .values({ text, folded: foldText(text) })
      .run();
}

function readPhrases(): string[] {
  const path = join(findProjectRoot(), 'assets', 'seed', 'phrases.json');
  const phrases: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(phrases) || !phrases.every((text) => typeof text === 'string'))
    throw new Error('assets/seed/phrases.json is not a list of texts');
  return phrases;
}
