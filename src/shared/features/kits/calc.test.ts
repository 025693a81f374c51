import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineNetCents } from '../../kernel/money';
import { splitFixedPrice } from '../catalog/packageSplit';
import {
  type Bom,
  type BomLine,
  countLeaves,
  explode,
  kitCost,
  kitMargin,
  kitNetCents,
  leavesOf,
  loopPath,
  maxKitLeaves,
} from './calc';

interface Leaf {
  id: number;
  priceCents: number;
  costCents: number | null;
}
const leaf = (id: number, priceCents: number, costCents: number | null): Leaf => ({
  id,
  priceCents,
  costCents,
});
const line = (
  of: Leaf | Bom<Leaf>,
  quantityMilli: number,
  { scrapBp = 0, measured = false } = {},
): BomLine<Leaf> => ({
  ...{ quantityMilli, scrapBp, measured },
  of: 'lines' in of ? { kind: 'kit', kit: of } : { kind: 'leaf', leaf: of },
});
const summed = (lines: BomLine<Leaf>[], discountBp = 0): Bom<Leaf> => ({
  ...{ pricing: 'components', ownPriceCents: null, discountBp, lines },
});
const own = (lines: BomLine<Leaf>[], ownPriceCents: number): Bom<Leaf> => ({
  ...{ pricing: 'own', ownPriceCents, discountBp: 0, lines },
});
const priceOf = ({ leaf: { priceCents }, quantityMilli }: { leaf: Leaf; quantityMilli: number }) =>
  lineNetCents({ quantityMilli, unitPriceCents: priceCents, discountBp: 0 });
const costOf = (one: Leaf) => one.costCents;

describe('cost and margin of a kit', () => {
  const filter = leaf(1, 1500, 900);
  const oil = leaf(2, 1250, 800);
  const service = summed([line(filter, 1000), line(oil, 4500, { scrapBp: 200, measured: true })], 1000);

  it('is the sum of quantity with scrap times unit cost, level by level', () => {
    // 9,00 + 4,5 × 1,02 × 8,00 = 9,00 + 36,72
    expect(kitCost(service, costOf)).toEqual({ cents: 4572, missing: 0 });
    const double = summed([line(service, 2000), line(filter, 500)]);
    expect(kitCost(double, costOf)).toEqual({ cents: 2 * 4572 + 450, missing: 0 });
  });

  it('says how many components have no cost', () => {
    const kit = summed([line(leaf(3, 100, null), 1000), line(service, 1000), line(leaf(4, 1, null), 9)]);
    expect(kitCost(kit, costOf)).toEqual({ cents: 4572, missing: 2 });
  });

  it('has no percent of nothing', () => {
    expect(kitMargin(10_000, 4572)).toEqual({ marginCents: 5428, marginBp: 5428, markupBp: 11_872 });
    expect(kitMargin(0, 500)).toEqual({ marginCents: -500, marginBp: null, markupBp: -10_000 });
    expect(kitMargin(500, 0)).toEqual({ marginCents: 500, marginBp: 10_000, markupBp: null });
    expect(kitMargin(500, null)).toEqual({ marginCents: null, marginBp: null, markupBp: null });
  });

  it('takes the discount off the sum of the components, or its own price', () => {
    // one filter and 4,59 l: 15,00 + 57,38 = 72,38, less 10 %
    expect(kitNetCents(explode(service, 1000), priceOf)).toBe(6514);
    expect(kitNetCents(explode(own([line(filter, 1000)], 999), 3000), priceOf)).toBe(2997);
    expect(
      kitNetCents(explode(summed([line(own([line(filter, 1000)], 999), 3000)], 5000), 1000), priceOf),
    ).toBe(1499);
  });
});

