import { expect, type Page, test } from '@playwright/test';
import { addAsset } from '../support/cards';
import { openCounter } from '../support/counterShop';
import { openGeneric } from '../support/genericShop';
import type { Program } from '../support/program';

/** Characteristics by keyboard alone: defined by class, written on a card and in the catalogue, changed on many things at once. */
let program: Program;
test.afterEach(() => program?.close());

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
}

/** Types into a field of the form or dialog, as a person who came to it by Tab. */
async function fill(page: Page, label: string | RegExp, text: string): Promise<void> {
  await page
    .getByLabel(label, { exact: typeof label === 'string' })
    .first()
    .focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Chooses from a list by its first letters. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** From the tree of the settings: a characteristic of the class that stands under the cursor. */
async function define(page: Page, inClass: string, name: string, more: () => Promise<void>): Promise<void> {
  await page.getByRole('row', { name: inClass }).first().click();
  await page.keyboard.press('Insert');
  await fill(page, /^Име/, name);
  await more();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('row', { name })).toBeVisible();
}

test('a vehicle: defined, inherited from the model, own on the card, changed and undone on many', async () => {
  const opened = await openCounter();
  program = opened.program;
  const { page } = program;
  const { window, shop } = opened;
  const other = await addAsset(window, { plate: 'РВ 7788 АВ', vin: null, serial: 'X-7788' });

  await test.step('settings: a quantity and a choice of passenger cars', async () => {
    await go(page, '/settings/traits');
    await expect(page.getByRole('row', { name: 'лек автомобил' })).toBeVisible();
    await define(page, 'лек автомобил', 'Масло в двигателя', async () => {
      await choose(page, 'Вид', 'число');
      await choose(page, 'Количество в пакети', 'моторно масло');
      await fill(page, 'Знаци след запетаята', '1');
      await fill(page, 'Най-много', '20');
    });
    await define(page, 'лек автомобил', 'Задвижване на разпределението', async () => {
      await choose(page, 'Вид', 'избор');
      await page.getByRole('button', { name: 'Нова дума' }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('ремък');
      await page.getByRole('button', { name: 'Нова дума' }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('верига');
    });
    const { rows } = await window.do('traits.list', {});
    expect(rows).toMatchObject([
      { code: 'engineOil', type: 'number', unit: 'l', decimals: 1, maxMilli: 20_000 },
      { type: 'choice', options: [{ nameBg: 'ремък' }, { nameBg: 'верига' }] },
    ]);
  });

  await test.step('catalogue: what the model says', async () => {
    const { asset } = await window.do('assets.card', { assetId: shop.assetId });
    const models = await window.do('catalog.models', { makeId: asset.makeId ?? 0, text: '' });
    const model = models.find(({ id }) => id === asset.modelId)?.name ?? '';
    await go(page, '/catalog');
    await page.getByLabel('Търсене в дървото').or(page.locator('.tree-filter input')).first().focus();
    await page.keyboard.type(model);
    await page.getByRole('treeitem', { name: model }).first().click();
    await page.keyboard.press('Alt+4');
    await fill(page, 'Масло в двигателя', '4,3');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('записана тук')).toBeVisible();
  });

  await test.step('card: the value of the model, then its own, with the history', async () => {
    await go(page, `/registry/assets/${shop.assetId}`);
    await page.getByRole('tab', { name: 'Характеристики' }).click();
    await expect(page.getByText(/^от модел /)).toBeVisible();
    await expect(page.getByLabel('Масло в двигателя')).toHaveAttribute('placeholder', '4,3 л');
    await fill(page, 'Масло в двигателя', '25');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Повече от 20')).toBeVisible();
    await fill(page, 'Масло в двигателя', '5,1');
    await choose(page, 'Задвижване на разпределението', 'верига');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(/собствена, без нея: 4,3 л от модел/)).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Промени' }).getByRole('row', { name: /верига/ }),
    ).toBeVisible();
  });

  await test.step('list: change of all that it shows, from its preview', async () => {
    await go(page, '/registry');
    await expect(page.getByRole('row', { name: /РВ 7788 АВ/ })).toBeVisible();
    await page.keyboard.press('Alt+g');
    await choose(page, 'Характеристика', 'Задвижване на разпределението');
    await choose(page, 'Стойност', 'ремък');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Промяна на 5' })).toBeEnabled();
    await expect(dialog.getByRole('row', { name: /верига.*ремък/ })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    const { rows } = await window.do('traits.history', { assetId: other });
    expect(rows).toMatchObject([{ bulk: 'change', before: null }]);
  });

  await test.step('one is changed by hand; the undo names it and leaves it', async () => {
    const { rows } = await window.do('traits.card', { assetId: other });
    const row = rows.find(({ trait }) => trait.type === 'choice');
    const values = [{ traitId: row?.trait.id ?? 0, before: row?.own ?? null, value: null }];
    await window.do('traits.setValues', { assetId: other, values });
    await page.getByRole('button', { name: 'Групова промяна' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Направени групови промени' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: /Отмяна/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Връщат се: 4')).toBeVisible();
    await expect(dialog.getByText('РВ 7788 АВ')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(/отменена/)).toBeVisible();
    const history = await window.do('traits.history', { assetId: shop.assetId });
    expect(history.rows.slice(0, 2).map(({ bulk }) => bulk)).toEqual(['undo', 'change']);
  });

  await test.step('a characteristic in use is taken out of use, not deleted', async () => {
    await page.keyboard.press('Escape');
    await go(page, '/settings/traits');
    await page.getByRole('row', { name: /Масло в двигателя/ }).click();
    await page.getByRole('button', { name: 'Масло в двигателя' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Изтриване' })).toBeDisabled();
    await page.getByRole('menuitem', { name: 'Изваждане от употреба' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('Стойности в картони: 1, в каталога: 1');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('row', { name: /Масло в двигателя/ })).toContainText('извън употреба');
    const { rows } = await window.do('traits.card', { assetId: shop.assetId });
    expect(rows).toMatchObject([{ own: '5100', fits: false }, {}]);
  });
});

test('equipment: the same without a word of vehicles', async () => {
  const opened = await openGeneric();
  program = opened.program;
  const { page } = program;
  const { window, shop } = opened;
  await go(page, '/settings/traits');
  await expect(page.getByRole('row', { name: 'всички класове' })).toBeVisible();
  await expect(page.getByText(/автомобил/)).toHaveCount(0);
  await define(page, 'всички класове', 'Мощност', async () => {
    await choose(page, 'Вид', 'число');
    await fill(page, 'Мярка', 'kW');
    await fill(page, 'Знаци след запетаята', '1');
  });
  await go(page, `/registry/assets/${shop.pumpId}`);
  await page.getByRole('tab', { name: 'Характеристики' }).click();
  await fill(page, 'Мощност', '4,5');
  await page.keyboard.press('Control+s');
  await expect(
    page.getByRole('region', { name: 'Промени' }).getByRole('row', { name: /4,5 kW/ }),
  ).toBeVisible();
  await go(page, '/registry');
  await expect(page.getByRole('row', { name: /GR-88120/ })).toBeVisible();
  await page.keyboard.press('Alt+g');
  await choose(page, 'Характеристика', 'Мощност');
  await choose(page, 'Действие', 'изчистване');
  await expect(page.getByRole('button', { name: 'Промяна на 1' })).toBeEnabled();
  await expect(page.getByRole('dialog').getByText(/рег\. №|автомобил|VIN/i)).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await window.do('traits.card', { assetId: shop.pumpId })).rows).toMatchObject([{ own: null }]);
});
