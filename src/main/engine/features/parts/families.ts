import { DomainError } from '@shared/contract/errors';
import type { FamilyMember } from '@shared/features/parts/model';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { part, partSubstitute } from '../../db/schema/parts';
import { knownPart } from './repo';

interface Link {
  partId: number;
  substituteId: number;
  kind: (typeof partSubstitute.$inferSelect)['kind'];
}

/** Every part that is linked with this one, directly or through others, itself among them. */
function familyOf(db: ReadDb, partId: number): { ids: number[]; links: Link[] } {
  const ids = new Set([partId]);
  const links = new Map<string, Link>();
  for (let fresh = [partId]; fresh.length > 0; ) {
    const found = db
      .select({
        partId: partSubstitute.partId,
        substituteId: partSubstitute.substituteId,
        kind: partSubstitute.kind,
      })
      .from(partSubstitute)
      .where(or(inArray(partSubstitute.partId, fresh), inArray(partSubstitute.substituteId, fresh)))
      .all();
    fresh = [];
    for (const link of found) {
      links.set(`${link.partId}:${link.substituteId}`, link);
      for (const id of [link.partId, link.substituteId]) {
        if (ids.has(id)) continue;
        ids.add(id);
        fresh.push(id);
      }
    }
  }
  return { ids: [...ids], links: [...links.values()] };
}

/**
 * Writes under which number a part's family is found: the one that nothing replaces and that others were linked to, an
 * active one before an ended one. To be called for a part whenever its number, state or links changed; after a removed
 * link for both of its ends.
 */
export function refreshFamily(tx: WriteTx, partId: number): void {
  const { ids, links } = familyOf(tx, partId);
  const members = tx
    .select({ id: part.id, numberKey: part.numberKey, active: part.active })
    .from(part)
    .where(inArray(part.id, ids))
    .all();
  const left = (id: number) => links.some((link) => link.kind === 'replaced' && link.partId === id);
  const joined = (id: number) => links.some((link) => link.kind === 'equal' && link.substituteId === id);
  const weight = (member: (typeof members)[number]) =>
    (left(member.id) ? 4 : 0) + (member.active ? 0 : 2) + (joined(member.id) ? 1 : 0);
  const [head] = [...members].sort((a, b) => weight(a) - weight(b) || a.id - b.id);
  if (!head) return;
  for (const { id, numberKey } of members) {
    const isHead = id === head.id;
    // A blank sorts before every character of a key, so the members follow their head and precede every longer number.
    // Replaced numbers stand before equal ones.
    const familyKey = isHead ? numberKey : `${head.numberKey} ${left(id) ? 0 : 1}${numberKey}`;
    tx.update(part)
      .set({ familyId: isHead ? null : head.id, familyKey })
      .where(eq(part.id, id))
      .run();
  }
}

/** Follows all that the substitute was replaced by; coming back to the part is a loop. @throws DomainError SUBSTITUTE_LOOP with its path */
export function refuseLoop(db: ReadDb, partId: number, substituteId: number): void {
  const seen = new Set<number>();
  const follow = (at: number, path: readonly number[]): void => {
    if (at === partId) {
      const shown = [...path, at].map((id) => knownPart(db, id).number).join(' → ');
      throw new DomainError('SUBSTITUTE_LOOP', { path: shown });
    }
    if (seen.has(at)) return;
    seen.add(at);
    const next = db
      .select({ id: partSubstitute.substituteId })
      .from(partSubstitute)
      .where(and(eq(partSubstitute.partId, at), eq(partSubstitute.kind, 'replaced')))
      .all();
    for (const { id } of next) follow(id, [...path, at]);
  };
  follow(substituteId, [partId]);
}

/** All numbers of a part's family with their stock, the current one first (domain §4.2); a part alone is its own family. */
export function familyMembers(db: ReadDb, headId: number): FamilyMember[] {
  return db.all<FamilyMember>(sql`
    SELECT p.id AS partId, p.number, p.brand, p.name_bg AS name, p.price_cents AS priceCents, r.number AS replacedBy,
      CASE WHEN p.family_id IS NULL THEN 'current' WHEN r.number IS NULL THEN 'equal' ELSE 'replaced' END AS relation,
      coalesce((SELECT sum(b.quantity_milli) FROM stock_balance b WHERE b.part_id = p.id), 0) AS quantityMilli,
      coalesce((SELECT sum(max(0, b.quantity_milli - b.reserved_milli)) FROM stock_balance b WHERE b.part_id = p.id), 0) AS freeMilli
    FROM part p LEFT JOIN part r ON r.id = (
      SELECT s.substitute_id FROM part_substitute s WHERE s.part_id = p.id AND s.kind = 'replaced' ORDER BY s.id DESC LIMIT 1)
    WHERE p.id = ${headId} OR p.family_id = ${headId} ORDER BY p.family_key, p.id`);
}
