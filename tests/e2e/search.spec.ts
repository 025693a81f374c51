import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { addDays, sofiaDate } from '@shared/kernel/dates';
import { openCounter } from '../support/counterShop';
import { openGeneric } from '../support/genericShop';
import { noHeader } from '../support/orders';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** Search that forgives, the peek without opening and the strip before the start, by keyboard alone. */
let program: Program;
test.afterEach(() => program?.close());

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.keyboard.type(text);
}

const firstHit = (page: Page) => page.getByRole('option').first();
const peek = (page: Page) => page.getByRole('region', { name: 'Накратко' });
const strip = (page: Page) => page.getByRole('region', { name: /Преди да започнеш/ });

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

/** The digit at the line of the strip that says this. */
async function digitOf(page: Page, fact: RegExp): Promise<string> {
  const row = strip(page).getByRole('listitem').filter({ hasText: fact });
  return (await row.locator('kbd').textContent()) ?? '';
}

/** A work of a plan that is overdue. */
async function planned(window: Doer, assetId: number, work: string): Promise<void> {
  const item = { operationId: null, packageId: null, text: work, intervalMonths: 12, intervalMeter: null };
  const place = { classId: null, makeId: null, modelId: null, modificationId: null, assetId };
  const plan = { name: 'Редовно обслужване', ...place, note: null, active: true, items: [item] };
  await window.do('care.savePlan', { planId: null, version: null, plan });
  const { services } = await window.do('care.card', { assetId });
  const workKey = services[0]?.workKey ?? '';
  const on = addDays(sofiaDate(Date.now()), -400);
  await window.do('care.recordDone', { assetId, workKey, on, meter: null, note: null });
}

async function defer(window: Doer, assetId: number, text: string, unitCents: number): Promise<void> {
  const line = { kind: 'other', operationId: null, partId: null, name: text, quantityMilli: 1000 } as const;
  const lines = [{ ...line, unitCents }];
  await window.do('care.defer', { assetId, text, reason: 'след заплата', expiresOn: null, lines });
}

const jobsOf = async (window: Doer, orderId: number): Promise<string[]> =>
  (await window.do('orders.open', { orderId })).jobs.map(({ title }) => title);

