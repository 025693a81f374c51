import { DomainError } from '@shared/contract/errors';
import type { FamilyMember, OfferRelation, PartLink, PartOffer } from '@shared/features/parts/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { currentOf, type FamilyLink, isReplaced, relationsTo } from './familyGraph';
import { knownPart } from './repo';

interface DatedLink extends FamilyLink {
  id: number;
  quantityMilli: number;
  fromOn: string | null;
  toOn: string | null;
}

/** Both days belong to the time in which a link counts. */
export const countsOn = (on: string) =>
  sql`(s.from_on IS NULL OR s.from_on <= ${on}) AND (s.to_on IS NULL OR s.to_on >= ${on})`;

/** All members of the family as a table `f(id)`. */
const familyTable = (partId: number, on: string) => sql`f(id) AS (
    SELECT ${partId}
    UNION SELECT s.substitute_id FROM f JOIN part_substitute s ON s.part_id = f.id AND s.kind <> 'set' AND ${countsOn(on)}
    UNION SELECT s.part_id FROM f JOIN part_substitute s ON s.substitute_id = f.id AND s.kind <> 'set' AND ${countsOn(on)})`;

const linkColumns = sql.raw(`s.id, s.part_id AS partId, s.substitute_id AS substituteId, s.kind,
  s.quantity_milli AS quantityMilli, s.from_on AS fromOn, s.to_on AS toOn`);

/** The links of a family that count on the day, sets of its members among them, the newest said first. */
function familyLinks(db: ReadDb, partId: number, on: string): DatedLink[] {
  return db.all<DatedLink>(sql`
    WITH RECURSIVE ${familyTable(partId, on)}
    SELECT ${linkColumns} FROM f CROSS JOIN part_substitute s ON s.part_id = f.id AND ${countsOn(on)}
    ORDER BY coalesce(s.from_on, '') DESC, s.id DESC`);
}

/** Every part that stands in for this one or for which it does, through chains, on the day; the part itself too (domain §4.2). */
export function familyIds(db: ReadDb, partId: number, on: string): number[] {
  return db
    .all<{ id: number }>(sql`WITH RECURSIVE ${familyTable(partId, on)} SELECT id FROM f`)
    .map((row) => row.id);
}

/** The number under which a part is sold on the day: down the chain of „replaced by“ to its last active one (domain §4.2). */
export function currentNumber(db: ReadDb, partId: number, on: string): { id: number; number: string } {
  const links = familyLinks(db, partId, on);
  const active = activeAmong(
    db,
    links.map((link) => link.substituteId),
  );
  const id = currentOf(partId, links, (one) => active.has(one));
  return { id, number: knownPart(db, id).number };
}

/**
 * What is taken today instead of a replaced part: its current number, or the members of its set with their counts; nothing
 * for a part that is sold itself (domain §4.2).
 */
export function replacementOf(
  db: ReadDb,
  partId: number,
  on: string,
): { partId: number; unitsMilli: number }[] {
  const links = familyLinks(db, partId, on);
  if (links.length === 0) return [];
  const active = activeAmong(
    db,
    links.map((link) => link.substituteId),
  );
  const current = currentOf(partId, links, (id) => active.has(id));
  if (current !== partId) return [{ partId: current, unitsMilli: 1000 }];
  const set = links.filter((link) => link.kind === 'set' && link.partId === partId);
  return set.every((link) => active.has(link.substituteId))
    ? set.map((link) => ({ partId: link.substituteId, unitsMilli: link.quantityMilli }))
    : [];
}

function activeAmong(db: ReadDb, ids: readonly number[]): Set<number> {
  if (ids.length === 0) return new Set();
  const rows = db.all<{ id: number }>(
    sql`SELECT id FROM part WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND active = 1`,
  );
  return new Set(rows.map((row) => row.id));
}

interface OfferScope {
  /** Null: all warehouses together. */
  warehouseId: number | null;
  on: string;
}

const relationOrder: readonly OfferRelation[] = ['asked', 'replaced', 'equal', 'set', 'older', 'related'];

/**
 * The whole family of a part with what is free of each: the asked part first, then what stands in for it, the sets that
 * replace it, older numbers. Ended numbers are left out but for the asked one (domain §4.2).
 */
export function familyOffers(db: ReadDb, partId: number, { warehouseId, on }: OfferScope): PartOffer[] {
  const links = familyLinks(db, partId, on);
  const relationOf = relationsTo(partId, links);
  const inSets = new Map(
    links.filter((link) => link.kind === 'set').map((link) => [link.substituteId, link]),
  );
  const family = new Set([
    partId,
    ...links.filter(isFamily).flatMap((link) => [link.partId, link.substituteId]),
  ]);
  const direct = new Map(
    links.filter((link) => link.partId === partId).map((link) => [link.substituteId, link]),
  );
  const offers = stockOf(db, [...new Set([...family, ...inSets.keys()])], warehouseId)
    .filter((row) => row.active === 1 || row.partId === partId)
    .map(({ active, ...row }): PartOffer => {
      const isMember = family.has(row.partId);
      return {
        ...row,
        relation: isMember ? relationOf(row.partId) : 'set',
        current: active === 1 && !isReplaced(row.partId, links),
        unitsMilli: isMember ? 1000 : (inSets.get(row.partId)?.quantityMilli ?? 1000),
        fromOn: direct.get(row.partId)?.fromOn ?? null,
      };
    });
  const place = (offer: PartOffer) => relationOrder.indexOf(offer.relation) * 2 + (offer.current ? 0 : 1);
  return offers.sort((a, b) => place(a) - place(b) || a.number.localeCompare(b.number));
}

