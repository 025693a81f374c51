import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { goodsNetCents } from '@shared/features/orders/calc';
import type { ordersContract } from '@shared/features/orders/contract';
import { roundHalfAway } from '@shared/kernel/money';
import { eq } from 'drizzle-orm';
import { partLine } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { operationById } from '../catalog/slice';
import { expectedEarnings } from '../earnings/slice';
import { partById } from '../parts/slice';
import { refuseBeyondLimit, unitCosts } from '../pricing/slice';
import { believable, hourRate } from './lineDrafts';
import { type OperationRecord, type OrderRecord, type PartRecord, partOf } from './repo';

/** Whether the new price with its discount asks less than the old one: only then a limit can be broken. */
const asksLess = (before: Priced, after: Priced): boolean =>
  BigInt(after.unitCents) * BigInt(10_000 - after.discountBp) <
  BigInt(before.unitCents) * BigInt(10_000 - before.discountBp);

interface Priced {
  unitCents: number;
  discountBp: number;
}

/** @throws DomainError DISCOUNT_BEYOND_LIMIT, MARGIN_BELOW_LIMIT (domain §4.6) */
export function refuseCheapPart(ctx: CommandContext, before: PartRecord, after: PartRecord): void {
  const priced = (line: PartRecord) => ({ unitCents: line.priceCents, discountBp: line.discountBp });
  if (after.clientOwn || !asksLess(priced(before), priced(after))) return;
  const spent =
    after.issuedMilli > 0 ? roundHalfAway(BigInt(after.costCents) * 1000n, after.issuedMilli) : null;
  refuseBeyondLimit(ctx, {
    ...priced(after),
    line: after.name,
    inForceCents: partById(ctx.tx, after.partId)?.priceCents ?? null,
    costCents: spent ?? unitCosts(ctx.tx, [after.partId]).get(after.partId) ?? null,
  });
}

/** The rate of a norm hour, or the fixed price of the operation. @throws DomainError DISCOUNT_BEYOND_LIMIT, MARGIN_BELOW_LIMIT */
export function refuseCheapOperation(
  ctx: CommandContext,
  order: OrderRecord,
  before: OperationRecord,
  after: OperationRecord,
): void {
  const priced = (line: OperationRecord) => ({ unitCents: line.rateCents, discountBp: line.discountBp });
  if (!asksLess(priced(before), priced(after))) return;
  const fixed = after.operationId === null ? null : operationById(ctx.tx, after.operationId)?.fixedPriceCents;
  const earning = expectedEarnings(ctx.tx, order.id, ctx.today).get(after.id);
  refuseBeyondLimit(ctx, {
    ...priced(after),
    line: after.name,
    inForceCents: after.priceFixed ? (fixed ?? null) : hourRate(ctx.tx, order, ctx.today),
    costCents: earning ? costIn(after, earning) : null,
  });
}

/** Earnings in the unit of the price: for an hour of norm, or for one operation; null where the line has no norm. */
function costIn(line: OperationRecord, earning: { hourCents: number; unitCents: number }): number | null {
  const perOperation =
    earning.unitCents + roundHalfAway(BigInt(earning.hourCents) * BigInt(line.normSec), 3600n);
  if (line.priceFixed) return perOperation;
  return line.normSec === 0 ? null : roundHalfAway(BigInt(perOperation) * 3600n, line.normSec);
}

/** Takes the price that is in force now onto a line, or keeps the line's own; either ends the alert. @throws DomainError PRICE_SETTLED */
export function settledPrice(
  ctx: CommandContext,
  order: OrderRecord,
  input: EntryInput<(typeof ordersContract)['orders.settlePrice']>,
) {
  const before = partOf(ctx.tx, order.id, input.lineId);
  const now = partById(ctx.tx, before.partId)?.priceCents ?? null;
  if (now === null || now === before.listPriceCents || before.orderKitId !== null)
    throw new DomainError('PRICE_SETTLED', { number: before.number });
  const priceCents = input.take ? now : before.priceCents;
  const line = { ...before, priceCents };
  const after = { priceCents, listPriceCents: now, netCents: believable(() => goodsNetCents(line)) };
  ctx.tx
    .update(partLine)
    .set({ ...after, version: before.version + 1 })
    .where(eq(partLine.id, before.id))
    .run();
  return { before, after };
}
