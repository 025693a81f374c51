import { describe, expect, it } from 'vitest';
import { linesReducer } from './lines';

const lines = [
  { key: 'a', data: { number: '5Q0 407 152 A', quantity: 1000 } },
  { key: 'b', data: { number: 'N 910 965 02', quantity: 2000 } },
];

describe('linesReducer', () => {
  it('changes one line and leaves the others as they are, so that they are not drawn again', () => {
    const next = linesReducer(lines, { type: 'update', key: 'b', patch: { quantity: 4000 } });
    expect(next[1]?.data).toEqual({ number: 'N 910 965 02', quantity: 4000 });
    expect(next[0]).toBe(lines[0]);
  });

  it('adds at the end and removes by key', () => {
    const added = linesReducer(lines, { type: 'add', key: 'c', data: { number: 'X', quantity: 1 } });
    expect(added.map((line) => line.key)).toEqual(['a', 'b', 'c']);
    expect(linesReducer(added, { type: 'remove', key: 'a' }).map((line) => line.key)).toEqual(['b', 'c']);
  });
});
