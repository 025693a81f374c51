import { DomainError } from '@shared/contract/errors';
import type { EtkaProfile } from '@shared/features/etka/profile';
import { etkaProfile } from '@shared/features/etka/profileCheck';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type EtkaJob, type EtkaSwitches, formatEtka } from './format';

import { seededProfiles } from './seededProfiles';
import type { EtkaSourceRow } from './sourceRow';

const profileOf = (id: string): EtkaProfile => {
  const found = seededProfiles.find((profile) => profile.id === id);
  if (!found) throw new Error(`no profile ${id}`);
  return found;
};
const FIX120 = profileOf('ETKA-FIX120');
const CSV = profileOf('ETKA-CSV');
const MIN = profileOf('MIN');
const XML = profileOf('XML');

const plain: EtkaSwitches = { withoutPrice: 'skip', price: 'net', onlyAvailable: false, changedSince: null };
// 24.11.2026 16:05:09 in Sofia.
const job = (switches: Partial<EtkaSwitches> = {}): EtkaJob => ({
  dealer: '04711',
  now: Date.UTC(2026, 10, 24, 14, 5, 9),
  seq: 7,
  currency: 'EUR',
  switches: { ...plain, ...switches },
});

const row = (changes: Partial<EtkaSourceRow> = {}): EtkaSourceRow => ({
  partNumber: '1K0 615 301 AA',
  brand: 'VW',
  isVwGroup: true,
  description: 'Спирачен диск',
  quantityMilli: 3500,
  priceNetCents: 1230,
  currency: 'EUR',
  discountGroup: 'A1',
  vatBp: 2000,
  replacedBy: null,
  bin: 'A-12-3',
  priceDate: '2026-11-01',
  coreDepositCents: null,
  status: 'active',
  ...changes,
});

const linesOf = (bytes: Buffer, encoding = 'windows-1252') =>
  iconv.decode(bytes, encoding).split('\r\n').slice(0, -1);

