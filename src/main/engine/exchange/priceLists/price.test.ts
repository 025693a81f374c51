import { vatFromGross } from '@shared/kernel/money';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { guessEncoding, isOddText } from './encoding';
import { rowsOf } from './lines';
import { guessDecimalMark, netCents, parsePrice } from './price';

const comma = { decimalMark: ',', impliedDecimals: null } as const;
const dot = { decimalMark: '.', impliedDecimals: null } as const;

describe('a price of a file', () => {
  it('is read with its mark, groups, currency and a third decimal rounded half up', () => {
    expect(parsePrice('1 234,56 €', comma)).toBe(123_456);
    expect(parsePrice('1.234,56', comma)).toBe(123_456);
    expect(parsePrice("1'234.5", dot)).toBe(123_450);
    expect(parsePrice('1.005', dot)).toBe(101);
    expect(parsePrice('00001230', { decimalMark: ',', impliedDecimals: 2 })).toBe(1230);
    expect(parsePrice('', comma)).toBeNull();
    expect(parsePrice('-5,00', comma)).toBe('price');
    expect(parsePrice('1,234.56', comma)).toBe('price');
    expect(parsePrice('12 345 678,00', comma)).toBe('priceRange');
  });

  it('comes back as it was written, whatever the mark and the grouping', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom(',', '.'),
        fc.boolean(),
        (cents, mark, grouped) => {
          const other = mark === ',' ? '.' : ',';
          const whole = String(Math.floor(cents / 100));
          const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, other) : whole;
          const text = `${shown}${mark}${String(cents % 100).padStart(2, '0')}`;
          expect(parsePrice(text, { decimalMark: mark as ',' | '.', impliedDecimals: null })).toBe(cents);
          expect(guessDecimalMark([text])).toBe(mark);
        },
      ),
    );
  });

  it('gross becomes net as the sum and the tax of an invoice do', () => {
    expect(netCents(6288, 2000)).toBe(5240);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom(0, 900, 2000), (gross, vatBp) => {
        expect(Math.abs(netCents(gross, vatBp) - vatFromGross(gross, vatBp).baseCents)).toBeLessThanOrEqual(
          1,
        );
      }),
    );
  });
});

describe('the encoding of a file', () => {
  const bulgarian = 'Номер;Наименование;Цена\n1K0;Спирачен диск преден ляв;52,40\n06A;Маслен филтър;9,90\n';
  const german = 'Nummer;Bezeichnung;Preis\n1K0;Stoßfänger für Kotflügel;52,40\n06A;Ölfilter groß;9,90\n';

  it('is found by how the words read', () => {
    for (const encoding of ['windows-1251', 'cp866', 'utf8'] as const)
      expect(guessEncoding(iconv.encode(bulgarian, encoding))).toBe(encoding);
    for (const encoding of ['windows-1252', 'cp850'] as const)
      expect(guessEncoding(iconv.encode(german, encoding))).toBe(encoding);
  });

  it('makes words odd when it is the wrong one, and only then', () => {
    const bytes = iconv.encode('Спирачен диск', 'windows-1251');
    expect(isOddText('Спирачен диск')).toBe(false);
    expect(isOddText('Stoßfänger für')).toBe(false);
    expect(isOddText(iconv.decode(bytes, 'windows-1252'))).toBe(true);
    expect(isOddText(iconv.decode(bytes, 'utf8'))).toBe(true);
    expect(isOddText(iconv.decode(Buffer.from('Спирачен диск'), 'windows-1251'))).toBe(true);
  });
});

it('a quote that never ends costs its own line only, wherever it stands', () => {
  const cell = fc.stringMatching(/^[A-Za-z0-9 ]{1,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 60 }), fc.nat(), (rows, at) => {
      const broken = at % rows.length;
      const lines = rows.map(([a, b], index) => ({
        line: index + 1,
        text: index === broken ? `"${a};${b}` : `${a};${b}`,
      }));
      const read = [...rowsOf(lines, ';')];
      expect(read.map(({ cells }) => cells === 'quotes')).toEqual(rows.map((_, index) => index === broken));
      expect(read.filter((_, index) => index !== broken).map(({ cells }) => cells)).toEqual(
        rows.filter((_, index) => index !== broken),
      );
    }),
  );
});
