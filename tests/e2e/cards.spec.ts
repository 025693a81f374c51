import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type CounterShop, openCounter } from '../support/counterShop';
import { openGeneric } from '../support/genericShop';
import type { Program } from '../support/program';

/** The card of an asset by keyboard: log of the meter, components, warranties, owner and plate as of a date, contract. */
let program: Program;
test.afterEach(() => program?.close());

const tabs = ['Данни', 'История', 'Показания', 'Гаранции', 'Компоненти', 'Търговски', 'Самоличност'] as const;

/** Goes along the tabs with the arrows, as a person without a mouse does. */
async function openTab(page: Page, name: (typeof tabs)[number]): Promise<void> {
  const list = page.getByRole('tablist', { name: 'Части на картона' });
  await list.getByRole('tab', { selected: true }).focus();
  for (let steps = 0; steps < 14; steps += 1) {
    if (await list.getByRole('tab', { name, selected: true }).count()) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`no tab ${name}`);
}

async function openCard(page: Page, { assetId }: Pick<CounterShop, 'assetId'>): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, `/registry/assets/${assetId}`);
  await expect(page.getByRole('tablist', { name: 'Части на картона' })).toBeVisible();
}

/** What axe finds on the views of the card, in the state in which the test left them. */
async function faultsOfTabs(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const name of tabs.slice(2)) {
    await openTab(page, name);
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        faults.push(`${name}: ${id} ${nodes[0]?.html.slice(0, 120) ?? ''}`);
  }
  return faults;
}

/** Puts the focus into a field and types over what stands there. */
async function fill(page: Page, name: string | RegExp, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name })).first();
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

test('a vehicle: correction, warranty on a date, component, owner and plate of the past', async () => {
  test.setTimeout(180_000);
  const opened = await openCounter();
  program = opened.program;
  const { page } = program;
  await openCard(page, opened.shop);

  await openTab(page, 'Показания');
  await fill(page, 'Пробег', '177000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: '177 000 km', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Поправка 177 000 km' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await fill(page, 'Вярно показание', '176950');
  await fill(page, 'Причина', 'сгрешена цифра');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('tr.annulled')).toContainText('177 000 km');
  await expect(page.getByRole('cell', { name: '176 950 km', exact: true })).toBeVisible();

  await openTab(page, 'Гаранции');
  await fill(page, 'Предмет', 'Двигател');
  await fill(page, 'До дата', '31.12.2027');
  await fill(page, 'До показание', '200000');
  // to the document, left empty, to the button, and send
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Enter');
  const state = page.locator('.asset-scroll .tbl .chip');
  await expect(state).toHaveText('важи');
  await fill(page, 'при показание', '200001');
  await page.keyboard.press('Tab');
  await expect(state).toHaveText('изтекла по показание');
  await fill(page, 'при показание', '200000');
  await fill(page, 'Валидна на дата', '01.01.2028');
  await page.keyboard.press('Tab');
  await expect(state).toHaveText('изтекла по дата');

  await openTab(page, 'Компоненти');
  await page.keyboard.press('Insert');
  await page.keyboard.type('Турбокомпресор');
  await fill(page, 'Сериен №', 'BV43-1');
  await fill(page, 'Гаранция за', '50000');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Монтирани' })).toContainText('BV43-1');
  await page.getByRole('button', { name: 'Действия с „Турбокомпресор“' }).focus();
  await page.keyboard.press('Enter');
  for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await fill(page, 'Сериен №', 'BV43-2');
  await fill(page, 'Причина', 'дефект');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Свалени' })).toContainText('заменен с BV43-2');

  await openTab(page, 'Самоличност');
  await expect(page.locator('.as-of-facts')).toContainText('отчетено същия ден');
  await fill(page, /^Дата/u, '01.01.2020');
  await page.keyboard.press('Tab');
  await expect(page.locator('.as-of-facts')).toContainText('първо след това');

  await openTab(page, 'Данни');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await faultsOfTabs(page), colorScheme).toEqual([]);
    await openTab(page, 'Данни');
  }
});

test('equipment in the generic mode: place, contract and running hours; a class of its own', async () => {
  test.setTimeout(180_000);
  const opened = await openGeneric();
  program = opened.program;
  const { page } = program;
  await openCard(page, { assetId: opened.shop.pumpId });

  await openTab(page, 'Търговски');
  await fill(page, 'Договор №', 'Д-7');
  await fill(page, 'Време за реакция', '24');
  await fill(page, 'Помещение', 'Доилна зала 2');
  await page.keyboard.press('Control+s');
  await expect(page.locator('legend .chip')).toHaveText('в сила');

  await openTab(page, 'Показания');
  await fill(page, 'Моточасове', '4210');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: '4 210 h', exact: true })).toBeVisible();

  await page.evaluate(() => {
    globalThis.location.hash = '/settings/classes';
  });
  await page.getByRole('heading', { name: 'Класове изделия' }).waitFor();
  await page.keyboard.press('Insert');
  await fill(page, 'Име', 'Доилни инсталации');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('gridcell', { name: 'Доилни инсталации' })).toBeVisible();
});
