import { describe, expect, it } from 'vitest';
import { nextEmpty } from './nav';

describe('nextEmpty', () => {
  it('skips filled fields on the way down', () => {
    expect(nextEmpty([false, false, true, true], 0)).toBe(2);
  });

  it('comes back to a field that was passed by', () => {
    expect(nextEmpty([true, false, false], 2)).toBe(0);
  });

  it('never stays on the field it left, even if that is empty', () => {
    expect(nextEmpty([false, true, false], 1)).toBe(-1);
  });

  it('starts before the first field when none has the focus', () => {
    expect(nextEmpty([true, true], -1)).toBe(0);
  });
});
