import type { OfferRelation } from '@shared/features/parts/model';

/** A link that counts on the day in question. `set` does not make a family: one of several is no substitute by itself. */
export interface FamilyLink {
  partId: number;
  substituteId: number;
  kind: 'replaced' | 'set' | 'equal';
}

export interface GraphMember {
  id: number;
  active: boolean;
}

/** All that is reached from `start`; `start` is among it. */
function reach(start: number, next: (id: number) => readonly number[]): Set<number> {
  const seen = new Set([start]);
  // A set yields what is added to it while it is walked.
  for (const id of seen) for (const other of next(id)) seen.add(other);
  return seen;
}

function neighbours(links: readonly FamilyLink[], of: (link: FamilyLink) => readonly [number, number][]) {
  const known = new Map<number, number[]>();
  for (const link of links)
    for (const [from, to] of of(link)) {
      const list = known.get(from);
      if (list) list.push(to);
      else known.set(from, [to]);
    }
  return (id: number): readonly number[] => known.get(id) ?? [];
}

const forwards = ({ kind, partId, substituteId }: FamilyLink): [number, number][] => {
  if (kind === 'set') return [];
  return kind === 'replaced'
    ? [[partId, substituteId]]
    : [
        [partId, substituteId],
        [substituteId, partId],
      ];
};
const backwards = (link: FamilyLink): [number, number][] => forwards(link).map(([from, to]) => [to, from]);

/** The families that the links make, each with all of its members (domain §4.2). */
export function familiesOf(links: readonly FamilyLink[]): number[][] {
  const next = neighbours(links, (link) => [...forwards(link), ...backwards(link)]);
  const placed = new Set<number>();
  const families: number[][] = [];
  for (const { partId, substituteId, kind } of links) {
    if (kind === 'set' || placed.has(partId) || placed.has(substituteId)) continue;
    const family = [...reach(partId, next)];
    for (const id of family) placed.add(id);
    families.push(family);
  }
  return families;
}

/** Whether something takes the place of a part. */
export const isReplaced = (id: number, links: readonly FamilyLink[]): boolean =>
  links.some((link) => link.kind !== 'equal' && link.partId === id);

/**
 * Under which number a family is found: one that nothing replaces, an active one before an ended one, the one that others
 * were linked to.
 */
export function headOf(members: readonly GraphMember[], links: readonly FamilyLink[]): number | undefined {
  const joined = (id: number) => links.some((link) => link.kind === 'equal' && link.substituteId === id);
  const weight = ({ id, active }: GraphMember) =>
    (isReplaced(id, links) ? 4 : 0) + (active ? 0 : 2) + (joined(id) ? 1 : 0);
  return [...members].sort((a, b) => weight(a) - weight(b) || a.id - b.id)[0]?.id;
}

/** What each member of the family is to the part that was asked for. */
export function relationsTo(asked: number, links: readonly FamilyLink[]): (id: number) => OfferRelation {
  const equals = reach(
    asked,
    neighbours(
      links.filter((link) => link.kind === 'equal'),
      forwards,
    ),
  );
  const later = reach(asked, neighbours(links, forwards));
  const earlier = reach(asked, neighbours(links, backwards));
  return (id) => {
    if (id === asked) return 'asked';
    if (equals.has(id)) return 'equal';
    if (later.has(id)) return 'replaced';
    return earlier.has(id) ? 'older' : 'related';
  };
}

/**
 * The number that is sold today: the last active one down the chain of „replaced by“, the part itself when there is none.
 * Links must come newest first: of two replacements of one number the later said one is followed.
 */
export function currentOf(
  id: number,
  links: readonly FamilyLink[],
  isActive: (id: number) => boolean,
): number {
  const walked = new Set([id]);
  let current = id;
  for (let at: number | undefined = id; at !== undefined; ) {
    const from: number = at;
    at = links.find((link) => link.kind === 'replaced' && link.partId === from)?.substituteId;
    if (at === undefined || walked.has(at)) break;
    walked.add(at);
    if (isActive(at)) current = at;
  }
  return current;
}