describe('ETKA-FIX120', () => {
  it('writes the records of the specification byte for byte', () => {
    const file = formatEtka(FIX120, [row()], job());
    const header = `H04711   20261124160509EURETKA-FIX120 ${' '.repeat(82)}`;
    const part =
      'DV1K0615301AA   Spirachen disk                000000350' +
      '00000001230EURA1  02000              A-12-3  202611010000000000  ';
    const trailer = `T000000001000000000000350${' '.repeat(95)}`;
    expect(file.bytes.toString('latin1')).toBe(`${header}\r\n${part}\r\n${trailer}\r\n`);
    expect(file.fileName).toBe('ETKA_04711_20261124_007.TXT');
    expect(file).toMatchObject({ written: 1, candidates: 1, skipped: [], sums: { quantityMilli: 3500 } });
  });

  it('puts every field at its position (etka §3)', () => {
    const full = row({
      partNumber: '8Z0 419 091 D 1KT',
      description: 'Volant, кожа',
      quantityMilli: 12_345,
      priceNetCents: 99_999_999_999,
      discountGroup: '12AB',
      vatBp: 900,
      replacedBy: 'N 908 132 02',
      bin: 'B1',
      coreDepositCents: 4550,
      status: 'replaced',
    });
    const [, record = ''] = linesOf(formatEtka(FIX120, [full], job()).bytes);
    const at = (from: number, to: number) => record.slice(from - 1, to);
    expect(at(1, 1)).toBe('D');
    expect(at(3, 16)).toBe('8Z0419091D 1KT');
    expect(at(17, 46)).toBe('Volant, kozha'.padEnd(30));
    expect(at(47, 55)).toBe('000001234');
    expect(at(56, 66)).toBe('99999999999');
    expect(at(67, 69)).toBe('EUR');
    expect(at(70, 73)).toBe('12AB');
    expect(at(74, 78)).toBe('00900');
    expect(at(79, 92)).toBe('N  90813202   ');
    expect(at(93, 100)).toBe('B1      ');
    expect(at(101, 108)).toBe('20261101');
    expect(at(109, 117)).toBe('000004550');
    expect(at(118, 120)).toBe('1  ');
  });

  it('takes the brand character from the profile table', () => {
    const profile = { ...FIX120, brands: { default: 'V', characters: { BOSCH: 'B' } } };
    const rows = [row(), row({ partNumber: '0 986 494 524', brand: 'Bosch', isVwGroup: false })];
    const records = linesOf(formatEtka(profile, rows, job()).bytes).slice(1, -1);
    expect(records.map((record) => record.slice(0, 16))).toEqual(['DB0 986 494 524 ', 'DV1K0615301AA   ']);
  });

  it('cuts only the description; anything else too long is an error row and never in the file', () => {
    const rows = [
      row({ partNumber: 'A1', description: 'Д'.repeat(31), isVwGroup: false }),
      row({ partNumber: '123456789012345', isVwGroup: false }),
      row({ partNumber: 'A2', isVwGroup: false, quantityMilli: 10_000_000_000 }),
      row({ partNumber: 'A3', isVwGroup: false, priceNetCents: 100_000_000_000 }),
      row({ partNumber: 'A4', isVwGroup: false, bin: 'рафт-12-34' }),
      row({ partNumber: 'A5', isVwGroup: false, replacedBy: '123456789012345' }),
      row({ partNumber: 'A6Ж', isVwGroup: false }),
      row({ partNumber: 'A7', isVwGroup: false, priceNetCents: -1 }),
      row({ partNumber: 'A\t8', isVwGroup: false }),
    ];
    const file = formatEtka(FIX120, rows, job());
    expect(file.written).toBe(1);
    expect(linesOf(file.bytes)[1]?.slice(16, 46)).toBe('D'.repeat(30));
    expect(file.skipped.map(({ number, reason, field }) => [number, reason, field])).toEqual([
      ['123456789012345', 'DOES_NOT_FIT', 'partNumber14'],
      ['A\t8', 'INVALID_VALUE', 'partNumber14'],
      ['A2', 'DOES_NOT_FIT', 'quantity'],
      ['A3', 'DOES_NOT_FIT', 'price'],
      ['A4', 'DOES_NOT_FIT', 'bin'],
      ['A5', 'DOES_NOT_FIT', 'replacedBy14'],
      ['A6Ж', 'UNMAPPABLE', 'partNumber14'],
      ['A7', 'INVALID_VALUE', 'price'],
    ]);
    expect(file.sums.quantityMilli).toBe(3500);
  });

  it('keeps one record on one line whatever a name contains', () => {
    const file = formatEtka(FIX120, [row({ description: 'a\r\nT\u0000 \u2028 b\tc' })], job());
    expect(linesOf(file.bytes)[1]?.slice(16, 46)).toBe('a T b c'.padEnd(30));
  });

  it('refuses a dealer number that the header has no room for', () => {
    const call = () => formatEtka(FIX120, [row()], { ...job(), dealer: '123456789' });
    expect(call).toThrow(DomainError);
    expect(call).toThrow('ETKA_PROFILE_UNFIT');
  });
});

describe('ETKA-CSV and MIN', () => {
  it('writes windows-1251 with a header, CRLF, decimal point and quotes as needed', () => {
    const rows = [
      row({ description: 'Диск; "преден"', coreDepositCents: 100 }),
      row({ partNumber: 'N90813202', description: '=SUM(A1)' }),
    ];
    const file = formatEtka(CSV, rows, job());
    expect(iconv.decode(file.bytes, 'windows-1251')).toBe(
      'PARTNO;DESCR;QTY;PRICE;CURR;DISCGRP;VAT;BIN;REPL;DATE\r\n' +
        '1K0615301AA;"Диск; ""преден""";3.50;12.30;EUR;A1;20.00;A-12-3;;20261101\r\n' +
        'N90813202;=SUM(A1);3.50;12.30;EUR;A1;20.00;A-12-3;;20261101\r\n',
    );
    expect(file.bytes.includes(iconv.encode('Диск', 'windows-1251'))).toBe(true);
    expect(file.fileName).toBe('ETKA_04711_20261124_007.CSV');
  });

  it('MIN has three columns', () => {
    const file = formatEtka(MIN, [row({ quantityMilli: 9 }), row({ partNumber: '535 863 216 4FB' })], job());
    expect(file.bytes.toString('latin1')).toBe(
      'PARTNO;QTY;PRICE\r\n1K0615301AA;0.00;12.30\r\n5358632164FB;3.50;12.30\r\n',
    );
  });

  it('replaces what the code page lacks only in texts', () => {
    const file = formatEtka(CSV, [row({ description: 'Größe 中 é' })], job());
    expect(iconv.decode(file.bytes, 'windows-1251').split('\r\n')[1]?.split(';')[1]).toBe('Gro?e ? e');
  });
});

