import { describe, expect, it } from 'vitest';
import { zoomAfterKey } from './zoom';

describe('zoom by keyboard', () => {
  it('goes up in steps and stops at 200 %', () => {
    expect(zoomAfterKey('Equal', 1)).toBe(1.1);
    expect(zoomAfterKey('NumpadAdd', 1.75)).toBe(2);
    expect(zoomAfterKey('Equal', 2)).toBe(2);
  });

  it('goes down and returns to 100 %', () => {
    expect(zoomAfterKey('Minus', 1.25)).toBe(1.1);
    expect(zoomAfterKey('Minus', 0.8)).toBe(0.8);
    expect(zoomAfterKey('Digit0', 1.75)).toBe(1);
  });

  it('leaves every other key alone', () => {
    expect(zoomAfterKey('KeyP', 1)).toBeNull();
  });
});
