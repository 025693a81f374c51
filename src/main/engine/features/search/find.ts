import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';
import type { DocumentKind } from './documents';
import { isSpokenPart, placeOfField, reversed } from './fields';
import { type Found, type IndexRow, Ranking, type Strength, strengths } from './ranking';
import { codeReadings, mixedReadings, type TypedWord, trigramMatch, wordsMatch, wordsOf } from './readings';

export const documentKinds: readonly DocumentKind[] = ['asset', 'party', 'order', 'invoice', 'part'];
/** Kinds whose rows hold words; invoices are found by their number alone. */
const wordedKinds: readonly DocumentKind[] = ['asset', 'party', 'part', 'order'];

/** Enough to fill every group several times; a text that matches more wants another letter. */
const candidates = 60;
/** Codes read of a range before the most telling are taken: three digits end some hundred of half a million codes. */
const rangeRows = 4000;
/** Beyond every character, so that `code` to `code` + this is all that begins with it. */
export const beyond = '\u{10ffff}';

export interface CodeRow {
  documentId: number;
  field: string;
  code: string;
}

const columns = {
  id: sql<number>`d.id`,
  kind: sql<DocumentKind>`d.kind`,
  entityId: sql<number>`d.entity_id`,
  codes: sql<string>`d.codes`,
  words: sql<string>`d.words`,
  rank: sql<number>`d.rank`,
};
const codeColumns = {
  documentId: sql<number>`document_id`,
  field: sql<string>`field`,
  code: sql<string>`code`,
};

const statements = preparedOnce((db: ReadDb) => {
  const match = sql.placeholder('match');
  const code = sql.placeholder('code');
  const to = sql.placeholder('to');
  const limit = sql.placeholder('limit');
  return {
    whole: db.select(codeColumns).from(sql`search_code`).where(sql`code = ${code}`).limit(limit).prepare(),
    begins: db
      .select(codeColumns)
      .from(sql`search_code`)
      .where(sql`code > ${code} AND code < ${to}`)
      .limit(limit)
      .prepare(),
    ends: db
      .select(codeColumns)
      .from(sql`search_code`)
      .where(sql`tail >= ${code} AND tail < ${to}`)
      .limit(limit)
      .prepare(),
    documents: db
      .select(columns)
      .from(sql`json_each(${sql.placeholder('ids')}) j CROSS JOIN search_document d ON d.id = j.value`)
      .prepare(),
    // The trigram index keeps no positions: it narrows, instr proves.
    middles: db
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
    word: db
      .select({ word: sql<string>`word` })
      .from(sql`search_word`)
      .where(sql`word >= ${code} AND word < ${to}`)
      .limit(1)
      .prepare(),
    // What is in the workshop is a few dozen rows: found whatever a limit would cut off, and by one letter.
    open: db
      .select(columns)
      .from(sql`search_document d`)
      .where(sql`d.rank > 0`)
      .orderBy(sql`d.id DESC`)
      .limit(2000)
      .prepare(),
  };
});

/** Codes that begin or end with a text, as the range of the index says. */
export function codesInRange(db: ReadDb, where: 'begins' | 'ends', text: string, limit: number): CodeRow[] {
  return statements(db)[where].all({ code: text, to: text + beyond, limit });
}

/** What a typed text finds as it is, best first. */
export function findTyped(
  db: ReadDb,
  text: string,
  kinds: ReadonlySet<DocumentKind> = new Set(documentKinds),
): Found[] {
  const words = wordsOf(text);
  const codes = codeReadings(text);
  const found = new Ranking(kinds);
  if (words.length === 0 && codes.length === 0) return [];
  findOpen(db, found, { text, words, codes });
  for (const code of codes) findByCode(db, found, code, text);
  for (const code of codes) if (found.size < candidates) findInside(db, found, code, text);
  findByWords(db, found, { words, kinds, marks: text });
  // One or two digits end some thousand of codes: they narrow what the words have found.
  for (const mixed of mixedReadings(words))
    (mixed.code.length < 3 ? findNarrowed : findMixed)(db, found, mixed, text);
  return found.ordered();
}