describe('the four shapes of a number (etka §2)', () => {
  it.each([
    ['1K0 615 301 AA', '1K0615301AA   ', '1K0615301AA'],
    ['8Z0 419 091 D 1KT', '8Z0419091D 1KT', '8Z0419091D1KT'],
    ['535 863 216 4FB', '535863216  4FB', '5358632164FB'],
    ['N 908 132 02', 'N  90813202   ', 'N90813202'],
    ['N90813202', 'N  90813202   ', 'N90813202'],
  ])('%s', (partNumber, form14, compact) => {
    const [, record] = linesOf(formatEtka(FIX120, [row({ partNumber })], job()).bytes);
    expect(record?.slice(2, 16)).toBe(form14);
    const [, line] = linesOf(formatEtka(MIN, [row({ partNumber })], job()).bytes);
    expect(line?.split(';')[0]).toBe(compact);
  });
});

describe('a Cyrillic name in each encoding', () => {
  const name = 'Щит №5';
  // Щ и т, a blank, № and 5 by the tables of the code pages; № is in windows-1251 and cp866 only.
  it.each([
    ['utf8', 'transliterate', 'd0a9d0b8d18220e2849635'],
    ['utf8bom', 'transliterate', 'd0a9d0b8d18220e2849635'],
    ['windows-1251', 'error', 'd9e8f220b935'],
    ['cp866', 'error', '99a8e220fc35'],
    ['windows-1252', 'transliterate', '5368746974204e6f35'],
    ['cp850', 'transliterate', '5368746974204e6f35'],
    ['windows-1252', '?', '3f3f3f203f35'],
    ['cp850', '?', '3f3f3f203f35'],
  ] as const)('%s, %s', (encoding, unmappable, hex) => {
    const file = formatEtka({ ...CSV, encoding, unmappable }, [row({ description: name })], job());
    const mark = Buffer.from([0xef, 0xbb, 0xbf]);
    expect(file.bytes.subarray(0, 3).equals(mark)).toBe(encoding === 'utf8bom');
    const text = file.bytes.toString('latin1');
    const line = Buffer.from(text.slice(text.indexOf('\r\n') + 2), 'latin1');
    const from = line.indexOf(';') + 1;
    expect(line.subarray(from, line.indexOf(';', from)).toString('hex')).toBe(hex);
  });

  it.each(['windows-1252', 'cp850'] as const)('%s with the rule „error“ leaves the part out', (encoding) => {
    const file = formatEtka({ ...CSV, encoding, unmappable: 'error' }, [row({ description: name })], job());
    expect(file.skipped).toMatchObject([{ reason: 'UNMAPPABLE', field: 'description' }]);
  });

  it('counts bytes, not characters, in a record of UTF-8', () => {
    const file = formatEtka({ ...FIX120, encoding: 'utf8' }, [row({ description: 'Щ'.repeat(20) })], job());
    const record = file.bytes.subarray(122, 242);
    expect(record.subarray(16, 46).toString()).toBe('Щ'.repeat(15));
    expect(record.subarray(46, 55).toString()).toBe('000000350');
  });
});

