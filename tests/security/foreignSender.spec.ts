/**
 * Attack: something that is not the program's page gets hold of the channel to the engine: another window of the same
 * process with the same preload, a foreign page in it, or a frame inside. Each must be refused although it speaks the
 * protocol perfectly, before the engine hears of it.
 */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openProgram, type Program } from '../support/program';

let program: Program;
test.beforeEach(async () => {
  program = await openProgram();
});
test.afterEach(async () => program.close());

const preload = join(import.meta.dirname, '..', '..', 'out', 'preload', 'preload.cjs');

/** Opens a window that the shell does not know, with the program's own preload, and calls from it. */
async function callFromForeignWindow(url: string): Promise<unknown> {
  return program.app.evaluate(
    async ({ BrowserWindow }, [address, preloadFile]) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload: preloadFile, sandbox: true },
      });
      try {
        await foreign.loadURL(address);
        return await foreign.webContents.executeJavaScript(
          `window.maistor.call('attachments.listDrives', {})`,
        );
      } finally {
        foreign.destroy();
      }
    },
    [url, preload] as const,
  );
}

test('a second window with the program’s own page is refused', async () => {
  expect(await callFromForeignWindow('maistor://app/index.html')).toEqual({
    ok: false,
    error: { code: 'UNTRUSTED_SENDER', params: {} },
  });
});

test('a foreign page with the preload is refused', async () => {
  expect(await callFromForeignWindow('data:text/html,<p>foreign</p>')).toMatchObject({
    error: { code: 'UNTRUSTED_SENDER' },
  });
});

test('the known window is refused as soon as it shows another page', async () => {
  await program.app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.webContents.loadURL('data:text/html,<p>foreign</p>');
  });
  // The driver hears of the other page a little later than the program.
  await program.page.waitForURL(/^data:/);
  expect(await program.call('attachments.listDrives', {})).toMatchObject({
    error: { code: 'UNTRUSTED_SENDER' },
  });
});

test('its own page is answered', async () => {
  expect(await program.call('attachments.listDrives', {})).toMatchObject({ ok: true });
});

test('malformed and oversize messages are error values and the program lives on', async () => {
  const codes: unknown[] = [];
  for (const [name, input] of [
    ['no.such', {}],
    ['__proto__', {}],
    ['attachments.pickFile', null],
    ['attachments.pickFile', { kind: 'csv', path: '/etc/passwd', requestId: crypto.randomUUID() }],
    ['attachments.listDrives', { text: 'x'.repeat(5_000_000) }],
  ] as const) {
    const reply = (await program.call(name, input)) as { error?: { code: string } };
    codes.push(reply.error?.code);
  }
  expect(codes).toEqual([
    'UNKNOWN_ENTRY',
    'UNKNOWN_ENTRY',
    'INVALID_INPUT',
    'INVALID_INPUT',
    'INPUT_TOO_LARGE',
  ]);
});