interface Typed {
  text: string;
  words: readonly TypedWord[];
  codes: readonly string[];
}

function findOpen(db: ReadDb, found: Ranking, { text, words, codes }: Typed): void {
  for (const row of statements(db).open.all()) {
    for (const code of codes) {
      const strength = codeStrength(row.codes, code);
      if (strength !== null) found.add(row, strength, { code, marks: text });
    }
    const strength = wordStrength(row.words, words);
    if (strength !== null) found.add(row, strength, { marks: text });
  }
}

/** Whole codes and ends are found with their fields; here are beginnings, of which a limit would cut the open ones off. */
function codeStrength(codes: string, code: string): Strength | null {
  if (codes.includes(` ${code}`)) return strengths.beginOfCode;
  return code.length > 2 && codes.includes(code) ? strengths.partOfCode : null;
}

/** How well all typed words are held by a row; null when one is not. */
export function wordStrength(held: string, words: readonly TypedWord[]): Strength | null {
  if (words.length === 0) return null;
  const padded = ` ${held} `;
  const all = (holds: (spelling: string) => boolean, spellings: (word: TypedWord) => readonly string[]) =>
    words.every((word) => spellings(word).some(holds));
  const literal = ({ spellings }: TypedWord) => spellings.slice(0, 1);
  const any = ({ spellings }: TypedWord) => spellings;
  const whole = (spelling: string) => padded.includes(` ${spelling} `);
  const begins = (spelling: string) => padded.includes(` ${spelling}`);
  if (!all(begins, any)) return null;
  if (all(whole, literal)) return strengths.words;
  if (all(whole, any)) return strengths.informalWords;
  return all(begins, literal) ? strengths.beginsOfWords : strengths.informalBegins;
}

function findByCode(db: ReadDb, found: Ranking, code: string, text: string): void {
  const { whole } = statements(db);
  const take = (rows: readonly CodeRow[], strengthOf: (row: CodeRow) => Strength): void => {
    const telling = [...rows].sort(
      (a, b) => placeOfField(a.field) - placeOfField(b.field) || b.documentId - a.documentId,
    );
    const chosen = firstOfEach(telling);
    const documents = documentsOf(
      db,
      chosen.map(({ documentId }) => documentId),
    );
    for (const row of chosen) {
      const document = documents.get(row.documentId);
      if (document) found.add(document, strengthOf(row), { field: row.field, code, marks: text });
    }
  };
  take(whole.all({ code, limit: rangeRows }), ({ field }) =>
    isSpokenPart(field) ? strengths.endOfCode : strengths.wholeCode,
  );
  if (code.length < 3) return;
  take(codesInRange(db, 'ends', reversed(code), rangeRows), () => strengths.endOfCode);
  take(
    codesInRange(db, 'begins', code, candidates * 4).filter(({ field }) => !isSpokenPart(field)),
    () => strengths.beginOfCode,
  );
}

/** Not more of one field than a group can show. */
function firstOfEach(rows: readonly CodeRow[]): CodeRow[] {
  const taken = new Map<string, number>();
  return rows.filter(({ field }) => {
    const count = (taken.get(field) ?? 0) + 1;
    taken.set(field, count);
    return count <= candidates;
  });
}

/** Rows of the index by their ids. */
export function documentsOf(db: ReadDb, ids: readonly number[]): Map<number, IndexRow> {
  if (ids.length === 0) return new Map();
  const rows = statements(db).documents.all({ ids: JSON.stringify([...new Set(ids)]) });
  return new Map(rows.map((row) => [row.id, row]));
}

function findInside(db: ReadDb, found: Ranking, code: string, text: string): void {
  if (code.length < 3) return;
  const rows = statements(db).middles.all({ match: trigramMatch(code), code, limit: candidates * 2 });
  for (const row of rows) found.add(row, strengths.partOfCode, { marks: text });
}

