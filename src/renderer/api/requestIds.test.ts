import { describe, expect, it } from 'vitest';
import { RequestIds } from './requestIds';

const counting = () => {
  let next = 0;
  return new RequestIds(() => `id-${++next}`);
};

describe('RequestIds', () => {
  it('keeps the id while the outcome of the same input is unknown', () => {
    const ids = counting();
    expect(ids.idFor({ orderId: 1 })).toBe('id-1');
    expect(ids.idFor({ orderId: 1 })).toBe('id-1');
  });

  it('takes a new id after an answer, else a second payment of the same sum would be swallowed', () => {
    const ids = counting();
    ids.idFor({ cents: 500 });
    ids.settle();
    expect(ids.idFor({ cents: 500 })).toBe('id-2');
  });

  it('takes a new id when the input changed before the repeat', () => {
    const ids = counting();
    ids.idFor({ cents: 500 });
    expect(ids.idFor({ cents: 600 })).toBe('id-2');
  });
});
