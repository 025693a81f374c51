import { describe, expect, it } from 'vitest';
import { ScanBurst } from './burst';

const codes: Readonly<Record<string, string>> = { '-': 'Minus', '.': 'Period', ' ': 'Space' };
const codeOf = (character: string) =>
  codes[character] ?? (/\d/.test(character) ? `Digit${character}` : `Key${character}`);

/** Types the text with the given pause and Enter behind it. */
function typed(text: string, pause: number): string | null {
  const burst = new ScanBurst();
  let at = 1000;
  for (const character of text) {
    burst.press({ code: codeOf(character), shift: false, at });
    at += pause;
  }
  return burst.close(at);
}

describe('a run of keys', () => {
  it('is a scan when no hand is that fast', () => {
    expect(typed('MR-184', 8)).toBe('MR-184');
    expect(typed('4006381333931', 12)).toBe('4006381333931');
    // A busy computer gets the keys late; only what reads like a code of ours is still believed.
    expect(typed('MR-184', 120)).toBe('MR-184');
    expect(typed('4006381333931', 120)).toBe(null);
  });

  it('is typing when a hand can be that fast, or when it is short', () => {
    expect(typed('MR-184', 220)).toBe(null);
    expect(typed('184', 5)).toBe(null);
  });

  it('begins anew after a pause and forgets what was typed by hand before', () => {
    const burst = new ScanBurst();
    burst.press({ code: 'KeyB', shift: false, at: 0 });
    expect(burst.press({ code: 'KeyM', shift: false, at: 400 })).toBe(true);
    for (const [index, code] of ['KeyO', 'Minus', 'Digit2', 'Digit6', 'Minus', 'Digit7'].entries())
      expect(burst.press({ code, shift: false, at: 410 + index * 10 })).toBe(false);
    expect(burst.close(480)).toBe('MO-26-7');
  });

  it('is ended by a key that writes nothing', () => {
    const burst = new ScanBurst();
    for (const [index, code] of ['KeyM', 'KeyR', 'ArrowLeft', 'Digit1'].entries())
      burst.press({ code, shift: false, at: index * 5 });
    expect(burst.close(20)).toBe(null);
  });
});