interface Worded {
  words: readonly TypedWord[];
  kinds: ReadonlySet<DocumentKind>;
  marks: string;
  /** Instead of what the words themselves say. */
  strength?: Strength;
}

/** Finds rows that hold all words; a single letter finds only what is in the workshop. */
export function findByWords(db: ReadDb, found: Ranking, { words, kinds, marks, strength }: Worded): void {
  const long = words.filter(({ spellings }) => (spellings[0]?.length ?? 0) >= 2);
  if (long.length === 0 || long.length < words.length - 1) return;
  // Digits that begin no stored word leave nothing, and the index would read all that the other words have to say so.
  if (words.some(({ typed }) => /^\d{3,}$/.test(typed) && !beginsWord(db, typed))) return;
  for (const kind of wordedKinds) {
    if (!kinds.has(kind)) continue;
    const rows = rowsWith(db, kind, wordsMatch(words));
    // What is cut off may hold the very words.
    if (rows.length === candidates) rows.push(...rowsWith(db, kind, wordsMatch(words, true)));
    for (const row of rows) {
      const own = strength ?? wordStrength(row.words, words);
      if (own !== null) found.add(row, own, { marks });
    }
  }
}

const beginsWord = (db: ReadDb, digits: string): boolean =>
  statements(db).word.get({ code: digits, to: digits + beyond }) !== undefined;

const rowsWith = (db: ReadDb, kind: DocumentKind, match: string): IndexRow[] =>
  statements(db).words.all({ match: `kind : "${kind}" AND words : (${match})`, limit: candidates });

/** `голф 4521`: from the code, which is rare, to the words, which are not. */
function findMixed(
  db: ReadDb,
  found: Ranking,
  { names, code }: { names: readonly TypedWord[]; code: string },
  text: string,
): void {
  const rows = [
    ...codesInRange(db, 'ends', reversed(code), rangeRows),
    ...codesInRange(db, 'begins', code, rangeRows),
  ];
  const documents = documentsOf(
    db,
    rows.map(({ documentId }) => documentId),
  );
  for (const { documentId, field } of rows) {
    const document = documents.get(documentId);
    if (document && wordStrength(document.words, names) !== null)
      found.add(document, strengths.endOfCode, { field, code, marks: text });
  }
}

function findNarrowed(
  db: ReadDb,
  found: Ranking,
  { names, code }: { names: readonly TypedWord[]; code: string },
  text: string,
): void {
  if (names.some(({ spellings }) => (spellings[0]?.length ?? 0) < 3)) return;
  for (const row of rowsWith(db, 'asset', wordsMatch(names)))
    if (row.codes.includes(code)) found.add(row, strengths.endOfCode, { code, marks: text });
}

/**
 * A subquery of the ids of one kind that a list's text filter leaves: all of them, not only the best.
 * Null when the text says nothing.
 */
export function matchedIdsSql(kind: DocumentKind, text: string): SQL | null {
  const words = wordsOf(text);
  const selects: SQL[] = [];
  if (words.length > 0) {
    const match = `kind : "${kind}" AND words : (${wordsMatch(words)})`;
    selects.push(sql`SELECT d.entity_id FROM search_words_fts f JOIN search_document d ON d.id = f.rowid
      WHERE search_words_fts MATCH ${match}`);
  }
  for (const code of codeReadings(text).filter((reading) => reading.length >= 3)) {
    selects.push(sql`SELECT d.entity_id FROM search_codes_fts f JOIN search_document d ON d.id = f.rowid
      WHERE search_codes_fts MATCH ${trigramMatch(code)} AND instr(d.codes, ${code}) > 0 AND d.kind = ${kind}`);
  }
  if (selects.length > 0) return sql`(${sql.join(selects, sql` UNION `)})`;
  return text.trim() === '' ? null : sql`(SELECT 0 WHERE 0)`;
}

/** Ids of one kind that a text finds, best first: for pickers. */
export function findIds(db: ReadDb, kind: DocumentKind, text: string, limit: number): number[] {
  return findTyped(db, text, new Set([kind]))
    .slice(0, limit)
    .map((found) => found.entityId);
}
