import { DomainError } from '@shared/contract/errors';
import type { PartOffer } from '@shared/features/parts/model';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { part } from '../../db/schema/parts';

export type PartRow = typeof part.$inferSelect;

/** A part card's row, or undefined. */
export function partById(db: ReadDb, id: number): PartRow | undefined {
  return db.select().from(part).where(eq(part.id, id)).get();
}

/** @throws DomainError NOT_FOUND */
export function knownPart(db: ReadDb, id: number): PartRow {
  const row = partById(db, id);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

const offerColumns = (warehouseId: number | null) => sql`
  p.id AS partId, p.number, p.brand, p.name_bg AS name, p.price_cents AS priceCents,
  coalesce((SELECT sum(max(0, b.quantity_milli - b.reserved_milli)) FROM stock_balance b
    WHERE b.part_id = p.id ${warehouseId === null ? sql`` : sql`AND b.warehouse_id = ${warehouseId}`}), 0) AS freeMilli,
  (SELECT b.bin FROM stock_balance b WHERE b.part_id = p.id AND b.bin IS NOT NULL
    ${warehouseId === null ? sql`` : sql`AND b.warehouse_id = ${warehouseId}`} LIMIT 1) AS bin`;

type LinkedOffer = PartOffer & { linkId: number };

/** The part itself as an offer, in one warehouse or in all. */
export function ownOffer(db: ReadDb, partId: number, warehouseId: number | null): PartOffer | undefined {
  return db.get<PartOffer>(
    sql`SELECT ${offerColumns(warehouseId)}, 'asked' AS relation, NULL AS fromOn FROM part p WHERE p.id = ${partId}`,
  );
}

/**
 * What may be given instead of a part, one level: what replaces it, and what equals it in either direction, with what is
 * free of each (domain §4.2).
 */
export function substituteOffers(db: ReadDb, partId: number, warehouseId: number | null): LinkedOffer[] {
  return db.all<LinkedOffer>(sql`
    SELECT s.id AS linkId, ${offerColumns(warehouseId)}, s.kind AS relation, s.from_on AS fromOn
    FROM part_substitute s JOIN part p
      ON (s.part_id = ${partId} AND p.id = s.substitute_id)
      OR (s.kind = 'equal' AND s.substitute_id = ${partId} AND p.id = s.part_id)
    WHERE (s.part_id = ${partId} OR s.substitute_id = ${partId}) AND p.active = 1
    ORDER BY s.kind DESC, p.number`);
}
