import { expect, test } from '@playwright/test';
import { type CounterShop, openCounter } from '../support/counterShop';
import { noHeader } from '../support/orders';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** The order under fast hands and on the smallest screen. */

let program: Program;
let window: Doer;
let shop: CounterShop;
let orderId: number;

test.beforeEach(async () => {
  ({ program, window, shop } = await openCounter());
  const { types } = await window.do('orders.types', {});
  ({ orderId } = await window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 1, assetId: shop.assetId, clientId: shop.clientId, ...noHeader },
    ...{ complaint: '', meter: 177_200, debtReason: null },
  }));
  await program.page.evaluate((id) => {
    globalThis.location.hash = `/orders/${id}`;
  }, orderId);
  await expect(program.page.getByRole('combobox', { name: 'Нов ред' })).toBeVisible();
});
test.afterEach(() => program?.close());

test('numbers scanned one right after the other all become lines of one job, in their order', async () => {
  const { page } = program;
  const numbers = [shop.askedNumber, shop.substituteNumber, '46451900'].map((one) => one.replaceAll(' ', ''));
  await page.getByRole('combobox', { name: 'Нов ред' }).focus();
  for (const number of numbers) {
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
  }
  const shown = async () => {
    const { jobs } = await window.do('orders.open', { orderId });
    return jobs.map(({ lines }) =>
      lines.map((line) => (line.kind === 'part' ? line.number : line.kind === 'operation' ? line.code : '')),
    );
  };
  await expect.poll(shown).toEqual([[shop.askedNumber, shop.substituteNumber, '46451900']]);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a message of finished work covers neither the sums nor the next step at 1366×768', async () => {
  const { page } = program;
  await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768),
  );
  await page.getByRole('combobox', { name: 'Нов ред' }).focus();
  await page.keyboard.type(shop.substituteNumber.replaceAll(' ', ''));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: shop.substituteNumber })).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByRole('button', { name: 'Изписване на всички' })).toBeFocused();
  await page.keyboard.press('Enter');
  const message = await page.locator('.toast').boundingBox();
  const bar = await page.locator('.sheet .bar').boundingBox();
  const rail = await page.locator('.rail').boundingBox();
  expect(message && bar && rail).toBeTruthy();
  if (!message || !bar || !rail) return;
  expect(message.y + message.height).toBeLessThanOrEqual(bar.y);
  expect(message.x).toBeGreaterThanOrEqual(rail.x + rail.width);
  expect(message.x + message.width).toBeLessThanOrEqual(1366);
});
