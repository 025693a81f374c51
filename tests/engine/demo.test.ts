import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@engine/engine';
import { type DemoSummary, demoClock, generateWorkshop } from '@engine/features/demo/generate';
import { demoSizes } from '@engine/features/demo/sizes';
import { silentLog } from '@engine/kernel/log';
import { orderPhases } from '@shared/features/orders/status';
import { checkEgn, checkEik } from '@shared/kernel/identifiers';
import { plateKind } from '@shared/kernel/plates';
import { checkVin } from '@shared/kernel/vin';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseIn } from '../support/dataFolders';
import { unsoundness } from '../support/soundness';

/** 24.11.2026, 07:45 in Sofia. */
const now = Date.UTC(2026, 10, 24, 5, 45);
const folders: string[] = [];

async function made(seed: number): Promise<{ dataDir: string; summary: DemoSummary }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'maistor-demo-'));
  folders.push(dataDir);
  const clock = demoClock(demoSizes.tiny, now);
  const engine = await createEngine({ dataDir, clock, log: silentLog, validateOutput: true });
  try {
    const summary = await generateWorkshop({ engine, clock, size: demoSizes.tiny, seed, now });
    return { dataDir, summary };
  } finally {
    await engine.close();
  }
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('A demo workshop', () => {
  let first: Awaited<ReturnType<typeof made>>;
  let sqlite: Database.Database;

  beforeAll(async () => {
    first = await made(7);
    sqlite = new Database(databaseIn(first.dataDir), { readonly: true });
  });
  afterAll(() => sqlite.close());

  const column = (sql: string) => sqlite.prepare(sql).pluck().all() as string[];

  it('agrees with itself: sums, series, chain, references', () => {
    expect(first.summary.broken).toEqual([]);
    expect(unsoundness(first.dataDir)).toEqual([]);
  });

  it('has what its size says', () => {
    const { clients, assets, orders, parts } = demoSizes.tiny;
    expect(column("SELECT count(*) FROM party_role WHERE role = 'client'")).toEqual([clients]);
    expect(first.summary.counts).toMatchObject({ asset: assets, service_order: orders, part: parts });
    const { stock_movement: movements, payment, part_substitute: substitutes } = first.summary.counts;
    for (const count of [movements, payment, substitutes]) expect(count).toBeGreaterThan(5);
  });

  it('has an order in every phase today, and nothing in the future', () => {
    const open = orderPhases.filter((phase) => phase !== 'released' && phase !== 'cancelled');
    expect(Object.keys(first.summary.openOrders).sort()).toEqual([...open].sort());
    expect(column('SELECT max(at) FROM audit')[0]).toBeLessThanOrEqual(now);
    expect(column('SELECT max(at) FROM order_phase_change')[0]).toBeLessThanOrEqual(now);
  });

  it('is written by the people of the workshop, each with their own rights', () => {
    const writers = column(
      "SELECT DISTINCT r.key FROM audit a JOIN user_role u ON u.user_id = a.user_id JOIN role r ON r.id = u.role_id WHERE a.outcome = 'done'",
    );
    expect(writers.sort()).toEqual([
      'cashier',
      'foreman',
      'manager',
      'operator',
      'receptionist',
      'storekeeper',
    ]);
    expect(column("SELECT DISTINCT entry FROM audit WHERE outcome = 'refused'")).toEqual([]);
  });

  it('has identifiers that pass every check', () => {
    for (const eik of column('SELECT eik FROM party WHERE eik IS NOT NULL'))
      expect(checkEik(eik).ok).toBe(true);
    for (const egn of column('SELECT personal_number FROM party WHERE personal_number IS NOT NULL'))
      expect(checkEgn(egn, '2026-11-24').code).toBe('ok');
    for (const vin of column('SELECT vin FROM asset'))
      expect(checkVin(vin)).toEqual({ ok: true, hint: null });
    for (const plate of column('SELECT plate FROM asset')) expect(plateKind(plate)).toBe('standard');
  });

  it('has cards that were filled as a workshop fills them, and a pair that may be one', () => {
    const count = (sql: string) => Number(sqlite.prepare(`SELECT count(*) FROM ${sql}`).pluck().get());
    for (const table of [
      'party_address',
      'party_label',
      'party_consent',
      'party_contact WHERE label IS NOT NULL',
    ])
      expect([table, count(table)]).not.toEqual([table, 0]);
    expect(count('party_vat WHERE to_on IS NOT NULL')).toBe(1);
    expect(count('party a JOIN party b ON b.eik = a.eik AND b.id > a.id')).toBe(1);
  });

  it('is the same for the same seed, and another for another', async () => {
    const again = await made(7);
    expect(contentOf(again.dataDir)).toEqual(contentOf(first.dataDir));
    const other = await made(8);
    expect(contentOf(other.dataDir).get('party')).not.toEqual(contentOf(first.dataDir).get('party'));
  });
});

/** Salts differ from run to run, and with them whatever is hashed with one. */
const salted = new Set([
  'pin_hash',
  'password_hash',
  'salt',
  'payload_hash',
  'previous_hash',
  'hash',
  'applied_at',
]);

function contentOf(dataDir: string): Map<string, unknown[]> {
  const sqlite = new Database(databaseIn(dataDir), { readonly: true });
  try {
    const tables = sqlite
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' ORDER BY name")
      .pluck()
      .all() as string[];
    return new Map(
      tables.map((table) => {
        const rows = sqlite.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
        return [table, rows.map((row) => Object.entries(row).filter(([name]) => !salted.has(name)))];
      }),
    );
  } finally {
    sqlite.close();
  }
}
