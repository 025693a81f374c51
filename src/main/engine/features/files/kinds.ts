import { extname } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import { isPlainFileName } from '@shared/kernel/fileNames';

export interface FileType {
  mime: string;
  kind: 'photo' | 'document';
  /** Endings that fit, the usual one first. */
  endings: readonly [string, ...string[]];
}

const type = (
  mime: string,
  kind: FileType['kind'],
  ...endings: readonly [string, ...string[]]
): FileType => ({ mime, kind, endings });

const jpeg = type('image/jpeg', 'photo', '.jpg', '.jpeg', '.jpe', '.jfif');
const png = type('image/png', 'photo', '.png');
const gif = type('image/gif', 'photo', '.gif');
const webp = type('image/webp', 'photo', '.webp');
const heic = type('image/heic', 'photo', '.heic', '.heif');
const pdf = type('application/pdf', 'document', '.pdf');
const office = type('application/zip', 'document', '.docx', '.xlsx', '.pptx', '.odt', '.ods');
const plain = type('text/plain', 'document', '.txt', '.csv', '.log');
const video = type('video/mp4', 'document', '.mp4', '.mov', '.m4v');

/** Refused whatever is in them: a double click would run them. */
const runnable =
  /\.(exe|com|scr|pif|bat|cmd|msi|msp|dll|sys|cpl|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|lnk|url|reg|jar|sh|bash|py|app|deb|rpm|appimage|desktop|docm|xlsm|pptm|svg|html?|xhtml)$/iu;

/** How programs begin, on any system. */
const programHeads = ['4d5a', '7f454c46', 'cafebabe', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', '2321'];

/**
 * What the bytes are, by how they begin; the ending only refuses what would run.
 * @throws DomainError FILE_TYPE_REFUSED
 */
export function fileTypeOf(bytes: Uint8Array, name: string): FileType {
  const found = runnable.test(name.trim())
    ? null
    : recognised(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!found) throw new DomainError('FILE_TYPE_REFUSED', { file: plainName(name) });
  return found;
}

function recognised(bytes: Buffer): FileType | null {
  const head = bytes.subarray(0, 16);
  const hex = head.toString('hex');
  if (programHeads.some((start) => hex.startsWith(start))) return null;
  if (hex.startsWith('ffd8ff')) return jpeg;
  if (hex.startsWith('89504e470d0a1a0a')) return png;
  const text = head.toString('latin1');
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return gif;
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return webp;
  if (text.startsWith('%PDF-')) return pdf;
  if (text.slice(4, 8) === 'ftyp') return /^(hei|hev|mif1|msf1)/u.test(text.slice(8, 12)) ? heic : video;
  if (hex.startsWith('504b0304')) return isOffice(bytes) ? office : null;
  return isPlainText(bytes) ? plain : null;
}

/** Documents of office programs without macros; any other archive may hold anything. */
function isOffice(bytes: Buffer): boolean {
  const known = bytes.includes('[Content_Types].xml') || bytes.includes('application/vnd.oasis.opendocument');
  return known && !bytes.includes('vbaProject.bin') && !bytes.includes('Basic/script');
}

/** No control characters but the usual ones, and no markup that a program would carry out. */
function isPlainText(bytes: Buffer): boolean {
  if (
    bytes.length === 0 ||
    /^\s*</u.test(bytes.subarray(0, 200).toString('latin1').replace('\u00ef\u00bb\u00bf', ''))
  )
    return false;
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

const longestName = 120;

/** The last part of whatever a disk or a window calls the file, safe on every system: never a path. */
export function plainName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const clean = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .replace(/[. ]+$/u, '');
  const end = extname(clean).slice(0, 12);
  const stem = clean.slice(0, clean.length - extname(clean).length);
  const short = `${[...stem].slice(0, longestName - end.length).join('')}${end}`;
  return isPlainFileName(short) ? short : 'file';
}

/** The name with an ending that is true: a photo called `.pdf` gets its own. */
export function trueName(name: string, { endings }: FileType): string {
  const clean = plainName(name);
  return endings.includes(extname(clean).toLowerCase()) ? clean : `${clean}${endings[0]}`;
}
