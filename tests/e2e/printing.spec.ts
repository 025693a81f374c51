import { createHash } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { openCounter, plate } from '../support/counterShop';
import { cupsProblem, startCups, type TestCups } from '../support/cups';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** A printer that fails: the message stands where the print was asked for, and the document stays in the archive. */

const noCups = cupsProblem();
const queue = 'Laser';
let cups: TestCups;
let program: Program;
let window: Doer;
let page: Page;

test.beforeEach(async () => {
  test.skip(noCups !== null, `no private print service: ${noCups}`);
  cups = await startCups([queue]);
  ({ program, window } = await openCounter({ env: { ...cups.env } }));
  page = program.page;
});
test.afterEach(async () => {
  await program?.close();
  await cups?.dispose();
});

/** The intake of the known car, up to its open print set. */
async function openPrintSet(): Promise<void> {
  await page.keyboard.press('F2');
  await page.keyboard.type(plate);
  await expect(page.getByText('Иван Георгиев Димитров').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F6');
  await expect(page.getByRole('textbox', { name: 'Пробег' })).toBeFocused();
  await page.keyboard.type('177200');
  await page.keyboard.press('Control+p');
  await expect(panel().getByRole('checkbox').first()).toBeFocused();
  await expect(panel().getByRole('button', { name: /^Печат/ })).toBeEnabled();
}

const panel = () => page.getByRole('region', { name: 'Комплект за печат' });
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const runs = async () => (await window.do('printing.runs', { entity: 'order:1' })).runs;

test('a stopped queue says so in place; the next try sends the very same archived document', async () => {
  await openPrintSet();
  cups.stopQueue(queue);
  await page.keyboard.press('Enter');
  await expect(panel().getByRole('alert')).toContainText(queue);
  await expect(panel().getByRole('alert')).toContainText('Документът е запазен');
  expect(await runs()).toMatchObject([
    { kind: 'serviceOrder', printer: queue, error: 'PRINTER_FAILED', sentAt: null },
  ]);
  expect(cups.captured(queue)).toEqual([]);

  cups.startQueue(queue);
  await panel().getByRole('checkbox').first().focus();
  await page.keyboard.press('Enter');
  await expect(panel()).toBeHidden({ timeout: 30_000 });
  const archived = await runs();
  expect(archived).toMatchObject([{ printer: queue, error: null }]);
  const hashes = await page.evaluate(async (runId) => {
    const reply = (await globalThis.window.maistor.call('printing.runPdf', { runId })) as {
      data: { bytes: Uint8Array };
    };
    return [...reply.data.bytes];
  }, archived[0]?.id);
  const printed = await cups.waitFor(queue, 2);
  expect(printed.map(sha)).toContain(sha(Buffer.from(hashes)));
});

test('a print service that has ended says so in place; the document stays archived', async () => {
  await openPrintSet();
  await cups.end();
  await page.keyboard.press('Enter');
  await expect(panel().getByRole('alert')).toContainText('Документът е запазен', { timeout: 30_000 });
  expect(await runs()).toMatchObject([{ kind: 'serviceOrder', error: 'SPOOLER_DOWN', sentAt: null }]);
});
