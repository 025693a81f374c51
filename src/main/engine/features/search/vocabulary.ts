/**
 * One character per letter that was typed: folding writes some Bulgarian letters with two or three Latin ones, and one wrong
 * key would then be two errors. Folded words are lower case, so capitals stand for those letters.
 */
const letters: readonly (readonly [folded: string, letter: string])[] = [
  ['sht', 'Q'],
  ['zh', 'Z'],
  ['ts', 'T'],
  ['ch', 'C'],
  ['sh', 'S'],
  ['yu', 'U'],
  ['ya', 'A'],
];
const byFolded: ReadonlyMap<string, string> = new Map(letters);
const byLetter: ReadonlyMap<string, string> = new Map(letters.map(([folded, letter]) => [letter, folded]));

/** A folded word, one character per letter. */
export const lettersOf = (word: string): string =>
  word.replace(/sht|zh|ts|ch|sh|yu|ya/g, (folded) => byFolded.get(folded) ?? folded);

/** The folded word again. */
export const wordOf = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => byLetter.get(letter) ?? letter);
