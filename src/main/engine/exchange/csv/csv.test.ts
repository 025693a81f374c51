import { inflateRawSync } from 'node:zlib';
import { DomainError } from '@shared/contract/errors';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csvWriter } from './csvWriter';
import { defaultCsvLimits, readCsv } from './readCsv';
import type { CellRow, TableColumn } from './tableColumn';
import { xlsxWriter } from './xlsxWriter';

const columns: TableColumn[] = [
  { title: 'Клиент', kind: 'text' },
  { title: 'ЕИК', kind: 'code' },
  { title: 'Сума', kind: 'money' },
  { title: 'Количество', kind: 'quantity' },
  { title: 'Дата', kind: 'date' },
  { title: 'Час', kind: 'dateTime' },
];
const AT = Date.UTC(2026, 10, 24, 14, 5);
const row = ['Ева ООД', '000123456', -123_405, 3500, '2026-11-24', AT];

/** In two chunks, as a long list is written. */
function writeCsv(
  table: readonly TableColumn[],
  rows: readonly CellRow[],
  { encoding }: { encoding: 'utf8bom' | 'windows-1251' },
): Buffer {
  const writer = csvWriter(table, encoding);
  writer.add(rows.slice(0, 1));
  writer.add(rows.slice(1));
  return Buffer.from(writer.finish(null));
}

const textOf = (bytes: Buffer) => bytes.toString('utf8');
const bytesOf = (text: string, encoding = 'utf8') => iconv.encode(text, encoding);

