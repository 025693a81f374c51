import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { checkSums } from '@engine/db/integrity';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  checksums,
  copyOf,
  databaseIn,
  newFolder,
  removeFolders,
  startCode,
  startOn,
} from '../support/dataFolders';
import { driveProblem, makeDrive, makeReadOnlyView, type TestDrive } from '../support/drives';
import { addPart } from '../support/goods';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

/** Folders as they stood at three moments of one workshop's day. */
let early: string;
let ended: string;
let killed: string;
let manager: Person;

beforeAll(async () => {
  const workshop = await openWorkshop();
  manager = workshop.manager;
  await addPart(manager, { number: 'A 1' });
  await workshop.reopen();
  early = keep(workshop);
  for (let index = 0; index < 5; index += 1) await addPart(manager, { number: `B ${index}` });
  killed = keep(workshop);
  expect(statSync(`${databaseIn(killed)}-wal`).size).toBeGreaterThan(0);
  await workshop.engine.close();
  ended = keep(workshop);
  rmSync(workshop.dataDir, { recursive: true, force: true });
});
afterAll(() => {
  for (const folder of [early, ended, killed]) rmSync(folder, { recursive: true, force: true });
});

let drives: { dispose(): void }[] = [];
afterEach(() => {
  for (const drive of drives) drive.dispose();
  drives = [];
  removeFolders();
});

let kept = 0;
function keep({ dataDir }: TestWorkshop): string {
  kept += 1;
  const folder = `${dataDir}-${kept}`;
  cpSync(dataDir, folder, { recursive: true });
  return folder;
}

/** Where a table's pages begin, found without the journal: pages that were not written since the last checkpoint. */
function pageOf(dataDir: string, table: string): { offset: number; size: number } {
  const copy = databaseIn(copyOf(dataDir));
  const sqlite = new Database(copy, { readonly: true });
  const root = Number(sqlite.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table));
  const size = Number(sqlite.pragma('page_size', { simple: true }));
  sqlite.close();
  return { offset: (root - 1) * size, size };
}

function change(file: string, offset: number, edit: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  edit(bytes.subarray(offset));
  writeFileSync(file, bytes);
}

function rewrite(dataDir: string, ...statements: string[]): void {
  const sqlite = new Database(databaseIn(dataDir));
  for (const statement of statements) sqlite.exec(statement);
  sqlite.close();
}

interface Case {
  fault: string;
  after: () => string;
  damage: (dataDir: string) => void;
  code: string;
}

const cases: readonly Case[] = [
  {
    fault: 'a page full of rubbish, in a table that the start does not read, after an unclean end',
    after: () => killed,
    damage: (dataDir) => {
      const { offset, size } = pageOf(dataDir, 'role_permission');
      change(databaseIn(dataDir), offset, (bytes) => bytes.fill(0xa5, 0, size));
    },
    code: 'DATABASE_CORRUPT',
  },
  {
    fault: 'one bit of a page header, after an unclean end',
    after: () => killed,
    damage: (dataDir) => {
      const { offset } = pageOf(dataDir, 'role_permission');
      change(databaseIn(dataDir), offset, (bytes) => bytes.writeUInt8(bytes.readUInt8(0) ^ 1));
    },
    code: 'DATABASE_CORRUPT',
  },
  {
    fault: 'a file of 0 bytes, which would open as a new workshop',
    after: () => ended,
    damage: (dataDir) => truncateSync(databaseIn(dataDir), 0),
    code: 'DATABASE_CORRUPT',
  },
  {
    fault: 'a file of 0 bytes beside the journal of its last commits',
    after: () => killed,
    damage: (dataDir) => truncateSync(databaseIn(dataDir), 0),
    code: 'DATABASE_CORRUPT',
  },
  {
    fault: 'a file cut in half',
    after: () => ended,
    damage: (dataDir) =>
      truncateSync(databaseIn(dataDir), Math.floor(statSync(databaseIn(dataDir)).size / 2)),
    code: 'DATABASE_CORRUPT',
  },
  {
    fault: 'a file cut within its header',
    after: () => ended,
    damage: (dataDir) => truncateSync(databaseIn(dataDir), 60),
    code: 'DATABASE_CORRUPT',
  },
  {
    fault: 'a journal that somebody deleted: SQLite opens without the last commits and says nothing',
    after: () => killed,
    damage: (dataDir) => {
      for (const end of ['-wal', '-shm']) rmSync(`${databaseIn(dataDir)}${end}`);
    },
    code: 'DATABASE_BEHIND',
  },
  {
    fault: 'a journal cut short: SQLite replays what is whole and says nothing',
    after: () => killed,
    damage: (dataDir) => {
      rmSync(`${databaseIn(dataDir)}-shm`);
      truncateSync(`${databaseIn(dataDir)}-wal`, statSync(`${databaseIn(dataDir)}-wal`).size - 5000);
    },
    code: 'DATABASE_BEHIND',
  },
  {
    fault: 'an older copy put back',
    after: () => ended,
    damage: (dataDir) => copyFileSync(databaseIn(early), databaseIn(dataDir)),
    code: 'DATABASE_BEHIND',
  },
  {
    fault: 'a new empty database of ours in the place of the old one',
    after: () => ended,
    damage: (dataDir) => {
      rmSync(databaseIn(dataDir));
      rewrite(dataDir, 'PRAGMA journal_mode = WAL', 'PRAGMA application_id = 0x4d616931');
    },
    code: 'DATABASE_BEHIND',
  },
  {
    fault: 'a database of a newer version',
    after: () => ended,
    damage: (dataDir) => rewrite(dataDir, 'PRAGMA user_version = 9999'),
    code: 'DATABASE_NEWER',
  },
  {
    fault: "another program's database, which the start would turn to WAL",
    after: () => ended,
    damage: (dataDir) => {
      rmSync(databaseIn(dataDir));
      rewrite(dataDir, 'CREATE TABLE theirs (id INTEGER PRIMARY KEY)');
    },
    code: 'DATABASE_FOREIGN',
  },
  {
    fault: 'a database that is missing in a used folder, which would be made anew',
    after: () => ended,
    damage: (dataDir) => rmSync(databaseIn(dataDir)),
    code: 'DATABASE_MISSING',
  },
  {
    fault: 'a row of the log changed from outside',
    after: () => ended,
    damage: (dataDir) => rewrite(dataDir, 'UPDATE audit SET at = at - 1 WHERE id = 2'),
    code: 'AUDIT_BROKEN',
  },
];

