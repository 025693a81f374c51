import { describe, expect, it } from 'vitest';
import { latenessOf } from './lateness';

const now = Date.UTC(2026, 10, 24, 8, 42);
const hour = 3_600_000;
const order = { promisedAt: now + 5 * hour, phase: 'in_work', remainingSec: 3600, waits: false } as const;

describe('latenessOf', () => {
  it('is late once the hour has passed, however little is left', () => {
    expect(latenessOf({ ...order, promisedAt: now - 1, remainingSec: 0 }, now, 60)).toBe('late');
  });

  it('is at risk when norm time and reserve do not fit any more', () => {
    expect(latenessOf({ ...order, promisedAt: now + 2 * hour + 1 }, now, 60)).toBeNull();
    expect(latenessOf({ ...order, promisedAt: now + 2 * hour - 1 }, now, 60)).toBe('atRisk');
  });

  it('is at risk near the hour while it waits for somebody', () => {
    expect(latenessOf({ ...order, waits: true }, now, 60)).toBe('atRisk');
    expect(latenessOf({ ...order, waits: true, promisedAt: now + 7 * hour }, now, 60)).toBeNull();
  });

  it('never concerns a finished, cancelled or unpromised order', () => {
    expect(latenessOf({ ...order, phase: 'done', promisedAt: now - hour }, now, 60)).toBeNull();
    expect(latenessOf({ ...order, phase: 'cancelled', promisedAt: now - hour }, now, 60)).toBeNull();
    expect(latenessOf({ ...order, promisedAt: null }, now, 60)).toBeNull();
  });
});