describe('writing CSV', () => {
  it('writes a byte order mark, semicolons, decimal commas and CRLF; codes in quotes', () => {
    expect(textOf(writeCsv(columns, [row, [null, null, 5, 1000, null, null]], { encoding: 'utf8bom' }))).toBe(
      '\uFEFFКлиент;ЕИК;Сума;Количество;Дата;Час\r\n' +
        'Ева ООД;"000123456";-1234,05;3,5;24.11.2026;24.11.2026 16:05\r\n' +
        ';;0,05;1;;\r\n',
    );
  });

  it('writes windows-1251 on request, with what it lacks transliterated', () => {
    const bytes = writeCsv([{ title: 'Име', kind: 'text' }], [['Søren ≥ №5 €']], {
      encoding: 'windows-1251',
    });
    expect(iconv.decode(bytes, 'windows-1251')).toBe('Име\r\nS?ren >= №5 €\r\n');
    expect(bytes[0]).toBe(0xc8);
  });

  it('takes the attack out of texts that a spreadsheet would run, never out of numbers', () => {
    const attacks = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=cmd|"/c calc"!A1', '＝1+1'];
    const table: TableColumn[] = [
      { title: '=T', kind: 'text' },
      { title: 'C', kind: 'code' },
      { title: 'M', kind: 'money' },
    ];
    const { header, rows } = readCsv(
      writeCsv(
        table,
        attacks.map((text) => [text, text, -1]),
        { encoding: 'utf8bom' },
      ),
    );
    expect(header[0]).toBe("'=T");
    expect(rows).toHaveLength(attacks.length);
    for (const { cells } of rows) {
      expect(cells[0]).toMatch(/^'/u);
      expect(cells[1]).toMatch(/^'/u);
      expect(cells[2]).toBe('-0,01');
    }
  });

  it('is read back as it was, whatever the texts are', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'абЩ;,"\n|\t 12'), maxLength: 12 }),
    );
    const table: TableColumn[] = [
      { title: 'a', kind: 'text' },
      { title: 'b', kind: 'code' },
      { title: 'c', kind: 'integer' },
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText, fc.integer()), { maxLength: 20 }), (rows) => {
        const back = readCsv(writeCsv(table, rows, { encoding: 'utf8bom' }));
        const plain = (text: string) => text.replace(/\r\n?/gu, '\n').replace(/^'(?=[=+\-@\t\n])/u, '');
        const expected = rows.map(([a, b, c]) => [a, b, String(c)].map(plain));
        expect(back.problems).toEqual([]);
        expect(back.rows.map(({ cells }) => cells.map(plain))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

/** The text of one entry of a workbook (a zip), read by its central directory. */
function entryOf(zip: Buffer, name: string): string {
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = zip.readUInt16LE(at + 28);
    const found = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (found === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8');
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`no ${name} in the workbook`);
}

describe('writing XLSX', () => {
  it('keeps codes as text, money as a number with two decimals, dates as dates', () => {
    const writer = xlsxWriter(columns, 'Приходи: 11/2026');
    writer.add([row]);
    writer.add([['=1+1\u0000', '+359888', null, null, null, null]]);
    const book = Buffer.from(writer.finish(['Общо', null, -123_405, null, null, null]));
    const sheet = entryOf(book, 'xl/worksheets/sheet1.xml');
    for (const text of ['000123456', '+359888', '=1+1', 'Ева ООД']) expect(sheet).toContain(`>${text}<`);
    expect(sheet).not.toContain('\u0000');
    // The sums stand below the filter, so that a filter never hides them nor a sort moves them.
    expect(sheet).toContain('<autoFilter ref="A1:F3"/>');
    expect(sheet).toContain('<row r="4">');
    expect(sheet).toContain('state="frozen"');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>-1234.05</v>');
    expect(sheet).toContain('<v>3.5</v>');
    // 24.11.2026 is day 46350 of Excel's calendar; 16:05 in Sofia is 0.670 of it.
    expect(sheet).toContain('<v>46350</v>');
    expect(sheet).toMatch(/<v>46350\.6701388/u);
    expect(entryOf(book, 'xl/styles.xml')).toContain('numFmtId="4"');
    expect(entryOf(book, 'xl/workbook.xml')).toContain('name="Приходи  11 2026"');
  });
});

describe('reading CSV', () => {
  const code = (bytes: Uint8Array, limits = defaultCsvLimits) => {
    try {
      readCsv(bytes, limits);
      return 'read';
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  };

  it('finds encoding and delimiter out', () => {
    const text = 'марка;модел\nVW;Голф 1,6\n';
    const mark = '\uFEFF';
    const cases: [Buffer, string, string][] = [
      [bytesOf(text), 'utf8', ';'],
      [bytesOf(mark + text), 'utf8bom', ';'],
      [bytesOf(text, 'windows-1251'), 'windows-1251', ';'],
      [bytesOf(mark + text.replaceAll(';', '\t'), 'utf-16le'), 'utf16le', '\t'],
      [bytesOf('"a;b;c",модел\n"VW",x\n'), 'utf8', ','],
      [bytesOf('марка|модел\nVW|x'), 'utf8', '|'],
    ];
    for (const [bytes, encoding, delimiter] of cases) {
      const file = readCsv(bytes);
      expect([file.encoding, file.delimiter, file.header.length, file.rows.length]).toEqual([
        encoding,
        delimiter,
        2,
        1,
      ]);
      expect(file.header[1]).toBe('модел');
    }
  });

  it('keeps lines right over quoted line breaks, empty lines and every kind of line end', () => {
    const text = 'a;b\r\n"1\r\n1";"x;""y"""\r\n\r\n;\r\n2;z\r3;w\n4;v';
    expect(readCsv(bytesOf(text))).toMatchObject({
      header: ['a', 'b'],
      rows: [
        { line: 2, cells: ['1\n1', 'x;"y"'] },
        { line: 6, cells: ['2', 'z'] },
        { line: 7, cells: ['3', 'w'] },
        { line: 8, cells: ['4', 'v'] },
      ],
      problems: [],
    });
  });

  it('reports rows that cannot be read and goes on after them, also after a quote that never ends', () => {
    const text = 'a;b\n1;x\n2\n3;x;y\n4;x;;\n5;"open\n6;x\n7;"bad"quote\n8;x\n';
    const file = readCsv(bytesOf(text));
    expect(file.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, '1'],
      [5, '4'],
      [7, '6'],
      [9, '8'],
    ]);
    expect(file.problems).toEqual([
      { line: 3, reason: 'FEWER_COLUMNS' },
      { line: 4, reason: 'MORE_COLUMNS' },
      { line: 6, reason: 'QUOTES' },
      { line: 8, reason: 'QUOTES' },
    ]);
  });

  it('refuses what is no table or too big, before anything is kept', () => {
    expect(code(Buffer.alloc(0))).toBe('CSV_EMPTY');
    expect(code(bytesOf('\n\n ; \n'))).toBe('CSV_EMPTY');
    expect(code(Buffer.from('PK\u0003\u0004\u0000\u0000'))).toBe('CSV_NOT_TEXT');
    expect(code(bytesOf('a;b\n1;2'), { ...defaultCsvLimits, bytes: 5 })).toBe('CSV_TOO_LARGE');
    expect(code(bytesOf('a;b\n1;2'), { ...defaultCsvLimits, columns: 1 })).toBe('CSV_TOO_MANY_COLUMNS');
    expect(code(bytesOf('a;b\n1;2\n3;4'), { ...defaultCsvLimits, rows: 1 })).toBe('CSV_TOO_MANY_ROWS');
    expect(code(bytesOf('a;b\n1;2\n3;4'), { ...defaultCsvLimits, rows: 2 })).toBe('read');
    expect(readCsv(bytesOf('a\n12345'), { ...defaultCsvLimits, cellLength: 4 }).problems).toEqual([
      { line: 2, reason: 'CELL_TOO_LONG' },
    ]);
  });

  it('never throws anything but its own refusals on any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string({ unit: fc.constantFrom(...'a;,"\n\r\t') }).map((text) => bytesOf(text)),
        ),
        (bytes) => {
          expect(typeof code(bytes)).toBe('string');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads 20,000 rows in a moment', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `"${at}","Марка ${at % 50}","Модел, ${at}"`);
    const bytes = bytesOf(['"year","make","model"', ...rows].join('\r\n'));
    const start = performance.now();
    const file = readCsv(bytes);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(file.rows).toHaveLength(20_000);
    expect(file.rows.at(-1)?.line).toBe(20_001);
  });
});
