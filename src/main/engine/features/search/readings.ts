import { digitsOf, expandQuery, foldCode, foldText } from '@shared/kernel/folding';
import { parseYearNumber } from '@shared/kernel/numbering';
import { phoneKey } from '@shared/kernel/phones';
import { vinKey } from '@shared/kernel/vin';

const maxWords = 6;
/** The dash of an order number as people write it: `26/187`, `26 - 187`. */
const yearMark = /^(\d\d)\s*[-–—/.]\s*(\d+)$/u;
const looksDialled = /^[\d\s+()/.-]+$/;

/** One typed word and the spellings in which it is searched, the literal one first. */
export interface TypedWord {
  typed: string;
  spellings: string[];
}

/** The words of a typed text that say anything, at most six. */
export function wordsOf(text: string): TypedWord[] {
  return text
    .trim()
    .split(/\s+/u)
    .filter((word) => foldText(word) !== '')
    .slice(0, maxWords)
    .map((typed) => ({ typed, spellings: expandQuery(typed) }));
}

/** The codes that a typed text can mean: as it is, as VIN, as phone, as order number without its zeros. */
export function codeReadings(text: string): string[] {
  const whole = foldCode(text);
  if (whole === '') return [];
  const readings = new Set([whole]);
  if (/\d/.test(whole)) readings.add(vinKey(text));
  if (looksDialled.test(text)) for (const reading of phoneReadings(text)) readings.add(reading);
  const year = parseYearNumber(text.trim().replace(yearMark, '$1-$2'));
  if (year) readings.add(`${String(year.year % 100)}${String(year.n).padStart(6, '0')}`);
  return [...readings];
}

/** A number that is dialled, also one with an error in it: without the country and the trunk zero. */
function phoneReadings(text: string): string[] {
  const digits = digitsOf(text);
  if (digits.length < 5) return [];
  const bare = digits.replace(/^(?:00359|359)?0*/, '');
  return bare.length < 4 ? [] : [phoneKey(text), bare];
}

/** A name with a number, `голф 4521` or `голф св 4521`: what the words and what the code may be, likely first. */
export function mixedReadings(words: readonly TypedWord[]): { names: TypedWord[]; code: string }[] {
  const hasDigit = ({ typed }: TypedWord) => /\d/.test(typed);
  const readings = [hasDigit, (word: TypedWord) => hasDigit(word) || word.typed.length < 3].map((isCode) => ({
    names: words.filter((word) => !isCode(word)),
    code: foldCode(
      words
        .filter(isCode)
        .map(({ typed }) => typed)
        .join(''),
    ),
  }));
  const telling = readings.filter(({ names, code }) => names.length > 0 && /\d/.test(code));
  return telling.filter(({ code }, at) => at === 0 || code !== telling[0]?.code);
}

/** Each folded word begins (`whole`: is) a stored one in one of its spellings; a query of FTS5. */
export function wordsMatch(words: readonly TypedWord[], whole = false): string {
  const star = whole ? '' : ' *';
  const alternatives = words.map(({ spellings }) => spellings.map((one) => `${quoted(one)}${star}`));
  return alternatives.map((variants) => `(${variants.join(' OR ')})`).join(' AND ');
}

/** Every part of three characters must occur; the index is asked no longer phrase because it keeps no positions. */
export function trigramMatch(code: string): string {
  const parts = new Set<string>();
  for (let at = 0; at + 3 <= code.length; at += 1) parts.add(quoted(code.slice(at, at + 3)));
  return [...parts].join(' AND ');
}

/** A token of FTS5's query language that can only be a text: quotes doubled inside quotes. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
