import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';

/** A list whose rows are in force. */
export interface ListInForce {
  id: number;
  versionId: number;
  name: string;
  brand: string;
  isVwGroup: boolean;
  vatBp: number;
  supplierId: number | null;
}

/** Lists in force on a date, the first asked first (domain §4.6). */
export function listsInForce(db: ReadDb, on: string): ListInForce[] {
  return db
    .all<Omit<ListInForce, 'isVwGroup'> & { vw: number }>(sql`
      SELECT id, active_version_id AS versionId, name, brand, is_vw_group AS vw, vat_bp AS vatBp, supplier_id AS supplierId
      FROM price_list WHERE active = 1 AND active_version_id IS NOT NULL AND (from_on IS NULL OR from_on <= ${on})
        AND (to_on IS NULL OR to_on >= ${on}) ORDER BY position, id`)
    .map(({ vw, ...list }) => ({ ...list, isVwGroup: vw === 1 }));
}

export interface ListedRow {
  numberKey: string;
  number: string | null;
  name: string;
  priceCents: number;
  discountGroup: string | null;
  coreDepositCents: number;
  replacedBy: string | null;
}

const columns = sql`r.number_key AS numberKey, r.number, n.name, r.price_cents AS priceCents, r.discount_group AS discountGroup,
  r.core_deposit_cents AS coreDepositCents, r.replaced_by_key AS replacedBy`;

/** The card of row `r` as `p`: of the list's brand, or of any brand of the VW group in a list of it. */
export const cardOf = ({ brand, isVwGroup }: Pick<ListInForce, 'brand' | 'isVwGroup'>): SQL =>
  sql`p.number_key = r.number_key AND (p.brand = ${brand} OR (${isVwGroup ? 1 : 0} = 1 AND p.is_vw_group = 1))`;

const withoutCard = (list: ListInForce) => sql`NOT EXISTS (SELECT 1 FROM part p WHERE ${cardOf(list)})`;

/** Rows whose number begins so and that have no card; the limit binds the scan. */
export function rowsByNumber(db: ReadDb, list: ListInForce, key: string, limit: number): ListedRow[] {
  return db.all<ListedRow>(sql`
    SELECT ${columns} FROM price_row r CROSS JOIN price_name n ON n.id = r.name_id
    WHERE r.version_id = ${list.versionId} AND r.number_key >= ${key} AND r.number_key < ${`${key}\u{10ffff}`}
      AND ${withoutCard(list)} ORDER BY r.number_key LIMIT ${limit}`);
}

/** Rows without a card whose names have words that begin so; left alone the planner would scan the version for each name. */
export function rowsByWords(
  db: ReadDb,
  list: ListInForce,
  words: readonly string[],
  limit: number,
): ListedRow[] {
  const match = words.map((word) => `"${word}"*`).join(' ');
  return db.all<ListedRow>(sql`
    SELECT ${columns} FROM price_name_fts f CROSS JOIN price_name n ON n.id = f.rowid
      CROSS JOIN price_row r INDEXED BY price_row_name ON r.version_id = ${list.versionId} AND r.name_id = n.id
    WHERE price_name_fts MATCH ${match} AND ${withoutCard(list)} LIMIT ${limit}`);
}

/** A row of a version by its number. */
export function rowOf(db: ReadDb, versionId: number, numberKey: string): ListedRow | undefined {
  return db.get<ListedRow>(sql`
    SELECT ${columns} FROM price_row r JOIN price_name n ON n.id = r.name_id
    WHERE r.version_id = ${versionId} AND r.number_key = ${numberKey}`);
}

/** Longer chains are a fault of the list. */
const MOST_LINKS = 30;

/**
 * Follows „replaced by“ from a number to the last one of the chain, or to the first for which `isKnown` says so.
 * @returns null when the chain comes back to itself
 */
export function endOfChain(
  db: ReadDb,
  versionId: number,
  numberKey: string,
  isKnown: (key: string) => boolean = () => false,
): string | null {
  const seen = new Set<string>();
  for (let key = numberKey; seen.size < MOST_LINKS; ) {
    if (seen.has(key)) return null;
    seen.add(key);
    if (isKnown(key)) return key;
    const next = db.get<{ key: string | null }>(sql`
      SELECT replaced_by_key AS key FROM price_row WHERE version_id = ${versionId} AND number_key = ${key}`)?.key;
    if (!next) return key;
    key = next;
  }
  return null;
}
