import { expect, type Page, test } from '@playwright/test';
import { openCounter } from '../support/counterShop';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** A transfer between two warehouses by keyboard, from the empty form to the paper. */

let program: Program;
let window: Doer;
let page: Page;
let number: string;

test.beforeEach(async () => {
  const opened = await openCounter();
  ({ program, window } = opened);
  page = program.page;
  number = opened.shop.substituteNumber;
  await window.do('stock.saveWarehouse', { warehouseId: null, code: '02', name: 'Мобилен', active: true });
});
test.afterEach(() => program?.close());

test('goods go to the other warehouse with their value, and the protocol is on the screen', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('складови документи');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Складови документи' })).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('heading', { name: 'Прехвърляне' })).toBeVisible();
  const target = page.getByLabel('В склад');
  await target.focus();
  await page.keyboard.type('Мобилен');
  await expect(page.getByRole('option', { name: 'Мобилен' })).toBeVisible();
  await page.keyboard.press('Enter');
  const add = page.getByPlaceholder('Номер, дума или баркод на част');
  await add.focus();
  await page.keyboard.type(number.replaceAll(' ', '').toLowerCase());
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Централен склад → Мобилен').first()).toBeVisible();
  const { rows } = await window.do('stock.documents', { filter: { kind: 'transfer' }, cursor: null });
  expect(rows).toMatchObject([{ status: 'posted', toWarehouse: 'Мобилен' }]);
  await page.keyboard.press('Control+p');
  await expect(page.locator('.print-set-panel canvas').first()).toBeVisible();
});
