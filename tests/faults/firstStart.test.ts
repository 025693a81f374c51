import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dataFolderAt } from '@engine/db/dataFolder';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { databaseIn, newFolder, removeFolders, startCode } from '../support/dataFolders';
import { bundledEngine, launchEngine } from '../support/engineProcess';
import { setupInput } from '../support/workshop';

const ROUNDS = 12;
/** From the first file of the database to the kill: the whole making takes some dozens of milliseconds. */
const KILL_WITHIN_MS = 50;
const MAKING_ON_A_SLOW_DISK_MS = 4000;

afterEach(removeFolders);

const begunIn = (dataDir: string): boolean =>
  existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('maistor.sqlite'));

async function killedWhileMaking(dataDir: string, afterMs: number): Promise<void> {
  const { engine } = await launchEngine(dataDir);
  while (!begunIn(dataDir) && !engine.hasEnded()) await new Promise(setImmediate);
  const until = performance.now() + afterMs;
  while (performance.now() < until);
  await engine.kill();
}

describe('a first start that is cut off', () => {
  it(`leaves no database or a whole one, never an empty file that reads as a loss, in ${ROUNDS} kills`, async () => {
    await bundledEngine();
    let cutOff = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const dataDir = join(newFolder(), 'data');
      await killedWhileMaking(dataDir, (round / ROUNDS) * KILL_WITHIN_MS);
      if (existsSync(databaseIn(dataDir))) {
        // Not read-only: the kill may have left the rollback journal of the turn to WAL.
        const sqlite = new Database(databaseIn(dataDir));
        expect(sqlite.pragma('user_version', { simple: true })).toBeGreaterThan(0);
        sqlite.close();
      } else cutOff += 1;
      expect(await startCode(dataDir), `round ${round}`).toBe('started');
      expect(readdirSync(dataDir).filter((name) => name.includes('.new'))).toEqual([]);
    }
    expect(cutOff).toBeGreaterThan(0);
  }, 120_000);

  it.each([
    ['nothing yet', Buffer.alloc(0)],
    ['half of a page', Buffer.alloc(2000, 'SQLite format 3\0')],
  ])('with %s under the temporary name starts as new', async (_name, bytes) => {
    const dataDir = join(newFolder(), 'data');
    mkdirSync(dataDir);
    writeFileSync(`${databaseIn(dataDir)}.new`, bytes);
    writeFileSync(`${databaseIn(dataDir)}.new-journal`, bytes);
    expect(await startCode(dataDir)).toBe('started');
    expect(readdirSync(dataDir).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('an empty file under the name of the database stays a loss, whatever else is in the folder', async () => {
    const dataDir = join(newFolder(), 'data');
    mkdirSync(dataDir);
    writeFileSync(databaseIn(dataDir), '');
    expect(await startCode(dataDir)).toBe('DATABASE_CORRUPT');
  });

  it('a journal whose database is gone is a loss, not replayed into a new one', async () => {
    const dataDir = join(newFolder(), 'data');
    mkdirSync(dataDir);
    writeFileSync(`${databaseIn(dataDir)}-wal`, Buffer.alloc(4128, 1));
    expect(await startCode(dataDir)).toBe('DATABASE_MISSING');
  });

  it('two engines that start on one new folder make one database', async () => {
    const dataDir = join(newFolder(), 'data');
    const launched = await Promise.all([launchEngine(dataDir), launchEngine(dataDir)]);
    expect(await Promise.all(launched.map(({ ready }) => ready))).toEqual([null, null]);
    const stranger = { token: '', windowId: 'window' };
    const input = { ...setupInput(false), requestId: crypto.randomUUID() };
    const [first, second] = launched.map(({ engine }) => engine);
    expect(await first?.call('setup.create', input, stranger)).toMatchObject({ ok: true });
    expect(await second?.call('session.state', {}, stranger)).toMatchObject({ data: { needsSetup: false } });
    for (const { engine } of launched) await engine.close();
  });

  it('a start waits for another one that takes long to make the database', async () => {
    const dataDir = join(newFolder(), 'data');
    mkdirSync(dataDir);
    const maker = new Database(dataFolderAt(dataDir).presence);
    maker.exec('BEGIN EXCLUSIVE');
    const { engine, ready } = await launchEngine(dataDir);
    await pause(MAKING_ON_A_SLOW_DISK_MS);
    maker.close();
    expect(await ready).toBeNull();
    await engine.close();
  });
});
