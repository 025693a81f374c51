import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlate, plateKey, plateKind } from './plates';

describe('plates', () => {
  it.each([
    ['CB4521KT', 'standard', 'СВ 4521 КТ'],
    ['св-4521-кт', 'standard', 'СВ 4521 КТ'],
    ['с 1234 ма', 'standard', 'С 1234 МА'],
    ['PB 1111 A', 'standard', 'РВ 1111 А'],
    ['ea3318cb', 'electric', 'ЕА 3318 СВ'],
    ['123 b 456', 'temporary', '123 В 456'],
    ['BA 123456', 'military', 'ВА 123456'],
    ['C 1234', 'diplomatic', 'С 1234'],
    ['CB MAMA', 'vanity', 'CB MAMA'],
    [' B-MW 1234 ', 'foreign', 'B-MW 1234'],
    ['KA 1234 AB', 'foreign', 'KA 1234 AB'],
    ['BG 1234-ĆĆ', 'foreign', 'BG 1234-ĆĆ'],
    ['СВ 452 КТ', 'foreign', 'СВ 452 КТ'],
    ['', 'foreign', ''],
  ])('%s is %s, shown %s', (typed, kind, shown) => {
    expect(plateKind(typed)).toBe(kind);
    expect(formatPlate(typed)).toBe(shown);
  });

  it('have one key in both scripts', () => {
    expect(plateKey('СВ 4521 КТ')).toBe('CB4521KT');
    expect(plateKey('cb.4521-kt')).toBe('CB4521KT');
  });

  it('keep their key and look when shown again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(CB|С|PB) ?\d{4} ?[ABKТХ]{1,2}$/)), (text) => {
        const shown = formatPlate(text);
        expect(plateKey(shown)).toBe(plateKey(text));
        expect(formatPlate(shown)).toBe(shown);
      }),
    );
  });
});
