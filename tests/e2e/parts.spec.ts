import { expect, type Page, test } from '@playwright/test';
import { type CounterShop, openCounter } from '../support/counterShop';
import { noHeader } from '../support/orders';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** Parts by keyboard: the card with its codes and conditions, a family, a scan that finds it, the new number on an order. */

let program: Program;
let window: Doer;
let shop: CounterShop;
let page: Page;

test.afterEach(() => program?.close());

const go = (path: string) =>
  page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);

test('a card with codes, conditions and a family; the replaced number asks once on the order', async () => {
  test.setTimeout(120_000);
  ({ program, window, shop } = await openCounter());
  page = program.page;
  await test.step('the card by keyboard', cardByKeyboard);
  await test.step('a link closes the family', linkByKeyboard);
  await test.step('the order asks once', orderAsksOnce);
  await test.step('groups', groupsByKeyboard);
});

async function cardByKeyboard(): Promise<void> {
  await go('/stock/parts/new');
  await page.getByRole('textbox', { name: /^Номер/ }).fill('1k0 615 301 aa');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('VW');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Диск спирачен преден');
  await expect(page.getByText('ETKA: 1K0615301AA␣␣␣')).toBeVisible();
  await page.getByRole('textbox', { name: 'Баркодове' }).focus();
  for (const code of ['4006633374644', '5901234123457']) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('5901234123457')).toBeVisible();
  await page.getByRole('button', { name: 'Доставчик', exact: true }).press('Enter');
  const row = page.locator('.terms-row');
  await row.getByRole('combobox', { name: 'Доставчик' }).focus();
  await page.keyboard.insertText('Части');
  await page.getByRole('option', { name: 'Части Плюс' }).waitFor();
  await page.keyboard.press('Enter');
  await row.getByRole('textbox', { name: 'Цена' }).fill('41,20');
  await row.getByRole('textbox', { name: 'Срок' }).fill('2');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.part-side')).toBeVisible();
  await page.keyboard.press('F3');
  await page.keyboard.type('5901234123457');
  await expect(page.getByRole('option', { name: '1K0 615 301 AA' })).toBeVisible();
  await page.keyboard.press('Escape');
}

async function linkByKeyboard(): Promise<void> {
  await page.getByRole('button', { name: 'Замяна', exact: true }).press('Enter');
  await page.keyboard.type('3q0407153f');
  await page.getByRole('option', { name: '3Q0 407 153 F' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Добавяне' }).press('Enter');
  await expect(page.getByText('Текущ номер: 3Q0 407 153 F')).toBeVisible();
  await expect(page.locator('.sub-rows')).toContainText('3Q0 407 153 E');
}

async function orderAsksOnce(): Promise<void> {
  const { types } = await window.do('orders.types', {});
  const { orderId } = await window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 1, assetId: shop.assetId, clientId: shop.clientId, ...noHeader },
    ...{ complaint: '', meter: 177_200, debtReason: null },
  });
  await go(`/orders/${orderId}`);
  await page.getByRole('combobox', { name: 'Нов ред' }).focus();
  await page.keyboard.type('1K0615301AA');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: '1K0 615 301 AA' })).toBeVisible();
  await page.getByRole('gridcell', { name: '1K0 615 301 AA' }).click();
  await page.keyboard.press('F4');
  await expect(page.getByRole('button', { name: 'Нов номер 3Q0 407 153 F' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: '3Q0 407 153 F' })).toBeVisible();
  await expect(page.getByText('вместо 1K0 615 301 AA')).toBeVisible();
  await expect(page.getByText('е заменен.')).toHaveCount(0);
}

async function groupsByKeyboard(): Promise<void> {
  await go('/stock/groups');
  await page.getByRole('textbox', { name: 'Наименование' }).first().waitFor();
  await page.keyboard.press('Insert');
  await page.keyboard.insertText('Гуми');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Tyres');
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await window.do('parts.lists', {})).groups.at(-1)?.nameBg).toBe('Гуми');
}
