import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { goodsNetCents } from '@shared/features/orders/calc';
import type { ordersContract } from '@shared/features/orders/contract';
import { eq } from 'drizzle-orm';
import { partLine } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { partById, replacementOf } from '../parts/slice';
import { allocateAll } from '../stock/slice';
import { believable, insertPart, partDraft } from './lineDrafts';
import { type Changed, editableOrder, lineChanged } from './lines';
import { type OrderRecord, type PartRecord, partOf } from './repo';
import { demand } from './rules';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;

/** The line becomes the substitute with its own price and keeps what was asked for (decisions 9). */
export function replacePart(ctx: CommandContext, input: Input<'orders.replacePart'>): Changed {
  demand(ctx, 'orders.edit', 'stock.issue');
  const order = editableOrder(ctx, input);
  return becomePart(ctx, order, partOf(ctx.tx, order.id, input.lineId), { partId: input.partId });
}

/**
 * The answer to the one offer of a replaced number: the new one, a set as lines of its members, or the old one stays
 * (domain §4.2). @throws DomainError NEW_NUMBER_ANSWERED, PART_ISSUED
 */
export function answerNewNumber(ctx: CommandContext, input: Input<'orders.answerNewNumber'>): Changed {
  const order = editableOrder(ctx, input);
  const line = partOf(ctx.tx, order.id, input.lineId);
  const [first, ...others] = replacementOf(ctx.tx, line.partId, ctx.today);
  if (line.newNumber !== 'offered' || !first) throw new DomainError('NEW_NUMBER_ANSWERED');
  if (!input.take) {
    const kept = { newNumber: 'kept' as const, version: line.version + 1 };
    ctx.tx.update(partLine).set(kept).where(eq(partLine.id, line.id)).run();
    return lineChanged(ctx, order, `partLine:${line.id}`, line, { newNumber: 'kept' });
  }
  const quantityOf = (unitsMilli: number) => Math.round((line.quantityMilli * unitsMilli) / 1000);
  for (const { partId, unitsMilli } of others) {
    const asked = { jobId: line.jobId, partId, quantityMilli: quantityOf(unitsMilli) };
    insertPart(ctx, order, partDraft(ctx, order, { ...asked, warehouseId: line.warehouseId }));
  }
  return becomePart(ctx, order, line, {
    partId: first.partId,
    quantityMilli: quantityOf(first.unitsMilli),
  });
}

/** @throws DomainError PART_ISSUED, PART_INACTIVE */
function becomePart(
  ctx: CommandContext,
  order: OrderRecord,
  before: PartRecord,
  { partId, quantityMilli = before.quantityMilli }: { partId: number; quantityMilli?: number },
): Changed {
  if (before.issuedMilli > 0) throw new DomainError('PART_ISSUED', { number: before.number });
  const part = partById(ctx.tx, partId);
  if (!part?.active) throw new DomainError('PART_INACTIVE', { number: part?.number ?? '' });
  const asked = before.askedPartId ?? before.partId;
  const line = {
    partId: part.id,
    askedPartId: asked === part.id ? null : asked,
    number: part.number,
    name: part.nameBg,
    unit: part.unit,
    quantityMilli,
    priceCents: part.priceCents ?? before.priceCents,
    listPriceCents: part.priceCents,
    newNumber: before.newNumber && ('taken' as const),
  };
  const after = { ...line, netCents: believable(() => goodsNetCents({ ...before, ...line })) };
  ctx.tx
    .update(partLine)
    .set({ ...after, version: before.version + 1 })
    .where(eq(partLine.id, before.id))
    .run();
  allocateAll(ctx, [before, { ...before, ...line }]);
  return lineChanged(ctx, order, `partLine:${before.id}`, before, after);
}
