import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackup } from '@engine/backup/create';
import { applyPendingRestore, cancelRestore, type RestoreStep, requestRestore } from '@engine/backup/restore';
import { DomainError } from '@shared/contract/errors';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { driveProblem, makeDrive, makeReadOnlyView } from '../support/drives';
import { inconsistencyOf, makeDatabase, ordersIn, TEST_APPLICATION_ID } from '../support/liveDatabase';

const NOW = Date.UTC(2026, 10, 24, 14, 5);
const KNOWN = { applicationId: TEST_APPLICATION_ID, databaseVersion: 3 };
const REPLACED = 'replaced-2026-11-24-1605-maistor.sqlite';

let home = '';
let dataDir = '';
let live = '';
let backupPath = '';
let used: { dispose(): void }[] = [];

/** The backup has 10 orders; the live database 25, the last 5 of them only in its write-ahead log. */
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'maistor-restore-'));
  dataDir = join(home, 'data');
  mkdirSync(dataDir);
  live = join(dataDir, 'maistor.sqlite');
  makeDatabase(join(home, 'old.sqlite'), 10);
  const made = await createBackup({
    databasePath: join(home, 'old.sqlite'),
    targetDir: home,
    name: 'b',
    now: NOW - 86_400_000,
  });
  backupPath = made.path;
  makeDatabase(live, 20);
  leaveFiveInTheLog();
});

afterEach(() => {
  for (const drive of used) drive.dispose();
  used = [];
  rmSync(home, { recursive: true, force: true });
});

/** Copies the files while a connection is open, as a killed engine leaves them. */
function leaveFiveInTheLog(): void {
  const writer = new Database(live);
  writer.pragma('wal_autocheckpoint = 0');
  for (let count = 0; count < 5; count += 1) {
    writer.exec(`BEGIN; INSERT INTO orders (total, note) VALUES (30, 'log');
      INSERT INTO lines (order_id, amount) SELECT max(id), 10 FROM orders;
      INSERT INTO lines (order_id, amount) SELECT max(id), 20 FROM orders;
      INSERT INTO audit (hash) VALUES ('log'); COMMIT`);
  }
  const logs = ['', '-wal', '-shm'];
  for (const log of logs) copyFileSync(`${live}${log}`, join(home, `kept${log}`));
  writer.close();
  for (const log of logs) copyFileSync(join(home, `kept${log}`), `${live}${log}`);
}

const request = () =>
  requestRestore({ dataDir, backupPath, database: 'maistor.sqlite', known: KNOWN, now: NOW });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

function expectRestored(): void {
  expect(existsSync(`${live}-wal`)).toBe(false);
  expect(ordersIn(live)).toBe(10);
  expect(inconsistencyOf(live)).toBeNull();
  // The replaced database still has the commits of its log.
  expect(ordersIn(join(dataDir, REPLACED))).toBe(25);
  expect(inconsistencyOf(join(dataDir, REPLACED))).toBeNull();
  expect(readdirSync(dataDir).filter((name) => name.startsWith('restore'))).toEqual([]);
}

describe('a restore', () => {
  it('does nothing before the next start and nothing without a request', async () => {
    expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'none' });
    await request();
    expect(ordersIn(live)).toBe(25);
    await cancelRestore(dataDir);
    expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'none' });
    expect(ordersIn(live)).toBe(25);
  });

  it('swaps at the start, keeps the replaced database with its log, and happens once', async () => {
    await request();
    let settled = 0;
    const settle = () => {
      settled += 1;
    };
    const outcome = await applyPendingRestore(dataDir, { settle });
    expect(outcome).toEqual({
      outcome: 'applied',
      backup: 'b.maistor',
      takenAt: NOW - 86_400_000,
      replacedPath: join(dataDir, REPLACED),
    });
    expect(settled).toBe(1);
    expectRestored();
    expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'none' });
  });

  it('works when the database is missing', async () => {
    for (const log of ['', '-wal', '-shm']) rmSync(`${live}${log}`);
    await request();
    expect(await applyPendingRestore(dataDir)).toMatchObject({ outcome: 'applied', replacedPath: null });
    expect(ordersIn(live)).toBe(10);
  });

  it('does not play the log of a lost database into the restored one', async () => {
    rmSync(live);
    await request();
    await applyPendingRestore(dataDir);
    expect(existsSync(`${live}-wal`)).toBe(false);
    expect(ordersIn(live)).toBe(10);
  });

  it('keeps a database that no program can open any more', async () => {
    writeFileSync(live, 'damaged beyond repair');
    await request();
    await applyPendingRestore(dataDir);
    expect(ordersIn(live)).toBe(10);
    expect(readFileSync(join(dataDir, REPLACED), 'utf8')).toBe('damaged beyond repair');
  });

  it('twice in one minute keeps both replaced databases', async () => {
    await request();
    await applyPendingRestore(dataDir);
    await request();
    const second = await applyPendingRestore(dataDir);
    expect(second).toMatchObject({
      replacedPath: join(dataDir, 'replaced-2026-11-24-1605-2-maistor.sqlite'),
    });
    expect(ordersIn(join(dataDir, REPLACED))).toBe(25);
  });
});

