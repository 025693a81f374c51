import { addMonths } from '@shared/kernel/dates';
import { eq } from 'drizzle-orm';
import { operation } from '../../db/schema/catalog';
import { part } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { addWarranty, meterTotal } from '../assets/slice';
import type { LoadedOrder } from '../orders/slice';

interface Term {
  subject: string;
  months: number | null;
  km: number | null;
}

/**
 * The repair's warranties onto the item's card (domain §6): each operation and part with a term of its own. The client's
 * own part has none.
 */
export function giveWarranties(
  ctx: CommandContext,
  { order, operations, parts }: LoadedOrder,
  document: string | null,
): void {
  const terms = [
    ...operations.map((line): Term => ({ subject: line.name, ...termOfOperation(ctx, line.operationId) })),
    ...parts
      .filter((line) => !line.clientOwn)
      .map((line): Term => ({ subject: `${line.number} ${line.name}`, ...termOfPart(ctx, line.partId) })),
  ];
  for (const { subject, months, km } of terms) {
    const meterLimit =
      km === null || order.meter === null ? null : meterTotal(ctx.tx, order.assetId, order.meter) + km;
    if (months === null && meterLimit === null) continue;
    addWarranty(ctx, {
      assetId: order.assetId,
      orderId: order.id,
      giver: 'workshop',
      subject: subject.slice(0, 200),
      fromOn: ctx.today,
      toOn: months === null ? null : addMonths(ctx.today, months),
      meterLimit,
      document,
    });
  }
}

const noTerm = { months: null, km: null };

function termOfOperation(ctx: CommandContext, id: number | null): Omit<Term, 'subject'> {
  if (id === null) return noTerm;
  const row = ctx.tx
    .select({ months: operation.warrantyMonths, km: operation.warrantyKm })
    .from(operation)
    .where(eq(operation.id, id))
    .get();
  return row ? { months: row.months || null, km: row.km || null } : noTerm;
}

function termOfPart(ctx: CommandContext, id: number): Omit<Term, 'subject'> {
  const row = ctx.tx.select({ months: part.warrantyMonths }).from(part).where(eq(part.id, id)).get();
  return { months: row?.months || null, km: null };
}
