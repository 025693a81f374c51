import type { BoardCard } from '@shared/features/board/model';
import { describe, expect, it } from 'vitest';
import { columnsOf, initials, matches, neighbour } from './columns';

const card = (orderId: number, phase: BoardCard['phase'], more: Partial<BoardCard> = {}): BoardCard => ({
  ...{
    orderId,
    phase,
    number: `26-00000${orderId}`,
    version: 1,
    phaseAt: 0,
    plate: 'СВ 4521 КТ',
    serial: null,
  },
  ...{ modelName: 'Golf', clientName: 'И. Димитров', complaint: 'Скърцане', promisedAt: null, warning: null },
  ...{ teams: [], unassigned: 0, parts: { issued: 0, all: 0, missing: 0, state: null }, totalCents: 0 },
  ...{ authorisedCents: null, overCents: 0, keyTag: null, receivedByName: '', note: null },
  ...more,
});

const columns = columnsOf([
  card(1, 'received'),
  card(2, 'waiting_approval'),
  card(3, 'waiting_parts'),
  card(4, 'received'),
  card(5, 'done'),
]);

describe('the board', () => {
  it('puts both kinds of waiting into one column, parts first', () => {
    expect(columns.map((column) => column.cards.map((one) => one.orderId))).toEqual([
      [1, 4],
      [],
      [],
      [3, 2],
      [5],
      [],
    ]);
  });

  it('is walked by arrows, over empty columns and along the same height', () => {
    expect(neighbour(columns, 4, 'ArrowRight')).toBe(2);
    expect(neighbour(columns, 2, 'ArrowRight')).toBe(5);
    expect(neighbour(columns, 5, 'ArrowRight')).toBeNull();
    expect(neighbour(columns, 2, 'ArrowLeft')).toBe(4);
    expect(neighbour(columns, 1, 'ArrowDown')).toBe(4);
    expect(neighbour(columns, 1, 'ArrowUp')).toBeNull();
    expect(neighbour(columns, null, 'ArrowDown')).toBe(1);
  });

  it('is filtered by words in any order and by a plate without blanks', () => {
    expect(matches(card(1, 'done'), 'димитров golf')).toBe(true);
    expect(matches(card(1, 'done'), 'св4521')).toBe(true);
    expect(matches(card(1, 'done'), 'polo')).toBe(false);
  });

  it('shortens names of teams and workers', () => {
    expect([initials('Екип 2'), initials('Ангел Петров'), initials('Електро')]).toEqual(['Е2', 'АП', 'ЕЛ']);
  });
});
