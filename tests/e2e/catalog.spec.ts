import { expect, type Page, test } from '@playwright/test';
import { addModification } from '../support/cards';
import { type CounterShop, openCounter } from '../support/counterShop';
import { openGeneric } from '../support/genericShop';
import { Keyboard } from '../support/keyboard';
import { noHeader } from '../support/orders';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** The catalogue by keyboard: a norm overridden with its origin shown; a package from a finished order, put into another. */

let program: Program;
let window: Doer;
let shop: CounterShop;
let page: Page;
let keys: Keyboard;

function use(opened: { program: Program; window: Doer }): void {
  ({ program, window } = opened);
  page = program.page;
  keys = new Keyboard(page);
}
test.afterEach(() => program?.close());

const go = (path: string) =>
  page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);

test('a norm of a modification with its origin; a package from a finished order and into another in at most 6 keys', async () => {
  test.setTimeout(180_000);
  const opened = await openCounter();
  use(opened);
  shop = opened.shop;
  await test.step('norm: inherited, overridden, inherited again', async () => {
    await addModification(window, 'Volkswagen', 'Golf VII', 'Проба 1.6');
    await overrideNorm({
      sought: 'голф проба',
      modification: 'Проба 1.6',
      code: '46451900',
      inherited: 'за всички',
    });
  });
  await test.step('package from a finished order', packageFromOrder);
  await test.step('into another order in at most 6 keys', packageIntoOrder);
  await test.step('technical data of the item beside its order', technicalData);
});

test('equipment: a make, a model and a modification of pumps, an operation of their own and its norm', async () => {
  use(await openGeneric());
  await addPump();
  await overrideNorm({ sought: 'водолей 40', modification: '40-160', code: '9100' });
  await expect(page.getByText(/рег\. №|VIN|автомобил/i)).toHaveCount(0);
});

/** What the workshop services stands in no book of a maker: all of it is its own. */
async function addPump(): Promise<void> {
  const fresh = { id: null, version: null };
  const { groups } = await window.do('catalog.lists', {});
  const make = { name: 'Водолей', unitsPerHour: 100, isVwGroup: false, active: true };
  const { id: makeId } = await window.do('catalog.saveMake', { ...fresh, make });
  const years = { yearFrom: null, yearTo: null, active: true };
  const model = { makeId, name: 'Центробежна', ...years };
  const { id: modelId } = await window.do('catalog.saveModel', { ...fresh, model });
  const figures = { engineCode: null, kw: 4, ccm: null, fuel: null, body: null };
  const modification = { modelId, name: '40-160', ...figures, ...years };
  await window.do('catalog.saveModification', { ...fresh, modification });
  const operation = { code: '9100', nameBg: 'Смяна на уплътнение на вала', nameEn: null, vatBp: 2000 };
  const terms = {
    fixedPriceCents: null,
    warrantyMonths: null,
    warrantyKm: null,
    specific: false,
    active: true,
  };
  await window.do('catalog.saveOperation', {
    ...fresh,
    operation: { ...operation, ...terms, groupId: groups[0]?.id ?? 0 },
  });
}

/** Finds the modification and the operation by their words and gives the operation a norm of 1,35 h there. */
async function overrideNorm(at: {
  sought: string;
  modification: string;
  code: string;
  /** Where the norm comes from before. */
  inherited?: string;
}): Promise<void> {
  await go('/catalog');
  await expect(page.getByRole('textbox', { name: 'марка, модел или модификация' })).toBeFocused();
  await keys.type(at.sought);
  await expect(page.getByRole('treeitem', { name: at.modification })).toBeVisible();
  await keys.press('ArrowDown', 'Enter');
  await keys.type(at.code);
  const row = page.getByRole('row', { name: at.code });
  await expect(page.getByText('1 операция', { exact: true })).toBeVisible();
  if (at.inherited) await expect(row).toContainText(at.inherited);
  await keys.press('Enter', 'Enter');
  const norm = page.getByRole('textbox', { name: 'Норма' });
  await expect(norm).toBeFocused();
  await keys.type('1,35');
  await keys.press('Enter', 'Enter', 'Enter');
  const chain = page.getByRole('list').filter({ hasText: `модификация ${at.modification}` });
  await expect(row).toContainText(`модификация ${at.modification}`);
  await expect(chain).toContainText('135 вр. ед.');
  await expect(chain.getByText('важи днес')).toHaveCount(1);
}

