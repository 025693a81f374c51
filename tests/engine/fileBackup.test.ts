import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringFilesBack, copyFilesBeside } from '@engine/backup/files';
import { contentHash } from '@engine/kernel/contentHash';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAsset } from '../support/cards';
import { png } from '../support/pictures';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let stick: string;
let assetId: number;

beforeEach(async () => {
  workshop = await openWorkshop();
  stick = mkdtempSync(join(tmpdir(), 'maistor-stick-'));
  assetId = await addAsset(workshop.manager);
});
afterEach(async () => {
  await workshop.close();
  rmSync(stick, { recursive: true, force: true });
});

const mirror = () => join(stick, 'maistor-files');
const store = () => workshop.engine.services.folder.files;

async function addPhoto(side: number): Promise<string> {
  const path = join(stick, 'снимка.png');
  writeFileSync(path, png(side, 8));
  const source = { from: 'dialog' as const, grant: workshop.engine.grant(path) };
  await workshop.manager.do('files.add', { owner: { kind: 'asset', id: assetId }, source });
  rmSync(path);
  return contentHash(png(side, 8));
}

async function backUp(): Promise<string> {
  const made = await workshop.manager.do('backup.now', { grantId: workshop.engine.grant(stick) });
  return join(stick, made.fileName);
}

it('a backup has its files beside it, each once, and brings them back', async () => {
  const first = await addPhoto(10);
  await backUp();
  expect(readdirSync(mirror())).toEqual([first]);
  const second = await addPhoto(11);
  workshop.clock.advance(60_000);
  const backup = await backUp();
  expect(readdirSync(mirror()).toSorted()).toEqual([first, second].toSorted());
  rmSync(join(store(), first));
  writeFileSync(join(store(), second), 'друго');
  await workshop.manager.do('backup.requestRestore', { grantId: workshop.engine.grant(backup), runId: null });
  expect((await workshop.manager.do('files.check', {})).faults).toEqual([]);
});

it('a file that the store lacks does not stand in the way of the others and is named in the log', async () => {
  const lost = await addPhoto(10);
  const whole = await addPhoto(11);
  writeFileSync(join(store(), lost), 'друго');
  await backUp();
  expect(readdirSync(mirror())).toEqual([whole]);
  const { rows } = await workshop.manager.do('audit.list', { entry: 'backup.now' });
  expect(JSON.stringify(rows[0])).toContain(lost);
});

it('altered copies beside a backup are not brought back', async () => {
  const hash = await addPhoto(10);
  const backup = await backUp();
  rmSync(join(store(), hash));
  writeFileSync(join(mirror(), hash), png(9, 9));
  await bringFilesBack(backup, store());
  expect(existsSync(join(store(), hash))).toBe(false);
});

it('erased content leaves the copies when no older backup is there', async () => {
  const hash = await addPhoto(10);
  const old = await backUp();
  const { sqlite } = workshop.engine.handles;
  workshop.clock.advance(60_000);
  sqlite.exec('DELETE FROM attachment; DELETE FROM file_picture; DELETE FROM stored_file');
  sqlite.prepare('INSERT INTO erased_file VALUES (?, ?)').run(hash, workshop.clock.now());
  workshop.clock.advance(60_000);
  const next = await backUp();
  expect(readdirSync(mirror())).toEqual([hash]);
  rmSync(old);
  rmSync(`${old}.json`);
  await copyFilesBeside(next, store());
  expect(readdirSync(mirror())).toEqual([]);
});
