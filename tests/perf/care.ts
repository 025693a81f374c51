import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import type { Hand } from '@engine/features/demo/hand';
import { Random } from '@engine/features/demo/random';
import { silentLog } from '@engine/kernel/log';
import type { InputOf } from '@shared/contract/contract';
import type { Measured } from './measure';
import { rawTimes } from './rawSql';

/** The fleet of a busy shop (quality §1), every thing with four works of a plan that all fall due. */
const size = { assets: 30_000, works: 4 };
const firstAsset = 1_000_000;
const clock = { now: () => Date.UTC(2026, 10, 24, 6, 45) };
const hour = 3_600_000;

/** A workshop of its own whose fleet is filled by SQL. */
export async function careRows(): Promise<Measured[]> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-care-'));
  const engine = await createEngine({ dataDir: join(scratchDir, 'data'), clock, log: silentLog });
  try {
    const caller = { token: null, channel: 'window', windowId: 'bench' } as const;
    const created = await engine.call('setup.createDemo', { requestId: crypto.randomUUID() }, caller);
    if (!created.ok) throw new Error(`no workshop for the bench: ${created.error.code}`);
    const manager = handOf(engine, 1, new Random('care'), clock.now() + 1000 * hour);
    await fill(engine, manager);
    return await measure(engine, manager, scratchDir);
  } finally {
    await engine.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

async function fill({ handles: { sqlite } }: Engine, manager: Hand): Promise<void> {
  const { classes } = await manager.do('catalog.lists', {});
  const classId = classes.find(({ key }) => key === 'car')?.id ?? 1;
  const names = Array.from({ length: size.works }, (_, at) => `Работа ${at + 1}`);
  const { planId } = await manager.do('care.savePlan', {
    ...{ planId: null, version: null },
    plan: {
      ...{ name: 'Парк', classId, makeId: null, modelId: null, modificationId: null, assetId: null },
      ...{ note: null, active: true },
      items: names.map((text) => ({
        ...{ operationId: null, packageId: null, text },
        ...{ intervalMonths: 12, intervalMeter: 15_000 },
      })),
    },
  });
  const { items } = await manager.do('care.plan', { planId });
  sqlite.exec(`
    BEGIN;
    CREATE TEMP TABLE digit (n INTEGER PRIMARY KEY);
    INSERT INTO digit WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < ${size.assets - 1}) SELECT n FROM r;
    INSERT INTO asset (id, kind, class_id, plate, plate_key, first_registration_on, active, created_at)
      SELECT ${firstAsset} + n, 'vehicle', ${classId}, 'Ж ' || n, 'Z' || n, '2019-05-01', 1, 0 FROM digit;
    INSERT INTO meter_reading (asset_id, value, unit, "on", at, source, user_id)
      SELECT ${firstAsset} + n, 100000 + n % 9000, 'km', '2026-0' || (1 + n % 9) || '-10', n, 'intake', 1 FROM digit;
    COMMIT;`);
  // A number of JavaScript would be bound as 1.0, and the day with it.
  const doneOf = (at: number) =>
    sqlite.prepare(
      `INSERT INTO service_done (asset_id, work_key, "on", meter, user_id, at)
      SELECT ${firstAsset} + n, ?, '2026-0' || (1 + (n + ${at}) % 9) || '-1' || (n % 10), NULL, 1, n FROM digit`,
    );
  sqlite.transaction(() => items.forEach(({ workKey }, at) => void doneOf(at).run(workKey)))();
}

async function measure(engine: Engine, manager: Hand, scratchDir: string): Promise<Measured[]> {
  const filter = { text: '', kind: null, view: 'toRemind', untilOn: '2027-12-31' } as const;
  const page = (cursor: string | null): InputOf<'care.list'> => ({
    ...{ filter, cursor, limit: 100 },
    sort: { by: 'dueOn', dir: 'asc' },
  });
  const write = (at: number) =>
    manager.do('assets.recordMeter', { assetId: firstAsset + at * 97, value: 125_000 + at, reason: 'път' });
  const first = await manager.do('care.list', page(null));
  const ms: number[] = [];
  for (let at = 0; at < 40; at += 1) {
    await write(at);
    const started = performance.now();
    await manager.do('care.list', page(null));
    ms.push(performance.now() - started);
  }
  const acts = Array.from({ length: 20 }, () => () => manager.do('care.list', page(null)));
  return [
    {
      name: `due list after a write (${first.count} rows)`,
      ...{ budgetMs: 50, ms, rawMs: await rawTimes(engine.handles.sqlite, scratchDir, acts) },
    },
  ];
}
