import { describe, expect, it } from 'vitest';
import { changesOf } from './changes';

describe('what a row of the log changed', () => {
  it('shows only values that differ, with the record they belong to', () => {
    const payload = JSON.stringify([
      {
        entity: 'setting:security',
        before: { idleMinutes: 10, pinAllowed: true },
        after: { idleMinutes: 5, pinAllowed: true },
      },
    ]);
    expect(changesOf(payload)).toEqual([{ path: 'setting:security idleMinutes', before: '10', after: '5' }]);
  });

  it('shows what is new and what is gone', () => {
    const payload = JSON.stringify([
      { entity: 'user:2', before: { workerId: 4 }, after: { workerId: null, roles: ['cashier', 'foreman'] } },
    ]);
    expect(changesOf(payload)).toEqual([
      { path: 'user:2 workerId', before: '4' },
      { path: 'user:2 roles', after: 'cashier, foreman' },
    ]);
  });

  it('reads plain values and the code of a refusal', () => {
    expect(changesOf(JSON.stringify([{ entity: 'setting:invoiceStart', after: 100 }]))).toEqual([
      { path: 'setting:invoiceStart', after: '100' },
    ]);
    expect(changesOf('{"code":"PIN_WRONG"}')).toEqual([{ path: 'code', after: 'PIN_WRONG' }]);
    expect(changesOf('null')).toEqual([]);
  });
});
