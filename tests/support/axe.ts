import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { invoiceOrder, takeOrder } from './counterOrders';
import { openCounter } from './counterShop';
import type { Program } from './program';
import { addTrait, setValue } from './traits';
import type { Doer } from './workshop';

/** Every screen of the program with an address of its own. */
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
  'Дневник на експортите за ETKA': '/stock/etka/exports',
  'Профили за ETKA': '/stock/etka/profiles',
  'Профил за ETKA': '/stock/etka/profiles/ETKA-FIX120/copy',
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

export type ColourScheme = 'light' | 'dark';

/** A workshop with an order in work and one that is invoiced. */
export async function openDay(): Promise<{ program: Program; window: Doer }> {
  const { window, shop, program } = await openCounter();
  await takeOrder(window, shop);
  await invoiceOrder(window, shop);
  const drive = await addTrait(window, {
    nameBg: 'Размер на гумите',
    section: 'Ходова част',
    required: true,
  });
  await setValue(window, shop.assetId, drive, '205/55 R16');
  return { program, window };
}

/** Asks axe on every screen in these themes; all faults are told at once. */
export async function lookAtAll(page: Page, schemes: readonly ColourScheme[]): Promise<void> {
  for (const [name, path] of Object.entries(screens))
    await test.step(`${name} (${path})`, async () => {
      await page.evaluate((hash) => {
        globalThis.location.hash = hash;
      }, path);
      await page.waitForTimeout(600);
      await expect(page.locator('.sk')).toHaveCount(0);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.waitForTimeout(250);
        expect.soft(await seriousFaults(page, colorScheme), `${name}, ${colorScheme}`).toEqual([]);
      }
    });
}

/** The views of one card, each in both themes. */
export async function lookAtViews(page: Page, path: string): Promise<void> {
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
      expect.soft(await seriousFaults(page, colorScheme), view).toEqual([]);
    }
  }
}

/** The dark theme changes colours alone: everything else was judged in the light one. */
async function seriousFaults(page: Page, colorScheme: ColourScheme): Promise<string[]> {
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
