import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import Papa from 'papaparse';
import type { PriceMapping } from '../../../../shared/features/priceLists/model.ts';
import { decoderOf } from './encoding.ts';

/** A line of a file with its number, the first is 1. */
export interface Line {
  line: number;
  text: string;
}

export interface LineSource {
  lines: Iterable<Line>;
  /** Bytes that were read so far. */
  done: () => number;
  sha256: () => string;
}

const PIECE = 1 << 20;

/** Lines of a text of any length, decoded piece by piece; the file is open while they are read. */
export function linesOf(path: string, encoding: PriceMapping['encoding']): LineSource {
  const hash = createHash('sha256');
  let done = 0;
  return {
    lines: read(path, encoding, hash, (bytes) => {
      done += bytes;
    }),
    done: () => done,
    sha256: () => hash.digest('hex'),
  };
}

function* read(
  path: string,
  encoding: PriceMapping['encoding'],
  hash: Hash,
  onBytes: (bytes: number) => void,
): Generator<Line> {
  const decoder = decoderOf(encoding);
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(PIECE);
    let rest = '';
    let line = 0;
    for (;;) {
      const size = readSync(file, buffer, 0, PIECE, null);
      const bytes = buffer.subarray(0, size);
      if (size > 0) hash.update(bytes);
      onBytes(size);
      const text = rest + (size > 0 ? decoder.write(bytes) : decoder.end());
      const pieces = text.split('\n');
      rest = size > 0 ? (pieces.pop() ?? '') : '';
      for (const piece of pieces) {
        line += 1;
        const clean = line === 1 ? piece.replace(/^\uFEFF/, '') : piece;
        const whole = clean.endsWith('\r') ? clean.slice(0, -1) : clean;
        // What follows the last line break is no line.
        if (size > 0 || whole !== '') yield { line, text: whole };
      }
      if (size === 0) return;
    }
  } finally {
    closeSync(file);
  }
}

/** Cells of a row, or why it cannot be read as one. */
export interface Row {
  line: number;
  cells: string[] | 'quotes';
  /** The line as it stands, for what is said about it. */
  text: string;
}

/** A quoted cell may hold line breaks, but no price list has a longer one than this. */
const MOST_LINES_OF_A_ROW = 20;

/**
 * Rows of a table. A quote that never ends costs its own line only: the next ones are read by themselves, so a broken row
 * in the middle of a million does not swallow the rest.
 */
export function* rowsOf(lines: Iterable<Line>, delimiter: string): Generator<Row> {
  const iterator = lines[Symbol.iterator]();
  const ahead: Line[] = [];
  const next = (): Line | undefined => {
    const kept = ahead.shift();
    if (kept) return kept;
    const found = iterator.next();
    return found.done ? undefined : found.value;
  };
  try {
    for (let line = next(); line; line = next()) {
      if (!isQuoted(line.text, delimiter)) {
        yield { line: line.line, cells: line.text.split(delimiter), text: line.text };
        continue;
      }
      const joined: Line[] = [line];
      let cells = quotedCells(line.text, delimiter);
      while (cells === 'open' && joined.length < MOST_LINES_OF_A_ROW) {
        const more = next();
        if (!more) break;
        joined.push(more);
        if (more.text.includes('"'))
          cells = quotedCells(joined.map(({ text }) => text).join('\n'), delimiter);
      }
      if (cells === 'open' || cells === 'quotes') {
        ahead.unshift(...joined.slice(1));
        cells = 'quotes';
      }
      yield { line: line.line, cells, text: line.text };
    }
  } finally {
    iterator.return?.();
  }
}

const isQuoted = (text: string, delimiter: string): boolean =>
  text.includes('"') && (text.startsWith('"') || text.includes(`${delimiter}"`));

function quotedCells(text: string, delimiter: string): string[] | 'open' | 'quotes' {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  if (errors.some(({ code }) => code === 'MissingQuotes')) return 'open';
  if (errors.some(({ type }) => type === 'Quotes') || data.length !== 1) return 'quotes';
  return data[0] ?? 'quotes';
}
