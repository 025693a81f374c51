import type { Database } from 'better-sqlite3';
import type {
  PriceProblem,
  PriceProblemCode,
  ReadingCounts,
} from '../../../shared/features/priceLists/model.ts';
import { foldText } from '../../../shared/kernel/folding.ts';
import { isOddText } from '../exchange/priceLists/encoding.ts';
import { type RecordRules, readRecord } from '../exchange/priceLists/record.ts';
import type { Source } from '../exchange/priceLists/source.ts';

/** Of a file with a million broken rows the first say enough. */
const MOST_PROBLEMS = 500;
const CALL_EVERY = 4096;
/** Names of a list repeat; beyond this many at hand the table knows them. */
const NAMES_AT_HAND = 150_000;

/**
 * Reads a file into temporary tables of this connection: no lock on the database, and nothing of it is left by an end at
 * any moment. Rows come to lie in the order of their numbers, so that the version is filled from its beginning to its end.
 * @param onRows is called every few thousand rows and throws to end it
 */
export function stageRows(
  db: Database,
  source: Source,
  rules: RecordRules,
  onRows: () => void,
): ReadingCounts {
  const stage = stageTables(db);
  const counts: ReadingCounts = {
    ...{ rows: 0, kept: 0, repeated: 0, refused: 0, withoutPrice: 0, oddNamesBp: 0 },
    problems: [],
  };
  let odd = 0;
  let width = 0;
  const say = (line: number, code: PriceProblemCode, value: string): void => {
    const problem: PriceProblem = { line, code, value: value.slice(0, 80) };
    if (counts.problems.length < MOST_PROBLEMS) counts.problems.push(problem);
  };
  const refuse = (line: number, code: PriceProblemCode, value: string): void => {
    counts.refused += 1;
    say(line, code, value);
  };
  db.exec('BEGIN');
  for (const row of source.rows) {
    counts.rows += 1;
    if (counts.rows % CALL_EVERY === 0) onRows();
    if (row.isBroken) {
      refuse(row.line, 'quotes', row.text);
      continue;
    }
    if (typeof row.cells !== 'string') {
      if (width === 0) width = row.cells.length;
      // A delimiter inside a name moves the price into another column: such a row must not become a wrong price.
      else if (rules.mapping.format === 'csv' && widthOf(row.cells) > Math.max(width, leastWidth(rules))) {
        refuse(row.line, 'moreColumns', row.text);
        continue;
      }
    }
    const read = readRecord(row.cells, rules);
    if ('problem' in read) {
      const isShort = typeof row.cells !== 'string' && row.cells.length < leastWidth(rules);
      refuse(row.line, isShort ? 'fewerColumns' : read.problem, isShort ? row.text : read.value);
      continue;
    }
    const { record, cut } = read;
    if (cut) say(row.line, 'nameCut', record.name);
    const kept = stage.add(record);
    if (kept === 'added') {
      counts.kept += 1;
      if (record.priceCents === 0) counts.withoutPrice += 1;
      if (isOddText(record.name)) odd += 1;
    } else if (kept === 'same') counts.repeated += 1;
    else refuse(row.line, 'duplicate', record.numberKey);
  }
  db.exec('COMMIT');
  counts.oddNamesBp = counts.kept === 0 ? 0 : Math.round((odd * 10_000) / counts.kept);
  return counts;
}

/** Cells up to the last that says something. */
function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]?.trim() === '') width -= 1;
  return width;
}

/** Columns that a row must have for its number and its price. */
function leastWidth({ mapping: { places } }: RecordRules): number {
  return 1 + Math.max(...Object.values(places).map((place) => place?.at ?? 0));
}

type StageRecord = Extract<ReturnType<typeof readRecord>, { record: unknown }>['record'];

function stageTables(db: Database) {
  db.exec(`
    CREATE TEMP TABLE stage_name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL, main_id INTEGER);
    CREATE TEMP TABLE stage (number_key TEXT PRIMARY KEY, number TEXT, name_id INTEGER NOT NULL, price_cents INTEGER NOT NULL,
      discount_group TEXT, core_deposit_cents INTEGER NOT NULL, replaced_by_key TEXT) WITHOUT ROWID`);
  const addName = db.prepare('INSERT OR IGNORE INTO temp.stage_name (name, folded) VALUES (?, ?)');
  const nameId = db.prepare<[string], number>('SELECT id FROM temp.stage_name WHERE name = ?').pluck();
  const addRow = db.prepare('INSERT OR IGNORE INTO temp.stage VALUES (?, ?, ?, ?, ?, ?, ?)');
  const known = db
    .prepare<[string], number>('SELECT price_cents FROM temp.stage WHERE number_key = ?')
    .pluck();
  const names = new Map<string, number>();
  const idOf = (name: string): number => {
    const at = names.get(name);
    if (at !== undefined) return at;
    const { changes, lastInsertRowid } = addName.run(name, foldText(name));
    const id = changes > 0 ? Number(lastInsertRowid) : Number(nameId.get(name));
    if (names.size >= NAMES_AT_HAND) names.clear();
    names.set(name, id);
    return id;
  };
  return {
    add(record: StageRecord): 'added' | 'same' | 'other' {
      const { changes } = addRow.run(
        record.numberKey,
        record.number,
        idOf(record.name),
        record.priceCents,
        record.discountGroup,
        record.coreDepositCents,
        record.replacedByKey,
      );
      if (changes > 0) return 'added';
      return known.get(record.numberKey) === record.priceCents ? 'same' : 'other';
    },
  };
}