describe('a damaged database is noticed at the start and stays as it is, byte by byte', () => {
  it('the folders that are damaged below do start', async () => {
    for (const folder of [early, ended, killed]) expect(await startCode(copyOf(folder))).toBe('started');
  });

  it.each(cases)('$fault → $code', async ({ after, damage, code }) => {
    const dataDir = copyOf(after());
    damage(dataDir);
    const before = checksums(dataDir);
    expect(await startCode(dataDir)).toBe(code);
    expect(await startCode(dataDir)).toBe(code);
    expect(checksums(dataDir)).toEqual(before);
  });

  it('a journal of another workshop is replayed by SQLite and noticed all the same', async () => {
    const other = await openWorkshop();
    for (let index = 0; index < 3; index += 1) await addPart(other.manager, { number: `C ${index}` });
    const dataDir = copyOf(ended);
    copyFileSync(`${databaseIn(other.dataDir)}-wal`, `${databaseIn(dataDir)}-wal`);
    await other.close();
    const before = checksums(dataDir);
    expect(['DATABASE_CORRUPT', 'DATABASE_BEHIND', 'AUDIT_BROKEN']).toContain(await startCode(dataDir));
    expect(checksums(dataDir)).toEqual(before);
  });

  it('a counter that cannot be read means unknown and never keeps a good database from opening', async () => {
    for (const text of ['', '12', 'x'.repeat(16), '-000000000000001']) {
      const dataDir = copyOf(ended);
      writeFileSync(join(dataDir, 'commits'), text);
      expect(await startCode(dataDir)).toBe('started');
    }
  });
});

