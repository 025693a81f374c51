import { migrate, readMigrations } from '@engine/db/migrate';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Orders that were open before stock was kept for them must get it once, the urgent first, and none twice. */

const migrations = readMigrations('migrations');
let sqlite: Database.Database;
beforeEach(() => {
  sqlite = new Database(':memory:');
});
afterEach(() => sqlite.close());

const insert = (table: string, row: Record<string, unknown>): void => {
  const keys = Object.keys(row);
  sqlite
    .prepare(`INSERT INTO ${table} (${keys.join(', ')}) VALUES (${keys.map(() => '?').join(', ')})`)
    .run(...Object.values(row));
};

function orderWithPart(id: number, units: number, fields: Record<string, unknown> = {}, issued = 0): void {
  insert('service_order', {
    ...{ id, number: `2026-${id}`, type_id: 1, asset_id: 1, client_id: 1, phase: 'received', phase_at: 0 },
    ...{ received_at: 0, received_by: 1, created_at: 0, ...fields },
  });
  insert('job', { id, order_id: id, position: 1, title: 'Работа' });
  insert('part_line', {
    ...{ id, order_id: id, job_id: id, position: 1, part_id: 1, number: 'X', name: 'Болт', unit: 'pcs' },
    ...{ quantity_milli: units * 1000, issued_milli: issued * 1000, price_cents: 100, net_cents: 100 },
    ...{ warehouse_id: 1 },
  });
}

it('keeps what is on hand for the open orders, by urgency', () => {
  migrate(
    sqlite,
    migrations.filter(({ name }) => name < '0018'),
    1,
  );
  sqlite.pragma('foreign_keys = OFF');
  insert('part', {
    id: 1,
    number: 'X',
    number_key: 'X',
    brand: 'VW',
    name_bg: 'Болт',
    folded: '',
    created_at: 0,
  });
  insert('warehouse', { id: 1, code: '01', name: 'Склад' });
  insert('stock_balance', { part_id: 1, warehouse_id: 1, quantity_milli: 5000, value_cents: 500 });
  orderWithPart(1, 4);
  orderWithPart(2, 2, { promised_at: 500 });
  orderWithPart(3, 2, { promised_at: 900, priority: 1 }, 1);
  orderWithPart(4, 9, { phase: 'cancelled' });
  orderWithPart(5, 9, { kind: 'estimate' });
  const steps = migrations.filter(({ name }) => name >= '0018');
  for (const { statements } of steps) for (const statement of statements) sqlite.exec(statement);
  const kept = sqlite.prepare('SELECT id, reserved_milli FROM part_line ORDER BY id').raw().all();
  expect(kept).toEqual([
    [1, 2000],
    [2, 2000],
    [3, 1000],
    [4, 0],
    [5, 0],
  ]);
  expect(sqlite.prepare('SELECT reserved_milli FROM stock_balance').pluck().all()).toEqual([5000]);
});
