import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { packageContract } from '@shared/features/catalog/packageContract';
import type { PackageInput, PackageLine, PackageLineInput } from '@shared/features/catalog/packages';
import { foldCode, foldText } from '@shared/kernel/folding';
import { and, eq } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { operation } from '../../db/schema/catalog';
import { packageLine, packagePlace, packageVersion, workPackage } from '../../db/schema/packages';
import { part } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { LinePricing, packageHead, packageLines } from './packages';
import { distinctPlaces, placesOfAsset } from './places';

/**
 * Every change makes a version; orders that took an older one keep their lines (domain §3).
 * @throws DomainError PACKAGE_CODE_TAKEN, PACKAGE_WITHOUT_PRICE, OPERATION_INACTIVE, PART_INACTIVE, CONCURRENT_MODIFICATION
 */
export function savePackage(
  ctx: CommandContext,
  input: EntryInput<(typeof packageContract)['catalog.savePackage']>,
): { id: number; version: number } {
  const { places, lines, pricing, orderId, ...typed } = input.package;
  const fixedCents = pricing === 'fixed' ? input.package.fixedCents : null;
  if (pricing === 'fixed' && fixedCents === null) throw new DomainError('PACKAGE_WITHOUT_PRICE');
  for (const line of lines) demandInUse(ctx.tx, line);
  const head = {
    ...{ code: typed.code, nameBg: typed.nameBg, nameEn: typed.nameEn, active: typed.active },
    codeKey: foldCode(typed.code),
    folded: foldText(`${typed.nameBg} ${typed.nameEn ?? ''}`),
  };
  const taken = ctx.tx
    .select({ id: workPackage.id })
    .from(workPackage)
    .where(eq(workPackage.codeKey, head.codeKey))
    .get();
  if (taken && taken.id !== input.id) throw new DomainError('PACKAGE_CODE_TAKEN', { code: typed.code });
  const before = input.id === null ? null : packageAsSaved(ctx.tx, input.id);
  if (before && before.version !== input.version) throw new DomainError('CONCURRENT_MODIFICATION');
  const version = (before?.version ?? 0) + 1;
  const id = before?.id ?? insertHead(ctx.tx, { ...head, orderId });
  ctx.tx
    .update(workPackage)
    .set({ ...head, version })
    .where(eq(workPackage.id, id))
    .run();
  writeVersion(ctx, { id, version, pricing, fixedCents, lines });
  ctx.tx.delete(packagePlace).where(eq(packagePlace.packageId, id)).run();
  for (const place of distinctPlaces(places))
    ctx.tx
      .insert(packagePlace)
      .values({ packageId: id, ...place })
      .run();
  ctx.audit({
    entity: `package:${id}`,
    ...(before && { before }),
    after: { ...input.package, fixedCents, version },
  });
  ctx.touch('catalog', `package:${id}`);
  return { id, version };
}

function insertHead(tx: WriteTx, head: Omit<typeof workPackage.$inferInsert, 'id'>): number {
  return tx.insert(workPackage).values(head).returning({ id: workPackage.id }).get().id;
}

interface NewVersion extends Pick<PackageInput, 'pricing' | 'fixedCents' | 'lines'> {
  id: number;
  version: number;
}

function writeVersion(ctx: CommandContext, { id, version, pricing, fixedCents, lines }: NewVersion): void {
  const { id: versionId } = ctx.tx
    .insert(packageVersion)
    .values({ packageId: id, version, pricing, fixedCents, userId: ctx.user.id, at: ctx.now })
    .returning({ id: packageVersion.id })
    .get();
  for (const [position, line] of lines.entries())
    ctx.tx
      .insert(packageLine)
      .values({
        versionId,
        position,
        quantityMilli: line.quantityMilli,
        ...(line.kind === 'operation'
          ? { operationId: line.operationId }
          : { partId: line.partId, quantityOf: line.quantityOf }),
      })
      .run();
}

function packageAsSaved(db: ReadDb, id: number) {
  const head = db.select().from(workPackage).where(eq(workPackage.id, id)).get();
  if (!head) throw new DomainError('NOT_FOUND');
  const version = db
    .select()
    .from(packageVersion)
    .where(and(eq(packageVersion.packageId, id), eq(packageVersion.version, head.version)))
    .get();
  const lines = db
    .select()
    .from(packageLine)
    .where(eq(packageLine.versionId, version?.id ?? 0))
    .all();
  return { ...head, pricing: version?.pricing, fixedCents: version?.fixedCents, lines };
}

function demandInUse(db: ReadDb, line: PackageLineInput): void {
  if (line.kind === 'operation') {
    const row = db.select().from(operation).where(eq(operation.id, line.operationId)).get();
    if (!row?.active) throw new DomainError('OPERATION_INACTIVE', { code: row?.code ?? '' });
    return;
  }
  const row = db.select().from(part).where(eq(part.id, line.partId)).get();
  if (!row?.active) throw new DomainError('PART_INACTIVE', { number: row?.number ?? '' });
}

export interface PackageForOrder {
  id: number;
  version: number;
  code: string;
  name: string;
  /** Net cents of the whole; null when the lines bring their own prices. */
  fixedCents: number | null;
  fits: boolean;
  lines: PackageLine[];
}

/** The newest version as it goes into an order for an asset. @throws DomainError NOT_FOUND, PACKAGE_INACTIVE */
export function packageForOrder(
  db: ReadDb,
  { packageId, assetId, on }: { packageId: number; assetId: number; on: string },
): PackageForOrder {
  const places = placesOfAsset(db, assetId);
  if (!places) throw new DomainError('NOT_FOUND');
  const item = { ...places, assetId };
  const head = packageHead(db, packageId, null, item);
  if (head.active !== 1) throw new DomainError('PACKAGE_INACTIVE', { code: head.code });
  return {
    ...{ id: head.id, version: head.version, code: head.code, name: head.nameBg },
    fixedCents: head.pricing === 'fixed' ? head.fixedCents : null,
    fits: head.fits === 1,
    lines: packageLines(db, head.versionId, new LinePricing(db, item, on)),
  };
}
