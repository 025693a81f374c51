import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder, removeFolders, startOn } from '../support/dataFolders';
import { startEngineProcess } from '../support/engineProcess';
import { addPart } from '../support/goods';
import { party } from '../support/orders';
import { openWorkshop } from '../support/workshop';

/** Fewer pages than the 1000 after which SQLite carries the journal into the database. */
const MEASURED = 25;

afterAll(removeFolders);

/** Why flushes cannot be counted here, or null. */
function shimProblem(): string | null {
  if (process.platform !== 'linux') return 'LD_PRELOAD exists on Linux only';
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'missing: cc';
  }
}

function compileShim(): string {
  const shim = join(newFolder(), 'fsyncCounter.so');
  const source = join(import.meta.dirname, '..', 'support', 'fsyncCounter.c');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', shim, source, '-ldl'], { stdio: 'pipe' });
  return shim;
}

/** A workshop with a part and a supplier, closed. */
async function preparedFolder() {
  const workshop = await openWorkshop();
  const { manager, dataDir } = workshop;
  const partId = await addPart(manager);
  const { partyId: supplierId } = await manager.do('parties.save', {
    partyId: null,
    version: null,
    party: party({ kind: 'firm', name: 'Части Плюс ООД', customerType: 'business', roles: ['supplier'] }),
  });
  await workshop.engine.close();
  const receipt = {
    ...{ supplierId, warehouseId: 1, supplierDocument: 'Ф-1', supplierDocumentOn: '2026-11-01', note: null },
    lines: [1, 2, 3].map((n) => ({ partId, quantityMilli: n * 1000, unitCostCents: 500, bin: null })),
  };
  return { dataDir, manager, receipt };
}

describe('a command that returned is on the disk', () => {
  it('the engine writes with synchronous=FULL: NORMAL would lose the last commits on a power cut', async () => {
    const { dataDir } = await preparedFolder();
    const engine = await startOn(dataDir);
    expect(engine.handles.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(engine.handles.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    await engine.close();
    rmSync(dataDir, { recursive: true });
  });

  it('a posting flushes the journal exactly once before it answers, and nothing else', async (test) => {
    const problem = shimProblem();
    if (problem) return test.skip(problem);
    const { dataDir, manager, receipt } = await preparedFolder();
    const log = join(newFolder(), 'flushed');
    const engine = await startEngineProcess(dataDir, {
      env: { LD_PRELOAD: compileShim(), MAISTOR_FSYNC_LOG: log },
    });
    const flushed = () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trimEnd()
            .split('\n')
            .map((name) => basename(name))
        : [];
    const flushesOf = async (name: string, input: object) => {
      const before = flushed().length;
      expect(await engine.call(name, input, manager)).toMatchObject({ ok: true });
      return flushed().slice(before);
    };
    const post = () => flushesOf('stock.postReceipt', { requestId: crypto.randomUUID(), ...receipt });
    // The first commit of a new journal flushes its header as well, and the folder in which it was made.
    expect((await post()).filter((name) => name === 'maistor.sqlite-wal').length).toBeGreaterThan(0);
    const commands: string[][] = [];
    for (let count = 0; count < MEASURED; count += 1) commands.push(await post());
    expect(commands).toEqual(commands.map(() => ['maistor.sqlite-wal']));
    expect(
      await flushesOf('stock.list', { filter: {}, sort: { by: 'number', dir: 'asc' }, cursor: null }),
    ).toEqual([]);

    // At last a commit carries the journal into the database (journal and database once more); the next one begins the
    // journal anew (its header once more). Never is a command answered without its own flush of the journal.
    const long: string[][] = [];
    while (!long.at(-1)?.includes('maistor.sqlite') && long.length < 400) long.push(await post());
    expect(long.at(-1)).toEqual(['maistor.sqlite-wal', 'maistor.sqlite-wal', 'maistor.sqlite']);
    expect(long.slice(0, -1)).toEqual(long.slice(0, -1).map(() => ['maistor.sqlite-wal']));
    expect(await post()).toEqual(['maistor.sqlite-wal', 'maistor.sqlite-wal']);
    expect(await post()).toEqual(['maistor.sqlite-wal']);
    await engine.close();
    rmSync(dataDir, { recursive: true });
  });
});
