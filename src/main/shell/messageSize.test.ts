import { describe, expect, it } from 'vitest';
import { isWithinLimits } from './messageSize';

describe('size of a message from the window', () => {
  it('an order of 500 lines passes', () => {
    const lines = Array.from({ length: 500 }, (_, at) => ({
      part: at,
      quantityMilli: 1_000,
      text: 'накладки предни',
    }));
    expect(isWithinLimits({ requestId: 'x', lines })).toBe(true);
  });

  it('a text, bytes or a list beyond the limit does not', () => {
    expect(isWithinLimits('я'.repeat(600), 1_000)).toBe(false);
    expect(isWithinLimits({ picture: new Uint8Array(1_001) }, 1_000)).toBe(false);
    expect(isWithinLimits(new ArrayBuffer(1_001), 1_000)).toBe(false);
    expect(isWithinLimits({ list: Array.from({ length: 200 }, () => 1) }, 1_000)).toBe(false);
  });

  it('something nested without end does not, and does not exhaust the stack', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(isWithinLimits(circle)).toBe(false);
  });

  it('a map cannot smuggle what is not counted', () => {
    expect(isWithinLimits({ map: new Map([['a', 'b'.repeat(10_000_000)]]) })).toBe(false);
  });
});
