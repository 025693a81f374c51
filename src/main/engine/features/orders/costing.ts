import type { LineCosting } from '@shared/features/orders/margin';
import type { ReadDb } from '../../db/handles';
import { expectedEarnings } from '../earnings/slice';
import { unitCosts } from '../pricing/slice';
import type { LoadedOrder } from './repo';

/** What every line of an order costs, spent and still to come: the basis of the live margin (domain §4.6). */
export function costingOf(
  db: ReadDb,
  { order, operations, parts, others }: LoadedOrder,
  on: string,
): LineCosting[] {
  const earnings = operations.length > 0 ? expectedEarnings(db, order.id, on) : new Map();
  const costs = unitCosts(
    db,
    parts.map((line) => line.partId),
  );
  return [
    ...operations.map((line): LineCosting => {
      const { hourCents = 0, unitCents = 0, earnedCents = 0 } = earnings.get(line.id) ?? {};
      const spent = earnedCents !== 0;
      return {
        ...{ kind: 'operation', lineId: line.id, hourCents, unitCents },
        ...{ spentCents: earnedCents, spentMilli: spent ? line.quantityMilli : 0 },
      };
    }),
    ...parts.map(
      (line): LineCosting => ({
        ...{ kind: 'part', lineId: line.id, hourCents: 0, spentCents: line.costCents },
        spentMilli: line.issuedMilli,
        unitCents: line.clientOwn ? 0 : (costs.get(line.partId) ?? null),
      }),
    ),
    ...others.map(
      (line): LineCosting => ({
        ...{ kind: 'other', lineId: line.id, hourCents: 0, unitCents: 0 },
        ...{ spentCents: line.costCents, spentMilli: line.quantityMilli },
      }),
    ),
  ];
}
