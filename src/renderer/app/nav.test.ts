import { describe, expect, it } from 'vitest';
import { allowedPlaces, deepPlaceAt, deepPlaces, isAt, navGroups } from './nav';

const places = navGroups.flat();
const place = (name: string) => {
  const found = places.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('rail', () => {
  it('hides what a person may not enter and what does not exist', () => {
    const mechanic = allowedPlaces(
      places,
      () => true,
      (permission) => permission === 'orders.view',
    );
    expect(mechanic.map((one) => one.name)).toEqual(['today', 'reception', 'board', 'orders']);
    expect(
      allowedPlaces(
        places,
        (path) => path === '/',
        () => true,
      ).map((one) => one.name),
    ).toEqual(['today']);
  });

  it('marks a section while one of its documents is open, and today only at its own address', () => {
    expect(isAt(place('orders'), '/orders/12')).toBe(true);
    expect(isAt(place('orders'), '/orders-archive')).toBe(false);
    expect(isAt(place('today'), '/orders')).toBe(false);
  });

  it('knows which place below a section is open, also from one of its documents', () => {
    const at = (path: string) => deepPlaceAt(deepPlaces, place('stock'), path)?.name ?? null;
    expect(at('/stock/documents/12')).toBe('stockDocuments');
    expect(at('/stock/etka')).toBe('etka');
    expect(at('/stock')).toBe(null);
    expect(at('/stock/parts/3')).toBe(null);
  });
});
