import { describe, expect, it } from 'vitest';
import { concerns } from './touched';

describe('concerns', () => {
  it('asks a slice again when one of its own things changed, in singular or plural', () => {
    expect(concerns('orders.get', undefined, ['order:12'])).toBe(true);
    expect(concerns('parties.list', undefined, ['party:3'])).toBe(true);
    expect(concerns('stock.list', undefined, ['stock'])).toBe(true);
  });

  it('leaves alone what the change does not show on', () => {
    expect(concerns('catalog.models', undefined, ['order:12'])).toBe(false);
    expect(concerns('orders.get', undefined, [])).toBe(false);
  });

  it('asks the gathering screens again after any change', () => {
    expect(concerns('today.tiles', undefined, ['call:1'])).toBe(true);
  });

  it('narrows a query to its declared tags: another order does not refetch this one', () => {
    expect(concerns('orders.get', ['order:12', 'stock'], ['order:13'])).toBe(false);
    expect(concerns('orders.get', ['order:12', 'stock'], ['order:12'])).toBe(true);
    expect(concerns('orders.get', ['order:12', 'stock'], ['stock:9'])).toBe(true);
    expect(concerns('orders.get', ['order:12'], ['order'])).toBe(true);
  });
});
