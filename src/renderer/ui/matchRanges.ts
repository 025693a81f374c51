import type { Range } from './Highlight';

const separator = /[\s\-./]/;

/** Where a typed query stands in a text, ignoring case and the separators of plates, phones and part numbers. */
export function matchRanges(text: string, query: string): Range[] {
  const wanted = [...query.toLowerCase()].filter((char) => !separator.test(char)).join('');
  if (!wanted) return [];
  const positions: number[] = [];
  let bare = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (separator.test(char)) continue;
    positions.push(at);
    bare += char.toLowerCase().slice(0, 1);
  }
  const start = bare.indexOf(wanted);
  const first = positions[start];
  const last = positions[start + wanted.length - 1];
  return start < 0 || first === undefined || last === undefined ? [] : [[first, last + 1]];
}
