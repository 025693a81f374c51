import type { PriceAlert } from '@shared/features/pricing/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';

/** Lines of open orders, but those of a kit with its own price, whose part has another price in force than when they were priced (domain §4.6), by order. */
export function priceAlerts(db: ReadDb): PriceAlert[] {
  return db.all<PriceAlert>(sql`
    SELECT o.id AS orderId, o.version, coalesce(o.number, '') AS number, a.plate, c.name AS client, l.id AS lineId,
      l.number AS partNumber, l.name, l.quantity_milli AS quantityMilli, l.list_price_cents AS listCents,
      l.price_cents AS lineCents, p.price_cents AS newCents, p.price_on AS since
    FROM service_order o JOIN part_line l ON l.order_id = o.id JOIN part p ON p.id = l.part_id
    JOIN asset a ON a.id = o.asset_id JOIN party c ON c.id = o.client_id
    WHERE o.phase IN ('received', 'assigned', 'in_work', 'waiting_parts', 'waiting_approval', 'done') AND l.client_own = 0 AND l.order_kit_id IS NULL
      AND l.list_price_cents IS NOT NULL AND p.price_cents IS NOT NULL AND l.list_price_cents <> p.price_cents
    ORDER BY o.id DESC, l.position LIMIT 500`);
}
