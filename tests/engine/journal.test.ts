import { copyFileSync, cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { enterDataFolder } from '@engine/db/presence';
import type { Engine } from '@engine/engine';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyOf, databaseIn, newFolder, removeFolders, startOn } from '../support/dataFolders';
import { addPart } from '../support/goods';
import { openWorkshop } from '../support/workshop';

afterEach(() => {
  vi.restoreAllMocks();
  removeFolders();
});

/** A set-up workshop with a part and a person's session, closed. */
async function closedWorkshop() {
  const { manager, dataDir, engine } = await openWorkshop();
  await addPart(manager, { number: 'A 1' });
  await engine.close();
  const folder = join(newFolder(), 'data');
  cpSync(dataDir, folder, { recursive: true });
  rmSync(dataDir, { recursive: true, force: true });
  const caller = { token: manager.token, windowId: manager.windowId, channel: 'window' } as const;
  const change = async (engine: Engine, language: 'bg' | 'en'): Promise<void> => {
    const input = { requestId: crypto.randomUUID(), language };
    expect(await engine.call('session.setLanguage', input, caller)).toMatchObject({ ok: true });
  };
  return { dataDir: folder, change };
}

const lastAudit = (sqlite: Database.Database): number =>
  Number(sqlite.prepare('SELECT max(id) FROM audit').pluck().get());

/** The last commit that the database file holds by itself, without its journal. */
function lastInFile(dataDir: string): number {
  const alone = join(newFolder(), 'alone.sqlite');
  copyFileSync(databaseIn(dataDir), alone);
  const sqlite = new Database(alone, { readonly: true });
  try {
    return lastAudit(sqlite);
  } finally {
    sqlite.close();
  }
}

describe('checkpoint when idle', () => {
  it('carries the journal into the database once nothing was asked for a while, and not while somebody works', async () => {
    const { dataDir, change } = await closedWorkshop();
    const engine = await startOn(dataDir, { idleAfterMs: 400 });
    const before = lastInFile(dataDir);
    for (let count = 0; count < 8; count += 1) {
      await change(engine, count % 2 ? 'en' : 'bg');
      expect(lastInFile(dataDir)).toBe(before);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const committed = lastAudit(engine.handles.sqlite);
    expect(committed).toBe(before + 8);
    await expect.poll(() => lastInFile(dataDir), { timeout: 5000, interval: 100 }).toBe(committed);

    // The journal is written over from its beginning: the next commits cost what they cost before.
    const size = statSync(`${databaseIn(dataDir)}-wal`).size;
    await change(engine, 'bg');
    expect(statSync(`${databaseIn(dataDir)}-wal`).size).toBe(size);
    await engine.close();
  });

  it('a reader that holds an old state keeps nobody waiting; the rest follows when it has gone', async () => {
    const { dataDir, change } = await closedWorkshop();
    const engine = await startOn(dataDir, { idleAfterMs: 50 });
    const reader = new Database(databaseIn(dataDir), { readonly: true });
    reader.exec('BEGIN');
    lastAudit(reader);
    await change(engine, 'en');
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await change(engine, 'bg');
    expect(performance.now() - started).toBeLessThan(2500);
    reader.close();
    await change(engine, 'en');
    const committed = lastAudit(engine.handles.sqlite);
    await expect.poll(() => lastInFile(dataDir), { timeout: 5000, interval: 100 }).toBe(committed);
    await engine.close();
  });
});

describe('a start on a folder that another engine serves', () => {
  const quickChecks = () => {
    const pragma = vi.spyOn(Database.prototype, 'pragma');
    return () => pragma.mock.calls.filter(([text]) => text === 'quick_check').length;
  };

  it('takes the journal for that of the living engine and checks nothing', async () => {
    const { dataDir, change } = await closedWorkshop();
    const first = await startOn(dataDir);
    await change(first, 'en');
    const checked = quickChecks();
    const second = await startOn(dataDir);
    expect(checked()).toBe(0);
    await change(second, 'bg');
    await second.close();
    await first.close();
  });

  it('checks after an unclean end, once: who comes second attaches', async () => {
    const { dataDir, change } = await closedWorkshop();
    const running = await startOn(dataDir);
    await change(running, 'en');
    const killed = copyOf(dataDir);
    await running.close();
    const checked = quickChecks();
    const first = await startOn(killed);
    expect(checked()).toBe(1);
    const second = await startOn(killed);
    expect(checked()).toBe(1);
    await second.close();
    await first.close();
  });

  it('two that start together after a power cut do not take each other for one that has checked', () => {
    const folder = newFolder();
    const files = { presence: join(folder, 'presence.sqlite'), serving: join(folder, 'serving.sqlite') };
    const [first, second] = [enterDataFolder(files), enterDataFolder(files)];
    expect([first.isServed(), second.isServed()]).toEqual([false, false]);
    first.serve();
    expect(second.isServed()).toBe(true);
    first.release();
    expect(second.isServed()).toBe(false);
    second.release();
  });
});
