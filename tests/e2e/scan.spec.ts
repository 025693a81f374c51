import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { codesOnPdf } from '../support/barcodes';
import { openCounter, plate } from '../support/counterShop';
import { noHeader } from '../support/orders';
import type { Program } from '../support/program';
import { scan } from '../support/scanner';

/** A scanner on any screen, and labels for it; what a code stands for is tests/engine/scan.test.ts. */

let program: Program;
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-labels-'));
});
test.afterEach(async () => {
  await program?.close();
  rmSync(folder, { recursive: true, force: true });
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a scan acts by its prefix wherever the focus is: part, order, its line, car, badge; rubbish changes nothing', async () => {
  test.setTimeout(120_000);
  const { program: opened, window, shop } = await openCounter();
  program = opened;
  const { page } = program;
  const { types } = await window.do('orders.types', {});
  const { orderId, number } = await window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 1, assetId: shop.assetId, clientId: shop.clientId, ...noHeader },
    ...{ complaint: '', meter: 177_200, debtReason: null },
  });

  // On the first screen digits are the keys of its tiles.
  await scan(page, `MR-${shop.substituteId}`);
  await expect(title(page)).toHaveText(shop.substituteNumber);
  await scan(page, `MO-${number}`);
  await expect(page).toHaveURL(new RegExp(`/orders/${orderId}$`));
  await expect(page.getByRole('combobox', { name: 'Нов ред' })).toBeVisible();

  const add = page.getByRole('combobox', { name: 'Нов ред' });
  await add.focus();
  await scan(page, `MR-${shop.substituteId}`);
  await expect(page.getByRole('gridcell', { name: shop.substituteNumber })).toBeVisible();
  await expect(add).toHaveValue('');

  const { subjects } = await window.do('labels.collect', { placeText: 'А-03-2' });
  await scan(page, subjects[0]?.code ?? '');
  await expect(page.getByRole('textbox', { name: 'Филтър на списъка' })).toHaveValue('А-03-2');
  await expect(page.getByRole('row', { name: new RegExp(shop.substituteNumber) })).toBeVisible();

  // In a field of the catalogue a foreign barcode is text for that field; a code of ours is not.
  await page.getByRole('link', { name: 'Каталог' }).click();
  const tree = page.getByRole('combobox').or(page.getByRole('textbox')).and(page.locator(':focus'));
  await expect(tree).toBeVisible();
  await scan(page, 'MR-999999');
  await expect(page.getByRole('alert')).toContainText('Непознат код MR-999999');
  await expect(tree).toHaveValue('');
  await page.getByRole('link', { name: 'Табло' }).click();
  await scan(page, '12345678901');
  await expect(page.getByRole('alert')).toContainText('Непознат код 12345678901');
  await scan(page, `MA-${shop.assetId}`);
  await expect(page.getByText(plate).first()).toBeVisible();
  await expect(page).toHaveURL(/\/reception$/);
});

test('labels by keyboard: a part that is in no stock, three of it, on a roll; the saved file reads back', async () => {
  const { program: opened, shop } = await openCounter();
  program = opened;
  const { page } = program;
  await page.getByRole('link', { name: 'Склад' }).click();
  await page.getByRole('link', { name: 'Етикети' }).click();
  await page.getByRole('combobox', { name: 'Етикети' }).press('F4');
  await page.getByRole('option', { name: 'Ролка 62 mm' }).click();
  await page.getByRole('combobox', { name: 'Нов ред' }).focus();
  await page.keyboard.type(shop.askedNumber.replaceAll(' ', ''));
  await expect(page.getByRole('option', { name: new RegExp(shop.askedNumber) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('етикети: 1')).toBeVisible();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(page.getByText('етикети: 3')).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect(page.locator('canvas').first()).toBeVisible();
  const file = join(folder, 'етикети.pdf');
  program.answerDialogs({ saveFile: file });
  await page.getByRole('button', { name: 'PDF във файл' }).click();
  await expect(page.getByText('PDF: етикети.pdf')).toBeVisible();
  const codes = (await codesOnPdf(readFileSync(file))).map(({ text }) => text);
  expect(codes).toHaveLength(3);
  expect(new Set(codes).size).toBe(1);
  expect(codes[0]).toMatch(/^MR-\d+$/);
});
