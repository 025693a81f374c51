import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords } from './words';

describe('amounts in Bulgarian words', () => {
  it.each([
    [0, 'нула евро'],
    [100, 'едно евро'],
    [200, 'две евро'],
    [2100, 'двадесет и едно евро'],
    [10_100, 'сто и едно евро'],
    [12_200, 'сто двадесет и две евро'],
    [100_000, 'хиляда евро'],
    [100_100, 'хиляда и едно евро'],
    [102_000, 'хиляда и двадесет евро'],
    [102_100, 'хиляда двадесет и едно евро'],
    [110_000, 'хиляда и сто евро'],
    [112_000, 'хиляда сто и двадесет евро'],
    [123_400, 'хиляда двеста тридесет и четири евро'],
    [250_000, 'две хиляди и петстотин евро'],
    [2_100_000, 'двадесет и една хиляди евро'],
    [2_100_100, 'двадесет и една хиляди и едно евро'],
    [20_140_100, 'двеста и една хиляди четиристотин и едно евро'],
    [100_000_000, 'един милион евро'],
    [100_100_000, 'един милион и хиляда евро'],
    [150_000_000, 'един милион и петстотин хиляди евро'],
    [1, 'нула евро и един евроцент'],
    [101, 'едно евро и един евроцент'],
    [202, 'две евро и два евроцента'],
    [521, 'пет евро и двадесет и един евроцента'],
    [123_456, 'хиляда двеста тридесет и четири евро и петдесет и шест евроцента'],
    [200_000_000, 'два милиона евро'],
    [152_000_000, 'един милион петстотин и двадесет хиляди евро'],
    [100_000_000_000, 'един милиард евро'],
    [1900, 'деветнадесет евро'],
    [-202, 'минус две евро и два евроцента'],
  ])('%i', (cents, words) => {
    expect(amountInWords(cents, 'bg')).toBe(words);
  });
});

describe('amounts in English words', () => {
  it.each([
    [0, 'zero euros'],
    [100, 'one euro'],
    [101, 'one euro and one cent'],
    [2100, 'twenty-one euros'],
    [100_100, 'one thousand and one euros'],
    [123_456, 'one thousand two hundred and thirty-four euros and fifty-six cents'],
    [100_000_000, 'one million euros'],
    [120_000_000, 'one million two hundred thousand euros'],
    [-50, 'minus zero euros and fifty cents'],
  ])('%i', (cents, words) => {
    expect(amountInWords(cents, 'en')).toBe(words);
  });
});

describe('amounts in words', () => {
  it('refuse what is no amount', () => {
    for (const wrong of [1.5, Number.NaN, 1e14]) expect(() => amountInWords(wrong, 'bg')).toThrow(RangeError);
  });

  const amount = fc.integer({ min: 0, max: 99_999_999_999 });

  it('are different for different amounts, and single-spaced', () => {
    fc.assert(
      fc.property(amount, amount, fc.constantFrom('bg' as const, 'en' as const), (a, b, language) => {
        const [first, second] = [amountInWords(a, language), amountInWords(b, language)];
        expect(first === second).toBe(a === b);
        expect(first).not.toMatch(/ {2}|^ | $|undefined/);
      }),
    );
  });

  it('never have „и“ twice running, nor at an end', () => {
    fc.assert(
      fc.property(amount, (cents) => {
        expect(amountInWords(cents, 'bg')).not.toMatch(/(^|\s)и(\s+и\s|$)|^и\s/u);
      }),
    );
  });
});
