import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import { Random } from '@engine/features/demo/random';
import { silentLog } from '@engine/kernel/log';
import iconv from 'iconv-lite';
import { type Measured, timed } from './measure';

/** The file of a workshop that changes its program: 20,000 vehicles of 10,000 owners. */
const rows = 20_000;
const clock = { now: () => Date.UTC(2026, 10, 24, 6, 45) };
const hour = 3_600_000;
/** „Well under two minutes“; the undo is shorter. */
const budgetMs = 60_000;

const letters = 'ABEKMHOPCTYX';

function line(at: number): string {
  const owner = Math.floor(at / 2);
  return [
    `СВ ${String(at % 10_000).padStart(4, '0')} ${letters.charAt(Math.floor(at / 10_000))}А`,
    `WVWZZZ1KZ${String(10_000_000 + at)}`,
    'Volkswagen',
    `Golf ${at % 7}`,
    2000 + (at % 25),
    at * 7,
    `Клиент ${owner}`,
    `0888${String(100_000 + owner)}`,
  ].join(';');
}

/** A whole import by its steps, in a workshop of its own. */
export async function importRows(): Promise<Measured[]> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-import-'));
  const engine = await createEngine({ dataDir: join(scratchDir, 'data'), clock, log: silentLog });
  try {
    const caller = { token: null, channel: 'window', windowId: 'bench' } as const;
    const created = await engine.call('setup.createDemo', { requestId: crypto.randomUUID() }, caller);
    if (!created.ok) throw new Error(`no workshop for the bench: ${created.error.code}`);
    const manager = handOf(engine, 1, new Random('imports'), clock.now() + 1000 * hour);
    const file = join(scratchDir, 'vehicles.csv');
    const head = 'Рег. №;VIN;Марка;Модел;Година;Километраж;Собственик;Телефон';
    const text = [head, ...Array.from({ length: rows }, (_, at) => line(at))].join('\r\n');
    writeFileSync(file, iconv.encode(text, 'windows-1251'));
    const reading = { encoding: null, delimiter: null, sheet: null };
    const options = { existing: 'skip', addNames: true, normUnit: 'h' } as const;
    let checkId = '';
    let runId = 0;
    const checkMs = await timed([file], async (path) => {
      const opened = await manager.do('imports.open', { grant: engine.grant(path), reading });
      const { mapping } = opened.mappings.assets;
      const input = { fileId: opened.fileId, kind: 'assets', mapping, options } as const;
      ({ checkId } = await manager.do('imports.check', input));
    });
    const applyMs = await timed([checkId], async (id) => {
      ({ runId } = await manager.do('imports.apply', { checkId: id, onlyWhole: false }));
    });
    const undoMs = await timed([runId], (id) =>
      manager.do('imports.undo', { runId: id, leaveChanged: false }),
    );
    const note = `${rows} assets`;
    return [
      { name: 'import: read and check', budgetMs: null, ms: checkMs, note },
      { name: 'import: write', budgetMs, ms: applyMs, note },
      { name: 'import: undo', budgetMs, ms: undoMs, note },
    ];
  } finally {
    await engine.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}
