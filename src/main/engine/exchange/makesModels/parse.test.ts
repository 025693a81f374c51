import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvFile, readCsv } from '../csv/readCsv';
import { guessMapping } from './mapping';
import { parseMakesModels } from './parse';

const parsed = (text: string) => {
  const file = readCsv(Buffer.from(text));
  return parseMakesModels(file.rows, guessMapping(file.header));
};

/** Every row is a new model, merged into one, or a problem; every model is in exactly one make. */
function expectAddedUp({ makes, problems, counts }: ReturnType<typeof parseMakesModels>): void {
  expect(counts.models + counts.mergedRows + problems.length).toBe(counts.rows);
  expect(makes.flatMap((make) => make.models)).toHaveLength(counts.models);
  expect(makes).toHaveLength(counts.makes);
}

describe('the columns of a file of makes and models', () => {
  it('are found by Bulgarian and English names', () => {
    expect(guessMapping(['"Year"', 'MAKE', ' Model '])).toMatchObject({
      year: 0,
      make: 1,
      model: 2,
      yearFrom: null,
    });
    expect(guessMapping(['Марка', 'Модел', 'От година', 'До година', 'Единици на час'])).toEqual({
      make: 0,
      model: 1,
      year: null,
      yearFrom: 2,
      yearTo: 3,
      unitsPerHour: 4,
    });
    expect(guessMapping(['colour'])).toMatchObject({ make: null, model: null });
  });
});

describe('makes and models from rows', () => {
  it('merge case and blanks, join years, keep look-alikes apart', () => {
    const result = parsed(
      'year;make;model\n2004;VW;Golf\n2001; vw ;GOLF\n2003;VW;Golf\n2005;VW;Passat  B6\n2005;VW;Passat B6\n2006;ВМW;X5\n2006;BMW;X5\n;BMW;X3\n',
    );
    expect(result.makes).toEqual([
      {
        make: 'VW',
        unitsPerHour: null,
        models: [
          { name: 'Golf', yearFrom: 2001, yearTo: 2004 },
          { name: 'Passat B6', yearFrom: 2005, yearTo: 2005 },
        ],
      },
      { make: 'ВМW', unitsPerHour: null, models: [{ name: 'X5', yearFrom: 2006, yearTo: 2006 }] },
      {
        make: 'BMW',
        unitsPerHour: null,
        models: [
          { name: 'X5', yearFrom: 2006, yearTo: 2006 },
          { name: 'X3', yearFrom: null, yearTo: null },
        ],
      },
    ]);
    expect(result.counts).toEqual({ rows: 8, makes: 3, models: 5, mergedRows: 3 });
  });

  it('read ranges and models that are still made', () => {
    const result = parsed('make;model;year\nA;x;2003-2008\nA;y;2003–\nA;y;2001\nA;z;\nA;z;1999\n');
    expect(result.makes[0]?.models).toEqual([
      { name: 'x', yearFrom: 2003, yearTo: 2008 },
      { name: 'y', yearFrom: 2001, yearTo: null },
      { name: 'z', yearFrom: 1999, yearTo: 1999 },
    ]);
  });

  it('say line, column and reason of each row that is left out', () => {
    const long = 'x'.repeat(81);
    const result = parsed(
      `make;model;yearFrom;yearTo;unitsPerHour\n;m;;;\nA;;;;\nA;${long};;;\nA;m;20x1;;\nA;m;2001;1700;\nA;m;2005;2001;\nA;m;;;0\nA;m;;;12\nA;n;;;10\n`,
    );
    expect(result.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'make', 'EMPTY'],
      [3, 'model', 'EMPTY'],
      [4, 'model', 'TOO_LONG'],
      [5, 'yearFrom', 'YEAR_INVALID'],
      [6, 'yearTo', 'YEAR_INVALID'],
      [7, 'yearTo', 'YEARS_REVERSED'],
      [8, 'unitsPerHour', 'UNITS_INVALID'],
      [10, 'unitsPerHour', 'UNITS_DIFFER'],
    ]);
    expect(result.problems[3]?.value).toBe('20x1');
    expect(result.makes).toEqual([
      { make: 'A', unitsPerHour: 12, models: [{ name: 'm', yearFrom: null, yearTo: null }] },
    ]);
    expectAddedUp(result);
  });

  it('leave everything out when the make has no column', () => {
    const result = parsed('colour;model\nred;x\n');
    expect(result.problems).toEqual([{ line: 2, column: 'make', reason: 'EMPTY', value: '' }]);
  });

  it('add up for any rows, in any order', () => {
    const cell = fc.constantFrom(
      '',
      'VW',
      'vw ',
      'Golf',
      'GOLF',
      '2001',
      '1999-2003',
      '12',
      '10',
      'x'.repeat(90),
      '\t',
    );
    const anyRows = fc.array(fc.tuple(cell, cell, cell, cell, cell, cell), { maxLength: 40 });
    const mapping = { make: 0, model: 1, year: 2, yearFrom: 3, yearTo: 4, unitsPerHour: 5 };
    fc.assert(
      fc.property(anyRows, (cells) => {
        expectAddedUp(
          parseMakesModels(
            cells.map((row, at) => ({ line: at + 2, cells: row })),
            mapping,
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});

it("the project's own file is sound and has the makes of a Bulgarian workshop", () => {
  const file = readCsv(readFileSync('assets/seed/makes.csv'));
  const result = parseMakesModels(file.rows, guessMapping(file.header));
  expect(file.problems).toEqual([]);
  expect(result.problems).toEqual([]);
  expect(result.counts.mergedRows).toBe(0);
  expect(result.counts.makes).toBeGreaterThanOrEqual(25);
  expect(result.counts.models).toBeGreaterThanOrEqual(150);
  for (const make of result.makes) expect([10, 12, 100]).toContain(make.unitsPerHour);
  expect(result.makes.find((make) => make.make === 'Volkswagen')?.unitsPerHour).toBe(100);
});

const external = process.env.MAISTOR_MAKES_CSV;
describe.skipIf(!external)(
  `the external file${external ? '' : ' [skipped: MAISTOR_MAKES_CSV names none]'}`,
  () => {
    it('is read to its last row and the counts add up', () => {
      const file: CsvFile = readCsv(readFileSync(external ?? ''));
      expect(file.problems).toEqual([]);
      expect(file.rows).toHaveLength(19_772);
      const result = parseMakesModels(file.rows, guessMapping(file.header));
      expectAddedUp(result);
      expect(result.problems).toEqual([]);
      // Counted independently: distinct pairs without case and outer blanks.
      const pairs = new Set(
        file.rows.map(({ cells }) => `${cells[1]}|${cells[2]}`.toLowerCase().replace(/\s+/gu, ' ')),
      );
      expect(result.counts.models).toBe(pairs.size);
    });
  },
);