describe('a folder that cannot be used', () => {
  it('is gone together with what it stood on → DATA_FOLDER_GONE, and nothing is made in its place', async () => {
    const dataDir = join(newFolder(), 'unplugged', 'data');
    expect(await startCode(dataDir)).toBe('DATA_FOLDER_GONE');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('is a file → DATA_FOLDER_GONE, the file unchanged', async () => {
    const file = join(newFolder(), 'data');
    writeFileSync(file, 'a file');
    expect(await startCode(file)).toBe('DATA_FOLDER_GONE');
    expect(readFileSync(file, 'utf8')).toBe('a file');
  });

  it('is read-only → DATA_FOLDER_READ_ONLY, unchanged, and starts once it may be written', async (test) => {
    const problem = driveProblem('tmpfs');
    if (problem) return test.skip(problem);
    const dataDir = copyOf(killed);
    const before = checksums(dataDir);
    const view = makeReadOnlyView(dataDir);
    drives.push(view);
    expect(await startCode(view.path)).toBe('DATA_FOLDER_READ_ONLY');
    view.dispose();
    expect(checksums(dataDir)).toEqual(before);
    expect(await startCode(dataDir)).toBe('started');
  });
});

describe('a full disk', () => {
  /** The folder on a small disk of its own. */
  function onSmallDisk(source: string): { drive: TestDrive; dataDir: string } {
    const drive = makeDrive('tmpfs', 24);
    drives.push(drive);
    const dataDir = join(drive.mountPath, 'data');
    mkdirSync(dataDir);
    cpSync(source, dataDir, { recursive: true });
    return { drive, dataDir };
  }
  /** Fills the disk up to the given number of free bytes. */
  function fill(drive: TestDrive, freeBytes: number): () => void {
    const ballast = join(drive.mountPath, 'ballast');
    writeFileSync(ballast, '');
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(4096), { flag: 'a' });
    } catch {
      truncateSync(ballast, Math.max(0, statSync(ballast).size - freeBytes));
    }
    return () => rmSync(ballast);
  }

  it.skipIf(driveProblem('tmpfs') !== null).each([0, 8192, 16_384, 28_672])(
    'with %d bytes left at the start → DISK_FULL, not „corrupt“; unchanged, and starts when there is space',
    async (freeBytes) => {
      const { drive, dataDir } = onSmallDisk(killed);
      rmSync(`${databaseIn(dataDir)}-shm`);
      const before = checksums(dataDir);
      const makeSpace = fill(drive, freeBytes);
      expect(await startCode(dataDir)).toBe('DISK_FULL');
      expect(checksums(dataDir)).toEqual(before);
      makeSpace();
      expect(await startCode(dataDir)).toBe('started');
    },
  );

  it('during posting: refused with DISK_FULL, nothing half-written, works again when there is space', async (test) => {
    const problem = driveProblem('tmpfs');
    if (problem) return test.skip(problem);
    const { drive, dataDir } = onSmallDisk(ended);
    const engine = await startOn(dataDir);
    const { token, windowId } = manager;
    const post = (requestId: string, input: unknown) =>
      engine.call(
        'stock.postReceipt',
        { requestId, ...(input as object) },
        { token, windowId, channel: 'window' },
      );
    const partId = Number(engine.handles.sqlite.prepare('SELECT min(id) FROM part').pluck().get());
    const receipt = { supplierId: supplierIn(engine.handles.sqlite), ...receiptOf(partId) };
    const count = (table: string) =>
      Number(engine.handles.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    expect(await post(crypto.randomUUID(), receipt)).toMatchObject({ ok: true });
    const makeSpace = fill(drive, 400_000);

    let posted = 1;
    let refused = '';
    while (refused === '') {
      const requestId = crypto.randomUUID();
      const reply = await post(requestId, receipt);
      if (reply.ok) posted += 1;
      else {
        expect(reply.error.code).toBe('DISK_FULL');
        refused = requestId;
      }
    }
    expect(posted).toBeGreaterThan(2);
    expect(await post(crypto.randomUUID(), receipt)).toMatchObject({ error: { code: 'DISK_FULL' } });
    expect([count('stock_document'), count('stock_movement')]).toEqual([posted, posted]);
    expect(checkSums(engine.handles.sqlite)).toEqual([]);

    makeSpace();
    expect(await post(refused, receipt)).toMatchObject({ ok: true });
    expect(count('stock_document')).toBe(posted + 1);
    await engine.close();
    const again = await startOn(dataDir);
    expect(checkSums(again.handles.sqlite)).toEqual([]);
    expect(again.handles.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    await again.close();
  });

  it('no room for the commit counter: what is committed is not reported as refused', async (test) => {
    const problem = driveProblem('tmpfs');
    if (problem) return test.skip(problem);
    const { drive, dataDir } = onSmallDisk(ended);
    const engine = await startOn(dataDir);
    const { token, windowId } = manager;
    const caller = { token, windowId, channel: 'window' } as const;
    const save = (n: number) =>
      engine.call(
        'session.setLanguage',
        { requestId: crypto.randomUUID(), language: n % 2 ? 'en' : 'bg' },
        caller,
      );
    for (let n = 0; n < 10; n += 1) expect(await save(n)).toMatchObject({ ok: true });
    // The journal is written over in place and has room; the counter lost its block.
    truncateSync(join(dataDir, 'commits'), 0);
    engine.handles.sqlite.pragma('wal_checkpoint(PASSIVE)');
    fill(drive, 0);
    const before = lastAudit(engine.handles.sqlite);
    const reply = await save(11);
    expect({ ok: reply.ok, rows: lastAudit(engine.handles.sqlite) - before }).toEqual({ ok: true, rows: 1 });
    await engine.close();
    expect(await startCode(dataDir)).not.toBe('DATABASE_BEHIND');
  });
});

const lastAudit = (sqlite: Database.Database) =>
  Number(sqlite.prepare('SELECT max(id) FROM audit').pluck().get());

function supplierIn(sqlite: Database.Database): number {
  const insert = sqlite.prepare(
    "INSERT INTO party (kind, name, folded, customer_type, created_at) VALUES ('firm', 'Части Плюс ООД', 'chasti plyus ood', 'business', 0)",
  );
  return Number(insert.run().lastInsertRowid);
}

function receiptOf(partId: number) {
  return {
    warehouseId: 1,
    supplierDocument: 'Ф-1',
    supplierDocumentOn: '2026-11-01',
    note: null,
    lines: [{ partId, quantityMilli: 1000, unitCostCents: 500, bin: null }],
  };
}
