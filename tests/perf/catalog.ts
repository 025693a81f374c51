import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import type { Hand } from '@engine/features/demo/hand';
import { Random } from '@engine/features/demo/random';
import { silentLog } from '@engine/kernel/log';
import type { EntryName, InputOf } from '@shared/contract/contract';
import type { NormTarget } from '@shared/features/catalog/model';
import { type Measured, timed } from './measure';
import { rawTimes } from './rawSql';

/** Size of a catalogue that somebody imported whole: 30,000 modifications, 150,000 norms (goals of the catalogue). */
const size = { makes: 200, modelsOfMake: 15, modificationsOfModel: 10, operations: 1500, norms: 150_000 };
const clock = { now: () => Date.UTC(2026, 10, 24, 6, 45) };
const hour = 3_600_000;

interface Big {
  engine: Engine;
  manager: Hand;
  scratchDir: string;
}

/** A workshop of its own whose catalogue is filled by SQL: the commands would take minutes. */
export async function catalogRows(): Promise<Measured[]> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-catalog-'));
  const engine = await createEngine({ dataDir: join(scratchDir, 'data'), clock, log: silentLog });
  try {
    const caller = { token: null, channel: 'window', windowId: 'bench' } as const;
    const created = await engine.call('setup.createDemo', { requestId: crypto.randomUUID() }, caller);
    if (!created.ok) throw new Error(`no workshop for the bench: ${created.error.code}`);
    fill(engine);
    const manager = handOf(engine, 1, new Random('catalog'), clock.now() + 1000 * hour);
    return await measure({ engine, manager, scratchDir });
  } finally {
    await engine.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

function fill({ handles: { sqlite } }: Engine): void {
  const models = size.makes * size.modelsOfMake;
  const modifications = models * size.modificationsOfModel;
  sqlite.exec(`
    BEGIN;
    CREATE TEMP TABLE digit (n INTEGER PRIMARY KEY);
    INSERT INTO digit WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < ${size.norms}) SELECT n FROM r;
    INSERT INTO make (id, name, folded, name_order)
      SELECT 10000 + n, 'Марка ' || n, 'marka ' || n, 'марка ' || n FROM digit WHERE n < ${size.makes};
    INSERT INTO model (id, make_id, name, folded, name_order)
      SELECT 100000 + n, 10000 + n / ${size.modelsOfMake}, 'Модел ' || n, 'model ' || n, 'модел ' || n
      FROM digit WHERE n < ${models};
    INSERT INTO modification (id, model_id, name, folded, name_order, engine_code, kw)
      SELECT 1000000 + n, 100000 + n / ${size.modificationsOfModel}, '1.' || (n % 9) || ' TDI ' || n,
        '1 ' || (n % 9) || ' tdi ' || n, '1.' || n, 'E' || printf('%05d', n), 50 + n % 150
      FROM digit WHERE n < ${modifications};
    INSERT INTO operation (id, code, code_key, name_bg, folded, name_order, group_id)
      SELECT 100000 + n, 'B' || printf('%06d', n), 'B' || printf('%06d', n), 'Операция ' || n, 'operatsia ' || n, 'операция ' || n, 1
      FROM digit WHERE n < ${size.operations};
    INSERT INTO norm (operation_id, level, target_id, norm_sec, from_on, created_at)
      SELECT 100000 + n, 'all', 0, 3600, '2020-01-01', 0 FROM digit WHERE n < ${size.operations};
    INSERT OR IGNORE INTO norm (operation_id, level, target_id, norm_sec, from_on, created_at)
      SELECT 100000 + (n * 7) % ${size.operations}, 'modification', 1000000 + n % ${modifications}, 1800 + n % 3600, '2024-01-01', 0
      FROM digit WHERE n < ${size.norms - size.operations};
    COMMIT;`);
}

const times = 60;
const range = Array.from({ length: times }, (_, at) => at);

async function measure(big: Big): Promise<Measured[]> {
  const place = (at: number): NormTarget => ({ level: 'modification', targetId: 1_000_000 + at * 487 });
  const list = { text: '', groupId: null, ownOnly: false, inactive: false };
  const typed = [
    'E012',
    'марка 7',
    'модел 123',
    'tdi 1.4',
    'marka 17 model',
    'марка 12 модел 18 tdi',
    'модел 2999',
  ];
  const texts = typed.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
  return [
    await row(big, {
      ...{ name: 'catalogue: makes of the tree', budgetMs: 50, entry: 'catalog.makes' as const },
      inputs: range.map(() => ({ text: '' })),
    }),
    await row(big, {
      ...{ name: 'catalogue: open a make', budgetMs: 50, entry: 'catalog.models' as const },
      inputs: range.map((at) => ({ makeId: 10_000 + at, text: '' })),
    }),
    await row(big, {
      ...{ name: 'catalogue: open a model', budgetMs: 50, entry: 'catalog.modifications' as const },
      inputs: range.map((at) => ({ modelId: 100_000 + at * 41 })),
    }),
    await row(big, {
      ...{ name: 'catalogue: find in the tree, per key', budgetMs: 50, entry: 'catalog.findInTree' as const },
      inputs: texts.map((text) => ({ text, limit: 50 })),
    }),
    await row(big, {
      ...{ name: 'catalogue: operations with norms', budgetMs: 100, entry: 'catalog.operations' as const },
      inputs: range.map((at) => ({ target: place(at), ...list })),
    }),
    await row(big, {
      ...{ name: 'catalogue: chain of a norm', budgetMs: 30, entry: 'catalog.normChain' as const },
      inputs: range.map((at) => ({ operationId: 100_000 + at, target: place(at) })),
    }),
    await row(big, {
      ...{ name: 'catalogue: set a norm', budgetMs: 50, entry: 'catalog.setNorm' as const },
      inputs: range.map((at) => ({
        ...{ operationId: 100_000 + at, target: place(at), normSec: 2000 + at, fromOn: '2026-11-24' },
      })),
    }),
  ];
}

interface Row<N extends EntryName> {
  name: string;
  budgetMs: number;
  entry: N;
  inputs: readonly InputOf<N>[];
}

async function row<N extends EntryName>(
  { engine, manager, scratchDir }: Big,
  { name, budgetMs, entry, inputs }: Row<N>,
): Promise<Measured> {
  const ask = (input: InputOf<N>) => manager.do(entry, input);
  for (const input of inputs.slice(0, 3)) await ask(input);
  const ms = await timed(inputs, ask);
  const acts = inputs.slice(0, 40).map((input) => () => ask(input));
  return { name, budgetMs, ms, rawMs: await rawTimes(engine.handles.sqlite, scratchDir, acts) };
}
