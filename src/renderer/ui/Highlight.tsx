import type { ReactNode } from 'react';

export type Range = readonly [from: number, to: number];

/** Marks what matched a search. Ranges are half open character positions of the text. */
export function Highlight({ text, ranges }: { text: string; ranges?: readonly Range[] }) {
  if (!ranges?.length) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from < at || to <= from) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(text.slice(at));
  return <span>{parts}</span>;
}
