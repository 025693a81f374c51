import { expect, type Page, test } from '@playwright/test';
import { type CounterShop, openCounter } from '../support/counterShop';
import { addPart, receiveParts } from '../support/goods';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

let program: Program;
let window: Doer;
let page: Page;
let shop: CounterShop;

test.beforeEach(async () => {
  ({ program, window, shop } = await openCounter());
  page = program.page;
});
test.afterEach(() => program?.close());

async function goTo(word: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
}

test('from what is missing to a delivery in part, by keyboard', async () => {
  const partId = await addPart(window, {
    number: '1K0 615 301 B',
    nameBg: 'Диск спирачен преден',
    minimumMilli: 8000,
  });
  await receiveParts(window, shop.supplierId, [{ partId, units: 2, costCents: 4200 }]);
  await page.setViewportSize({ width: 1366, height: 768 });

  await goTo('Предложение');
  const proposed = page.getByRole('grid', { name: 'Редове на предложението' });
  await expect(proposed).toContainText('1K0 615 301 B');
  await expect(proposed).toContainText('Части Плюс ООД');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Заявка, чернова' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /Заявка \d\d-000001/ })).toBeVisible();

  await page.keyboard.press('F8');
  await expect(page.getByRole('heading', { name: /Доставка по заявка/ })).toBeVisible();
  await page.getByLabel('Документ №').fill('F-77');
  const lines = page.getByRole('grid', { name: 'Редове на заявката' });
  await lines.getByText('6 бр').first().click();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await expect(lines).toContainText('остават 2');
  await expect(lines).toContainText('+8,00 от заявката');
  await expect(lines).toContainText('42,00 → 47,33');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Чака се още 1 ред.')).toBeVisible();
  const { rows } = await window.do('purchasing.list', { filter: {}, cursor: null });
  expect(rows).toMatchObject([{ status: 'sent', awaitedLines: 1 }]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Заявки към доставчици' })).toContainText('Части Плюс ООД');
  await goTo('Стари части');
  await expect(page.getByText('Няма стари части в този изглед.')).toBeVisible();
});
