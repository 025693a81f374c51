import { expect, type Page, test } from '@playwright/test';
import type { InputOf } from '@shared/contract/contract';
import { addDays, sofiaDate } from '@shared/kernel/dates';
import { addAsset, addParty } from '../support/cards';
import { openCounter, windowDoer } from '../support/counterShop';
import { openProgram, type Program } from '../support/program';

const workshopOfMachines = {
  ...{ name: 'Сервиз Помпи ООД', eik: '175074752', city: 'Пловдив', address: 'ул. Рогошко шосе 3' },
  ...{
    phone: '0888555210',
    mode: 'generic',
    vat: { number: 'BG175074752', fromOn: '2020-01-01', toOn: null },
  },
  ...{ invoiceStart: 1, managerName: 'Стефан Колев', managerPin: '4711' },
};

/** Plans, the list of what falls due, deferred work and the tyre hotel by keyboard alone. */
let program: Program;
test.afterEach(() => program?.close());

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
}

/** Types into a field by its label, as a person who came to it by Tab. */
async function fill(page: Page, label: RegExp, text: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function makePlan(page: Page, { unit, every }: { unit: string; every: string }): Promise<void> {
  await go(page, '/registry/plans');
  await expect(page.getByText('Още няма планове за обслужване.')).toBeVisible();
  await page.keyboard.press('Control+n');
  await fill(page, /^Име/, 'Редовно обслужване');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Работа 1' }).focus();
  await page.keyboard.type('Преглед на климатика');
  await page.getByRole('option', { name: 'Свободен текст: Преглед на климатика' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await fill(page, /^На месеци/, '12');
  await expect(page.getByRole('dialog').getByText(unit, { exact: true })).toBeVisible();
  await fill(page, /^На$/, every);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('row', { name: /Редовно обслужване/ })).toBeVisible();
}

test('a vehicle: plan, reminder, deferred work into an order, tyres into storage and out', async () => {
  const opened = await openCounter();
  program = opened.program;
  const { page } = program;
  const { window, shop } = opened;
  const today = sofiaDate(Date.now());

  await test.step('a plan of everything is written and its work falls due', async () => {
    await makePlan(page, { unit: 'km / h', every: '15000' });
    const { services } = await window.do('care.card', { assetId: shop.assetId });
    const workKey = services[0]?.workKey ?? '';
    const done = { assetId: shop.assetId, workKey, on: addDays(today, -370), meter: null, note: null };
    await window.do('care.recordDone', done);
  });

  await test.step('who is reminded leaves the list', async () => {
    await go(page, '/registry/due');
    await expect(page.getByRole('row', { name: /Преглед на климатика/ })).toContainText('Просрочено');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F8');
    await expect(page.getByRole('dialog')).toContainText('0888 123 456');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('Нищо не предстои до тази дата.')).toBeVisible();
    await page.getByRole('tab', { name: 'За напомняне' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('row', { name: /Преглед на климатика/ })).toContainText('Ще дойде');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Обслужване' })).toBeVisible();
  });

  await test.step('deferred work is written on the card and comes back into a new order', async () => {
    await page.getByRole('tab', { name: 'Обслужване' }).click();
    await expect(page.getByRole('row', { name: /Преглед на климатика.*12 месеца/ }).first()).toBeVisible();
    await page.keyboard.press('Insert');
    await fill(page, /Какво е отложено/, 'Предни амортисьори');
    await fill(page, /Причина/, 'след заплата');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('row', { name: /Предни амортисьори/ })).toContainText('след заплата');
    await page.getByRole('button', { name: 'В нова поръчка' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/orders\/\d+/);
    await expect(page.getByText('Предни амортисьори').first()).toBeVisible();
    const { deferred } = await window.do('care.card', { assetId: shop.assetId });
    expect(deferred).toMatchObject([{ state: 'revived' }]);
  });

  await test.step('a set of tyres is stored, listed by its place and given out', async () => {
    await go(page, `/registry/assets/${shop.assetId}`);
    await page.getByRole('tab', { name: 'Гуми' }).click();
    await expect(page.getByText('Няма записани гуми.')).toBeVisible();
    await page.keyboard.press('Insert');
    await fill(page, /^Размер/, '205/55 R16');
    await fill(page, /Марка и модел/, 'Nokian WR');
    await fill(page, /Предна лява/, '6,2');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'На съхранение' }).focus();
    await page.keyboard.press('Enter');
    await fill(page, /^Място/, 'А-12');
    await fill(page, /^Такса/, '30');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('На място А-12')).toBeVisible();
    await page.keyboard.press('Control+p');
    await expect(page.getByRole('region', { name: /Разписка за гуми/ }).locator('canvas')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+o');
    await expect(page).toHaveURL(/#\/orders\/\d+/);
    await expect(page.getByText(/Съхранение на гуми, 205\/55 R16/)).toBeVisible();
    const { sets } = await window.do('care.tyres', { assetId: shop.assetId });
    expect(sets[0]?.stays[0]?.feeOrder).not.toBeNull();
    await go(page, '/registry/tyres');
    await expect(page.getByRole('row', { name: /А-12/ })).toContainText('Nokian WR');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Нищо не се съхранява.')).toBeVisible();
  });
});

test('equipment: hours in the place of kilometres, no tyres', async () => {
  program = await openProgram();
  const { page } = program;
  const window = windowDoer(program);
  await window.do('setup.create', workshopOfMachines as InputOf<'setup.create'>);
  const ownerId = await addParty(window);
  const { classes } = await window.do('catalog.lists', {});
  const classId = classes.find(({ kind }) => kind === 'equipment')?.id ?? 0;
  const number = { kind: 'equipment', plate: null, vin: null, serial: 'KX-4471' } as const;
  const assetId = await addAsset(window, { ...number, classId, fuel: null, gearbox: null }, { ownerId });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  await makePlan(page, { unit: 'km / h', every: '500' });
  await go(page, '/registry/due');
  await expect(page.getByRole('tab', { name: 'Планове' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Хотел за гуми' })).toHaveCount(0);
  await go(page, `/registry/assets/${assetId}`);
  await page.getByRole('tab', { name: 'Обслужване' }).click();
  await expect(page.getByText(/500\u00a0h/).first()).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Гуми' })).toHaveCount(0);
});
