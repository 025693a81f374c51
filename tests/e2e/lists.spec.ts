import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { pdfText } from '../documents/pdfText';
import { addAsset } from '../support/cards';
import { openCounter, plate } from '../support/counterShop';
import { openGeneric } from '../support/genericShop';
import type { Program } from '../support/program';

/** The lists of things by keyboard: columns, saved views, print; what filters and sorts mean is tests/engine/registry.test.ts. */

let program: Program;
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-lists-'));
});
test.afterEach(async () => {
  await program?.close();
  rmSync(folder, { recursive: true, force: true });
});

const grid = (page: Page) => page.getByRole('grid');
const heads = (page: Page) => grid(page).getByRole('columnheader').allTextContents();
const filter = (page: Page) => page.getByRole('textbox', { name: 'Филтър на списъка' });
const view = (page: Page) => page.getByRole('button', { name: /^Изглед:/ });

async function openRegistry(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Картотека' }).click();
  await expect(grid(page)).toBeVisible();
}

test('Enter waits for the list of the typed text', async () => {
  const { program: opened, window } = await openCounter();
  program = opened;
  const { page } = program;
  const own = await addAsset(window, { plate: 'ТХ 7788 АВ', vin: null });
  await addAsset(window, { plate: 'ТХ 9900 АВ', vin: null });
  await openRegistry(page);
  await expect(grid(page).getByRole('row', { name: /7788/ })).toBeVisible();
  await grid(page).focus();
  // Faster than the list is read: letters, Enter into the list and Enter on its row without a pause.
  await page.keyboard.type('7788');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/registry/assets/${own}$`));
});

test('columns, a saved view and its print by keyboard; the file has the columns of the view', async () => {
  test.setTimeout(120_000);
  ({ program } = await openCounter());
  const { page } = program;
  await openRegistry(page);
  const usual = await heads(page);
  expect(usual).toContain('Гаранция до');
  expect(usual).toContain('Следващо обслужване');

  // The phone is shown, moved before the owner; the meter leaves.
  await page.keyboard.press('Alt+k');
  const chooser = page.getByRole('menu', { name: 'Колони' });
  const choice = (name: string) => chooser.getByRole('menuitemcheckbox', { name, exact: true });
  await expect(chooser).toBeVisible();
  await choice('Телефон').focus();
  await page.keyboard.press('Space');
  await expect(choice('Телефон')).toHaveAttribute('aria-checked', 'true');
  await choice('Телефон').focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Alt+ArrowUp');
  await choice('Телефон').focus();
  await page.keyboard.press('ArrowRight');
  await choice('Брояч').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  const chosen = await heads(page);
  expect(chosen.slice(0, 2)).toEqual([usual[0], 'Телефон']);
  expect(chosen).not.toContain('Брояч');

  // Saved under a name with the words of the filter.
  await filter(page).focus();
  await page.keyboard.insertText('голф');
  await page.keyboard.press('Alt+v');
  await page.getByRole('menuitem', { name: 'Запис като нов изглед' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('За обаждане');
  await page.keyboard.press('Enter');
  await expect(view(page)).toHaveAccessibleName('Изглед: За обаждане');

  // It differs, can be taken back, opens the list from now on.
  await filter(page).fill('');
  await expect(view(page)).toHaveAccessibleName('Изглед: За обаждане, променен');
  await page.keyboard.press('Alt+v');
  await page.getByRole('menuitem', { name: 'Връщане към записания' }).focus();
  await page.keyboard.press('Enter');
  await expect(filter(page)).toHaveValue('голф');
  await page.keyboard.press('Alt+v');
  await page.getByRole('menuitem', { name: 'Отваряне с този изглед' }).focus();
  await page.keyboard.press('Enter');
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.removeItem('maistor.layout.registry.assets');
  });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  await openRegistry(page);
  await expect(view(page)).toHaveAccessibleName('Изглед: За обаждане');
  expect(await heads(page)).toEqual(chosen);
  await expect(grid(page).getByRole('row', { name: new RegExp(plate) })).toBeVisible();
  // The words of the view have filtered the list.
  await expect(grid(page).getByRole('row', { name: /Петър Ангелов/ })).toHaveCount(0);

  // On paper: the columns, the words of the filter, the row; saved as a PDF.
  const pdf = join(folder, 'картотека.pdf');
  program.answerDialogs({ saveFile: pdf });
  await grid(page).focus();
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('region', { name: 'Комплект за печат' })).toBeVisible();
  await page.getByRole('button', { name: 'PDF във файл' }).click();
  await expect.poll(() => textOf(pdf)).toContain(plate);
  const text = textOf(pdf);
  expect(text).toContain('изглед „За обаждане“');
  expect(text).toContain('„голф“');
  expect(text).toContain('стр. 1/1');
  expect(text).not.toContain('Брояч');
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();

  // In a file: exactly these columns in this order.
  const xlsx = join(folder, 'картотека.xlsx');
  program.answerDialogs({ saveFile: xlsx });
  await page.keyboard.press('Control+e');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Записан е файл/)).toBeVisible();
  const [titles = [], row = []] = await readSheet(xlsx);
  expect(titles.slice(0, 2)).toEqual(['Рег. №', 'Телефон']);
  expect(titles).not.toContain('Брояч');
  expect([typeof row[0], typeof row[1]]).toEqual(['string', 'string']);
});

test('equipment alone: the list of items with place and contract, no plate, VIN or inspection anywhere', async () => {
  test.setTimeout(120_000);
  const { program: opened } = await openGeneric();
  program = opened;
  const { page } = program;
  await openRegistry(page);
  await page.keyboard.press('Alt+k');
  const columns = await page.getByRole('menu', { name: 'Колони' }).textContent();
  expect(columns).not.toMatch(/Рег\.|VIN|ГТП|Пробег/);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Опис' }).click();
  await expect(page.getByRole('heading', { name: 'Опис на изделията' })).toBeVisible();
  await expect(grid(page).getByRole('row', { name: /GR-88120/ })).toContainText('Доилна зала');
  expect((await heads(page)).join(' ')).not.toMatch(/Рег\.|VIN/);
  const pdf = join(folder, 'опис.pdf');
  program.answerDialogs({ saveFile: pdf });
  await grid(page).focus();
  await page.keyboard.press('Control+p');
  await page.getByRole('button', { name: 'PDF във файл' }).click();
  await expect.poll(() => textOf(pdf)).toContain('GR-88120');
  expect(textOf(pdf)).not.toMatch(/Рег\. №|VIN|ГТП/);
});

/** Nothing while the file is not whole yet. */
function textOf(path: string): string {
  try {
    return pdfText(readFileSync(path));
  } catch {
    return '';
  }
}
