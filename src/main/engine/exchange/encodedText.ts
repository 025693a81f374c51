import type { FileEncoding } from '@shared/kernel/fileEncodings';
import { transliteration } from '@shared/kernel/folding';
import iconv from 'iconv-lite';

export type Unmappable = 'transliterate' | '?' | 'error';

/** The encoding of a file: what it can hold, how long a text is in it, and its bytes. */
export interface TextEncoder {
  /** The text with only characters that the encoding has, or null when the rule is `error` and one is missing. */
  fit(text: string, rule: Unmappable): string | null;
  /** Bytes after encoding, for text that went through `fit`. */
  byteLength(text: string): number;
  /** The longest start of a text, in whole characters, within a number of bytes. */
  cut(text: string, bytes: number): string;
  encode(text: string): Buffer;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** The text tools of an encoding; those of one encoding share what they learnt about its characters. */
export function textEncoder(encoding: FileEncoding): TextEncoder {
  const known = encoders.get(encoding);
  if (known) return known;
  const made = encoding === 'utf8' || encoding === 'utf8bom' ? unicode(encoding) : codePage(encoding);
  encoders.set(encoding, made);
  return made;
}

const encoders = new Map<FileEncoding, TextEncoder>();

function unicode(encoding: 'utf8' | 'utf8bom'): TextEncoder {
  return {
    // A lone half of a surrogate pair has no UTF-8 form.
    fit: (text, rule) => {
      const whole = text.replace(/\p{Cs}/gu, '?');
      return rule === 'error' && whole !== text ? null : whole;
    },
    byteLength: (text) => Buffer.byteLength(text),
    cut: (text, bytes) => {
      let length = 0;
      let kept = '';
      for (const character of text) {
        length += Buffer.byteLength(character);
        if (length > bytes) break;
        kept += character;
      }
      return kept;
    },
    encode: (text) => (encoding === 'utf8bom' ? Buffer.concat([BOM, Buffer.from(text)]) : Buffer.from(text)),
  };
}

/** All four code pages hold one byte per character, so the length in bytes is the length of the text. */
function codePage(encoding: FileEncoding): TextEncoder {
  const mapped = new Map<string, boolean>();
  const has = (character: string): boolean => {
    let known = mapped.get(character);
    if (known === undefined) {
      const bytes = iconv.encode(character, encoding);
      known = bytes.length === 1 && iconv.decode(bytes, encoding) === character;
      mapped.set(character, known);
    }
    return known;
  };
  return {
    fit: (text, rule) => {
      if (/^[\x20-\x7e]*$/u.test(text)) return text;
      const characters = [...text];
      if (characters.every(has)) return text;
      if (rule === 'error') return null;
      return characters
        .map((character, at) => (has(character) ? character : replace(characters, at, rule, has)))
        .join('');
    },
    byteLength: (text) => text.length,
    cut: (text, bytes) => text.slice(0, bytes),
    encode: (text) => iconv.encode(text, encoding),
  };
}

function replace(
  characters: string[],
  at: number,
  rule: Exclude<Unmappable, 'error'>,
  has: (character: string) => boolean,
): string {
  const character = characters[at] ?? '';
  if (rule === '?') return '?';
  const plain = latinOf(character, characters[at - 1], characters[at + 1]);
  return [...plain].every(has) ? plain : '?';
}

/** The official Bulgarian transliteration (Закон за транслитерацията, чл. 4–6) and the signs of office programs. */
const latin: Readonly<Record<string, string>> = {
  ...transliteration,
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '№': 'No',
  '€': 'EUR',
  '×': 'x',
  '≤': '<=',
  '≥': '>=',
  '→': '->',
  '•': '*',
  '\u00a0': ' ',
};

function latinOf(character: string, before: string | undefined, after: string | undefined): string {
  const lower = character.toLowerCase();
  const plain = latin[lower] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
  if (lower === character || latin[lower] === undefined) return plain;
  const neighbour = after !== undefined && /\p{L}/u.test(after) ? after : before;
  const inCapitals = neighbour !== undefined && /\p{Lu}/u.test(neighbour);
  return inCapitals ? plain.toUpperCase() : plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** One line without control characters and double blanks: a line break in a name would break the record. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