describe('explosion', () => {
  it('takes what is lost only of what is poured, cut or weighed', () => {
    const kit = summed([
      line(leaf(1, 1, 1), 4000, { scrapBp: 1000 }),
      line(leaf(2, 1, 1), 333, { scrapBp: 1000, measured: true }),
    ]);
    expect(leavesOf(explode(kit, 1000)).map((one) => one.quantityMilli)).toEqual([4000, 367]);
  });

  const bom: fc.Arbitrary<Bom<Leaf>> = fc.letrec<{ bom: Bom<Leaf>; line: BomLine<Leaf> }>((tie) => ({
    line: fc.record({
      quantityMilli: fc.integer({ min: 1, max: 20_000 }),
      scrapBp: fc.integer({ min: 0, max: 3000 }),
      measured: fc.boolean(),
      of: fc.oneof(
        { depthSize: 'small', maxDepth: 3 },
        fc
          .tuple(fc.nat(50), fc.nat(50_000), fc.option(fc.nat(50_000)))
          .map(([id, price, cost]) => ({ kind: 'leaf' as const, leaf: leaf(id, price, cost) })),
        tie('bom').map((kit) => ({ kind: 'kit' as const, kit })),
      ),
    }),
    bom: fc.record({
      pricing: fc.constantFrom('own' as const, 'components' as const),
      ownPriceCents: fc.option(fc.nat(1_000_000)),
      discountBp: fc.nat(10_000),
      lines: fc.array(tie('line'), { minLength: 1, maxLength: 4 }),
    }),
  })).bom;

  it('never takes less than what is needed, and less than a thousandth more', () => {
    fc.assert(
      fc.property(bom, fc.integer({ min: 1, max: 9000 }), (kit, quantityMilli) => {
        const needed = (at: Bom<Leaf>, factor: number): number[] =>
          at.lines.flatMap((one) => {
            const whole =
              factor * (one.quantityMilli / 1000) * (1 + (one.measured ? one.scrapBp / 10_000 : 0));
            return one.of.kind === 'kit' ? needed(one.of.kit, whole) : [whole * 1000];
          });
        const exact = needed(kit, quantityMilli / 1000);
        const taken = leavesOf(explode(kit, quantityMilli)).map((one) => one.quantityMilli);
        expect(taken.length).toBe(exact.length);
        for (const [at, quantity] of taken.entries()) {
          const want = exact[at] ?? 0;
          expect(quantity).toBeGreaterThanOrEqual(want - 1e-9 * want - 1e-9);
          expect(quantity).toBeLessThan(want + 1 + 1e-9 * want);
        }
      }),
    );
  });

  it('shares the price over the lines to the cent', () => {
    fc.assert(
      fc.property(bom, fc.integer({ min: 1, max: 9000 }), (kit, quantityMilli) => {
        const tree = explode(kit, quantityMilli);
        const leaves = leavesOf(tree).map((one) => ({
          quantityMilli: one.quantityMilli,
          netCents: priceOf(one),
        }));
        const total = kitNetCents(tree, priceOf);
        const pieces = splitFixedPrice(leaves, total);
        expect(pieces.reduce((sum, piece) => sum + piece.netCents, 0)).toBe(total);
      }),
    );
  });

  it('lacks a cost exactly when a component of any level does', () => {
    fc.assert(
      fc.property(bom, (kit) => {
        const one = kitCost(kit, costOf);
        expect(one.missing > 0).toBe(
          leavesOf(explode(kit, 1000)).some(({ leaf: of }) => of.costCents === null),
        );
      }),
    );
  });
});

describe('loops', () => {
  const makes: Record<number, number[]> = { 1: [2, 3], 2: [4], 3: [4, 5], 4: [6], 5: [], 6: [] };
  it('are found with their path', () => {
    expect(loopPath(1, (id) => makes[id] ?? [])).toBeNull();
    expect(loopPath(1, (id) => (id === 6 ? [1] : (makes[id] ?? [])))).toEqual([1, 2, 4, 6, 1]);
    expect(loopPath(7, () => [7])).toEqual([7, 7]);
  });

  it('are found in every graph that has one through the part, and only there', () => {
    const graph = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 4 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(graph, (edges) => {
        const reach = new Set<number>();
        const queue = [...(edges[0] ?? [])];
        for (let at = queue.pop(); at !== undefined; at = queue.pop())
          if (!reach.has(at)) {
            reach.add(at);
            queue.push(...(edges[at] ?? []));
          }
        const path = loopPath(0, (id) => edges[id] ?? []);
        expect(path !== null).toBe(reach.has(0));
        for (const [at, id] of (path ?? []).entries())
          if (at > 0) expect(edges[path?.[at - 1] ?? 0]).toContain(id);
      }),
    );
  });

  it('leave a kit that grows too large to be seen as such, however many ways lead to its parts', () => {
    let kit: Bom<Leaf> = summed([line(leaf(1, 1, 1), 1000)]);
    for (let level = 0; level < 60; level++) kit = summed([line(kit, 1000), line(kit, 1000)]);
    expect(countLeaves(kit)).toBe(maxKitLeaves + 1);
  });
});
