import iconv from 'iconv-lite';
// Loaded by a thread as it stands: no alias, endings written out (see worker/priceLists.ts).
import type { PriceMapping } from '../../../../shared/features/priceLists/model.ts';

type Encoding = PriceMapping['encoding'];

const iconvNames: Readonly<Record<Encoding, string>> = {
  utf8: 'utf8',
  utf16le: 'utf-16le',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  cp850: 'cp850',
  cp866: 'cp866',
};

export interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

/** Decodes a file piece by piece; what is no text in the encoding becomes U+FFFD. */
export function decoderOf(encoding: Encoding): Decoder {
  const decoder = iconv.getDecoder(iconvNames[encoding]);
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
}

/** Text of a sample; its last character may be cut. */
export function decodeSample(bytes: Buffer, encoding: Encoding): string {
  return decoderOf(encoding)
    .write(bytes)
    .replace(/^\uFEFF/, '');
}

/** Of letters that no list in Bulgarian, Russian or a Western language uses, and signs between two letters. */
const RARE_CYRILLIC = /[ЂЃЉЊЌЋЏђѓљњќћџЎўЈјЄєЇїІіҐґЅѕ]/u;
const BROKEN = /[\uFFFD\u0080-\u009f\u2500-\u259f]/u;
const MIXED = /[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]/u;
const SIGN_INSIDE =
  /\p{L}[„“”‚…†‡‰€™¤¦§©«¬®°±¶·»¼½¾¿¡¢£¥ª²³¹º¨¯´¸×÷ƒ‹›ˆ˜•]\p{L}|\p{L}[‚ƒ„…†‡ˆ‰‹¡¢£¤¥¦§¨©ª«¬¯±²³´µ¶¸¹»¼½¾¿×]{2}/u;
const ONLY_ACCENTED = /^[À-ÿ]{3,}$/u;
const UNUSUAL = /[^\x20-\x7e]/u;

/**
 * Whether a word looks like text read in another encoding: „СпирaРµРЅ“, „Äèñê“, „StoЯfдnger“.
 * A hint for people, never a refusal.
 */
export function isOddWord(word: string): boolean {
  if (!UNUSUAL.test(word)) return false;
  return (
    BROKEN.test(word) ||
    RARE_CYRILLIC.test(word) ||
    MIXED.test(word) ||
    SIGN_INSIDE.test(word) ||
    ONLY_ACCENTED.test(word)
  );
}

/** Whether a name has a word that looks like text in another encoding. */
export function isOddText(text: string): boolean {
  return UNUSUAL.test(text) && text.split(/[\s;,|\t"./()-]+/u).some(isOddWord);
}

const guessed: readonly Encoding[] = ['windows-1251', 'windows-1252', 'cp866', 'cp850'];

/** The encoding in which a sample reads like text: a byte order mark, UTF-8 without fault, else the least odd code page. */
export function guessEncoding(sample: Buffer): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf16le';
  const cut = lastWhole(sample);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(cut);
    return 'utf8';
  } catch {
    const scores = guessed.map((encoding) => oddShare(decodeSample(cut, encoding)));
    return guessed[scores.indexOf(Math.min(...scores))] ?? 'windows-1251';
  }
}

/** Without the beginning of a character that the sample cuts. */
function lastWhole(sample: Buffer): Buffer {
  let end = sample.length;
  for (let back = 1; back <= 3 && back < end; back += 1) {
    const byte = sample[end - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      end -= back;
      break;
    }
  }
  return sample.subarray(0, end);
}

/** Odd words among those with more than ASCII in them. */
function oddShare(text: string): number {
  const words = text.split(/[\s;,|\t"./()-]+/u).filter((word) => UNUSUAL.test(word));
  return words.length === 0 ? 0 : words.filter(isOddWord).length / words.length;
}
