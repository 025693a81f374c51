import { percentOf } from '@shared/kernel/money';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { resolveTariff, type TariffTarget, tariffsOn } from './tariffs';

export interface ExpectedEarning {
  /** Cents per norm hour and per operation; one of them is 0. */
  hourCents: number;
  unitCents: number;
  /** What was already earned on the line. */
  earnedCents: number;
}

interface Row extends TariffTarget {
  lineId: number;
  grade: string | null;
  coefficientBp: number;
  earnedCents: number;
}

/**
 * What each operation of an order earns by the tariffs of a date for the first of its workers, or for nobody's grade before
 * anybody is named (domain §7); nothing where no tariff stands.
 */
export function expectedEarnings(db: ReadDb, orderId: number, on: string): Map<number, ExpectedEarning> {
  const rows = db.all<Row>(sql`
    SELECT l.id AS lineId, l.operation_id AS operationId, n.group_id AS groupId, a.make_id AS makeId, a.model_id AS modelId,
      a.modification_id AS modificationId, t.earnings_coefficient_bp AS coefficientBp,
      (SELECT w.grade FROM line_worker x JOIN worker w ON w.id = x.worker_id WHERE x.operation_line_id = l.id ORDER BY w.id LIMIT 1) AS grade,
      coalesce((SELECT sum(e.amount_cents) FROM earning e WHERE e.operation_line_id = l.id), 0) AS earnedCents
    FROM operation_line l JOIN service_order o ON o.id = l.order_id JOIN order_type t ON t.id = o.type_id
    JOIN asset a ON a.id = o.asset_id LEFT JOIN operation n ON n.id = l.operation_id WHERE l.order_id = ${orderId}`);
  const valid = tariffsOn(db, on);
  return new Map(
    rows.map(({ lineId, grade, coefficientBp, earnedCents, ...target }) => {
      const { method, rateCents } = valid.length > 0 ? resolveTariff(valid, target, grade).tariff : none;
      const cents = percentOf(rateCents, coefficientBp);
      const byHour = method === 'norm_hour';
      return [lineId, { hourCents: byHour ? cents : 0, unitCents: byHour ? 0 : cents, earnedCents }];
    }),
  );
}

const none = { method: 'norm_hour', rateCents: 0 } as const;
