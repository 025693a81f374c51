import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentOf, type FamilyLink, familiesOf, headOf, relationsTo } from './familyGraph';

const replaced = (partId: number, substituteId: number): FamilyLink => ({
  partId,
  substituteId,
  kind: 'replaced',
});
const equal = (partId: number, substituteId: number): FamilyLink => ({ partId, substituteId, kind: 'equal' });
const setOf = (partId: number, substituteId: number): FamilyLink => ({ partId, substituteId, kind: 'set' });
const always = () => true;

const anyLinks = fc.array(
  fc
    .record({
      partId: fc.integer({ min: 1, max: 12 }),
      substituteId: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('replaced' as const, 'set' as const, 'equal' as const),
    })
    .filter((link) => link.partId !== link.substituteId),
  { maxLength: 20 },
);

describe('the family of a part', () => {
  it('goes through chains: 1 → 2 → 3 = 4', () => {
    const links = [replaced(1, 2), replaced(2, 3), equal(4, 3)];
    expect(familiesOf(links).map((family) => family.sort())).toEqual([[1, 2, 3, 4]]);
    const members = [1, 2, 3, 4].map((id) => ({ id, active: true }));
    expect(headOf(members, links)).toBe(4);
    expect(currentOf(1, links, always)).toBe(3);
  });

  it('tells what each member is to the asked one', () => {
    const links = [replaced(1, 2), replaced(2, 3), equal(4, 3), replaced(1, 9)];
    const seenFrom = (asked: number) => [1, 2, 3, 4, 9].map(relationsTo(asked, links));
    expect(seenFrom(1)).toEqual(['asked', 'replaced', 'replaced', 'replaced', 'replaced']);
    expect(seenFrom(2)).toEqual(['older', 'asked', 'replaced', 'replaced', 'related']);
    expect(seenFrom(4)).toEqual(['older', 'older', 'equal', 'asked', 'related']);
  });

  it('is not made by a set: a screw of the set is no substitute for the whole', () => {
    expect(familiesOf([setOf(1, 2), setOf(1, 3), replaced(3, 4)])).toEqual([[3, 4]]);
    expect(currentOf(1, [setOf(1, 2), setOf(1, 3)], always)).toBe(1);
  });

  it('leads to the last active number, past ended ones, and stays when the new one has ended', () => {
    const links = [replaced(1, 2), replaced(2, 3)];
    expect(currentOf(1, links, (id) => id !== 2)).toBe(3);
    expect(currentOf(1, links, (id) => id !== 3)).toBe(2);
    expect(currentOf(1, links, (id) => id === 1)).toBe(1);
  });

  it('is the same from whichever member it is asked, and every part has one', () => {
    fc.assert(
      fc.property(anyLinks, (links) => {
        const families = familiesOf(links);
        const inFamilies = families.flat();
        expect(new Set(inFamilies).size).toBe(inFamilies.length);
        for (const family of families) {
          const members = family.map((id) => ({ id, active: id % 3 > 0 }));
          const head = headOf(members, links);
          expect(family).toContain(head);
          for (const start of family) {
            expect(headOf([...members].reverse(), links)).toBe(head);
            expect(family).toContain(currentOf(start, links, (id) => id % 3 > 0));
            const relation = relationsTo(start, links);
            expect(family.filter((id) => relation(id) === 'asked')).toEqual([start]);
          }
        }
        for (const { partId, substituteId } of links.filter((link) => link.kind !== 'set'))
          expect(families.some((f) => f.includes(partId) && f.includes(substituteId))).toBe(true);
      }),
    );
  });

  it('shows „equal“ both ways and „replaced“ as „older“ from the other side, unless a ring makes both', () => {
    fc.assert(
      fc.property(anyLinks, (links) => {
        for (const family of familiesOf(links))
          for (const a of family)
            for (const b of family) {
              const there = relationsTo(a, links)(b);
              const back = relationsTo(b, links)(a);
              if (there === 'equal' || there === 'related') expect(back).toBe(there);
              if (there === 'older') expect(back).toBe('replaced');
            }
      }),
    );
  });
});
