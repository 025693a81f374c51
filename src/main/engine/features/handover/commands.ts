import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { handoverContract } from '@shared/features/handover/contract';
import type { HandoverDirection, HandoverForm } from '@shared/features/handover/model';
import { formatMoney } from '@shared/kernel/money';
import { eq } from 'drizzle-orm';
import { handoverProtocol, serviceOrder } from '../../db/schema/orders';
import { handoverPrint } from '../../documents/handover/data';
import { contentHash } from '../../kernel/contentHash';
import { type CommandContext, RecordedRefusal } from '../../kernel/context';
import { takeYearNumber } from '../../kernel/numbering';
import { recordMeter } from '../assets/slice';
import { loadOrder, orderBlockers, setPhase, takeVersion } from '../orders/slice';
import { indexOrder } from '../search/slice';
import { readSettings } from '../settings/slice';
import { initialForm } from './form';

type Contract = typeof handoverContract;

/** A protocol with its number and snapshot; the order's phase stays as it is. @throws DomainError ORDER_CANCELLED */
export function issueProtocol(
  ctx: CommandContext,
  { orderId, direction, form }: EntryInput<Contract['handover.issue']>,
): EntryOutput<Contract['handover.issue']> {
  const { order } = loadOrder(ctx.tx, orderId);
  if (order.phase === 'cancelled') throw new DomainError('ORDER_CANCELLED', { number: order.number ?? '' });
  return postProtocol(ctx, { orderId, direction, form, meter: null });
}

/**
 * Hands the item over: protocol, meter, key and phase in one transaction (domain §5.3).
 * @throws DomainError PHASE_IMPOSSIBLE, RELEASE_UNPAID, FORBIDDEN, METER_DECREASE
 */
export function releaseOrder(
  ctx: CommandContext,
  input: EntryInput<Contract['handover.release']>,
): EntryOutput<Contract['handover.release']> {
  const order = takeVersion(ctx, input.orderId, input.version);
  const reason = passUnpaid(ctx, order.id, input.overrideReason);
  setPhase(ctx, order.id, 'released', { by: 'handover', reason });
  if (input.meter !== null)
    recordMeter(ctx, {
      assetId: order.assetId,
      value: input.meter,
      source: 'release',
      orderId: order.id,
      reason: input.meterReason,
    });
  const protocol = postProtocol(ctx, {
    orderId: order.id,
    direction: 'release',
    form: input.form,
    meter: input.meter,
  });
  if (input.keyReturned && order.keyTag !== null) {
    ctx.tx.update(serviceOrder).set({ keyTag: null }).where(eq(serviceOrder.id, order.id)).run();
    indexOrder(ctx.tx, order.id);
    ctx.audit({ entity: `order:${order.id}`, before: { keyTag: order.keyTag }, after: { keyTag: null } });
  }
  return { orderId: order.id, version: order.version, ...protocol };
}

/** The reason that stands in the order's history when something unpaid was passed. */
function passUnpaid(ctx: CommandContext, orderId: number, reason: string | null): string | null {
  const unpaid = orderBlockers(ctx.tx, orderId, 'released').find(({ code }) => code === 'unpaid');
  if (!unpaid) return null;
  if (reason === null)
    throw new DomainError('RELEASE_UNPAID', { amount: formatMoney(Number(unpaid.params.subject)) });
  if (!ctx.can('orders.override')) throw new RecordedRefusal('FORBIDDEN');
  ctx.reason(reason);
  return reason;
}

interface Posting {
  orderId: number;
  direction: HandoverDirection;
  form: HandoverForm | null;
  meter: number | null;
}

function postProtocol(ctx: CommandContext, { orderId, direction, form, meter }: Posting) {
  const number = takeYearNumber(ctx.tx, 'handover', ctx.today);
  const snapshot = JSON.stringify(
    handoverPrint(ctx.tx, readSettings(ctx.tx), {
      orderId,
      direction,
      number,
      meter,
      at: ctx.now,
      inspected: form !== null,
      form: form ?? initialForm(ctx.tx, orderId, direction, ctx.user.name),
    }),
  );
  const snapshotHash = contentHash(snapshot);
  const { id } = ctx.tx
    .insert(handoverProtocol)
    .values({ number, direction, orderId, at: ctx.now, snapshot, snapshotHash, userId: ctx.user.id })
    .returning({ id: handoverProtocol.id })
    .get();
  ctx.issued(snapshotHash);
  ctx.audit({ entity: `handover:${id}`, after: { number, direction, orderId, hash: snapshotHash } });
  ctx.touch(`handover:${id}`, `order:${orderId}`, 'orders');
  return { handoverId: id, number };
}
