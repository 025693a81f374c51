import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { openCounter, plate } from '../support/counterShop';
import type { Program } from '../support/program';

/** A list into a file by keyboard in the real window; what stands in the file is tests/engine/exports.test.ts. */

let program: Program;
let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-list-'));
  ({ program } = await openCounter());
});
test.afterEach(async () => {
  await program?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('Ctrl+E on the card file writes a workbook; a folder that is gone is said in place and can be tried again', async () => {
  const { page } = program;
  await page.getByRole('link', { name: 'Картотека' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  const target = join(folder, 'картотека.xlsx');
  program.answerDialogs({ saveFile: target });
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('menuitem', { name: /XLSX/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Записан е файл „картотека.xlsx“/)).toBeVisible();
  const plates = (await readSheet(target)).map((row) => row[0]);
  expect(plates[0]).toBe('Рег. №');
  expect(plates).toContain(plate);

  const gone = join(folder, 'стик');
  mkdirSync(gone);
  program.answerDialogs({ saveFile: join(gone, 'картотека.csv') });
  rmSync(gone, { recursive: true });
  await page.keyboard.press('Control+e');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('не е записан');
  mkdirSync(gone);
  await page.getByRole('alert').getByRole('button', { name: 'Затваряне' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Control+e');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => existsSync(gone) && readdirSync(gone)).toEqual(['картотека.csv']);
});