const isFamily = (link: FamilyLink) => link.kind !== 'set';

type StockOfPart = Pick<
  PartOffer,
  'partId' | 'number' | 'brand' | 'name' | 'priceCents' | 'freeMilli' | 'bin'
> & {
  active: number;
};

function stockOf(db: ReadDb, ids: readonly number[], warehouseId: number | null): StockOfPart[] {
  const here = warehouseId === null ? sql`` : sql`AND b.warehouse_id = ${warehouseId}`;
  return db.all<StockOfPart>(sql`
    SELECT p.id AS partId, p.number, p.brand, p.name_bg AS name, p.price_cents AS priceCents, p.active,
      coalesce((SELECT sum(max(0, b.quantity_milli - b.reserved_milli)) FROM stock_balance b WHERE b.part_id = p.id ${here}), 0) AS freeMilli,
      (SELECT b.bin FROM stock_balance b WHERE b.part_id = p.id AND b.bin IS NOT NULL ${here} LIMIT 1) AS bin
    FROM part p WHERE p.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

/** All numbers of a part's family with their stock, its head first (domain §4.2); a part alone is its own family. */
export function familyMembers(db: ReadDb, partId: number, on: string): FamilyMember[] {
  const links = familyLinks(db, partId, on);
  const ids = familyIds(db, partId, on);
  const replacement = (id: number) =>
    links.find((link) => link.kind === 'replaced' && link.partId === id)?.substituteId;
  const rows = db.all<Omit<FamilyMember, 'relation' | 'replacedBy'> & { head: number }>(sql`
    SELECT p.id AS partId, p.number, p.brand, p.name_bg AS name, p.price_cents AS priceCents, p.family_id IS NULL AS head,
      coalesce((SELECT sum(b.quantity_milli) FROM stock_balance b WHERE b.part_id = p.id), 0) AS quantityMilli,
      coalesce((SELECT sum(max(0, b.quantity_milli - b.reserved_milli)) FROM stock_balance b WHERE b.part_id = p.id), 0) AS freeMilli
    FROM part p WHERE p.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY p.family_key, p.id`);
  const numbers = new Map(rows.map((row) => [row.partId, row.number]));
  return rows.map(({ head, ...row }) => {
    const replacedBy = numbers.get(replacement(row.partId) ?? 0) ?? null;
    return {
      ...row,
      replacedBy,
      relation: head === 1 ? 'current' : replacedBy === null ? 'equal' : 'replaced',
    };
  });
}

/** The links written on a part's card or pointing to it, those that do not count today too. */
export function linksOf(db: ReadDb, partId: number, on: string): PartLink[] {
  return db
    .all<Omit<PartLink, 'counts'> & { counts: number }>(sql`
      SELECT s.id AS linkId, s.kind, s.part_id = ${partId} AS forward, s.quantity_milli AS quantityMilli, s.from_on AS fromOn,
        s.to_on AS toOn, s.source, (${countsOn(on)}) AS counts, p.id AS partId, p.number, p.brand, p.name_bg AS name,
        p.price_cents AS priceCents,
        coalesce((SELECT sum(max(0, b.quantity_milli - b.reserved_milli)) FROM stock_balance b WHERE b.part_id = p.id), 0) AS freeMilli
      FROM part_substitute s JOIN part p ON p.id = CASE WHEN s.part_id = ${partId} THEN s.substitute_id ELSE s.part_id END
      WHERE s.part_id = ${partId} OR s.substitute_id = ${partId} ORDER BY forward DESC, s.kind DESC, p.number`)
    .map((row) => ({ ...row, forward: Boolean(row.forward), counts: row.counts === 1 }));
}

type Days = Pick<DatedLink, 'fromOn' | 'toOn'>;

/** The days on which both count; null when there is none. */
export function commonDays(a: Days, b: Days): Days | null {
  const fromOn =
    [a.fromOn, b.fromOn]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  const toOn = [a.toOn, b.toOn].filter((day) => day !== null).sort()[0] ?? null;
  return fromOn !== null && toOn !== null && fromOn > toOn ? null : { fromOn, toOn };
}

/**
 * Follows all that the substitute was replaced by, sets too; coming back to the part on some day of the new link is a loop.
 * @throws DomainError SUBSTITUTE_LOOP with its path
 */
export function refuseLoop(db: ReadDb, partId: number, substituteId: number, days: Days): void {
  const follow = (at: number, path: readonly number[], within: Days): void => {
    if (at === partId) {
      const shown = [...path, at].map((id) => knownPart(db, id).number).join(' → ');
      throw new DomainError('SUBSTITUTE_LOOP', { path: shown });
    }
    if (path.includes(at)) return;
    const next = db.all<Days & { id: number }>(sql`
      SELECT substitute_id AS id, from_on AS fromOn, to_on AS toOn FROM part_substitute WHERE part_id = ${at} AND kind <> 'equal'`);
    for (const link of next) {
      const common = commonDays(within, link);
      if (common) follow(link.id, [...path, at], common);
    }
  };
  follow(substituteId, [partId], days);
}
