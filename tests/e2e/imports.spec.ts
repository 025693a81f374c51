import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { openCounter } from '../support/counterShop';
import { Keyboard } from '../support/keyboard';
import type { Program } from '../support/program';
import { workbookOf } from '../support/workbooks';
import type { Doer } from '../support/workshop';

/** An import by keyboard: file, columns, check with its report, writing, undo; a workbook through the thread of the program. */

let program: Program;
let window: Doer;
let page: Page;
let keys: Keyboard;
let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-import-'));
  ({ program, window } = await openCounter());
  page = program.page;
  keys = new Keyboard(page);
});
test.afterEach(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

function offer(name: string, content: string | Uint8Array): void {
  const path = join(folder, name);
  writeFileSync(path, content);
  program.answerDialogs({ openFile: path });
}

const lines = [
  'Рег. №;VIN;Марка;Модел;Година;Пробег;Собственик;Телефон',
  'СА 7001 АА;WVWZZZ1KZ00070010;Volkswagen;Golf VII;2015;120 000;Внесен Иван;0888700100',
  'СА 7002 АА;WVWZZZ1KZ00070020;Volkswagen;Golf VII;2016;90 000;Внесен Петър;0888700200',
  'СА 7003 АА;WVWZZZ1KZ00070010;Volkswagen;Golf VII;2017;много;Внесен Иван;0888700100',
];

test('assets from a windows-1251 CSV and clients from a workbook, and back', async () => {
  test.setTimeout(180_000);
  await page.evaluate(() => {
    globalThis.location.hash = '/settings/imports';
  });
  await expect(page.getByRole('button', { name: /Избор на файл/ })).toBeFocused();
  offer('автопарк.csv', iconv.encode(lines.join('\r\n'), 'windows-1251'));
  await keys.press('Enter');
  await expect(page.getByRole('radio', { name: 'Изделия' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Кодиране' })).toHaveValue('Windows-1251');
  await expect(page.getByRole('combobox', { name: 'VIN' })).toHaveValue('VIN');
  await keys.press('Control+Enter');

  await expect(page.getByRole('row', { name: /отказан/ })).toContainText('Пробег: Не е число');
  const apply = page.getByRole('button', { name: /Записване на 2 реда/ });
  await expect(apply).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByText('Записани са 2 реда от „автопарк.csv“.')).toBeVisible();
  const found = await window.do('search.counter', { text: '7002', limit: 10 });
  expect(JSON.stringify(found.groups)).toContain('7002');

  await page.getByRole('grid', { name: 'Направени импорти' }).focus();
  await keys.press('Enter');
  await expect(page.getByRole('dialog', { name: /автопарк\.csv/ })).toContainText('Връщат се 2 реда');
  await keys.press('Control+Enter');
  await expect(page.getByRole('row', { name: /автопарк\.csv/ })).toContainText('отменен');
  const gone = await window.do('search.counter', { text: '7002', limit: 10 });
  expect(JSON.stringify(gone.groups)).not.toContain('7002');

  offer(
    'клиенти.xlsx',
    workbookOf([
      ['Име', 'ЕИК'],
      ['Внесен ЕООД', '175074752'],
    ]),
  );
  await keys.press('Control+o');
  await expect(page.getByRole('radio', { name: 'Клиенти' })).toBeChecked();
  await keys.press('Control+Enter');
  await expect(page.getByRole('button', { name: /Записване на 1 ред/ })).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('radio', { name: 'Клиенти' })).toBeChecked();
});
