import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { invoiceOrder, takeOrder } from '../support/counterOrders';
import { openCounter } from '../support/counterShop';
import type { Program } from '../support/program';
import { addTrait, setValue } from '../support/traits';
import type { Doer } from '../support/workshop';

/** Every screen in both themes and densities: axe finds nothing serious (quality §6). All faults are told at once. */

const screens = {
  'За днес': '/',
  Рецепция: '/reception',
  Табло: '/board',
  Поръчки: '/orders',
  Поръчка: '/orders/1',
  'Приемен протокол': '/handover/1/intake',
  Картотека: '/registry',
  'Опис на изделията': '/registry/items',
  'Картон на автомобил': '/registry/assets/1',
  Клиенти: '/registry/clients',
  'Картон на клиент': '/registry/clients/1',
  'Нов клиент': '/registry/clients/new',
  'Възможни дубликати': '/registry/clients/duplicates',
  'Сливане на картони': '/registry/clients/1/merge/2',
  Предстоящо: '/registry/due',
  'Хотел за гуми': '/registry/tyres',
  'Планове за обслужване': '/registry/plans',
  Каталог: '/catalog',
  Склад: '/stock',
  'Складови документи': '/stock/documents',
  'Складов документ': '/stock/documents/1',
  Комплекти: '/stock/kits',
  'Нов комплект': '/stock/kits/new',
  Инвентаризации: '/stock/counts',
  'Нова инвентаризация': '/stock/counts/new',
  Доставка: '/stock/receipts/new',
  'Складове и рафтове': '/stock/places',
  'Прехвърляне между складове': '/stock/new/transfer',
  Част: '/stock/parts/1',
  'Нова част': '/stock/parts/new',
  'Групи части': '/stock/groups',
  Етикети: '/stock/labels',
  ETKA: '/stock/etka',
  'Предложение за поръчка': '/stock/proposal',
  Заявки: '/stock/purchases',
  'Нова заявка': '/stock/purchases/new',
  'Стари части': '/stock/cores',
  'ETKA log': '/stock/etka/exports',
  'ETKA profiles': '/stock/etka/profiles',
  'ETKA profile': '/stock/etka/profiles/ETKA-FIX120/copy',
  Обезпеченост: '/stock/provision',
  Цени: '/prices',
  'Ценови листи': '/prices/lists',
  Надценки: '/prices/matrix',
  'Отстъпки и граници': '/prices/terms',
  'Променени цени': '/prices/alerts',
  'Цена на част': '/prices/explain?part=1',
  Фактури: '/invoices',
  Фактура: '/invoices/1',
  Заработки: '/earnings',
  Рекапитулация: '/reports',
  Настройки: '/settings',
  'Класове изделия': '/settings/classes',
  Импорт: '/settings/imports',
  Характеристики: '/settings/traits',
  'Хора и права': '/settings/users',
  Архив: '/settings/backup',
  Принтери: '/settings/printers',
} as const;

let program: Program;
let page: Page;

test('axe finds nothing serious on any screen, light and dark', async () => {
  test.setTimeout(500_000);
  await openDay();
  await lookAtAll(screens);
  await lookAtViews('/registry/assets/1');
  await lookAtViews('/registry/clients/1');
});

test('nor in the counter mode, which has sizes of its own', async () => {
  test.setTimeout(400_000);
  const { window } = await openDay();
  const { appearance } = await window.do('settings.get', {});
  await window.do('settings.save', {
    sections: { appearance: { ...appearance, density: 'counter' } },
  });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'counter');
  await lookAtAll(screens);
});
test.afterEach(() => program?.close());

/** A workshop with an order in work and one that is invoiced. */
async function openDay(): Promise<{ window: Doer }> {
  const { window, shop, ...opened } = await openCounter();
  program = opened.program;
  page = program.page;
  await takeOrder(window, shop);
  await invoiceOrder(window, shop);
  const drive = await addTrait(window, {
    nameBg: 'Размер на гумите',
    section: 'Ходова част',
    required: true,
  });
  await setValue(window, shop.assetId, drive, '205/55 R16');
  return { window };
}

async function lookAtAll(places: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, path] of Object.entries(places))
    await test.step(`${name} (${path})`, async () => {
      await page.evaluate((hash) => {
        globalThis.location.hash = hash;
      }, path);
      await page.waitForTimeout(600);
      await expect(page.locator('.sk')).toHaveCount(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.waitForTimeout(250);
        expect.soft(await seriousFaults(colorScheme), `${name}, ${colorScheme}`).toEqual([]);
      }
    });
}

/** The views of one card, each in both themes. */
async function lookAtViews(path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await page.waitForTimeout(300);
    await expect(page.locator('.sk')).toHaveCount(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(150);
      const view = `${path}, ${await tab.textContent()}, ${colorScheme}`;
      expect.soft(await seriousFaults(colorScheme), view).toEqual([]);
    }
  }
}

/** The dark theme changes colours alone: everything else was judged in the light one. */
async function seriousFaults(colorScheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
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
