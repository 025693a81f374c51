import { sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { countsOn, familyIds } from './families';
import { type FamilyLink, familiesOf, headOf, isReplaced } from './familyGraph';

interface StoredMember {
  id: number;
  numberKey: string;
  active: boolean;
  familyId: number | null;
  familyKey: string;
  minimumMilli: number;
  maximumMilli: number | null;
}

/**
 * Writes under which number a part's family is found today. To be called for a part whenever its number, state or links
 * changed; after a removed link for both of its ends.
 */
export function refreshFamily(tx: WriteTx, partId: number, today: string): void {
  const ids = familyIds(tx, partId, today);
  const links = tx.all<FamilyLink>(sql`
    SELECT s.part_id AS partId, s.substitute_id AS substituteId, s.kind FROM part_substitute s
    WHERE s.part_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${countsOn(today)}`);
  writeFamily(tx, membersOf(tx, ids), links);
}

/**
 * Brings all families up to the day: links begin and end by their dates, price lists bring thousands at once. Writes only
 * what differs; returns how many parts changed.
 */
export function refreshFamilies(tx: WriteTx, today: string): number {
  const links = tx.all<FamilyLink>(sql`
    SELECT s.part_id AS partId, s.substitute_id AS substituteId, s.kind FROM part_substitute s WHERE ${countsOn(today)}`);
  const families = familiesOf(links);
  const linked = new Set(families.flat());
  const left = tx
    .all<{ id: number }>(sql`
      SELECT id FROM part WHERE family_id IS NOT NULL UNION SELECT part_id FROM part_substitute UNION SELECT substitute_id FROM part_substitute`)
    .filter(({ id }) => !linked.has(id));
  const all = [...families, ...left.map(({ id }) => [id])];
  const members = new Map(membersOf(tx, all.flat()).map((member) => [member.id, member]));
  const linksOf = new Map<number, FamilyLink[]>();
  for (const link of links) linksOf.set(link.partId, [...(linksOf.get(link.partId) ?? []), link]);
  let changed = 0;
  for (const family of all)
    changed += writeFamily(
      tx,
      family.flatMap((id) => members.get(id) ?? []),
      family.flatMap((id) => linksOf.get(id) ?? []),
    );
  return changed;
}

function membersOf(tx: WriteTx, ids: readonly number[]): StoredMember[] {
  return tx
    .all<Omit<StoredMember, 'active'> & { active: number }>(sql`
      SELECT id, number_key AS numberKey, active, family_id AS familyId, family_key AS familyKey,
        minimum_milli AS minimumMilli, maximum_milli AS maximumMilli
      FROM part WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .map((row) => ({ ...row, active: row.active === 1 }));
}

function writeFamily(tx: WriteTx, members: readonly StoredMember[], links: readonly FamilyLink[]): number {
  const headId = headOf(members, links);
  const head = members.find((member) => member.id === headId);
  if (!head) return 0;
  let changed = 0;
  for (const member of members) {
    const familyId = member === head ? null : head.id;
    // A blank sorts before every character of a key, so the members follow their head and precede every longer number.
    // Replaced numbers stand before equal ones.
    const familyKey =
      member === head
        ? head.numberKey
        : `${head.numberKey} ${isReplaced(member.id, links) ? 0 : 1}${member.numberKey}`;
    if (member.familyId === familyId && member.familyKey === familyKey) continue;
    tx.run(sql`UPDATE part SET family_id = ${familyId}, family_key = ${familyKey} WHERE id = ${member.id}`);
    changed += 1;
  }
  inheritMinimum(tx, head, members);
  return changed;
}

/** A new number begins with the minimum of the one it follows; what a person writes on it later stays (domain §4.2). */
function inheritMinimum(tx: WriteTx, head: StoredMember, members: readonly StoredMember[]): void {
  if (head.minimumMilli > 0) return;
  const [heir] = members
    .filter((member) => member !== head && member.familyId !== head.id && member.minimumMilli > 0)
    .sort((a, b) => b.minimumMilli - a.minimumMilli);
  if (!heir) return;
  tx.run(sql`UPDATE part SET minimum_milli = ${heir.minimumMilli}, maximum_milli = coalesce(maximum_milli, ${heir.maximumMilli})
    WHERE id = ${head.id}`);
}
