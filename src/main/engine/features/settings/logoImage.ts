import { crc32 } from 'node:zlib';
import { DomainError } from '@shared/contract/errors';
import type { LogoFormat } from '@shared/features/settings/model';

/** A logo is printed 30 mm wide at the most: more than this only makes every archived print larger. */
const MAX_SIDE_PX = 2000;

export interface StrippedImage {
  format: LogoFormat;
  bytes: Uint8Array;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture needs; text, times, places and programs' own notes are left behind. */
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** PNG or JPEG by what the bytes are, never by the name of the file. */
export function formatOf(bytes: Uint8Array): LogoFormat | null {
  const head = Buffer.from(bytes.subarray(0, 8));
  if (head.equals(PNG_SIGNATURE)) return 'png';
  return head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff ? 'jpeg' : null;
}

/**
 * The same picture without what does not belong on a document: place and camera, notes, anything after its end.
 * @throws DomainError LOGO_UNREADABLE, LOGO_TOO_LARGE
 */
export function strippedImage(bytes: Uint8Array): StrippedImage {
  const format = formatOf(bytes);
  if (format === null) throw new DomainError('LOGO_UNREADABLE');
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return { format, bytes: new Uint8Array(format === 'png' ? strippedPng(source) : strippedJpeg(source)) };
  } catch (error) {
    // Read past the end: the file is cut off.
    if (error instanceof RangeError) throw new DomainError('LOGO_UNREADABLE');
    throw error;
  }
}

function refuseSides(width: number, height: number): void {
  if (width === 0 || height === 0) throw new DomainError('LOGO_UNREADABLE');
  if (Math.max(width, height) > MAX_SIDE_PX) throw new DomainError('LOGO_TOO_LARGE');
}

function strippedPng(source: Buffer): Buffer {
  const kept: Buffer[] = [PNG_SIGNATURE];
  for (let at = PNG_SIGNATURE.length; ; ) {
    const length = source.readUInt32BE(at);
    const type = source.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (source.readUInt32BE(end - 4) !== crc32(source.subarray(at + 4, end - 4)))
      throw new DomainError('LOGO_UNREADABLE');
    if (type === 'IHDR') refuseSides(source.readUInt32BE(at + 8), source.readUInt32BE(at + 12));
    else if (kept.length === 1) throw new DomainError('LOGO_UNREADABLE');
    if (PNG_KEPT.has(type)) kept.push(source.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

/** Baseline, extended and progressive: what a PDF viewer draws. */
const JPEG_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** Application data (EXIF with its place among them) and comments; Adobe's says how the colours are meant and stays. */
const isLeftBehind = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== 0xee);

function strippedJpeg(source: Buffer): Buffer {
  const kept: Buffer[] = [source.subarray(0, 2)];
  let framed = false;
  for (let at = 2; ; ) {
    if (source.readUInt8(at) !== 0xff) throw new DomainError('LOGO_UNREADABLE');
    const marker = source.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + source.readUInt16BE(at + 2);
    if (JPEG_FRAMES.has(marker)) {
      refuseSides(source.readUInt16BE(at + 7), source.readUInt16BE(at + 5));
      framed = true;
    }
    if (marker === START_OF_SCAN) {
      const last = source.lastIndexOf(END_OF_IMAGE);
      if (!framed || last < end) throw new DomainError('LOGO_UNREADABLE');
      kept.push(source.subarray(at, last + END_OF_IMAGE.length));
      return Buffer.concat(kept);
    }
    if (!isLeftBehind(marker)) kept.push(source.subarray(at, end));
    at = end;
  }
}