describe('XML', () => {
  it('writes one element a part with attributes, escaped, with the sums in the root', () => {
    const rows = [
      row({ description: 'Диск <"преден"> & заден', replacedBy: 'N 908 132 02' }),
      row({ partNumber: 'N90813203', discountGroup: null, bin: null, quantityMilli: 1000 }),
    ];
    expect(formatEtka(XML, rows, job()).bytes.toString()).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<STOCK DEALER="04711" DATE="2026-11-24" TIME="160509" COUNT="2" QTYSUM="4.50">',
        '  <PART><PARTNO>1K0615301AA</PARTNO><DESCR>Диск &lt;&quot;преден&quot;&gt; &amp; заден</DESCR><QTY>3.50</QTY>' +
          '<PRICE CURRENCY="EUR">12.30</PRICE><TAX RATE="20.00"/><GROUP>A1</GROUP><BIN>A-12-3</BIN><REPL>N90813202</REPL></PART>',
        '  <PART><PARTNO>N90813203</PARTNO><DESCR>Спирачен диск</DESCR><QTY>1.00</QTY>' +
          '<PRICE CURRENCY="EUR">12.30</PRICE><TAX RATE="20.00"/><GROUP/><BIN/><REPL/></PART>',
        '</STOCK>',
        '',
      ].join('\r\n'),
    );
  });

  it('names its code page as the reader of XML knows it', () => {
    const file = formatEtka({ ...XML, encoding: 'cp866' }, [row()], job());
    expect(file.bytes.toString('latin1')).toMatch(/^<\?xml version="1\.0" encoding="IBM866"\?>\r\n/);
    expect(file.bytes.includes(iconv.encode('Спирачен', 'cp866'))).toBe(true);
  });
});

describe('a delimited profile with records of its own', () => {
  it('writes header and trailer around the rows and the separator in quotes', () => {
    const profile = etkaProfile.parse({
      ...{ ...MIN, id: 'OWN', separator: '|', decimalSign: ',', lineEnd: 'LF', quoting: 'always' },
      header: [{ source: { field: 'dealer' } }, { source: { field: 'date' } }],
      trailer: [
        { source: { constant: 'END' } },
        { source: { field: 'count' } },
        { source: { field: 'quantitySum' } },
      ],
    });
    expect(formatEtka(profile, [row()], job()).bytes.toString()).toBe(
      '"04711"|"20261124"\n"PARTNO"|"QTY"|"PRICE"\n"1K0615301AA"|"3,50"|"12,30"\n"END"|"1"|"3,50"\n',
    );
  });
});

