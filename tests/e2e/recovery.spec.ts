import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type BrokenStart, brokenStartProblem } from '../support/brokenFolders';
import { asManager, setUpWorkshop } from '../support/commandLine';
import { openProgram, type Program } from '../support/program';

let program: Program | undefined;
let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-recovery-'));
});
test.afterEach(async () => {
  await program?.close();
  program = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const failures: readonly [BrokenStart, string, RegExp][] = [
  ['corrupt', 'DATABASE_CORRUPT', /повредена/u],
  ['empty', 'DATABASE_CORRUPT', /повредена/u],
  ['newer', 'DATABASE_NEWER', /по-нова версия/u],
  ['foreign', 'DATABASE_FOREIGN', /не е база на Майстор/u],
  ['readOnly', 'DATA_FOLDER_READ_ONLY', /само за четене/u],
  ['full', 'DISK_FULL', /пълен/u],
];

for (const [fault, code, text] of failures) {
  test(`start with the folder ${fault}: the window opens, says what happened and lets the person leave`, async () => {
    const problem = brokenStartProblem(fault);
    test.skip(problem !== null, problem ?? '');
    program = await openProgram({ brokenStart: fault });
    const { page } = program;
    await expect(page.getByRole('heading', { name: 'Възстановяване' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(text).first()).toBeVisible();
    expect(await program.call('shell.engineState', {})).toMatchObject({
      data: { phase: 'failed', failure: { code } },
    });
    await expect(page.getByRole('button', { name: 'Нов опит' })).toBeEnabled();
    await expect(page.getByRole('button', { name: 'Изход' })).toBeEnabled();
  });
}

test('a damaged database is replaced by the newest backup, and the damaged file is kept', async () => {
  const dataDir = join(folder, 'data');
  expect(setUpWorkshop(dataDir)).toMatchObject({ code: 0 });
  expect(asManager(dataDir, 'backup.now')).toMatchObject({ code: 0 });
  const damaged = damage(dataDir);

  program = await openProgram({ dataDir });
  const { page } = program;
  await expect(page.getByRole('heading', { name: 'Възстановяване' })).toBeVisible({ timeout: 20_000 });
  expect(readFileSync(join(dataDir, 'maistor.sqlite'))).toEqual(damaged);
  await page.getByRole('row').getByRole('button', { name: 'Възстановяване' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Възстановяване' }).click();

  await expect
    .poll(() => program?.call('session.state', {}), { timeout: 30_000 })
    .toMatchObject({ ok: true, data: { needsSetup: false } });
  await expect(page.getByRole('heading', { name: 'Възстановяване' })).toBeHidden();
  const kept = readdirSync(dataDir).find((name) => /^replaced-.*-maistor\.sqlite$/u.test(name));
  expect(readFileSync(join(dataDir, kept ?? ''))).toEqual(damaged);
});

test('a backup on another disk is found again without the database, or chosen by hand', async () => {
  const dataDir = join(folder, 'data');
  const usb = mkdtempSync(join(folder, 'usb-'));
  setUpWorkshop(dataDir);
  expect(
    asManager(dataDir, 'backup.now', { grantId: '@grant:usb' }, ['--grant', `usb=${usb}`]),
  ).toMatchObject({ code: 0 });
  damage(dataDir);

  program = await openProgram({ dataDir });
  await expect
    .poll(() => program?.call('recovery.state', {}), { timeout: 20_000 })
    .toMatchObject({ ok: true, data: { backups: [{ folder: usb, usable: true }] } });

  const file = readdirSync(usb).find((name) => name.endsWith('.maistor')) ?? '';
  program.answerDialogs({ openFile: join(usb, file) });
  const choose = () => program?.call('recovery.chooseBackup', { requestId: crypto.randomUUID() });
  expect(await choose()).toMatchObject({ ok: true, data: { backup: { name: file, usable: true } } });
  const bytes = readFileSync(join(usb, file));
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
  writeFileSync(join(usb, file), bytes);
  expect(await choose()).toMatchObject({ ok: false, error: { code: 'BACKUP_DAMAGED' } });
});

test('a new try succeeds once the reason is gone', async () => {
  program = await openProgram({ brokenStart: 'corrupt' });
  const { page, dataDir } = program;
  await expect(page.getByRole('heading', { name: 'Възстановяване' })).toBeVisible({ timeout: 20_000 });
  rmSync(join(dataDir, 'maistor.sqlite'));
  await page.getByRole('button', { name: 'Нов опит' }).click();
  await expect
    .poll(() => program?.call('session.state', {}), { timeout: 20_000 })
    .toMatchObject({ ok: true, data: { needsSetup: true } });
});

test('nothing of recovery works while the engine runs', async () => {
  program = await openProgram();
  await expect
    .poll(() => program?.call('shell.engineState', {}), { timeout: 20_000 })
    .toMatchObject({ data: { phase: 'running' } });
  for (const [name, input] of [
    ['recovery.restore', { backup: 'b1' }],
    ['recovery.chooseBackup', {}],
    ['recovery.retry', {}],
  ] as const) {
    expect(await program.call(name, { ...input, requestId: crypto.randomUUID() })).toMatchObject({
      error: { code: 'ENGINE_RUNNING' },
    });
  }
});

/** Damages the database as a failing disk does. @returns the damaged bytes */
function damage(dataDir: string): Buffer {
  const file = join(dataDir, 'maistor.sqlite');
  for (const name of readdirSync(dataDir))
    if (name.startsWith('maistor.sqlite-')) rmSync(join(dataDir, name));
  const bytes = readFileSync(file);
  bytes.fill(0x58, 0, 4096);
  writeFileSync(file, bytes);
  return bytes;
}
