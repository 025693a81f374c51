import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { invoiceOrder } from '../support/counterOrders';
import { openCounter, plate } from '../support/counterShop';
import type { Program } from '../support/program';

/** The register of people and firms by keyboard: a card in full, suspects of doubles, merging and its undo, consents, debt. */
let program: Program;
test.afterEach(() => program?.close());

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
}

/** A field as a person without a mouse reaches it, typed over; `at` of several with the same name. */
async function fill(page: Page, name: string, text: string, at = 0): Promise<void> {
  // a required field says so at the end of its name
  const named = { name: new RegExp(`^${name}(\\s*,|$)`) };
  const field = page.getByRole('textbox', named).or(page.getByRole('combobox', named)).nth(at);
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  await fill(page, name, text);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function press(page: Page, name: string, at = 0): Promise<void> {
  await page.getByRole('button', { name, exact: true }).nth(at).focus();
  await page.keyboard.press('Enter');
}

/** Goes along the tabs of a card with the arrows. */
async function openTab(page: Page, name: RegExp): Promise<void> {
  const list = page.getByRole('tablist', { name: 'Изгледи на картона' });
  await list.getByRole('tab', { selected: true }).focus();
  for (let steps = 0; steps < 10; steps += 1) {
    if (await list.getByRole('tab', { name, selected: true }).count()) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`no tab ${name}`);
}

async function newClient(page: Page): Promise<void> {
  await goTo(page, '/registry/clients');
  await expect(page.getByRole('grid', { name: 'Клиенти' })).toBeVisible();
  await page.keyboard.press('Control+n');
}

async function faultsInBothThemes(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(250);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        faults.push(`${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 120) ?? ''}`);
  }
  return faults;
}

test('a person, a firm and a sole trader; doubles seen while typing, merged and parted again', async () => {
  test.setTimeout(240_000);
  ({ program } = await openCounter());
  const { page } = program;

  await newClient(page);
  await expect(page.getByRole('textbox', { name: 'Собствено и бащино име' })).toBeFocused();
  await page.keyboard.type('Христо Петров');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Щерев');
  await fill(page, 'Телефон', '0888 556 677');
  await press(page, 'Още един телефон');
  await fill(page, 'Телефон', '02 987 65 43', 1);
  await fill(page, 'За какво е', 'вкъщи', 1);
  await fill(page, 'Личен номер', '8032056032');
  await fill(page, 'Град', 'Плевен');
  await fill(page, 'Адрес', 'ул. Дойран 12');
  await press(page, 'Още един адрес');
  await fill(page, 'Адрес', 'с. Ясен, ул. Първа 3', 1);
  await choose(page, 'Етикети', 'ВИП');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Христо Петров Щерев' })).toBeVisible();
  // A number that does not pass its check warns, and the card is written all the same.
  await expect(page.getByText('ЕГН не минава проверката.')).toBeVisible();
  await openTab(page, /^Връзка и адреси/);
  await expect(page.getByRole('textbox', { name: 'Телефон' }).nth(1)).toHaveValue('02 987 6543');
  await expect(page.getByRole('textbox', { name: 'Адрес', exact: true }).nth(1)).toHaveValue(
    'с. Ясен, ул. Първа 3',
  );

  await newClient(page);
  await choose(page, 'Вид', 'фирма');
  await expect(page.getByRole('textbox', { name: 'Наименование' })).toBeFocused();
  await page.keyboard.type('Щерев Транс ЕООД');
  await fill(page, 'ЕИК', '200510279');
  await expect(page.getByText('Минава проверката')).toBeVisible();
  await press(page, 'Нова регистрация');
  await expect(page.getByRole('textbox', { name: 'ДДС №' })).toHaveValue('BG200510279');
  await fill(page, 'Регистрация от', '01.03.2015');
  await fill(page, 'до', '30.06.2024');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Щерев Транс ЕООД' })).toBeVisible();
  // A registration that ended is not a number of today.
  await expect(page.getByRole('complementary', { name: 'Картон на клиент' })).not.toContainText('BG');

  await newClient(page);
  await choose(page, 'Вид', 'фирма');
  await fill(page, 'Наименование', 'ЕТ Христо Щерев – Гуми');
  await fill(page, 'Телефон', '+359 888 556677');
  const suspects = page.getByRole('region', { name: 'Вече има такъв' });
  await expect(suspects).toContainText('Христо Петров Щерев');
  await expect(suspects).toContainText('същият телефон');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'ЕТ Христо Щерев – Гуми' })).toBeVisible();

  await press(page, 'Сравняване');
  await expect(page.getByRole('columnheader', { name: 'Остава: ЕТ Христо Щерев – Гуми' })).toBeVisible();
  await page.keyboard.press('F7');
  await expect(page.getByRole('columnheader', { name: 'Остава: Христо Петров Щерев' })).toBeVisible();
  expect.soft(await faultsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toContainText('става част от „Христо Петров Щерев“');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Христо Петров Щерев' })).toBeVisible();

  await openTab(page, /^История/);
  const merges = page.getByRole('table', { name: 'Слети картони' });
  await expect(merges).toContainText('ЕТ Христо Щерев – Гуми');
  await press(page, 'Отмяна');
  await page.keyboard.press('Control+Enter');
  await expect(merges).toContainText('отменено');
  expect.soft(await faultsInBothThemes(page)).toEqual([]);

  await goTo(page, '/registry/clients/duplicates');
  const pairs = page.getByRole('grid', { name: 'Възможни дубликати' });
  await expect(pairs).toContainText('ЕТ Христо Щерев – Гуми');
  await goTo(page, '/registry/clients');
  await choose(page, 'Етикет', 'ВИП');
  await expect(page.getByText('1 картон', { exact: true })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Клиенти' })).toContainText('Христо Петров Щерев');
});

