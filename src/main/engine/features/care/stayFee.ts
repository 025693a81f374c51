import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { careContract } from '@shared/features/care/contract';
import { translator } from '@shared/i18n/translate';
import { formatDate } from '@shared/kernel/dates';
import { sql } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/context';
import { takeUpWork } from '../orders/slice';
import { targetOf } from './revival';
import { feeOrderOf, stayById, writeStay } from './tyres';

type Entry = (typeof careContract)['care.chargeStay'];

/**
 * The fee of a storage as a line of an order, once; taken off the order it can be charged again.
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, TYRE_FEE_NONE, TYRE_FEE_CHARGED and those of `takeUpWork`
 */
export function chargeStay(ctx: CommandContext, input: EntryInput<Entry>): EntryOutput<Entry> {
  const found = stayById(ctx.tx, input);
  const { stay, set } = found;
  if (stay.feeCents === 0) throw new DomainError('TYRE_FEE_NONE');
  const charged = feeOrderOf(ctx.tx, stay.feeLineId);
  if (charged) throw new DomainError('TYRE_FEE_CHARGED', { number: charged.number });
  const t = translator(ctx.user.language);
  const end = stay.givenOn ?? stay.untilOn;
  const period = end === null ? formatDate(stay.fromOn) : `${formatDate(stay.fromOn)} – ${formatDate(end)}`;
  const title = t(($) => $.care.tyres.feeLine);
  const order = takeUpWork(ctx, targetOf(ctx.tx, { ...input, assetId: set.assetId, typeKey: 'client' }), [
    {
      title,
      lines: [
        {
          ...{ kind: 'other', otherKind: 'fee', name: `${title}, ${set.size}, ${period}` },
          ...{ quantityMilli: 1000, unitCents: stay.feeCents, costCents: 0 },
        },
      ],
    },
  ]);
  const line = ctx.tx.get<{ id: number }>(
    sql`SELECT max(id) AS id FROM other_line WHERE order_id = ${order.orderId}`,
  );
  writeStay(ctx, found, { feeLineId: line?.id ?? null });
  return order;
}
