/** Joiners and selectors that no face draws: dropped without a report. */
const invisible = /(?:\p{Cf}|[\ufe00-\ufe0f])/gu;
/** Control characters of a pasted text other than the line break. */
const controls = /(?!\n)\p{Cc}/gu;
const wideSpaces = /[\u2000-\u200a\u202f\u205f\u3000]/gu;

/**
 * Makes any text printable with the glyphs at hand: what the face lacks becomes `?` and is handed to `report`
 * (documents §2: replaced and reported).
 */
export function printable(text: string, glyphs: ReadonlySet<number>, report: (char: string) => void): string {
  const plain = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(wideSpaces, '\u00a0')
    .replace(invisible, '')
    .replace(controls, ' ');
  let result = '';
  for (const char of plain) {
    const known = char === '\n' || glyphs.has(char.codePointAt(0) ?? 0);
    if (!known) report(char);
    result += known ? char : '?';
  }
  return result;
}
