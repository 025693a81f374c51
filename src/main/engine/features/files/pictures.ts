import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflate } from 'node:zlib';
import { DomainError } from '@shared/contract/errors';

export interface Sides {
  width: number;
  height: number;
}

/** A window has to hold four bytes for each. */
const mostPixels = 80_000_000;

/**
 * The sides of a whole picture as it is looked at, turned as the camera says.
 * @returns null for kinds whose sides are not read (HEIC)
 * @throws DomainError PHOTO_CORRUPT, PHOTO_TOO_MANY_PIXELS
 */
export async function pictureSides(bytes: Uint8Array, mime: string): Promise<Sides | null> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sides = await readSides(source, mime).catch((error: unknown) => {
    // Read past the end: the file is cut off; the inflater has codes of its own.
    if (error instanceof RangeError || isZlibError(error)) throw new DomainError('PHOTO_CORRUPT');
    throw error;
  });
  if (sides && sides.width * sides.height > mostPixels)
    throw new DomainError('PHOTO_TOO_MANY_PIXELS', { limit: mostPixels / 1_000_000 });
  return sides;
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_|^ERR_BUFFER/u.test(String(error.code));

async function readSides(source: Buffer, mime: string): Promise<Sides | null> {
  switch (mime) {
    case 'image/jpeg':
      return jpegSides(source);
    case 'image/png':
      return pngSides(source);
    case 'image/gif':
      return gifSides(source);
    case 'image/webp':
      return webpSides(source);
    default:
      return null;
  }
}

function whole(width: number, height: number): Sides {
  if (width === 0 || height === 0) throw new DomainError('PHOTO_CORRUPT');
  return { width, height };
}

/** Frames of a picture; C4, C8 and CC are tables, not frames. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const startOfScan = 0xda;
const endOfPicture = Buffer.from([0xff, 0xd9]);

function jpegSides(source: Buffer): Sides {
  let sides: Sides | null = null;
  let turned = false;
  for (let at = 2; ; ) {
    if (source.readUInt8(at) !== 0xff) throw new DomainError('PHOTO_CORRUPT');
    const marker = source.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + source.readUInt16BE(at + 2);
    if (marker === 0xe1) turned ||= isTurned(source.subarray(at + 4, end));
    if (isFrame(marker)) sides = whole(source.readUInt16BE(at + 7), source.readUInt16BE(at + 5));
    if (marker === startOfScan) {
      // Phones append a film or a depth map behind the end; without an end at all the picture is cut off.
      if (!sides || source.lastIndexOf(endOfPicture) < end) throw new DomainError('PHOTO_CORRUPT');
      return turned ? { width: sides.height, height: sides.width } : sides;
    }
    at = end;
  }
}

const orientationTag = 0x0112;

/** Whether EXIF says that the picture lies on its side (orientations 5 to 8). */
function isTurned(segment: Buffer): boolean {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return false;
  const tiff = segment.subarray(6);
  if (tiff.length < 14) return false;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return false;
  for (let entry = 0; entry < u16(first); entry++) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return false;
    if (u16(at) === orientationTag) return u16(at + 8) >= 5;
  }
  return false;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

async function pngSides(source: Buffer): Promise<Sides> {
  const data: Buffer[] = [];
  let sides: Sides | null = null;
  let rowBytes = 0;
  let interlaced = false;
  for (let at = 8; ; ) {
    const end = at + 12 + source.readUInt32BE(at);
    const kind = source.toString('latin1', at + 4, at + 8);
    const body = source.subarray(at + 8, end - 4);
    if (source.readUInt32BE(end - 4) !== crc32(source.subarray(at + 4, end - 4)))
      throw new DomainError('PHOTO_CORRUPT');
    if (kind === 'IHDR') {
      sides = whole(body.readUInt32BE(0), body.readUInt32BE(4));
      rowBytes = Math.ceil((sides.width * body.readUInt8(8) * (channelsOf[body.readUInt8(9)] ?? 4)) / 8) + 1;
      interlaced = body.readUInt8(12) === 1;
    }
    if (kind === 'IDAT') data.push(body);
    if (kind === 'IEND') break;
    at = end;
  }
  if (!sides || data.length === 0) throw new DomainError('PHOTO_CORRUPT');
  // A picture with too many points is refused by its head: nothing of it is unpacked.
  if (sides.width * sides.height <= mostPixels) {
    const unpacked = await unpackedLength(data, rowBytes * sides.height * 2);
    if (unpacked < (interlaced ? 1 : rowBytes * sides.height)) throw new DomainError('PHOTO_CORRUPT');
  }
  return sides;
}

/** Unpacks without keeping anything, no more than `limit` bytes. */
async function unpackedLength(data: readonly Buffer[], limit: number): Promise<number> {
  let length = 0;
  const counter = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      length += chunk.length;
      done(length > limit ? new DomainError('PHOTO_CORRUPT') : null);
    },
  });
  await pipeline(data, createInflate(), counter);
  return length;
}

function gifSides(source: Buffer): Sides {
  if (source.lastIndexOf(0x3b) < 13) throw new DomainError('PHOTO_CORRUPT');
  return whole(source.readUInt16LE(6), source.readUInt16LE(8));
}

function webpSides(source: Buffer): Sides {
  if (source.readUInt32LE(4) + 8 > source.length) throw new DomainError('PHOTO_CORRUPT');
  switch (source.toString('latin1', 12, 16)) {
    case 'VP8X':
      return whole(source.readUIntLE(24, 3) + 1, source.readUIntLE(27, 3) + 1);
    case 'VP8L': {
      const bits = source.readUInt32LE(21);
      return whole((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8 ':
      return whole(source.readUInt16LE(26) & 0x3fff, source.readUInt16LE(28) & 0x3fff);
    default:
      throw new DomainError('PHOTO_CORRUPT');
  }
}