describe('the rules of the export', () => {
  it('brings spellings of one number together: quantities added, highest price, a warning', () => {
    const rows = [
      row({ quantityMilli: 1000, priceNetCents: 1000, bin: 'OLD' }),
      row({ partNumber: '1k0-615-301-aa', quantityMilli: 2255, priceNetCents: 1500, bin: 'NEW' }),
      row({ partNumber: '1К0615301АА', quantityMilli: -9000, priceNetCents: null }),
    ];
    for (const order of [rows, rows.toReversed()]) {
      const file = formatEtka(CSV, order, job());
      expect(linesOf(file.bytes, 'windows-1251')[1]).toBe(
        '1K0615301AA;Спирачен диск;3.25;15.00;EUR;A1;20.00;NEW;;20261101',
      );
      expect(file).toMatchObject({
        candidates: 1,
        written: 1,
        merged: [{ number: '1k0-615-301-aa', rows: 3 }],
      });
    }
  });

  it('skips or writes 0 for a part without a price', () => {
    const rows = [row({ priceNetCents: null })];
    expect(formatEtka(MIN, rows, job()).skipped).toEqual([
      { number: '1K0 615 301 AA', name: 'Спирачен диск', reason: 'NO_PRICE', field: null },
    ]);
    const zero = formatEtka(MIN, rows, job({ withoutPrice: 'zero' }));
    expect(linesOf(zero.bytes)[1]).toBe('1K0615301AA;3.50;0.00');
  });

  it('skips ended parts that are out of stock, keeps those still on the shelf', () => {
    const rows = [
      row({ partNumber: 'N90813202', status: 'ended', quantityMilli: 0 }),
      row({ partNumber: 'N90813203', status: 'ended', quantityMilli: 1000 }),
      row({ partNumber: 'N90813204', quantityMilli: -1000 }),
      row({ partNumber: ' - ' }),
    ];
    const file = formatEtka(MIN, rows, job());
    expect(linesOf(file.bytes)).toEqual(['PARTNO;QTY;PRICE', 'N90813203;1.00;12.30', 'N90813204;0.00;12.30']);
    expect(file.skipped.map((part) => part.reason)).toEqual(['NO_NUMBER', 'ENDED']);
    expect(formatEtka(MIN, rows, job({ onlyAvailable: true })).written).toBe(1);
  });

  it('writes gross prices when asked', () => {
    expect(linesOf(formatEtka(MIN, [row({ priceNetCents: 1233 })], job({ price: 'gross' })).bytes)[1]).toBe(
      '1K0615301AA;3.50;14.80',
    );
  });

  it('writes only what changed since the last export', () => {
    const first = formatEtka(MIN, [row(), row({ partNumber: 'N90813202' })], job());
    const rows = [
      row(),
      row({ partNumber: 'N90813202', priceNetCents: 1 }),
      row({ partNumber: 'N90813203' }),
    ];
    const second = formatEtka(MIN, rows, job({ changedSince: first.kept }));
    expect(linesOf(second.bytes).slice(1)).toEqual(['N90813202;3.50;0.01', 'N90813203;3.50;12.30']);
    expect(second.skipped).toMatchObject([{ number: '1K0 615 301 AA', reason: 'UNCHANGED' }]);
    expect(second.kept).toHaveLength(3);
  });

  it('tells the end of a quantity once, though only what is on hand is asked for', () => {
    const switches = { onlyAvailable: true };
    const first = formatEtka(MIN, [row(), row({ partNumber: 'N90813202' })], job(switches));
    const sold = [
      row({ quantityMilli: 0 }),
      row({ partNumber: 'N90813202', quantityMilli: 0, status: 'ended' }),
    ];
    const second = formatEtka(MIN, sold, job({ ...switches, changedSince: first.kept }));
    expect(linesOf(second.bytes).slice(1)).toEqual(['1K0615301AA;0.00;12.30', 'N90813202;0.00;12.30']);
    const third = formatEtka(MIN, sold, job({ ...switches, changedSince: second.kept }));
    expect(third.skipped.map(({ reason }) => reason)).toEqual(['NOT_AVAILABLE', 'ENDED']);
  });

  it('a delta has the part whose bin or name changed when the record shows it', () => {
    const first = formatEtka(CSV, [row()], job());
    const moved = [row({ bin: 'B-1' })];
    expect(formatEtka(CSV, moved, job({ changedSince: first.kept })).written).toBe(1);
    const min = formatEtka(MIN, [row()], job());
    expect(formatEtka(MIN, moved, job({ changedSince: min.kept })).written).toBe(0);
  });

  it('names VW-group parts whose number is none', () => {
    expect(formatEtka(MIN, [row({ partNumber: 'ABC 1' })], job())).toMatchObject({
      written: 1,
      unrecognised: ['ABC 1'],
    });
  });

  it('shows Sofia time in summer and winter and over midnight', () => {
    const at = (now: number) => linesOf(formatEtka(FIX120, [], { ...job(), now }).bytes)[0]?.slice(9, 23);
    expect(at(Date.UTC(2026, 6, 1, 21, 30, 1))).toBe('20260702003001');
    expect(at(Date.UTC(2026, 11, 31, 22, 0, 0))).toBe('20270101000000');
  });

  it('refuses profiles that would lose something', () => {
    if (FIX120.kind !== 'fixed') throw new Error('FIX120 is fixed');
    const wrong = (change: Partial<typeof FIX120>) => etkaProfile.safeParse({ ...FIX120, ...change }).success;
    expect(wrong({})).toBe(true);
    expect(wrong({ recordLength: 100 })).toBe(false);
    expect(wrong({ fileName: '../ETKA.TXT' })).toBe(false);
    expect(wrong({ columns: FIX120.columns.map((column) => ({ ...column, tooLong: 'truncate' })) })).toBe(
      false,
    );
    expect(wrong({ columns: FIX120.columns.map((column) => ({ ...column, decimals: 1 })) })).toBe(false);
  });
});

