import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import type { Hand } from '@engine/features/demo/hand';
import { Random } from '@engine/features/demo/random';
import { refreshFamilies } from '@engine/features/parts/slice';
import { silentLog } from '@engine/kernel/log';
import { foldText } from '@shared/kernel/folding';
import { type Measured, timed } from './measure';

/** The store of a busy shop (quality §1): every fourth card belongs to a family, chains of three among them. */
const cards = 40_000;
const clock = { now: () => Date.UTC(2026, 10, 24, 6, 45) };
const hour = 3_600_000;
const names = [
  'Накладки предни',
  'Филтър маслен',
  'Носач преден десен',
  'Болт М12',
  'Диск спирачен',
  'Датчик ABS',
];

/** Part search and the card with families at the design size. */
export async function partRows(): Promise<Measured[]> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-parts-'));
  const engine = await createEngine({ dataDir: join(scratchDir, 'data'), clock, log: silentLog });
  try {
    const caller = { token: null, channel: 'window', windowId: 'bench' } as const;
    const created = await engine.call('setup.createDemo', { requestId: crypto.randomUUID() }, caller);
    if (!created.ok) throw new Error(`no workshop for the bench: ${created.error.code}`);
    const manager = handOf(engine, 1, new Random('parts'), clock.now() + 1000 * hour);
    fill(engine);
    return await measure(engine, manager);
  } finally {
    await engine.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

const firstId = 1_000_000;

function fill({ handles: { sqlite } }: Engine): void {
  const card =
    sqlite.prepare(`INSERT INTO part (id, number, number_key, brand, is_vw_group, name_bg, folded, name_order,
    price_cents, created_at, family_key) VALUES (?, ?, ?, 'VW', 1, ?, ?, ?, 1000, 0, ?)`);
  const stock = sqlite.prepare(
    'INSERT INTO stock_balance (part_id, warehouse_id, quantity_milli, value_cents, bin) VALUES (?, 1, ?, 1000, ?)',
  );
  const code = sqlite.prepare('INSERT INTO part_code (code, part_id) VALUES (?, ?)');
  const link = sqlite.prepare(
    "INSERT INTO part_substitute (part_id, substitute_id, kind) VALUES (?, ?, 'replaced')",
  );
  sqlite.transaction(() => {
    for (let at = 0; at < cards; at += 1) {
      const key = `${(100 + (at % 800)).toString(36).toUpperCase().padStart(3, '0')}${String(100_000 + at * 17).slice(-6)}${'ABCD'[at % 4]}`;
      const name = `${names[at % names.length]} ${at % 97}`;
      const id = firstId + at;
      card.run(id, key, `${key}${at}`, name, foldText(name), name.toLowerCase(), `${key}${at}`);
      if (at % 2 === 0) stock.run(id, (at % 9) * 1000, `A${at % 9}-${at % 7}`);
      code.run(`380${String(at).padStart(10, '0')}`, id);
      if (at % 4 === 1) link.run(id - 1, id);
      if (at % 8 === 2) link.run(id - 1, id);
    }
  })();
}

async function measure({ handles }: Engine, manager: Hand): Promise<Measured[]> {
  const families = await timed([0], async () =>
    handles.sqlite.transaction(() => refreshFamilies(handles.write, '2026-11-24'))(),
  );
  const again = await timed([0, 1, 2, 3], async () =>
    handles.sqlite.transaction(() => refreshFamilies(handles.write, '2026-11-24'))(),
  );
  const texts = [
    '2S0100',
    '11700',
    'накладки',
    'филтър маслен 4',
    '3800000012345',
    'носач дес',
    'няма такава',
    '5Q0 4',
    'abs',
  ];
  const find = await timed(Array.from({ length: 20 }, () => texts).flat(), (text) =>
    manager.do('parts.find', { text, limit: 20 }),
  );
  const card = await timed(
    Array.from({ length: 100 }, (_, at) => firstId + at * 397),
    (partId) => manager.do('parts.card', { partId }),
  );
  return [
    { name: `part search with families (${cards} cards)`, budgetMs: 30, ms: find },
    { name: 'card of a part with its family', budgetMs: 100, ms: card },
    { name: 'all families written anew', budgetMs: null, ms: families },
    { name: 'change of day: families looked through', budgetMs: null, ms: again },
  ];
}
