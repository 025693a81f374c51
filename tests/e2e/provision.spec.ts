import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { addDays, sofiaDate, sofiaInstant } from '@shared/kernel/dates';
import Database from 'better-sqlite3';
import { type CounterShop, openCounter } from '../support/counterShop';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** „Обезпеченост“ by keyboard: what waits, a late delivery tried out, a reserved part taken over, the figures of the order. */

let program: Program;
test.afterEach(() => program?.close());

const today = sofiaDate(Date.now());

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
}

/** An order with one part line, promised so many days from now. */
async function orderOf(window: Doer, shop: CounterShop, partId: number, units: number, days: number) {
  const { types } = await window.do('orders.types', {});
  const { orderId, number, version } = await window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 0, assetId: shop.assetId, clientId: shop.clientId },
    ...{ broughtBy: null, fuelEighths: 4, complaint: 'Скърцане при спиране', limitCents: null },
    promisedAt: sofiaInstant(addDays(today, days), '17:00'),
    ...{ keyTag: null, place: null, cause: null, correction: null, noteToClient: null, internalNote: null },
    ...{ waitsHere: false, overnight: false, needsLift: false, returnsOldParts: false },
    ...{ testDriveConsent: true, meter: 176_950, meterReason: null },
  });
  const { jobs } = await window.do('orders.open', { orderId });
  const quantityMilli = units * 1000;
  await window.do('orders.addPart', { orderId, version, jobId: jobs[0]?.id ?? 0, partId, quantityMilli });
  return { orderId, number };
}

/** What a supplier was asked for and owes. */
function sentPurchase(shop: CounterShop, partId: number, units: number, days: number): void {
  const database = new Database(join(program.dataDir, 'maistor.sqlite'));
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO purchase_order (number, supplier_id, warehouse_id, status, ordered_on, expected_on, user_id, created_at)
       VALUES ('ПД-2026-000001', ?, 1, 'sent', ?, ?, 1, 0)`,
    )
    .run(shop.supplierId, today, addDays(today, days));
  database
    .prepare(
      'INSERT INTO purchase_line (purchase_order_id, position, part_id, quantity_milli) VALUES (?, 1, ?, ?)',
    )
    .run(lastInsertRowid, partId, units * 1000);
  database.close();
}

test('what waits for parts, what a late delivery changes, what is kept for another order', async () => {
  const opened = await openCounter();
  program = opened.program;
  const { page } = program;
  const { window, shop } = opened;
  const { rows: parts } = await window.do('stock.list', {
    filter: { view: 'all' },
    sort: { by: 'number', dir: 'asc' },
    ...{ openFamilies: null, cursor: null, limit: 50 },
  });
  const idOf = (number: string) => parts.find((row) => row.number === number)?.id ?? 0;
  const pads = idOf('8V0 698 151 K');
  const filter = idOf('04E 115 561 AC');
  const holder = await orderOf(window, shop, pads, 3, 9);
  const hungry = await orderOf(window, shop, pads, 1, 2);
  const waiting = await orderOf(window, shop, filter, 10, 5);
  sentPurchase(shop, filter, 6, 3);

  await test.step('the list says where the parts of every order come from', async () => {
    await go(page, '/stock/provision');
    await expect(page.getByRole('row', { name: new RegExp(waiting.number) })).toContainText('Очаква се');
    await expect(page.getByRole('row', { name: new RegExp(hungry.number) })).toContainText('Недостиг');
    await expect(page.getByRole('row', { name: new RegExp(holder.number) })).toContainText('Обезпечена');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(page.getByRole('complementary')).toContainText('Запазено за други поръчки');
  });

  await test.step('a delivery that comes later shows what becomes late', async () => {
    await page.keyboard.press('F8');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Доставка' }).focus();
    await page.keyboard.press('F4');
    await page.getByRole('option', { name: /ПД-2026-000001/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('row', { name: new RegExp(waiting.number) })).toContainText('Ще закъснее');
    await expect(page.getByRole('row', { name: new RegExp(hungry.number) })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('row', { name: new RegExp(waiting.number) })).toContainText('Очаква се');
  });

  await test.step('the urgent order takes over a part that is kept for another', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+r');
    await page
      .getByRole('dialog')
      .getByLabel(/^Причина/)
      .waitFor();
    await page.keyboard.type('Колата пътува утре.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('row', { name: new RegExp(hungry.number) })).toContainText('Обезпечена');
    await expect(page.getByRole('row', { name: new RegExp(holder.number) })).toContainText('Недостиг');
  });

  await test.step('the order and the board tell the same', async () => {
    await go(page, `/orders/${waiting.orderId}`);
    await expect(page.getByText('Части, обезпечени 80 %')).toBeVisible();
    await expect(page.getByRole('complementary').first()).toContainText('ПД-2026-000001');
    await go(page, '/board');
    await expect(page.getByText(/очакват се части на/)).toBeVisible();
  });
});