describe('a restore cut off', () => {
  const steps: RestoreStep[] = [
    'checked',
    'databaseKept',
    'logsKept',
    'swapped',
    'settled',
    'journalRemoved',
  ];
  for (const at of steps) {
    it(`after „${at}“ is finished by the next start, with nothing lost`, async () => {
      await request();
      const cut = applyPendingRestore(dataDir, {
        onStep: (step) => {
          if (step === at) throw new Error('power cut');
        },
      });
      await expect(cut).rejects.toThrow('power cut');
      const again = await applyPendingRestore(dataDir);
      expect(again.outcome).toBe(at === 'journalRemoved' ? 'none' : 'applied');
      expectRestored();
    });
  }

  it('after every step in turn still ends restored', async () => {
    await request();
    for (const at of steps.slice(0, -1)) {
      await applyPendingRestore(dataDir, {
        onStep: (step) => {
          if (step === at) throw new Error('power cut');
        },
      }).catch(() => undefined);
    }
    await applyPendingRestore(dataDir);
    expectRestored();
  });

  it('while the copy is made leaves no request', async () => {
    writeFileSync(join(dataDir, 'restore.incoming'), 'half a copy');
    writeFileSync(join(dataDir, 'restore.json.partial'), '{"format"');
    expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'none' });
    await request();
    await applyPendingRestore(dataDir);
    expectRestored();
  });
});

describe('a restore that must not happen', () => {
  it('of a damaged, newer or foreign backup is refused at the request', async () => {
    const sound = readFileSync(backupPath);
    const flipped = Buffer.from(sound);
    flipped[5000] = (flipped[5000] ?? 0) ^ 4;
    writeFileSync(backupPath, flipped);
    expect(await codeOf(request())).toBe('BACKUP_DAMAGED');
    writeFileSync(backupPath, sound);
    const known = (change: Partial<typeof KNOWN>) =>
      codeOf(
        requestRestore({
          dataDir,
          backupPath,
          database: 'maistor.sqlite',
          known: { ...KNOWN, ...change },
          now: NOW,
        }),
      );
    expect(await known({ databaseVersion: 2 })).toBe('BACKUP_NEWER');
    expect(await known({ applicationId: 7 })).toBe('BACKUP_FOREIGN');
    expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'none' });
    expect(ordersIn(live)).toBe(25);
  });

  it('because the copy was damaged or lost since is refused at the start, the database stays', async () => {
    for (const spoil of [
      () => truncateSync(join(dataDir, 'restore.incoming'), 4096),
      () => rmSync(join(dataDir, 'restore.incoming')),
    ]) {
      await request();
      spoil();
      expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'refused', backup: 'b.maistor' });
      expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'none' });
    }
    expect(ordersIn(live)).toBe(25);
  });

  it('because the copy was lost between two steps puts the database back with its log', async () => {
    await request();
    await applyPendingRestore(dataDir, {
      onStep: (step) => {
        if (step === 'logsKept') throw new Error('power cut');
      },
    }).catch(() => undefined);
    expect(existsSync(live)).toBe(false);
    rmSync(join(dataDir, 'restore.incoming'));
    expect(await applyPendingRestore(dataDir)).toEqual({ outcome: 'refused', backup: 'b.maistor' });
    expect(ordersIn(live)).toBe(25);
  });

  it('with an unreadable journal stops and touches nothing', async () => {
    writeFileSync(join(dataDir, 'restore.json'), '{"format":');
    expect(await codeOf(applyPendingRestore(dataDir))).toBe('RESTORE_FAILED');
    expect(ordersIn(live)).toBe(25);
  });
});

const problem = driveProblem('tmpfs');
describe.skipIf(problem !== null)(
  `a data folder that refuses${problem ? ` [skipped: ${problem}]` : ''}`,
  () => {
    it('full: the request is refused and takes its half copy away', async () => {
      const small = makeDrive('tmpfs', 1);
      used.push(small);
      makeDatabase(join(home, 'big.sqlite'), 5_000);
      const big = await createBackup({
        databasePath: join(home, 'big.sqlite'),
        targetDir: home,
        name: 'big',
        now: NOW,
      });
      const job = {
        dataDir: small.mountPath,
        backupPath: big.path,
        database: 'maistor.sqlite',
        known: KNOWN,
        now: NOW,
      };
      expect(await codeOf(requestRestore(job))).toBe('DISK_FULL');
      expect(readdirSync(small.mountPath)).toEqual([]);
    });

    it('read-only: refused, nothing changed', async () => {
      const view = makeReadOnlyView(dataDir);
      used.push(view);
      const before = readdirSync(dataDir).sort();
      const job = { dataDir: view.path, backupPath, database: 'maistor.sqlite', known: KNOWN, now: NOW };
      expect(await codeOf(requestRestore(job))).toBe('DATA_FOLDER_READ_ONLY');
      expect(readdirSync(dataDir).sort()).toEqual(before);
    });
  },
);
