import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPartNumber, isExchangePart, parseVwNumber, partKey } from './partNumber';

describe('VW part numbers', () => {
  it.each([
    ['1K0 615 301 AA', '1K0615301AA   ', '1K0 615 301 AA'],
    ['8Z0 419 091 D 1KT', '8Z0419091D 1KT', '8Z0 419 091 D 1KT'],
    ['535 863 216 4FB', '535863216  4FB', '535 863 216 4FB'],
    ['N 908 132 02', 'N  90813202   ', 'N 908 132 02'],
    ['N90813202', 'N  90813202   ', 'N 908 132 02'],
    ['N 908 132', 'N  908132     ', 'N 908 132'],
    ['N 908 132 1', 'N  9081321    ', 'N 908 132 1'],
    ['B 000 750 M3', 'B  000750M3   ', 'B 000 750 M3'],
    ['G 052 195 M2', 'G  052195M2   ', 'G 052 195 M2'],
    ['1k0-615.301/aa', '1K0615301AA   ', '1K0 615 301 AA'],
    ['1К0\u00a0615\u00a0301 АА', '1K0615301AA   ', '1K0 615 301 AA'],
    ['06A115561B', '06A115561B    ', '06A 115 561 B'],
    ['8Z0419091ABCDE', '8Z0419091ABCDE', '8Z0 419 091 AB CDE'],
    ['1K0615301', '1K0615301     ', '1K0 615 301'],
  ])('%s', (typed, etka14, shown) => {
    expect(parseVwNumber(typed)).toMatchObject({ etka14, shown });
  });

  it.each(['', '1K0 615', '1K0615301ABCDEF', 'N 908', '1K0 615 30Ж', 'W 712/95'])('are not %j', (typed) => {
    expect(parseVwNumber(typed)).toBeNull();
  });

  it('have base, index and colour apart', () => {
    expect(parseVwNumber('8Z0 419 091 D 1KT')).toMatchObject({
      base: '8Z0419091',
      index: 'D',
      colour: '1KT',
    });
    expect(parseVwNumber('N 908 132 02')).toMatchObject({ base: 'N  908132', index: '02', colour: '' });
  });

  it('tell an exchange part by its index', () => {
    const exchange = (typed: string) => {
      const number = parseVwNumber(typed);
      return number !== null && isExchangePart(number);
    };
    expect(['038 903 024 AX', '038 903 024 X', '038 903 024 A', '535 863 216 4FX'].map(exchange)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('have always 14 characters, and come back from every form they are written in', () => {
    const character = '[0-9A-Z]';
    const number = fc.oneof(
      fc.stringMatching(new RegExp(`^${character}{9}${character}{0,5}$`)),
      fc.stringMatching(/^N\d{6,8}$/),
      fc.stringMatching(/^[GB]\d{6}[A-Z]\d?$/),
    );
    fc.assert(
      fc.property(number, (key) => {
        const parsed = parseVwNumber(key);
        expect(parsed?.etka14).toHaveLength(14);
        expect(parseVwNumber(parsed?.shown ?? '')).toEqual(parsed);
        expect(parseVwNumber(parsed?.etka14 ?? '')).toEqual(parsed);
        expect(partKey(parsed?.shown ?? '')).toBe(key);
      }),
    );
  });
});

describe('part numbers of any brand', () => {
  it('have a key without separators, in Latin', () => {
    expect(partKey('0 986 494-104')).toBe('0986494104');
    expect(partKey('w 712/95')).toBe('W71295');
    expect(partKey('ОС 90')).toBe('OC90');
  });

  it('pass through as typed unless of the VW group', () => {
    expect(formatPartNumber(' W 712/95 ', false)).toBe('W 712/95');
    expect(formatPartNumber('1K0615301AA', false)).toBe('1K0615301AA');
    expect(formatPartNumber('1K0615301AA', true)).toBe('1K0 615 301 AA');
    expect(formatPartNumber('W 712/95', true)).toBe('W 712/95');
  });
});
