import { describe, expect, it } from 'vitest';
import { rulerOf, sizeText } from './choices';

describe('rulerOf', () => {
  it('ends each group at its position and covers the record exactly', () => {
    expect(rulerOf(20)).toBe('········10········20');
    expect(rulerOf(120)).toHaveLength(120);
    expect(rulerOf(120).endsWith('·······120')).toBe(true);
  });
});

describe('sizeText', () => {
  it('counts as the box of the stick does', () => {
    expect(sizeText(999)).toBe('999 B');
    expect(sizeText(587_308)).toBe('587 KB');
    expect(sizeText(14_200_000_000)).toBe('14,2 GB');
  });
});
