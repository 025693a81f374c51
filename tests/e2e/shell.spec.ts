import { expect, test } from '@playwright/test';
import { openProgram, type Program } from '../support/program';

let program: Program;
test.afterEach(async () => program?.close());

/** Collects what the window hears from now on. */
async function listen(): Promise<() => Promise<string[]>> {
  await program.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.maistor.onEvent((event) => heard.push(event.kind));
  });
  return () => program.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

async function untilRunning(): Promise<void> {
  await expect
    .poll(() => program.call('shell.engineState', {}), { timeout: 30_000 })
    .toMatchObject({ data: { phase: 'running' } });
}

test('a second start brings the first window to front and leaves', async () => {
  program = await openProgram();
  await untilRunning();
  await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  expect(await program.startAgain()).toBe(0);
  const shown = () =>
    program.app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      return { count: windows.length, minimised: windows[0]?.isMinimized() };
    });
  await expect.poll(shown).toEqual({ count: 1, minimised: false });
});

test('kill −9 of the engine: the window hears it, another engine answers, the page keeps what was typed', async () => {
  program = await openProgram();
  await untilRunning();
  const heard = await listen();
  await program.page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'typed';
    field.value = 'СА 1234 ВХ';
    document.body.append(field);
  });
  const first = await program.killEngine();
  await expect.poll(heard, { timeout: 15_000 }).toEqual(['engine.down', 'engine.up']);
  expect(await program.enginePid()).not.toBe(first);
  expect(await program.page.locator('#typed').inputValue()).toBe('СА 1234 ВХ');
});

test('calls made while the engine is down wait for it instead of failing', async () => {
  program = await openProgram();
  await untilRunning();
  await program.killEngine();
  expect(await program.call('attachments.listDrives', {})).toMatchObject({ ok: true });
});

test('a hung engine is noticed within five seconds; the line above the sheet offers a restart, which brings it back', async () => {
  program = await openProgram();
  await untilRunning();
  const heard = await listen();
  const first = await program.enginePid();
  process.kill(first ?? 0, 'SIGSTOP');
  await expect.poll(heard, { timeout: 5_500 }).toEqual(['engine.down']);
  expect(await program.call('shell.engineState', {})).toMatchObject({ data: { phase: 'hung' } });
  await expect(program.page.getByText('Базата не отговаря.')).toBeVisible();
  await program.page.getByRole('button', { name: 'Рестарт сега' }).click();
  await untilRunning();
  await expect(program.page.getByText('Базата не отговаря.')).toBeHidden();
  expect(await program.enginePid()).not.toBe(first);
});

test('closing the window ends the engine: no process stays behind', async () => {
  program = await openProgram();
  await untilRunning();
  const pid = (await program.enginePid()) ?? 0;
  expect(() => process.kill(pid, 0)).not.toThrow();
  await program.close();
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});

test('kill −9 of the program: the engine notices and leaves by itself', async () => {
  program = await openProgram();
  await untilRunning();
  const pid = (await program.enginePid()) ?? 0;
  program.app.process().kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
});

test('zoom by keyboard stops at 200 % and is remembered', async () => {
  program = await openProgram();
  await untilRunning();
  const zoom = () =>
    program.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
    );
  for (let press = 0; press < 8; press += 1) await pressWithControl('=');
  await expect.poll(zoom).toBe(2);
  await program.page.reload();
  await expect.poll(zoom).toBe(2);
  await pressWithControl('0');
  await expect.poll(zoom).toBe(1);
});

/** As the system sends a key: the debugger's own keys go past the shell, straight into the page. */
async function pressWithControl(keyCode: string): Promise<void> {
  await program.app.evaluate(({ BrowserWindow }, key) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ['keyDown', 'keyUp'] as const) {
      contents?.sendInputEvent({ type, keyCode: key, modifiers: ['control'] });
    }
  }, keyCode);
}

test('a chosen file reaches the window as a grant; leaving the dialog is no error', async () => {
  program = await openProgram();
  await untilRunning();
  program.answerDialogs({ openFile: '/tmp/Цени 2026.csv' });
  const pick = () => program.call('attachments.pickFile', { kind: 'csv', requestId: crypto.randomUUID() });
  expect(await pick()).toMatchObject({
    ok: true,
    data: { picked: { name: 'Цени 2026.csv', grant: expect.stringMatching(/^[0-9a-f-]{36}$/u) } },
  });
  program.answerDialogs({ openFile: null });
  expect(await pick()).toMatchObject({ ok: true, data: { picked: null } });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
