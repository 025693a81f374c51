import { describe, expect, it } from 'vitest';
import { nextRow, nextSort } from './tableNav';

describe('nextRow', () => {
  it('stays inside the list at both ends', () => {
    expect(nextRow('ArrowUp', 0, 10, 5)).toBe(0);
    expect(nextRow('ArrowDown', 9, 10, 5)).toBe(9);
    expect(nextRow('PageDown', 7, 10, 5)).toBe(9);
    expect(nextRow('PageUp', 2, 10, 5)).toBe(0);
  });

  it('enters the list from above and jumps to its ends', () => {
    expect(nextRow('ArrowDown', -1, 10, 5)).toBe(0);
    expect(nextRow('End', 0, 10, 5)).toBe(9);
    expect(nextRow('Home', 9, 10, 5)).toBe(0);
  });

  it('leaves other keys and empty lists alone', () => {
    expect(nextRow('a', 0, 10, 5)).toBeUndefined();
    expect(nextRow('ArrowDown', -1, 0, 5)).toBeUndefined();
  });
});

describe('nextSort', () => {
  it('goes up, down and back to the own order of the list', () => {
    const up = nextSort(null, 'number');
    const down = nextSort(up, 'number');
    expect([up, down, nextSort(down, 'number')]).toEqual([
      { by: 'number', dir: 'asc' },
      { by: 'number', dir: 'desc' },
      null,
    ]);
    expect(nextSort(down, 'date')).toEqual({ by: 'date', dir: 'asc' });
  });
});