async function finishedOrder(): Promise<number> {
  const { types } = await window.do('orders.types', {});
  const { orderId } = await window.do('orders.create', {
    ...{
      typeId: types[0]?.id ?? 1,
      assetId: shop.assetId,
      clientId: shop.clientId,
      ...noHeader,
      meter: 177_200,
    },
    debtReason: null,
  });
  let order = await window.do('orders.open', { orderId });
  const next = () => window.do('orders.open', { orderId });
  const { rows } = await window.do('catalog.operations', {
    target: { level: 'all', targetId: 0 },
    ...{ text: '46451900', groupId: null, ownOnly: false, inactive: false },
  });
  const jobId = order.jobs[0]?.id ?? 0;
  const at = () => ({ orderId, version: order.version });
  await window.do('orders.addOperation', { ...at(), jobId, operationId: rows[0]?.id ?? 0, name: null });
  order = await next();
  await window.do('orders.addPart', { ...at(), jobId, partId: shop.substituteId, quantityMilli: 1000 });
  order = await next();
  const { workers } = await window.do('staff.list', {});
  await window.do('orders.assignTeam', {
    ...at(),
    scope: { kind: 'order' },
    assignee: { kind: 'worker', workerId: workers[0]?.id ?? 0 },
  });
  order = await next();
  const line = order.jobs[0]?.lines.find(({ kind }) => kind === 'operation');
  await window.do('orders.setLineState', { ...at(), lineId: line?.id ?? 0, state: 'done' });
  order = await next();
  await window.do('orders.issueParts', { ...at(), leaveShort: false });
  order = await next();
  await window.do('orders.setPhase', { ...at(), phase: 'done', overrideReason: 'Проба на пакет.' });
  return orderId;
}

async function packageFromOrder(): Promise<void> {
  const orderId = await finishedOrder();
  await go(`/orders/${orderId}`);
  await expect(page.getByRole('grid').first()).toBeVisible();
  await keys.press('Control+k');
  await keys.type('Пакет от тази');
  await expect(page.getByRole('option', { name: /Пакет от тази поръчка/ })).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Код' })).toBeFocused();
  await keys.type('НС-1');
  await expect(page.getByRole('grid', { name: 'Редове на пакета' }).getByRole('row')).toHaveCount(4);
  await keys.press('Control+Enter');
  await expect(page.getByText('Пакет НС-1 е записан, версия 1.')).toBeVisible();
  await expect(page.getByRole('heading', { name: /Пакет НС-1/ })).toBeVisible();
}

async function packageIntoOrder(): Promise<void> {
  const { types } = await window.do('orders.types', {});
  const { orderId } = await window.do('orders.create', {
    ...{
      typeId: types[0]?.id ?? 1,
      assetId: shop.assetId,
      clientId: shop.clientId,
      ...noHeader,
      meter: 177_300,
    },
    debtReason: null,
  });
  await go(`/orders/${orderId}`);
  await expect(page.getByRole('combobox', { name: 'Нов ред' })).toBeFocused();
  const before = keys.pressed;
  await keys.type('нс-1');
  await expect(page.getByRole('option', { name: /пакет, 2 реда/ })).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('gridcell', { name: '46451900' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: shop.substituteNumber })).toBeVisible();
  expect(keys.pressed - before).toBeLessThanOrEqual(6);

  const again = keys.pressed;
  await keys.press('Alt+p');
  await expect(page.getByRole('group', { name: 'Пакети' }).getByRole('button')).toBeFocused();
  await keys.press('1');
  await expect(page.getByRole('gridcell', { name: '46451900' })).toHaveCount(2);
  expect(keys.pressed - again).toBeLessThanOrEqual(6);
}

async function technicalData(): Promise<void> {
  const { asset } = await window.do('assets.card', { assetId: shop.assetId });
  const { makeId } = asset;
  if (makeId === null) throw new Error('the car has no make');
  await window.do('catalog.saveNote', {
    id: null,
    version: null,
    note: {
      ...{ level: 'make', targetId: makeId, kind: 'torque', quantity: null, label: 'Колесни болтове' },
      ...{ valueMilli: 120_000, unit: 'Nm', text: 'на кръст' },
    },
  });
  await page.reload();
  await expect(page.getByText('Колесни болтове')).toBeVisible();
  await expect(page.getByText('120 Nm')).toBeVisible();
}