describe('any stock', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'ЩитЖ абв12;"\r\n\t€№„'), maxLength: 40 }),
  );
  const anyNumber = fc.oneof(
    fc.constantFrom(
      '1K0 615 301 AA',
      '1k0615301aa',
      'N 908 132 02',
      'N90813202',
      '535 863 216 4FB',
      'G 052 195 M2',
    ),
    anyText,
  );
  const anyAmount = fc.oneof(fc.integer({ min: -1000, max: 100_000_000 }), fc.maxSafeInteger());
  const anyRow: fc.Arbitrary<EtkaSourceRow> = fc.record({
    partNumber: anyNumber,
    brand: fc.option(fc.constantFrom('VW', 'Bosch', 'Škoda')),
    isVwGroup: fc.boolean(),
    description: anyText,
    quantityMilli: anyAmount,
    priceNetCents: fc.option(anyAmount),
    currency: fc.constantFrom('EUR', 'BGN'),
    discountGroup: fc.option(anyText),
    vatBp: fc.constantFrom(0, 900, 2000),
    replacedBy: fc.option(anyNumber),
    bin: fc.option(anyText),
    priceDate: fc.option(fc.constantFrom('2026-11-01', '2025-02-28')),
    coreDepositCents: fc.option(anyAmount),
    status: fc.constantFrom('active', 'replaced', 'ended'),
  });
  const anySwitches: fc.Arbitrary<EtkaSwitches> = fc.record({
    withoutPrice: fc.constantFrom('skip', 'zero'),
    price: fc.constantFrom('net', 'gross'),
    onlyAvailable: fc.boolean(),
    changedSince: fc.constant(null),
  });
  const encodings = fc.constantFrom('windows-1251', 'windows-1252', 'cp850', 'cp866', 'utf8' as const);
  const rules = fc.constantFrom('transliterate', '?', 'error' as const);

  it('gives records of exactly 120 bytes and CRLF, right sums and counts, sorted, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 30 }),
        anySwitches,
        encodings,
        rules,
        (rows, switches, encoding, unmappable) => {
          const file = formatEtka({ ...FIX120, encoding, unmappable }, rows, job(switches));
          expect(file.bytes.length).toBe((file.written + 2) * 122);
          const records = Array.from({ length: file.written + 2 }, (_, at) =>
            file.bytes.subarray(at * 122, at * 122 + 122),
          );
          let quantity = 0;
          for (const record of records) {
            expect(record.subarray(120).toString()).toBe('\r\n');
            expect(record.subarray(0, 120).some((byte) => byte < 0x20)).toBe(false);
            if (record[0] === 0x44) quantity += Number(record.subarray(46, 55).toString());
          }
          const trailer = records.at(-1)?.toString('latin1') ?? '';
          expect(Number(trailer.slice(1, 10))).toBe(file.written);
          expect(Number(trailer.slice(10, 25))).toBe(quantity);
          expect(file.sums.quantityMilli).toBe(quantity * 10);
          expect(file.written + file.skipped.length).toBe(file.candidates);
          expect(file.kept.length).toBe(file.written);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes for the same data in any order', () => {
    const shuffled = fc
      .array(anyRow, { maxLength: 20 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(shuffled, fc.constantFrom(FIX120, CSV, MIN, XML), ([rows, other], profile) => {
        expect(formatEtka(profile, other, job()).bytes.equals(formatEtka(profile, rows, job()).bytes)).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('formats 40,000 parts within a second or two', () => {
    const rows = Array.from({ length: 40_000 }, (_, at) =>
      row({
        partNumber: `1K0 ${String(100_000 + at).replace(/(...)$/u, ' $1')} A`,
        description: `Част № ${at}`,
      }),
    );
    const start = performance.now();
    const file = formatEtka(FIX120, rows, job());
    expect(file.written).toBe(40_000);
    // The budget is 2 s with the drive; four times that only catches a quadratic mistake on a busy machine.
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
