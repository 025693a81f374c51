import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { openCounter } from '../support/counterShop';
import { addPart, receiveParts } from '../support/goods';
import { Keyboard } from '../support/keyboard';
import type { Program } from '../support/program';

/** A price list by keyboard: the list, its file, the difference, the application with what it concerns, the undo. */

let program: Program;
let page: Page;
let keys: Keyboard;
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-prices-'));
});
test.afterEach(async () => {
  await program?.close();
  rmSync(folder, { recursive: true, force: true });
});

function offer(name: string, lines: readonly string[]): void {
  const path = join(folder, name);
  writeFileSync(path, iconv.encode(lines.join('\r\n'), 'windows-1251'));
  program.answerDialogs({ openFile: path });
}

const head = 'Номер;Наименование;Цена;Нов номер';

test('a list from its first file to the undo of the second', async () => {
  test.setTimeout(180_000);
  const opened = await openCounter();
  program = opened.program;
  page = program.page;
  keys = new Keyboard(page);
  const partId = await addPart(opened.window, { number: '1K0 615 301 AA', priceCents: null });
  await receiveParts(opened.window, opened.shop.supplierId, [{ partId, units: 2, costCents: 3000 }]);
  await page.evaluate(() => {
    globalThis.location.hash = '/prices/lists';
  });
  await expect(page.getByText('Няма ценови листи')).toBeVisible();
  await keys.press('Insert');
  await expect(page.getByRole('textbox', { name: 'Име' })).toBeFocused();
  await keys.type('VW 2026');
  await keys.press('Control+Enter');
  await expect(page.getByText('Още няма прочетен файл')).toBeVisible();

  offer('one.csv', [head, '1K0 615 301 AA;Спирачен диск;52,40;', 'N 908 132 02;Винт;1,15;']);
  await keys.press('Control+o');
  await expect(page.getByRole('combobox', { name: 'Цена' })).toHaveValue('Цена');
  await keys.press('Control+Enter');
  await expect(page.getByRole('tab', { name: /Нови 2/ })).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByText('one.csv, важи')).toBeVisible();
  await keys.press('Escape');

  offer('two.csv', [
    head,
    '1K0 615 301 AA;Спирачен диск;60,00;1K0 615 301 AC',
    '1K0 615 301 AC;Спирачен диск;63,00;',
  ]);
  await keys.press('Control+o');
  await expect(page.getByRole('combobox', { name: 'Нов номер' })).toHaveValue('Нов номер');
  await keys.press('Control+Enter');
  await expect(page.getByRole('tab', { name: /С нова цена 1/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /1K0 615 301 AA/ })).toContainText('+14,5');
  await keys.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByText(/1 част в наличност с нов номер/)).toBeVisible();
  await keys.press('Control+z');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByText('two.csv, чака прилагане')).toBeVisible();

  await keys.press('F3');
  await keys.type('N908132');
  await expect(page.getByRole('option', { name: /N 908 132 02/ })).toContainText('Винт');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: /N 908 132 02/ })).toBeVisible();
});
