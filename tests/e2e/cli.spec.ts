import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { asManager, commandLine, MANAGER, setUpWorkshop } from '../support/commandLine';

let folder: string;
let data: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-cli-'));
  data = join(folder, 'data');
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a workshop is set up, a person signs in by PIN, the result is JSON and the exit code 0', () => {
  expect(setUpWorkshop(data)).toMatchObject({ code: 0, reply: { ok: true } });
  expect(asManager(data, 'users.list')).toMatchObject({
    code: 0,
    reply: { ok: true, data: [expect.objectContaining({ name: MANAGER.name })] },
  });
});

test('the PIN comes from standard input too, and no output ever shows a token', () => {
  setUpWorkshop(data);
  const run = commandLine(['users.list', '{}', '--data', data, '--user', MANAGER.name], {
    input: `${MANAGER.pin}\n`,
  });
  expect(run).toMatchObject({ code: 0, reply: { ok: true } });
  expect(run.stdout).not.toContain('token');
  expect(setUpWorkshop(join(folder, 'other')).stdout).not.toContain('token');
});

test('refusals: the code in the result, its text in Bulgarian, exit code 1', () => {
  setUpWorkshop(data);
  const wrongPin = commandLine(['users.list', '{}', '--data', data, '--user', MANAGER.name, '--pin', '0000']);
  expect(wrongPin).toMatchObject({ code: 1, reply: { error: { code: 'PIN_WRONG' } } });
  expect(wrongPin.stderr).toMatch(/^PIN_WRONG: .*\p{Script=Cyrillic}/u);
  expect(commandLine(['users.list', '{}', '--data', data])).toMatchObject({
    code: 1,
    reply: { error: { code: 'NOT_SIGNED_IN' } },
  });
  expect(asManager(data, 'no.such')).toMatchObject({ code: 1, reply: { error: { code: 'UNKNOWN_ENTRY' } } });
  expect(asManager(data, 'users.list', { sql: '1' })).toMatchObject({
    code: 1,
    reply: { error: { code: 'INVALID_INPUT' } },
  });
});

test('a damaged database is refused with its code and stays as it is', () => {
  setUpWorkshop(data);
  const database = join(data, 'maistor.sqlite');
  for (const name of readdirSync(data)) if (name.startsWith('maistor.sqlite-')) rmSync(join(data, name));
  writeFileSync(database, 'not a database at all'.repeat(500));
  expect(asManager(data, 'users.list')).toMatchObject({
    code: 1,
    reply: { error: { code: 'DATABASE_CORRUPT' } },
  });
});

test('a place is given as a grant; a path in the input is not taken for one', () => {
  setUpWorkshop(data);
  const target = join(folder, 'usb');
  mkdirSync(target);
  const run = asManager(data, 'backup.now', { grantId: '@grant:usb' }, ['--grant', `usb=${target}`]);
  expect(run).toMatchObject({ code: 0, reply: { ok: true } });
  expect(readdirSync(target).filter((name) => name.endsWith('.maistor'))).toHaveLength(1);
  expect(asManager(data, 'backup.now', { grantId: target })).toMatchObject({
    code: 1,
    reply: { error: { code: 'INVALID_INPUT' } },
  });
});

test('entries of the window: drives are listed, dialogs are refused', () => {
  setUpWorkshop(data);
  const drives = join(folder, 'drives.json');
  writeFileSync(drives, JSON.stringify([{ label: 'USB', mountPath: folder }]));
  expect(asManager(data, 'attachments.listDrives', {}, ['--drives', drives])).toMatchObject({
    code: 0,
    reply: { data: { drives: [expect.objectContaining({ label: 'USB', place: folder })] } },
  });
  expect(asManager(data, 'attachments.pickFolder')).toMatchObject({
    code: 1,
    reply: { error: { code: 'WINDOW_ONLY' } },
  });
});

test('help and misuse', () => {
  expect(commandLine(['--list']).stdout).toMatch(/^users\.list +query +users\.manage$/mu);
  expect(JSON.parse(commandLine(['--help', 'users.list']).stdout)).toMatchObject({
    kind: 'query',
    input: {},
  });
  expect(commandLine(['users.list'])).toMatchObject({ code: 2, reply: null });
});
