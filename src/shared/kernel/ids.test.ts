import { describe, expect, it } from 'vitest';
import { id, requestId, version } from './ids';

describe('ids', () => {
  it('are positive integers that stay exact', () => {
    expect(id.safeParse(1).success).toBe(true);
    for (const wrong of [0, -1, 1.5, '1', Number.NaN, 2 ** 53, null]) {
      expect(id.safeParse(wrong).success).toBe(false);
    }
    expect(version.safeParse(0).success).toBe(true);
    expect(version.safeParse(-1).success).toBe(false);
  });

  it('of commands are UUIDs', () => {
    expect(requestId.safeParse(crypto.randomUUID()).success).toBe(true);
    expect(requestId.safeParse('1').success).toBe(false);
  });
});
