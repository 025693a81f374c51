import { digitsOf, expandQuery, foldCode, foldText } from '@shared/kernel/folding';
import { parseYearNumber } from '@shared/kernel/numbering';
import { phoneKey } from '@shared/kernel/phones';
import { vinKey } from '@shared/kernel/vin';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { searchDocument } from '../../db/schema/search';
import { preparedOnce } from '../../kernel/prepared';

export type FoundKind = typeof searchDocument.$inferSelect.kind;

export interface Found {
  kind: FoundKind;
  entityId: number;
  /** 0 a whole code, 1 the end of one, 2 a part of one, 3 words; open ones before closed ones within each. */
  tier: number;
  rank: number;
}

/** Enough to fill every group several times; a query that matches more wants another letter. */
const candidates = 120;
const maxWords = 6;
const tiers = { wholeCode: 0, endOfCode: 1, partOfCode: 2, words: 3 } as const;

interface Row {
  kind: FoundKind;
  entityId: number;
  codes: string;
  words: string;
  rank: number;
}

const columns = {
  kind: sql<FoundKind>`d.kind`,
  entityId: sql<number>`d.entity_id`,
  codes: sql<string>`d.codes`,
  words: sql<string>`d.words`,
  rank: sql<number>`d.rank`,
};

const statements = preparedOnce((db: ReadDb) => {
  const match = sql.placeholder('match');
  const limit = sql.placeholder('limit');
  const code = sql.placeholder('code');
  return {
    // The trigram index keeps no positions: it narrows, instr proves.
    codes: db
      .select(columns)
      .from(sql`search_codes_fts f CROSS JOIN search_document d ON d.id = f.rowid`)
      .where(sql`search_codes_fts MATCH ${match} AND instr(d.codes, ${code}) > 0`)
      .orderBy(sql`f.rowid DESC`)
      .limit(limit)
      .prepare(),
    words: db
      .select(columns)
      .from(sql`search_words_fts f CROSS JOIN search_document d ON d.id = f.rowid`)
      .where(sql`search_words_fts MATCH ${match}`)
      .orderBy(sql`f.rowid DESC`)
      .limit(limit)
      .prepare(),
    wordsWithCode: db
      .select(columns)
      .from(sql`search_words_fts f CROSS JOIN search_document d ON d.id = f.rowid`)
      .where(sql`search_words_fts MATCH ${match} AND instr(d.codes, ${code}) > 0`)
      .orderBy(sql`f.rowid DESC`)
      .limit(limit)
      .prepare(),
    // What is in the workshop is a few dozen rows: found whatever the index would cut off, and by one letter.
    open: db
      .select(columns)
      .from(sql`search_document d`)
      .where(sql`d.rank > 0`)
      .orderBy(sql`d.rank DESC, d.id DESC`)
      .limit(2000)
      .prepare(),
  };
});

/** A token of FTS5's query language that can only be a text: quotes doubled inside quotes. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Every part of three characters must occur; the index is asked no longer phrase because it keeps no positions. */
function trigramMatch(code: string): string {
  const parts = new Set<string>();
  for (let at = 0; at + 3 <= code.length; at += 1) parts.add(quoted(code.slice(at, at + 3)));
  return [...parts].join(' AND ');
}

/** Each word begins a stored word in one of its spellings. */
function wordsMatch(words: readonly string[]): string {
  const alternatives = words.map((word) => expandQuery(word).map((variant) => `${quoted(variant)} *`));
  return alternatives.map((variants) => `(${variants.join(' OR ')})`).join(' AND ');
}

/** The codes that a typed text can mean: as it is, as VIN, as phone, as order number without its zeros. */
export function codeReadings(text: string): string[] {
  const whole = foldCode(text);
  if (whole === '') return [];
  const readings = new Set([whole]);
  if (/\d/.test(whole)) readings.add(vinKey(text));
  if (/^[\d\s+()/.-]+$/.test(text) && digitsOf(text).length >= 6) readings.add(phoneKey(text));
  const year = parseYearNumber(text);
  if (year) readings.add(`${String(year.year % 100)}${String(year.n).padStart(6, '0')}`);
  return [...readings];
}

/** What a typed text finds as it is, best first. */
export function findTyped(db: ReadDb, text: string): Found[] {
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => foldText(word) !== '')
    .slice(0, maxWords);
  const codes = codeReadings(text);
  if (words.length === 0 && codes.length === 0) return [];
  const found = new Ranking();
  findOpen(db, found, codes, words);
  for (const code of codes) findByCode(db, found, code);
  findByWords(db, found, words);
  return found.ordered();
}

function findOpen(db: ReadDb, found: Ranking, codes: readonly string[], words: readonly string[]): void {
  const variants = words.map((word) => expandQuery(word));
  for (const row of statements(db).open.all()) {
    for (const code of codes) if (row.codes.includes(code)) found.add(row, codeTier(row, code));
    const padded = ` ${row.words}`;
    const everyWord = variants.every((spellings) => spellings.some((word) => padded.includes(` ${word}`)));
    if (variants.length > 0 && everyWord) found.add(row, tiers.words);
  }
}

