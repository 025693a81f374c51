import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createBackup } from '@engine/backup/create';
import { defaultRotation, rotate } from '@engine/backup/rotation';
import { listBackups, verifyBackup } from '@engine/backup/verify';
import { DomainError } from '@shared/contract/errors';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { driveProblem, makeDrive, makeReadOnlyView } from '../support/drives';
import {
  inconsistencyOf,
  makeDatabase,
  ordersIn,
  startWriter,
  TEST_APPLICATION_ID,
} from '../support/liveDatabase';

const NOW = Date.UTC(2026, 10, 24, 14, 5);
const KNOWN = { applicationId: TEST_APPLICATION_ID, databaseVersion: 3 };

let home = '';
let databasePath = '';
let targetDir = '';
let used: { dispose(): void }[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'maistor-backup-'));
  databasePath = join(home, 'maistor.sqlite');
  targetDir = join(home, 'backups');
  mkdirSync(targetDir);
});

afterEach(() => {
  for (const drive of used) drive.dispose();
  used = [];
  rmSync(home, { recursive: true, force: true });
});

const backup = (name = 'first', folder = targetDir) =>
  createBackup({ databasePath, targetDir: folder, name, now: NOW });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

async function reasonOf(path: string): Promise<string> {
  try {
    await verifyBackup(path);
    return 'sound';
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.params.reason ?? ''}`.trim();
    throw error;
  }
}

describe('a backup of a database in use', () => {
  it('ends while another thread commits without a pause, and holds whole transactions only', async () => {
    makeDatabase(databasePath, 20_000);
    const writer = await startWriter(databasePath);
    const result = await backup();
    const commits = await writer.stop();
    expect(commits).toBeGreaterThan(50);
    expect(inconsistencyOf(result.path)).toBeNull();
    expect(result.tableCounts.orders).toBeGreaterThanOrEqual(20_000);
    expect(result.tableCounts.orders).toBeLessThan(20_000 + commits);
    expect(result.auditHead).toEqual({
      id: result.tableCounts.audit,
      hash: `hash of ${result.tableCounts.audit}`,
    });
    await verifyBackup(result.path, KNOWN);
    expect(readdirSync(targetDir).sort()).toEqual(['first.maistor', 'first.maistor.json']);
    expect(inconsistencyOf(databasePath)).toBeNull();
  });

  it('contains what is only in the write-ahead log and leaves the source untouched', async () => {
    makeDatabase(databasePath, 10);
    const other = new Database(databasePath);
    other.pragma('wal_autocheckpoint = 0');
    other.exec("INSERT INTO orders (total, note) VALUES (0, 'only in the log')");
    const before = readFileSync(databasePath);
    const result = await backup();
    expect(ordersIn(result.path)).toBe(11);
    expect(readFileSync(databasePath).equals(before)).toBe(true);
    other.close();
  });

  it('can be opened from a read-only medium (it is not in WAL mode)', async () => {
    makeDatabase(databasePath, 10);
    const { path } = await backup();
    const header = readFileSync(path).subarray(18, 20);
    expect([...header]).toEqual([1, 1]);
  });

  it('reports pages, bytes and progress', async () => {
    makeDatabase(databasePath, 20_000);
    const seen: number[] = [];
    const result = await createBackup({
      databasePath,
      targetDir,
      name: 'p',
      now: NOW,
      onProgress: (done, total) => void seen.push(done / total),
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(result.bytes).toBe(result.pages * 4096);
  });

  it('never replaces a backup and takes plain names only', async () => {
    makeDatabase(databasePath, 1);
    await backup();
    expect(await codeOf(backup())).toBe('BACKUP_EXISTS');
    expect(await codeOf(backup('../out'))).toBe('FILE_NAME_INVALID');
    expect(readdirSync(home)).not.toContain('out.maistor');
  });

  it('of a damaged, empty-named or missing database is refused, nothing is left', async () => {
    expect(await codeOf(backup())).not.toBe('done');
    writeFileSync(databasePath, 'this is no database at all, just some text'.repeat(100));
    expect(await codeOf(backup())).toBe('BACKUP_FAILED');
    makeDatabase(join(home, 'big.sqlite'), 5_000);
    const damaged = readFileSync(join(home, 'big.sqlite'));
    damaged.fill(0xff, 40_960, 45_056);
    writeFileSync(databasePath, damaged);
    expect(await codeOf(backup())).toBe('BACKUP_FAILED');
    expect(readdirSync(targetDir)).toEqual([]);
  });
});

describe('a damaged backup is recognised', () => {
  it('by its checksum for every single flipped bit, most of which SQLite does not see', async () => {
    makeDatabase(databasePath, 200);
    const { path } = await backup();
    const sound = readFileSync(path);
    for (let round = 0; round < 40; round += 1) {
      const at = (round * 7919 + 31) % sound.length;
      const flipped = Buffer.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8));
      writeFileSync(path, flipped);
      expect(await reasonOf(path)).toBe('BACKUP_DAMAGED checksum');
    }
    writeFileSync(path, sound);
    expect(await reasonOf(path)).toBe('sound');
  });

  it('when it is cut, empty, without its manifest or with another one', async () => {
    makeDatabase(databasePath, 200);
    const { path } = await backup();
    await backup('second');
    const manifest = readFileSync(`${path}.json`, 'utf8');
    const sound = readFileSync(path);
    truncateSync(path, sound.length - 4096);
    expect(await reasonOf(path)).toBe('BACKUP_DAMAGED size');
    truncateSync(path, 0);
    expect(await reasonOf(path)).toBe('BACKUP_DAMAGED size');
    writeFileSync(path, sound);
    writeFileSync(`${path}.json`, manifest.replace(/"orders": 200/u, '"orders": 201'));
    expect(await reasonOf(path)).toBe('BACKUP_DAMAGED rows of orders');
    writeFileSync(`${path}.json`, manifest.slice(0, 50));
    expect(await reasonOf(path)).toBe('BACKUP_DAMAGED manifest');
    rmSync(`${path}.json`);
    expect(await reasonOf(path)).toBe('BACKUP_DAMAGED manifest');
    rmSync(path);
    expect(await reasonOf(path)).toBe('BACKUP_TARGET_GONE');
    expect((await listBackups(targetDir)).map((entry) => basename(entry.path))).toEqual(['second.maistor']);
  });

  it('of a newer program or another program is refused', async () => {
    makeDatabase(databasePath, 1);
    const { path } = await backup();
    expect(await codeOf(verifyBackup(path, { ...KNOWN, databaseVersion: 2 }))).toBe('BACKUP_NEWER');
    expect(await codeOf(verifyBackup(path, { ...KNOWN, applicationId: 1 }))).toBe('BACKUP_FOREIGN');
  });
});

describe('leftovers', () => {
  it('of a killed backup are never a backup and are taken away later, files of others never', async () => {
    makeDatabase(databasePath, 10);
    const { path } = await backup();
    for (const name of [
      'killed.maistor.partial',
      'killed.maistor.partial-journal',
      'young.maistor.partial',
    ]) {
      writeFileSync(join(targetDir, name), '');
    }
    for (const name of ['empty.maistor', 'photo.jpg', 'x.partial']) writeFileSync(join(targetDir, name), '');
    for (const name of readdirSync(targetDir)) {
      const age = name.startsWith('young') ? 3600 : 3 * 86_400;
      utimesSync(join(targetDir, name), NOW / 1000 - age, NOW / 1000 - age);
    }
    expect((await listBackups(targetDir)).map((entry) => entry.path)).toEqual([path]);
    expect(await reasonOf(join(targetDir, 'empty.maistor'))).toBe('BACKUP_DAMAGED manifest');
    const removed = await rotate(targetDir, defaultRotation, NOW);
    expect(removed.map((file) => basename(file)).sort()).toEqual([
      'killed.maistor.partial',
      'killed.maistor.partial-journal',
    ]);
    expect(readdirSync(targetDir).sort()).toEqual([
      'empty.maistor',
      'first.maistor',
      'first.maistor.json',
      'photo.jpg',
      'x.partial',
      'young.maistor.partial',
    ]);
  });

  it('a copy process killed midway leaves nothing under the final name, and the next backup works', async () => {
    makeDatabase(databasePath, 30_000);
    // The same calls as createBackup makes, in a process that can be killed: one page per turn keeps it busy.
    const script = `
      const Database = require('better-sqlite3');
      const source = new Database(process.argv[1], { readonly: true });
      source.exec('BEGIN'); source.prepare('SELECT count(*) FROM orders').get();
      source.backup(process.argv[2], { progress: () => { process.stdout.write('.'); return 1; } });
    `;
    const partial = join(targetDir, 'first.maistor.partial');
    const child = spawn(process.execPath, ['-e', script, databasePath, partial], { cwd: process.cwd() });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(existsSync(partial)).toBe(true);
    expect(await listBackups(targetDir)).toEqual([]);
    const { path } = await backup();
    expect(inconsistencyOf(path)).toBeNull();
    expect(readdirSync(targetDir).sort()).toEqual(['first.maistor', 'first.maistor.json']);
  });

  it('rotation in a real folder removes a backup with its manifest', async () => {
    makeDatabase(databasePath, 1);
    const hour = 3_600_000;
    for (let count = 0; count < 4; count += 1) {
      await createBackup({ databasePath, targetDir, name: `h${count}`, now: NOW - count * hour });
    }
    const removed = await rotate(targetDir, { last: 2, days: 1, months: 1 }, NOW);
    expect(removed.map((file) => basename(file)).sort()).toEqual(['h2.maistor', 'h3.maistor']);
    expect(readdirSync(targetDir).sort()).toEqual([
      'h0.maistor',
      'h0.maistor.json',
      'h1.maistor',
      'h1.maistor.json',
    ]);
  });
});

it('a target that is gone is named as such', async () => {
  makeDatabase(databasePath, 1);
  expect(await codeOf(backup('x', join(home, 'missing')))).toBe('BACKUP_TARGET_GONE');
  expect(await codeOf(listBackups(join(home, 'missing')))).toBe('BACKUP_TARGET_GONE');
});

const problem = driveProblem('tmpfs');
describe.skipIf(problem !== null)(`targets that refuse${problem ? ` [skipped: ${problem}]` : ''}`, () => {
  it('full: no half file under any name, older backups stay', async () => {
    makeDatabase(databasePath, 5_000);
    const drive = makeDrive('tmpfs', 6);
    used.push(drive);
    const { path } = await backup('old', drive.mountPath);
    expect(await codeOf(backup('new', drive.mountPath))).toBe('BACKUP_TARGET_FULL');
    expect(readdirSync(drive.mountPath).sort()).toEqual(['old.maistor', 'old.maistor.json']);
    await verifyBackup(path, KNOWN);
    expect(inconsistencyOf(databasePath)).toBeNull();
  });

  it('read-only: says so; a backup on it can still be verified', async () => {
    makeDatabase(databasePath, 10);
    await backup();
    const view = makeReadOnlyView(targetDir);
    used.push(view);
    expect(await codeOf(backup('x', view.path))).toBe('BACKUP_TARGET_READ_ONLY');
    await verifyBackup(join(view.path, 'first.maistor'), KNOWN);
  });
});

for (const kind of ['ntfs', 'ext4'] as const) {
  const cannot = driveProblem(kind);
  describe.skipIf(cannot !== null)(
    `onto a stick with ${kind}${cannot ? ` [skipped: ${cannot}]` : ''}`,
    () => {
      it('works, and the bytes on the image are those of the manifest', async () => {
        makeDatabase(databasePath, 2_000);
        const stick = makeDrive(kind, 16);
        used.push(stick);
        const { path, sha256 } = await backup('usb', stick.mountPath);
        await verifyBackup(path, KNOWN);
        stick.unmount();
        const copy = join(home, 'copy.maistor');
        writeFileSync(copy, stick.readBytes('usb.maistor'));
        expect(execFileSync('sha256sum', [copy]).toString().slice(0, 64)).toBe(sha256);
        writeFileSync(`${copy}.json`, stick.readBytes('usb.maistor.json'));
        await verifyBackup(copy, KNOWN);
      });

      it('pulled out while copying: a clear refusal, the earlier backup on it intact', async () => {
        makeDatabase(databasePath, 20_000);
        const stick = makeDrive(kind, 48);
        used.push(stick);
        await backup('old', stick.mountPath);
        let pulled = false;
        const code = await codeOf(
          createBackup({
            databasePath,
            targetDir: stick.mountPath,
            name: 'new',
            now: NOW,
            onProgress: (done) => {
              if (pulled || done === 0) return;
              pulled = true;
              stick.pull();
            },
          }),
        );
        expect(pulled).toBe(true);
        expect(['BACKUP_TARGET_GONE', 'BACKUP_TARGET_READ_ONLY', 'BACKUP_FAILED']).toContain(code);
        stick.unmount();
        stick.mount();
        expect((await listBackups(stick.mountPath)).map((entry) => basename(entry.path))).toEqual([
          'old.maistor',
        ]);
        await verifyBackup(join(stick.mountPath, 'old.maistor'), KNOWN);
      });
    },
  );
}

it('a copied pair of files is the same backup elsewhere', async () => {
  makeDatabase(databasePath, 10);
  const { path } = await backup();
  const elsewhere = join(home, 'renamed.maistor');
  copyFileSync(path, elsewhere);
  copyFileSync(`${path}.json`, `${elsewhere}.json`);
  expect((await verifyBackup(elsewhere, KNOWN)).tableCounts.orders).toBe(10);
});
