import { DomainError } from '@shared/contract/errors';
import iconv from 'iconv-lite';

export type DetectedEncoding = 'utf8' | 'utf8bom' | 'utf16le' | 'windows-1251';

export type TextEncoding = Exclude<DetectedEncoding, 'utf8bom'>;

/**
 * Reads the bytes of a text file from Bulgarian office programs: a byte order mark decides, then valid UTF-8, else
 * windows-1251. Throws DomainError CSV_NOT_TEXT for binary files.
 */
export function decodeText(
  bytes: Uint8Array,
  known: TextEncoding | null = null,
): { text: string; encoding: DetectedEncoding } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (known !== null)
    return { text: iconv.decode(buffer, known === 'utf16le' ? 'utf-16le' : known), encoding: known };
  if (buffer[0] === 0xff && buffer[1] === 0xfe) {
    return { text: iconv.decode(buffer, 'utf-16le'), encoding: 'utf16le' };
  }
  // No text in the other three encodings has a zero byte; workbooks, pictures and databases do.
  if (buffer.includes(0)) throw new DomainError('CSV_NOT_TEXT');
  const hasMark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    return { text, encoding: hasMark ? 'utf8bom' : 'utf8' };
  } catch {
    return { text: iconv.decode(buffer, 'windows-1251'), encoding: 'windows-1251' };
  }
}
