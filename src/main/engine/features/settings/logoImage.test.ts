import { DomainError } from '@shared/contract/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, jpeg, png, segment } from '../../../../../tests/support/pictures';
import { strippedImage } from './logoImage';

const codeOf = (bytes: Uint8Array): string => {
  try {
    return strippedImage(bytes).format;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('the picture of a logo', () => {
  it('keeps what is drawn and leaves behind the place, the camera, notes and what hangs on after the end', () => {
    const secret = 'GPS 42.69N 23.32E';
    const stripped = [
      strippedImage(Buffer.concat([png(20, 10, chunk('tEXt', Buffer.from(secret))), Buffer.from(secret)])),
      strippedImage(
        Buffer.concat([
          jpeg(20, 10, 0xc2, segment(0xe1, Buffer.from(secret)), segment(0xfe, Buffer.from(secret))),
          Buffer.from(secret),
        ]),
      ),
    ];
    expect(stripped.map(({ bytes }) => Buffer.from(bytes).includes('GPS'))).toEqual([false, false]);
    expect(Buffer.from(stripped[0]?.bytes ?? []).equals(png(20, 10))).toBe(true);
    expect(Buffer.from(stripped[1]?.bytes ?? []).equals(jpeg(20, 10, 0xc2))).toBe(true);
  });

  it("keeps Adobe's colour note, without which a CMYK logo prints as its negative", () => {
    const adobe = segment(0xee, Buffer.from('Adobe12345'));
    expect(Buffer.from(strippedImage(jpeg(20, 10, 0xc0, adobe)).bytes).includes('Adobe')).toBe(true);
  });

  it('is refused when a side is too long, whatever the file weighs', () => {
    expect([png(2000, 10), png(2001, 10), png(10, 2001), jpeg(10, 2001), jpeg(2001, 10)].map(codeOf)).toEqual(
      ['png', ...Array.from({ length: 4 }, () => 'LOGO_TOO_LARGE')],
    );
  });

  it('is refused when it is something else, has no size or a damaged part', () => {
    const bent = png(20, 10);
    bent[20] = 1;
    const others = [Buffer.alloc(0), Buffer.from('%PDF-1.7'), Buffer.from('GIF89a'), png(0, 10), bent];
    expect(others.map(codeOf)).toEqual(others.map(() => 'LOGO_UNREADABLE'));
  });

  it('cut off anywhere is refused and never read past its end', () => {
    for (const whole of [png(20, 10), jpeg(20, 10)])
      for (let length = 0; length < whole.length; length += 1)
        expect(codeOf(whole.subarray(0, length)), `${length} bytes`).toBe('LOGO_UNREADABLE');
  });

  it('of any bytes behind either signature gives a picture or one of the two refusals', () => {
    const heads = [
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.from([0xff, 0xd8, 0xff]),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        expect(['png', 'jpeg', 'LOGO_UNREADABLE', 'LOGO_TOO_LARGE']).toContain(
          codeOf(Buffer.concat([head, rest])),
        );
      }),
    );
  });
});