test('a car: found however it is typed, looked at without opening, its waiting work onto the order', async () => {
  const opened = await openCounter();
  program = opened.program;
  const { window, shop } = opened;
  const { page } = program;
  await planned(window, shop.assetId, 'Масло и филтри');
  await defer(window, shop.assetId, 'Задни амортисьори', 21_400);
  const other = await window.do('search.counter', { text: '4812', limit: 1 });
  const waiting = other.groups[0]?.hits[0];
  if (waiting?.kind !== 'asset') throw new Error('the other car is not found');
  const { owner } = await window.do('assets.card', { assetId: waiting.id });
  const { types } = await window.do('orders.types', {});
  await window.do('orders.create', {
    ...{ ...noHeader, typeId: types[0]?.id ?? 1, assetId: waiting.id, clientId: owner?.id ?? 0 },
    ...{ complaint: 'Не пали', debtReason: null, meter: null },
  });

  await test.step('wrong layout, look-alikes, one error: the car comes first', async () => {
    for (const text of ['hf.b 4521', 'cb-4521 kt', 'СВ4512КТ', 'dimitrof']) {
      await find(page, text);
      await expect(firstHit(page)).toContainText(text === 'dimitrof' ? 'Димитров' : 'СВ 4521 КТ');
      await page.keyboard.press('Escape');
    }
    // „СВ 4“ begins both plates: the one in the workshop comes before the other.
    await find(page, 'СВ 4');
    await expect(firstHit(page)).toContainText('СВ 4812 АР');
    await page.keyboard.press('Escape');
  });

  await test.step('the peek follows the arrows and opens nothing', async () => {
    const address = page.url();
    await find(page, 'СВ 4');
    await expect(firstHit(page)).toContainText('СВ 4812 АР');
    await page.keyboard.press('ArrowRight');
    await expect(peek(page)).toContainText('Приета');
    await expect(peek(page)).toContainText('0899 701 455');
    await page.keyboard.press('ArrowDown');
    await expect(peek(page)).toContainText('СВ 4521 КТ');
    await expect(peek(page)).toContainText('няма задължения');
    await expect(peek(page)).toContainText('Масло и филтри');
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(peek(page)).toHaveCount(0);
    await expect(firstHit(page)).toBeVisible();
    expect(page.url()).toBe(address);
    await page.keyboard.press('Escape');
    await find(page, 'тодорова');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toContainText('Мария Тодорова');
    await page.keyboard.press('ArrowRight');
    await expect(peek(page)).toContainText('Телефони');
    await expect(peek(page)).toContainText('СВ 4812 АР');
    await page.keyboard.press('Escape');
    await find(page, '26-1');
    await expect(firstHit(page)).toContainText('26-000001');
    await page.keyboard.press('ArrowRight');
    await expect(peek(page)).toContainText('Още няма редове.');
  });

  await test.step('digits of the strip take work onto the new order, which is taken in as always', async () => {
    await find(page, '4521');
    await page.keyboard.press('Enter');
    await expect(strip(page)).toContainText('Задни амортисьори');
    await page.keyboard.press(await digitOf(page, /Масло и филтри: дължимо от/));
    await page.keyboard.press(await digitOf(page, /Задни амортисьори/));
    const intake = page.getByRole('form', { name: 'Нова поръчка' });
    await expect(intake.getByText('От лентата')).toBeVisible();
    await expect(intake.getByText('214,00\u00a0€')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    // Once more leaves it again; from a field the digit goes with Alt.
    await page.keyboard.press('F6');
    await page.keyboard.press(`Alt+${await digitOf(page, /Масло и филтри/)}`);
    await expect(intake.getByText('Масло и филтри')).toHaveCount(0);
    await page.keyboard.press(`Alt+${await digitOf(page, /Масло и филтри/)}`);
    await page.keyboard.type('177200');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Поръчка 26-000002 е записана.')).toBeVisible();
    expect(await jobsOf(window, 2)).toEqual(expect.arrayContaining(['Масло и филтри', 'Задни амортисьори']));
  });

  await test.step('with an order open work goes onto it at once', async () => {
    await defer(window, shop.assetId, 'Чистачки', 3_000);
    await page.keyboard.press('Escape');
    await find(page, '4521');
    await page.keyboard.press('Enter');
    await page.keyboard.press(await digitOf(page, /Чистачки/));
    await expect(page).toHaveURL(/#\/orders\/2$/);
    expect(await jobsOf(window, 2)).toContain('Чистачки');
  });
});

test('a machine: the same without plate and mileage, and what the card lacks', async () => {
  const opened = await openGeneric();
  program = opened.program;
  const { window, shop } = opened;
  const { page } = program;
  await defer(window, shop.pumpId, 'Ново работно колело', 9_000);
  await find(page, 'гр 8812o');
  await expect(firstHit(page)).toContainText('GR-88120');
  await page.keyboard.press('ArrowRight');
  await expect(peek(page)).toContainText('Млечна ферма ООД');
  await expect(peek(page)).toContainText('4\u00a0200\u00a0h');
  await expect(peek(page)).not.toContainText(/VIN|km|Рег/);
  await page.keyboard.press('Enter');
  await expect(strip(page)).toContainText('Липсва');
  await expect(strip(page)).not.toContainText(/VIN|km|Рег/);
  const gap = await digitOf(page, /Липсва/);
  await page.keyboard.press(await digitOf(page, /Ново работно колело/));
  await expect(page).toHaveURL(new RegExp(`#/orders/${shop.orderId}$`));
  expect(await jobsOf(window, shop.orderId)).toContain('Ново работно колело');
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expect(strip(page)).toBeVisible();
  expect(Number(gap)).toBeGreaterThan(0);
  await page.keyboard.press(await digitOf(page, /Липсва/));
  await expect(page).toHaveURL(new RegExp(`#/registry/assets/${shop.pumpId}`));
  await expect(page.getByRole('tab', { name: 'Данни' })).toHaveAttribute('aria-selected', 'true');
});
