import { describe, expect, it } from 'vitest';
import {
  ADD,
  afterEnter,
  afterTab,
  type Cell,
  cursorReducer,
  horizontal,
  type Layout,
  lineAbove,
  restingCursor,
  vertical,
} from './cursor';

const row = (key: string, editable: string[], empty: string[] = []) => ({
  key,
  editable: new Set(editable),
  empty: new Set(empty),
});
const section = (key: string) => ({ ...row(key, []), section: true });

const layout: Layout = {
  columns: ['code', 'quantity', 'team', 'price'],
  rows: [
    section('job1'),
    row('a', ['quantity', 'team', 'price']),
    row('fixed', []),
    section('job2'),
    row('b', ['quantity', 'team', 'price'], ['team']),
  ],
  hasAdd: true,
};
const at = (rowKey: string, column: string): Cell => ({ row: rowKey, column });

describe('moving between lines', () => {
  it('Enter goes to the next empty cell and skips what is filled or finished', () => {
    expect(afterEnter(layout, at('a', 'quantity'))).toEqual(at('b', 'team'));
  });

  it('Enter ends in the add line when nothing is empty below', () => {
    expect(afterEnter(layout, at('b', 'team'))).toEqual(at(ADD, 'code'));
    expect(afterEnter(layout, at('b', 'price'))).toEqual(at(ADD, 'code'));
  });

  it('Tab visits every editable cell and leaves the editor at both ends', () => {
    expect(afterTab(layout, at('a', 'price'), false)).toEqual(at('b', 'quantity'));
    expect(afterTab(layout, at('a', 'quantity'), true)).toBe(null);
    expect(afterTab(layout, at(ADD, 'code'), false)).toBe(null);
  });

  it('the arrows stay in the column, pass sections over and reach read-only lines', () => {
    expect(vertical(layout, at('fixed', 'price'), 1)).toEqual(at('b', 'price'));
    expect(vertical(layout, at('a', 'price'), -1)).toBe(null);
    expect(vertical(layout, at('b', 'price'), 1)).toEqual(at(ADD, 'price'));
    expect(horizontal(layout, at('a', 'code'), 1)).toEqual(at('a', 'quantity'));
    expect(horizontal(layout, at('a', 'price'), 1)).toBe(null);
  });

  it('F8 copies from the line above even across a job head', () => {
    expect(lineAbove(layout, 'b')).toBe('fixed');
    expect(lineAbove(layout, 'a')).toBe(null);
  });
});

describe('cursorReducer', () => {
  const typing = cursorReducer(cursorReducer(restingCursor, { type: 'focus', cell: at('a', 'price') }), {
    type: 'draft',
    text: '12,x',
  });

  it('keeps what was typed when the value could not be read, so that nothing has to be typed again', () => {
    const refused = cursorReducer(typing, { type: 'refused' });
    expect(refused.draft).toBe('12,x');
    expect(refused.complaint).toEqual(at('a', 'price'));
  });

  it('forgets the complaint at the next key', () => {
    const again = cursorReducer(cursorReducer(typing, { type: 'refused' }), { type: 'draft', text: '12,5' });
    expect(again.complaint).toBe(null);
  });

  it('focusing the cell that already has the cursor does not throw the draft away', () => {
    expect(cursorReducer(typing, { type: 'focus', cell: at('a', 'price') })).toBe(typing);
    expect(cursorReducer(typing, { type: 'focus', cell: at('b', 'price') }).draft).toBe(null);
  });

  it('Escape gives the old value back', () => {
    expect(cursorReducer(typing, { type: 'revert' }).draft).toBe(null);
  });
});
