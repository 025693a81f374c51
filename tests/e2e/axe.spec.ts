import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openCounter } from '../support/counterShop';
import type { Program } from '../support/program';

/** Every screen in both themes: axe finds nothing serious (quality §6). One program, because nothing is changed. */

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

test.describe.configure({ mode: 'serial' });
let program: Program;
let page: Page;

test.beforeAll(async () => {
  const opened = await openCounter();
  program = opened.program;
  page = program.page;
  const { types } = await opened.window.do('orders.types', {});
  await opened.window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 1, assetId: opened.shop.assetId, clientId: opened.shop.clientId },
    ...{
      complaint: 'Скърцане при спиране',
      meter: 177_200,
      fuelEighths: 4,
      promisedAt: null,
      limitCents: null,
    },
    ...{ keyTag: '14', place: 'двор', broughtBy: null, cause: null, correction: null, meterReason: null },
    ...{ noteToClient: null, internalNote: null, waitsHere: false, overnight: false, needsLift: false },
    ...{ returnsOldParts: false, testDriveConsent: true, debtReason: null },
  });
});
test.afterAll(() => program?.close());

for (const [name, path] of Object.entries(screens))
  test(`${name} (${path}): nothing serious in light and dark`, async () => {
    await page.evaluate((hash) => {
      globalThis.location.hash = hash;
    }, path);
    await expect(page.locator('.sk')).toHaveCount(0);
    await page.waitForTimeout(600);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(250);
      expect(await seriousFaults(), colorScheme).toEqual([]);
    }
  });

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
