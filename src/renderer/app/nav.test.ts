import { describe, expect, it } from 'vitest';
import { allowedPlaces, isAt, navGroups } from './nav';

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
});
