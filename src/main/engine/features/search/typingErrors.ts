import { foldText } from '@shared/kernel/folding';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';
import type { DocumentKind } from './documents';
import { reversed } from './fields';
import { beyond, type CodeRow, codesInRange, documentsOf, findByWords } from './find';
import { type Found, Ranking, strengths } from './ranking';
import { codeReadings, type TypedWord, wordsOf } from './readings';
import { lettersOf, wordOf } from './vocabulary';

const shortestCode = 5;
const shortestWord = 4;
/** Rows of one range that are compared; the longer side of a code is chosen so that it rarely holds as many. */
const compared = 6000;
/** Words that a mistyped one can have been, the nearest first. */
const corrections = 12;

const statements = preparedOnce((db: ReadDb) => {
  const from = sql.placeholder('from');
  const to = sql.placeholder('to');
  const word = { word: sql<string>`word` };
  return {
    begins: db
      .select(word)
      .from(sql`search_word`)
      .where(sql`word >= ${from} AND word < ${to}`)
      .limit(compared)
      .prepare(),
    ends: db
      .select(word)
      .from(sql`search_word`)
      .where(sql`tail >= ${from} AND tail < ${to}`)
      .limit(compared)
      .prepare(),
  };
});

/** Things that differ from the typed text by one wrong, missing, doubled or swapped character. */
export function findWithOneError(db: ReadDb, text: string, kinds: ReadonlySet<DocumentKind>): Found[] {
  const found = new Ranking(kinds);
  for (const code of codeReadings(text)) if (code.length >= shortestCode) findCodesNear(db, found, code);
  const words = wordsOf(text);
  for (const [at, word] of words.entries()) {
    if (/\d/.test(word.typed)) continue;
    const near = correctionsOf(db, word);
    if (near.length === 0) continue;
    const corrected = words.with(at, { typed: word.typed, spellings: near });
    const marks = [...words.toSpliced(at, 1).map(({ typed }) => typed), ...near.slice(0, 1)].join(' ');
    findByWords(db, found, { words: corrected, kinds, marks, strength: strengths.oneError });
  }
  return found.ordered();
}

/**
 * One error touches at most two neighbouring characters: what stands before them or what stands behind them is as it was,
 * so the right code is in one of two narrow ranges.
 */
function intactSides(text: string): { begin: string; end: string } {
  const length = text.length >= 12 ? 5 : Math.floor((text.length - 1) / 2);
  return { begin: text.slice(0, text.length - 1 - length), end: text.slice(-length) };
}

function findCodesNear(db: ReadDb, found: Ranking, code: string): void {
  const { begin, end } = intactSides(code);
  const rows = [
    ...codesInRange(db, 'begins', begin, compared),
    ...codesInRange(db, 'ends', reversed(end), compared),
  ].filter((row) => isOneErrorApart(row.code, code) || isDialledNear(row, code));
  const documents = documentsOf(
    db,
    rows.map(({ documentId }) => documentId),
  );
  for (const row of rows) {
    const document = documents.get(row.documentId);
    if (document) found.add(document, strengths.oneError, { field: row.field, marks: row.code });
  }
}

/** The error can stand in the country or the trunk zero, which no kept number has. */
const isDialledNear = ({ field, code }: CodeRow, typed: string): boolean =>
  field === 'phone' && ['0', '359', '00359'].some((prefix) => isOneErrorApart(prefix + code, typed));

/** Stored words from which a typed one, or its beginning so far, differs by one error. */
function correctionsOf(db: ReadDb, { typed, spellings }: TypedWord): string[] {
  const literal = foldText(typed);
  if (literal.length < shortestWord) return [];
  // Letter by letter too: in Хритсова т and с are not the ц that their folding could be. The last spellings are guesses.
  const byLetter = Array.from(typed, (letter) => lettersOf(foldText(letter))).join('');
  const forms = new Set([byLetter, ...spellings.slice(0, 3).map(lettersOf)]);
  const near = [...forms].flatMap((letters) => wordsNear(db, letters));
  const whole = near.filter(({ isWhole }) => isWhole);
  return [...new Set([...whole, ...near].map(({ word }) => word))].slice(0, corrections);
}

function wordsNear(db: ReadDb, typed: string): { word: string; isWhole: boolean }[] {
  const { begin, end } = intactSides(typed);
  const { begins, ends } = statements(db);
  const tail = reversed(end);
  const known = new Set(
    [...begins.all({ from: begin, to: begin + beyond }), ...ends.all({ from: tail, to: tail + beyond })].map(
      ({ word }) => word,
    ),
  );
  const isBegun = (letters: string) =>
    [-1, 0, 1].some((more) => isOneErrorApart(letters.slice(0, Math.max(1, typed.length + more)), typed));
  return [...known]
    .map((letters) => ({ letters, isWhole: isOneErrorApart(letters, typed) }))
    .filter(({ letters, isWhole }) => isWhole || isBegun(letters))
    .map(({ letters, isWhole }) => ({ word: wordOf(letters), isWhole }));
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