function codeTier(row: Row, code: string): number {
  if (row.codes.includes(` ${code} `)) return tiers.wholeCode;
  return row.codes.includes(`${code} `) ? tiers.endOfCode : tiers.partOfCode;
}

function findByCode(db: ReadDb, found: Ranking, code: string): void {
  // Two characters and their blank are one part of three: whole codes and ends are still found, nothing is scanned.
  const exact = ` ${code} `;
  const { codes } = statements(db);
  if (code.length >= 2)
    found.addAll(codes.all({ match: trigramMatch(exact), code: exact, limit: candidates }), tiers.wholeCode);
  if (code.length < 3) return;
  const end = `${code} `;
  found.addAll(codes.all({ match: trigramMatch(end), code: end, limit: candidates }), tiers.endOfCode);
  found.addAll(codes.all({ match: trigramMatch(code), code, limit: candidates }), tiers.partOfCode);
}

function findByWords(db: ReadDb, found: Ranking, words: readonly string[]): void {
  const long = words.filter((word) => foldText(word).length >= 2);
  if (long.length === 0 || long.length < words.length - 1) return;
  const { words: byWords, wordsWithCode } = statements(db);
  found.addAll(byWords.all({ match: wordsMatch(words), limit: candidates }), tiers.words);
  const codes = words.filter((word) => /\d/.test(word));
  const names = words.filter((word) => !/\d/.test(word));
  if (codes.length === 0 || names.length === 0) return;
  const code = foldCode(codes.join(''));
  found.addAll(wordsWithCode.all({ match: wordsMatch(names), code, limit: candidates }), tiers.words);
}

/** Keeps each thing once, at its best. */
class Ranking {
  private readonly best = new Map<string, Found>();

  add(row: Row, tier: number): void {
    const key = `${row.kind}:${row.entityId}`;
    const known = this.best.get(key);
    if (known && known.tier <= tier) return;
    this.best.set(key, { kind: row.kind, entityId: row.entityId, tier, rank: row.rank });
  }

  addAll(rows: readonly Row[], tier: number): void {
    for (const row of rows) this.add(row, tier);
  }

  ordered(): Found[] {
    return [...this.best.values()].sort(
      (a, b) => a.tier - b.tier || b.rank - a.rank || b.entityId - a.entityId,
    );
  }
}

/** Things that differ from the typed text by one wrong, missing, doubled or swapped character. */
export function findWithOneError(db: ReadDb, text: string): Found[] {
  const found = new Ranking();
  const code = foldCode(text);
  if (code.length >= 6)
    for (const row of rowsNear(db, code)) if (hasCodeNear(row, code)) found.add(row, tiers.partOfCode);
  const word = foldText(text);
  if (word.length >= 4 && !word.includes(' ') && !/\d/.test(word)) {
    const near = statements(db).words.all({ match: `${quoted(word.slice(0, 2))} *`, limit: 2000 });
    for (const row of near) if (hasWordNear(row, word)) found.add(row, tiers.words);
  }
  return found.ordered();
}

/** One error leaves the beginning or the end of a code as it is. */
function rowsNear(db: ReadDb, code: string): Row[] {
  return [` ${code.slice(0, 3)}`, `${code.slice(-3)} `].flatMap((end) =>
    statements(db).codes.all({ match: trigramMatch(end), code: end, limit: 2000 }),
  );
}

const hasCodeNear = (row: Row, code: string) =>
  row.codes.split(' ').some((known) => isOneErrorApart(known, code));

function hasWordNear(row: Row, word: string): boolean {
  return row.words
    .split(' ')
    .some((known) => isOneErrorApart(known, word) || isOneErrorApart(known.slice(0, word.length), word));
}

/** True when one insertion, deletion, change or swap of neighbours turns one text into the other. */
export function isOneErrorApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/**
 * A subquery of the ids of one kind that a list's text filter leaves: all of them, not only the best.
 * Null when the text says nothing.
 */
export function matchedIdsSql(kind: FoundKind, text: string): SQL | null {
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => foldText(word) !== '')
    .slice(0, maxWords);
  const selects: SQL[] = [];
  if (words.length > 0) {
    selects.push(sql`SELECT d.entity_id FROM search_words_fts f JOIN search_document d ON d.id = f.rowid
      WHERE search_words_fts MATCH ${wordsMatch(words)} AND d.kind = ${kind}`);
  }
  for (const code of codeReadings(text).filter((reading) => reading.length >= 3)) {
    selects.push(sql`SELECT d.entity_id FROM search_codes_fts f JOIN search_document d ON d.id = f.rowid
      WHERE search_codes_fts MATCH ${trigramMatch(code)} AND instr(d.codes, ${code}) > 0 AND d.kind = ${kind}`);
  }
  if (selects.length > 0) return sql`(${sql.join(selects, sql` UNION `)})`;
  return text.trim() === '' ? null : sql`(SELECT 0 WHERE 0)`;
}

/** Ids of one kind that a text finds, best first: for pickers. */
export function findIds(db: ReadDb, kind: FoundKind, text: string, limit: number): number[] {
  return findTyped(db, text)
    .filter((found) => found.kind === kind)
    .slice(0, limit)
    .map((found) => found.entityId);
}