test('a consent is given and withdrawn; a debt over the limit stops the next order until there is a reason', async () => {
  test.setTimeout(180_000);
  const { window, shop, ...opened } = await openCounter();
  program = opened.program;
  const { page } = program;
  await invoiceOrder(window, shop);

  await goTo(page, `/registry/clients/${shop.clientId}`);
  await expect(page.getByRole('heading', { name: 'Иван Георгиев Димитров' })).toBeVisible();
  await openTab(page, /^Съгласия/);
  await choose(page, 'Съгласие за', 'напомняния');
  await fill(page, 'Бележка', 'формуляр 12');
  await press(page, 'Запис на съгласие');
  const consents = page.getByRole('table', { name: 'Съгласия' });
  await expect(consents).toContainText('формуляр 12');
  await expect(page.getByRole('tab', { name: /^Съгласия 1/ })).toBeVisible();
  expect.soft(await faultsInBothThemes(page)).toEqual([]);
  await press(page, 'Оттегляне');
  await expect(page.getByRole('dialog')).toContainText('Оттегляне: напомняния');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tab', { name: /^Съгласия 0/ })).toBeVisible();
  await expect(consents).toContainText('формуляр 12');

  await openTab(page, /^Данни/);
  await openTab(page, /^Условия/);
  await fill(page, 'Кредитен лимит', '50');
  await fill(page, 'Цена на нормочас', '42,50');
  await page.keyboard.press('Control+s');
  const side = page.getByRole('complementary', { name: 'Картон на клиент' });
  await expect(side).toContainText('Дългът спира нова поръчка.');
  await expect(side).toContainText('Лимит 50,00 €');

  await page.keyboard.press('F2');
  await page.keyboard.type(plate);
  await page.keyboard.press('Enter', { delay: 50 });
  await page.keyboard.press('F6');
  await expect(page.getByText('Дългът спира нова поръчка. Приема се само с причина.')).toBeVisible();
  await fill(page, 'Пробег', '177300');
  await expect(page.getByRole('button', { name: 'Запис и печат' })).toBeDisabled();
  await fill(page, 'Причина за приемане при дълг', 'плаща в петък');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Поръчка 26-000002 е записана.')).toBeVisible();
});
