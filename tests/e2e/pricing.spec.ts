import { expect, test } from '@playwright/test';
import { takeOrder } from '../support/counterOrders';
import { type CounterShop, openCounter } from '../support/counterShop';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** Prices by keyboard: a markup tried and saved, a changed price answered on the order, the margin while typing, a limit. */

let program: Program;
let window: Doer;
let shop: CounterShop;
test.afterEach(() => program?.close());

const go = (path: string) =>
  program.page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);

async function setOwnPrice(priceCents: number | null): Promise<void> {
  const { part, version } = await window.do('parts.card', { partId: shop.substituteId });
  await window.do('parts.save', { id: shop.substituteId, version, part: { ...part, priceCents } });
}

test('a markup is tried and saved, and prices of cards follow', async () => {
  ({ program, window, shop } = await openCounter());
  const { page } = program;
  await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768),
  );
  await setOwnPrice(null);
  await go('/prices/matrix');
  await expect(page.getByText('Матрицата е празна.', { exact: false })).toBeVisible();
  await page.keyboard.press('Insert');
  await page.keyboard.insertText('всички');
  await expect(page.getByRole('option', { name: 'всички групи' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Доставчик' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Надценка' }).fill('50');
  await page.keyboard.press('F12');
  await expect(page.getByRole('complementary', { name: 'Проба върху продажби' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Матрицата е записана. Части с нова цена: 1.')).toBeVisible();
  await go(`/prices/explain?part=${shop.substituteId}`);
  await expect(page.getByText('Цена по матрицата')).toBeVisible();
  const price = await window.do('pricing.explain', { partId: shop.substituteId, on: null });
  expect(price).toMatchObject({ source: 'matrix', priceCents: Math.round((price.cost?.cents ?? 0) * 1.5) });
});

test('on the order the margin follows the keys, and a changed price is answered by one', async () => {
  ({ program, window, shop } = await openCounter());
  const { page } = program;
  await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768),
  );
  const orderId = await takeOrder(window, shop);
  const { version, jobs } = await window.do('orders.open', { orderId });
  const line = { orderId, version, jobId: jobs[0]?.id ?? 0, partId: shop.substituteId, quantityMilli: 1000 };
  await window.do('orders.addPart', { ...line, warehouseId: null });
  await setOwnPrice(20_000);
  await go(`/orders/${orderId}`);
  await expect(page.getByText('вече 200,00')).toBeVisible();
  await page.getByRole('gridcell', { name: shop.substituteNumber }).first().focus();
  await page.keyboard.press('Alt+N');
  await expect(page.getByText('вече 200,00')).toHaveCount(0);
  await page.keyboard.press('F12');
  const margin = page.locator('.margin-rows');
  await expect(margin).toContainText('200,00');
  const row = page.getByRole('row', { name: shop.substituteNumber });
  await row.locator('[data-column=price]').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('250');
  await expect(margin).toContainText('250,00');
  await page.keyboard.press('Escape');
  await expect(margin).not.toContainText('250,00');
  await setOwnPrice(21_000);
  await go('/prices/alerts');
  await expect(page.getByRole('gridcell', { name: '210,00' })).toBeVisible();
  await page.keyboard.press('Alt+K');
  await expect(page.getByText('Няма отворени поръчки с променени цени.')).toBeVisible();
});

test('discounts of types and limits of roles are typed in their cells', async () => {
  ({ program, window, shop } = await openCounter());
  const { page } = program;
  await go('/prices/terms');
  await page.getByRole('row', { name: 'клиентска' }).locator('[data-column=partsDiscountBp]').click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: 'приемчик' }).locator('[data-column=maxDiscountBp]').click();
  await page.keyboard.type('12,5');
  await page.keyboard.press('Enter');
  const terms = () => window.do('pricing.terms', {});
  await expect.poll(async () => (await terms()).types[0]?.partsDiscountBp).toBe(500);
  await expect
    .poll(async () => (await terms()).limits.find((one) => one.key === 'receptionist')?.maxDiscountBp)
    .toBe(1250);
  await expect(page.getByRole('row', { name: 'приемчик' })).toContainText('12,5 %');
});
