import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { priceListsContract } from '@shared/features/priceLists/contract';
import type { AppliedCounts, VersionCounts } from '@shared/features/priceLists/model';
import { eq, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { partSubstitute } from '../../db/schema/parts';
import { priceEffect, priceList } from '../../db/schema/priceLists';
import type { CommandContext } from '../../kernel/context';
import { refreshFamilies } from '../parts/slice';
import { refreshPartPrices } from '../pricing/slice';
import { affectedOrders } from './affected';
import { linkReplaced } from './links';
import { clearInBackground, retire } from './read';
import { countsOf, knownList, knownVersion, type ListRow, setVersion, type VersionRow } from './repo';

type Contract = typeof priceListsContract;

/**
 * Puts a version in force: one short transaction over rows that are written already. Prices of the cards follow, cards of
 * replaced numbers are linked with the new ones (etka §5).
 * @throws DomainError PRICE_LIST_STATE, PRICE_LIST_OUTDATED when another version came into force since it was read
 */
export function applyVersion(
  ctx: CommandContext,
  { versionId }: EntryInput<Contract['priceLists.apply']>,
): EntryOutput<Contract['priceLists.apply']> {
  const version = knownVersion(ctx.tx, versionId);
  const list = knownList(ctx.tx, version.priceListId);
  const counts = countsOf(version);
  if (version.status !== 'ready' || !counts.difference) throw new DomainError('PRICE_LIST_STATE');
  if (counts.difference.baseVersionId !== list.activeVersionId) throw new DomainError('PRICE_LIST_OUTDATED');
  const before = pricesNow(ctx.tx);
  retire(ctx.tx, list.id);
  if (list.activeVersionId !== null) setVersion(ctx.tx, list.activeVersionId, { status: 'previous' });
  switchTo(ctx.tx, list, versionId);
  const links = linkReplaced(ctx, list, versionId);
  if (links.linked.length > 0) refreshFamilies(ctx.tx, ctx.today);
  const prices = repriced(ctx, versionId, before);
  for (const { partId, substituteId } of links.linked)
    ctx.tx.insert(priceEffect).values({ versionId, kind: 'replaced', partId, substituteId }).run();
  for (const partId of links.made)
    ctx.tx.insert(priceEffect).values({ versionId, kind: 'made', partId }).run();
  const applied: AppliedCounts = {
    ...{ prices, replaced: links.linked.length, replacedInStock: inStock(ctx.tx, versionId) },
    ...{ made: links.made.length, orders: affectedOrders(ctx.tx, versionId), loops: links.loops },
  };
  keep(ctx, version, { ...counts, applied, gaveWay: links.gaveWay }, 'active');
  ctx.audit({ entity: `priceList:${list.id}`, after: { applied: version.fileName, ...applied } });
  clearInBackground(ctx.services, ctx.db);
  touchPrices(ctx);
  return { applied };
}

function switchTo(tx: WriteTx, { id, version }: ListRow, activeVersionId: number | null): void {
  tx.update(priceList)
    .set({ activeVersionId, version: version + 1 })
    .where(eq(priceList.id, id))
    .run();
}

function keep(
  ctx: CommandContext,
  { id }: VersionRow,
  counts: VersionCounts,
  status: 'active' | 'ready',
): void {
  const inForce = status === 'active';
  setVersion(ctx.tx, id, {
    ...{ status, counts: JSON.stringify(counts) },
    ...{ appliedAt: inForce ? ctx.now : null, appliedOn: inForce ? ctx.today : null },
  });
}

function touchPrices(ctx: CommandContext): void {
  ctx.touch('priceLists', 'parts', 'part', 'pricing', 'stock', 'orders');
}

const pricesNow = (tx: WriteTx): Map<number, number | null> =>
  new Map(
    tx
      .all<{ id: number; cents: number | null }>(sql`SELECT id, price_cents AS cents FROM part`)
      .map(({ id, cents }) => [id, cents]),
  );

/** Brings the prices of all cards up to the rule and writes down which changed. */
function repriced(
  ctx: CommandContext,
  versionId: number,
  before: ReadonlyMap<number, number | null>,
): number {
  refreshPartPrices(ctx.tx, { all: true }, ctx.today);
  let changed = 0;
  for (const [partId, newCents] of pricesNow(ctx.tx)) {
    const oldCents = before.get(partId);
    if (oldCents === undefined || oldCents === newCents) continue;
    ctx.tx.insert(priceEffect).values({ versionId, kind: 'price', partId, oldCents, newCents }).run();
    changed += 1;
  }
  return changed;
}

function inStock(tx: WriteTx, versionId: number): number {
  const row = tx.get<{ count: number }>(sql`
    SELECT count(*) AS count FROM price_effect e WHERE e.version_id = ${versionId} AND e.kind = 'replaced'
      AND EXISTS (SELECT 1 FROM stock_balance b WHERE b.part_id = e.part_id AND b.quantity_milli > 0)`);
  return row?.count ?? 0;
}

/**
 * Puts the version before in force again; links go, those that had given way come back, prices follow. Cards stay: somebody
 * may use them by now. @throws DomainError PRICE_LIST_STATE
 */
export function undoVersion(
  ctx: CommandContext,
  { versionId }: EntryInput<Contract['priceLists.undo']>,
): EntryOutput<Contract['priceLists.undo']> {
  const version = knownVersion(ctx.tx, versionId);
  const list = knownList(ctx.tx, version.priceListId);
  if (version.status !== 'active' || list.activeVersionId !== versionId)
    throw new DomainError('PRICE_LIST_STATE');
  const counts = countsOf(version);
  const previousId = counts.difference?.baseVersionId ?? null;
  if (previousId !== null && knownVersion(ctx.tx, previousId).status !== 'previous')
    throw new DomainError('PRICE_LIST_STATE');
  const before = pricesNow(ctx.tx);
  const links = takeLinksBack(ctx.tx, versionId, counts);
  if (previousId !== null) setVersion(ctx.tx, previousId, { status: 'active' });
  switchTo(ctx.tx, list, previousId);
  if (links > 0) refreshFamilies(ctx.tx, ctx.today);
  ctx.tx.delete(priceEffect).where(eq(priceEffect.versionId, versionId)).run();
  refreshPartPrices(ctx.tx, { all: true }, ctx.today);
  const prices = [...pricesNow(ctx.tx)].filter(([id, cents]) => before.get(id) !== cents).length;
  const { applied: _applied, gaveWay: _gaveWay, ...kept } = counts;
  keep(ctx, version, kept, 'ready');
  ctx.audit({ entity: `priceList:${list.id}`, after: { undone: version.fileName, prices, links } });
  touchPrices(ctx);
  return { prices, links };
}

/** @returns how many links of the version there were */
function takeLinksBack(tx: WriteTx, versionId: number, { gaveWay = [] }: VersionCounts): number {
  const { changes } = tx.delete(partSubstitute).where(eq(partSubstitute.priceVersionId, versionId)).run();
  for (const link of gaveWay)
    tx.insert(partSubstitute)
      .values({ ...link, kind: 'replaced', source: 'priceList' })
      .onConflictDoNothing()
      .run();
  return changes;
}
