import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import { Random } from '@engine/features/demo/random';
import { silentLog } from '@engine/kernel/log';
import { type Measured, timed } from './measure';
import { rawTimes } from './rawSql';

/** A card file at the size of the goals, of which a third inherits from its model and a fifth has a value of its own. */
const assets = 100_000;
const clock = { now: () => Date.UTC(2026, 10, 24, 6, 45) };
const hour = 3_600_000;

/** How long the preview of a change of all things takes, and the change and its undo in one transaction each. */
export async function traitRows(): Promise<Measured[]> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-traits-'));
  const engine = await createEngine({ dataDir: join(scratchDir, 'data'), clock, log: silentLog });
  try {
    const caller = { token: null, channel: 'window', windowId: 'bench' } as const;
    const created = await engine.call('setup.createDemo', { requestId: crypto.randomUUID() }, caller);
    if (!created.ok) throw new Error(`no workshop for the bench: ${created.error.code}`);
    fill(engine);
    return await measure(engine, scratchDir);
  } finally {
    await engine.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

const traitId = 9001;

function fill({ handles: { sqlite } }: Engine): void {
  sqlite.exec(`
    BEGIN;
    CREATE TEMP TABLE digit (n INTEGER PRIMARY KEY);
    INSERT INTO digit WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < ${assets}) SELECT n FROM r;
    INSERT INTO asset (id, kind, class_id, model_id, plate, plate_key, created_at)
      SELECT 1000000 + n, 'vehicle', 1 + n % 3, 1 + n % 60, 'СВ ' || n || ' КТ', 'CB' || n || 'KT', 0
      FROM digit WHERE n < ${assets};
    INSERT INTO trait (id, code, code_key, name_bg, name_en, type)
      VALUES (${traitId}, 'bench', 'BENCH', 'Размер', 'Size', 'text');
    INSERT INTO trait_default (trait_id, level, target_id, value)
      SELECT ${traitId}, 'model', n, '205/55 R16' FROM digit WHERE n BETWEEN 1 AND 20;
    INSERT INTO trait_value (trait_id, asset_id, value)
      SELECT ${traitId}, 1000000 + n, '195/65 R15' FROM digit WHERE n < ${assets} AND n % 5 = 0;
    COMMIT;`);
}

async function measure(engine: Engine, scratchDir: string): Promise<Measured[]> {
  const manager = handOf(engine, 1, new Random('traits'), clock.now() + 1000 * hour);
  const everything = { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false };
  const change = { kind: 'set' as const, value: '225/45 R17' };
  const filter = { assets: everything, traitId, change, outcome: 'changed' as const };
  const page = { filter, sort: { by: 'number' as const, dir: 'asc' as const }, cursor: null, limit: 100 };
  const preview = () => manager.do('traits.bulkPreview', page);
  const { totals } = await preview();
  const ms = await timed(Array.from({ length: 10 }), preview);
  const rawMs = await rawTimes(engine.handles.sqlite, scratchDir, [preview, preview, preview]);
  let bulkId = 0;
  const applied = await timed([0], async () => {
    const input = { assets: everything, traitId, change, expected: totals.changed };
    bulkId = (await manager.do('traits.bulkApply', input)).bulkId;
  });
  const undone = await timed([0], () => manager.do('traits.bulkUndo', { bulkId }));
  const note = `${totals.changed} changed`;
  return [
    { name: 'characteristics: preview over 100,000 cards', budgetMs: 1000, ms, rawMs },
    { name: 'characteristics: change of 100,000 cards', budgetMs: null, ms: applied, note },
    { name: 'characteristics: undo of that change', budgetMs: null, ms: undone, note },
  ];
}
