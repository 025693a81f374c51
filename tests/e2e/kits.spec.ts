import { expect, type Page, test } from '@playwright/test';
import { openCounter } from '../support/counterShop';
import { addPart, receiveParts } from '../support/goods';
import { noHeader } from '../support/orders';
import type { Program } from '../support/program';

/** Kits and stocktakes by keyboard alone. */
let program: Program;
test.afterEach(() => program?.close());

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
}

test('a kit is written, shows its margin, goes onto an order at its price; the stock is counted and approved', async () => {
  const opened = await openCounter();
  program = opened.program;
  const { page } = program;
  const { window, shop } = opened;
  const oilId = await addPart(window, {
    ...{ number: 'G 052 195', nameBg: 'Масло', unit: 'l', priceCents: 1250, codes: ['3800001'] },
  });
  const plugId = await addPart(window, {
    number: 'N 908 132',
    nameBg: 'Пробка',
    priceCents: 200,
    codes: ['3800002'],
  });
  await addPart(window, { number: 'KIT 1', nameBg: 'Смяна на масло', unit: 'set', priceCents: null });
  await receiveParts(window, shop.supplierId, [
    { partId: oilId, units: 60, costCents: 800, bin: 'Z1' },
    { partId: plugId, units: 40, costCents: 100, bin: 'Z2' },
  ]);

  await test.step('a new kit: part, components with what is lost, discount', async () => {
    await go(page, '/stock/kits');
    await expect(page.getByText('Няма комплекти по този филтър.')).toBeVisible();
    await page.keyboard.press('Insert');
    await expect(page.getByLabel('Част (готово изделие)')).toBeFocused();
    await page.keyboard.type('KIT');
    await page.getByRole('option', { name: /Смяна на масло/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Отстъпка').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('10');
    for (const [number, quantity] of [
      ['G 052 195', '4,5'],
      ['N 908 132', '1'],
    ] as const) {
      await page.getByPlaceholder('Част, комплект или операция: номер, код или име').focus();
      await page.keyboard.type(number);
      await page.getByRole('option', { name: new RegExp(number) }).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type(quantity);
      await page.keyboard.press('Enter');
    }
    // cost 36,00 + 1,00; price (56,25 + 2,00) × 0,9
    await expect(page.locator('.bar')).toContainText('37,00');
    await expect(page.locator('.bar')).toContainText('52,43');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: /Комплект KIT ?1/ })).toBeVisible();
    await page.keyboard.press('Alt+2');
    await expect(page.getByRole('row', { name: /Масло/ })).toContainText('4,5 л');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('row', { name: /Смяна на масло/ })).toContainText('52,43');
  });

  await test.step('on an order it is its components at the price of the kit', async () => {
    const { types } = await window.do('orders.types', {});
    const { orderId } = await window.do('orders.create', {
      ...noHeader,
      ...{ typeId: types[0]?.id ?? 0, assetId: shop.assetId, clientId: shop.clientId, meter: null },
    });
    await go(page, `/orders/${orderId}`);
    await page.getByPlaceholder(/Операция, част или пакет/).focus();
    await page.keyboard.type('KIT');
    await expect(page.getByRole('option', { name: /комплект, редове: 2/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /Масло/ })).toContainText('комплект');
    await expect(page.locator('.bar')).toContainText('52,43');
    const { kits } = await window.do('orders.open', { orderId });
    expect(kits).toMatchObject([{ netCents: 5243, quantityMilli: 1000 }]);
    await window.do('orders.cancel', {
      ...{
        orderId,
        version: (await window.do('orders.open', { orderId })).version,
        reason: 'край на пробата',
      },
    });
  });

  await test.step('places are counted blind with the scanner', async () => {
    await go(page, '/stock/counts/new');
    await page.getByLabel('Какво се брои').focus();
    await page.keyboard.press('F4');
    await page.getByRole('option', { name: 'Избрани места' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Места').focus();
    await page.keyboard.type('Z1 Z2');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Сляпо броене: наличностите по книги')).toBeVisible();
    const scan = page.getByLabel(/Сканиране или номер/);
    await expect(scan).toBeFocused();
    for (const code of ['59*3800001', 'Z2', '40*3800002', '3800002']) {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await expect(scan).toHaveValue('');
    }
    await expect(page.getByRole('row', { name: /Пробка/ })).toContainText('41 бр.');
    await page.keyboard.press('Control+Enter');
  });

  await test.step('the differences are approved and stand in the books', async () => {
    await expect(page.getByRole('row', { name: /Масло/ })).toContainText('−8,00');
    await expect(page.getByRole('row', { name: /Пробка/ })).toContainText('1,00');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toContainText('Разлики: 2');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/Одобрена с корекция 26-/)).toBeVisible();
    const { balances } = await window.do('parts.card', { partId: oilId });
    expect(balances).toMatchObject([{ quantityMilli: 59_000, valueCents: 47_200 }]);
  });
});
