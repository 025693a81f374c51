import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageUnitCents,
  EMPTY_STOCK,
  issue,
  receive,
  reverseReceipt,
  type StockState,
} from './averageCost';

const received = (state: StockState, quantityMilli: number, valueCents: number): StockState =>
  receive(state, quantityMilli, valueCents).state;

describe('weighted average cost', () => {
  it('averages what comes in', () => {
    const state = received(received(EMPTY_STOCK, 2000, 2000), 1000, 1600);
    expect(state).toEqual({ quantityMilli: 3000, valueCents: 3600 });
    expect(averageUnitCents(state)).toBe(1200);
    expect(averageUnitCents(EMPTY_STOCK)).toBe(0);
  });

  it('lets the last unit take the remaining value', () => {
    let state = received(EMPTY_STOCK, 3000, 100);
    const values: number[] = [];
    for (let unit = 0; unit < 3; unit += 1) {
      const out = issue(state, 1000);
      values.push(out.valueCents);
      state = out.state;
    }
    expect(values).toEqual([33, 34, 33]);
    expect(state).toEqual(EMPTY_STOCK);
  });

  it('gives a reversed receipt back at its own value, but not more than there is', () => {
    const state = received(received(EMPTY_STOCK, 1000, 1000), 1000, 3000);
    expect(reverseReceipt(state, 1000, 3000)).toEqual({
      state: { quantityMilli: 1000, valueCents: 1000 },
      valueCents: 3000,
    });
    const low: StockState = { quantityMilli: 2000, valueCents: 500 };
    expect(reverseReceipt(low, 1000, 800)).toEqual({
      state: { quantityMilli: 1000, valueCents: 0 },
      valueCents: 500,
    });
    expect(reverseReceipt(low, 2000, 100)).toEqual({ state: EMPTY_STOCK, valueCents: 500 });
  });

  it('refuses more than there is, nothing, less than nothing and a negative value', () => {
    const state = received(EMPTY_STOCK, 1000, 100);
    expect(() => issue(state, 1001)).toThrow(RangeError);
    expect(() => issue(state, 0)).toThrow(RangeError);
    expect(() => issue(state, -1)).toThrow(RangeError);
    expect(() => issue(state, 0.5)).toThrow(RangeError);
    expect(() => receive(state, -1, 10)).toThrow(RangeError);
    expect(() => receive(state, 1, -10)).toThrow(RangeError);
    expect(() => reverseReceipt(state, 2000, 10)).toThrow(RangeError);
    expect(() => issue(EMPTY_STOCK, 1)).toThrow(RangeError);
  });

  it('holds over 100 000 random movements: value = Σ movements, zero quantity has zero value', () => {
    let seed = 20_261_124;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    let state = EMPTY_STOCK;
    let value = 0;
    let quantity = 0;
    let emptied = 0;
    for (let step = 0; step < 100_000; step += 1) {
      if (state.quantityMilli === 0 || random(5) < 2) {
        const [inMilli, inCents] = [1 + random(20_000), random(500_000)];
        state = received(state, inMilli, inCents);
        quantity += inMilli;
        value += inCents;
      } else {
        const outMilli =
          random(6) === 0 ? state.quantityMilli : 1 + random(Math.min(state.quantityMilli, 15_000));
        const out = issue(state, outMilli);
        state = out.state;
        quantity -= outMilli;
        value -= out.valueCents;
      }
      if (state.quantityMilli === 0) {
        emptied += 1;
        if (state.valueCents !== 0) throw new Error(`step ${step}: value left without stock`);
      }
      if (state.valueCents < 0) throw new Error(`step ${step}: negative value`);
    }
    expect(state).toEqual({ quantityMilli: quantity, valueCents: value });
    expect(emptied).toBeGreaterThan(1000);
  });

  it('never moves the average by more than a cent when a part leaves', () => {
    const positive = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(positive, positive, positive, (quantityMilli, valueCents, asked) => {
        const state = { quantityMilli, valueCents };
        const out = issue(state, Math.min(asked, quantityMilli));
        const exact = (valueCents * Math.min(asked, quantityMilli)) / quantityMilli;
        expect(Math.abs(out.valueCents - exact)).toBeLessThanOrEqual(0.5000001);
      }),
    );
  });
});

describe('stock below zero', () => {
  it('is a debt at the cost it left with, settled by what comes in', () => {
    const short = issue({ quantityMilli: 1000, valueCents: 1000 }, 3000, 0);
    expect(short).toEqual({ state: { quantityMilli: -2000, valueCents: -2000 }, valueCents: 3000 });
    // three at 11.00: two of them were booked out at 10.00, so the two euros more are a correction
    expect(receive(short.state, 3000, 3300)).toEqual({
      state: { quantityMilli: 1000, valueCents: 1100 },
      correctionCents: -200,
    });
    expect(receive(short.state, 2000, 1500)).toEqual({ state: EMPTY_STOCK, correctionCents: 500 });
    expect(issue(EMPTY_STOCK, 1500, 999).valueCents).toBe(1499);
    expect(reverseReceipt({ quantityMilli: 1000, valueCents: 700 }, 2000, 500, true)).toEqual({
      state: { quantityMilli: -1000, valueCents: 0 },
      valueCents: 700,
    });
  });

  it('over 100 000 random movements: value = Σ movements, its sign is that of the quantity, zero is worth zero', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    let state = EMPTY_STOCK;
    const sum = { quantityMilli: 0, valueCents: 0 };
    let below = 0;
    for (let step = 0; step < 100_000; step += 1) {
      const [milli, cents] = [
        random(4) === 0 && state.quantityMilli !== 0 ? Math.abs(state.quantityMilli) : 1 + random(20_000),
        random(500_000),
      ];
      const kind = random(5);
      if (kind < 2) {
        const done = receive(state, milli, cents);
        state = done.state;
        sum.quantityMilli += milli;
        sum.valueCents += cents + done.correctionCents;
      } else {
        const done = kind < 4 ? issue(state, milli, cents) : reverseReceipt(state, milli, cents, true);
        state = done.state;
        sum.quantityMilli -= milli;
        sum.valueCents -= done.valueCents;
      }
      const wrong =
        (state.quantityMilli === 0 && state.valueCents !== 0) ||
        (state.quantityMilli > 0 && state.valueCents < 0) ||
        (state.quantityMilli < 0 && state.valueCents > 0);
      if (wrong) throw new Error(`step ${step}: ${JSON.stringify(state)}`);
      if (state.quantityMilli < 0) below += 1;
    }
    expect(state).toEqual(sum);
    expect(below).toBeGreaterThan(1000);
  });
});
