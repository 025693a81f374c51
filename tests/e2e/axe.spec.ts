import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type CounterShop, openCounter } from '../support/counterShop';
import { noHeader } from '../support/orders';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** Every screen in both themes: axe finds nothing serious (quality §6). All faults are told at once. */

const screens = {
  'За днес': '/',
  Рецепция: '/reception',
  Табло: '/board',
  Поръчки: '/orders',
  Поръчка: '/orders/1',
  'Приемен протокол': '/handover/1/intake',
  Картотека: '/registry',
  'Картон на автомобил': '/registry/assets/1',
  Клиенти: '/registry/clients',
  'Картон на клиент': '/registry/clients/1',
  'Нов клиент': '/registry/clients/new',
  Каталог: '/catalog',
  Склад: '/stock',
  'Складови документи': '/stock/documents',
  'Складов документ': '/stock/documents/1',
  Доставка: '/stock/receipts/new',
  Част: '/stock/parts/1',
  'Нова част': '/stock/parts/new',
  ETKA: '/stock/etka',
  Цени: '/prices',
  Фактури: '/invoices',
  Заработки: '/earnings',
  Рекапитулация: '/reports',
  Настройки: '/settings',
  'Хора и права': '/settings/users',
  Архив: '/settings/backup',
  Принтери: '/settings/printers',
} as const;

let program: Program;
let page: Page;

test('axe finds nothing serious on any screen, light and dark', async () => {
  test.setTimeout(400_000);
  const opened = await openCounter();
  program = opened.program;
  page = program.page;
  await takeOrder(opened.window, opened.shop);
  for (const [name, path] of Object.entries(screens))
    await test.step(`${name} (${path})`, async () => {
      await page.evaluate((hash) => {
        globalThis.location.hash = hash;
      }, path);
      await page.waitForTimeout(600);
      await expect(page.locator('.sk')).toHaveCount(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.waitForTimeout(250);
        expect.soft(await seriousFaults(), `${name}, ${colorScheme}`).toEqual([]);
      }
    });
});
test.afterEach(() => program?.close());

async function takeOrder(window: Doer, { assetId, clientId }: CounterShop): Promise<void> {
  const { types } = await window.do('orders.types', {});
  await window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 1, assetId, clientId, ...noHeader, meter: 177_200 },
    debtReason: null,
  });
}

async function seriousFaults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 160))
          .slice(0, 4)
          .join(' | ')}`,
    );
}
