import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openProgram, type Program } from '../support/program';

let program: Program;
let usb: string;
test.beforeEach(() => {
  usb = mkdtempSync(join(tmpdir(), 'maistor-usb-'));
});
test.afterEach(async () => {
  await program?.close();
  rmSync(usb, { recursive: true, force: true });
});

const settingsPages = [
  'Работилница',
  'Документи',
  'Номерация',
  'Правила',
  'Внос на марки и модели',
  'Работници и екипи',
  'Потребители',
  'Роли',
  'Сигурност',
  'Архив',
  'Принтери и комплекти',
  'Изглед',
  'Журнал',
  'За програмата',
] as const;

async function command<T>(name: string, input: object): Promise<T> {
  const result = (await program.call(name, { ...input, requestId: crypto.randomUUID() })) as {
    ok: boolean;
    data: T;
    error?: { code: string };
  };
  expect(result.error?.code, name).toBeUndefined();
  return result.data;
}

/** A workshop with a manager (4711) and a storekeeper (1234), made without the wizard. */
async function openWorkshop(): Promise<Page> {
  program = await openProgram();
  await expect
    .poll(() => program.call('session.state', {}), { timeout: 30_000 })
    .toMatchObject({ data: { needsSetup: true } });
  await command('setup.create', {
    name: 'Автосервиз Колев ЕООД',
    eik: '175074752',
    city: 'София',
    address: 'бул. Пробен 1',
    phone: '0888123456',
    mode: 'auto',
    vat: { number: 'BG175074752', fromOn: '2020-01-01', toOn: null },
    invoiceStart: 1,
    managerName: 'Стефан Колев',
    managerPin: '4711',
  });
  const roles = (await program.call('roles.list', {})) as { data: { id: number; key: string }[] };
  const storekeeper = roles.data.find((role) => role.key === 'storekeeper')?.id;
  await command('users.save', {
    name: 'Валентин Желев',
    roleIds: [storekeeper],
    workerId: null,
    language: 'bg',
    active: true,
    pin: '1234',
  });
  await program.page.reload();
  await expect(program.page.getByRole('navigation', { name: 'Раздели' })).toBeVisible();
  return program.page;
}

async function openSettings(page: Page, name: (typeof settingsPages)[number]): Promise<void> {
  await page.getByRole('navigation', { name: 'Раздели' }).getByRole('link', { name: 'Настройки' }).click();
  await page.getByRole('navigation', { name: 'Настройки' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Everything that axe finds, with the element, in the theme that is shown. */
async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

async function inBothThemes(page: Page, check: (theme: string) => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await check(theme);
  }
}

const expectClean = (page: Page) =>
  inBothThemes(page, async (theme) => expect(await axeFaults(page), theme).toEqual([]));

const typeLine = async (page: Page, text: string) => {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

test('first run by keyboard alone, from the empty folder to the frame', async () => {
  program = await openProgram();
  const { page } = program;
  const step = (heading: string) =>
    expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible({ timeout: 20_000 });
  await step('Фирма и регистрация по ДДС');
  await expectClean(page);
  await typeLine(page, 'Автосервиз Колев ЕООД');
  await page.keyboard.type('175074752');
  await expect(page.getByText('Контролната цифра е вярна.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Остава 1 поле')).toBeVisible();
  await typeLine(page, '31.02.2020');
  await step('Фирма и регистрация по ДДС');
  await page.keyboard.press('Control+KeyA');
  await typeLine(page, '01.01.2020');
  await step('Адрес и телефон');
  await typeLine(page, 'София');
  await typeLine(page, '0888123456');
  await typeLine(page, 'бул. Пробен 1');
  await step('Какво се обслужва');
  await expectClean(page);
  await page.keyboard.press('Enter');
  await step('Номер на първата фактура');
  await page.keyboard.press('Escape');
  await step('Какво се обслужва');
  await page.keyboard.press('Enter');
  await step('Номер на първата фактура');
  await page.keyboard.press('Enter');
  await step('Управител');
  await typeLine(page, 'Стефан Колев');
  await typeLine(page, '4711');
  await typeLine(page, '4712');
  await expect(page.getByText('Двата ПИН кода се различават.')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+KeyA');
  await typeLine(page, '4711');
  await page.keyboard.press('Enter');
  await step('Архив');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Раздели' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Стефан Колев')).toBeVisible();
  expect(await program.call('settings.get', {})).toMatchObject({
    data: {
      workshop: { name: 'Автосервиз Колев ЕООД', eik: '175074752', city: 'София' },
      vat: { periods: [{ number: 'BG175074752', fromOn: '2020-01-01', toOn: null }] },
    },
  });
});

test('the lock keeps what was typed; a wrong PIN is refused; another person gets fresh screens', async () => {
  const page = await openWorkshop();
  await openSettings(page, 'Работилница');
  await page.getByRole('textbox', { name: 'МОЛ' }).fill('Незаписано име');
  await page.keyboard.press('Control+KeyL');
  await expect(page.getByRole('heading', { name: 'Екранът е заключен' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'МОЛ' })).toBeHidden();
  await expectClean(page);

  await typeLine(page, '0000');
  await expect(page.getByText('Грешен ПИН')).toBeVisible();
  await typeLine(page, '4711');
  await expect(page.getByRole('textbox', { name: 'МОЛ' })).toHaveValue('Незаписано име');

  await page.keyboard.press('Control+KeyL');
  await page.getByRole('button', { name: /Валентин Желев/u }).click();
  await typeLine(page, '1234');
  await expect(page.getByRole('button', { name: 'Заключване', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'МОЛ' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Настройки' })).toHaveCount(0);
  expect(await program.call('settings.get', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('the user is switched by PIN from the tile', async () => {
  const page = await openWorkshop();
  await page.getByRole('button', { name: /^Стефан Колев\s*управител/u }).click();
  await page.getByRole('menuitem', { name: 'Смяна на потребителя' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('PIN').fill('1234');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Валентин Желев\s*магазинер/u })).toBeVisible();
});

test('every page of the settings has no fault for axe, light and dark', async () => {
  test.setTimeout(240_000);
  const page = await openWorkshop();
  for (const name of settingsPages) {
    await openSettings(page, name);
    await inBothThemes(page, async (theme) => expect(await axeFaults(page), `${name}, ${theme}`).toEqual([]));
  }
});

test('settings are saved with Ctrl+Enter, leaving with changes asks, and the log shows who changed what', async () => {
  const page = await openWorkshop();
  await openSettings(page, 'Сигурност');
  await page.getByRole('textbox', { name: 'Заключване след' }).fill('5');
  await page.getByRole('link', { name: 'Документи' }).click();
  const unsaved = page.getByRole('dialog', { name: 'Незаписани промени' });
  await expect(unsaved).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(unsaved).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^записано/u)).toBeVisible();
  expect(await program.call('settings.get', {})).toMatchObject({ data: { security: { idleMinutes: 5 } } });

  await openSettings(page, 'Журнал');
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('complementary', { name: 'Промяна' })).toContainText('idleMinutes10 5');
  await page.getByRole('button', { name: 'Проверка на веригата' }).click();
  await expect(page.getByText(/Веригата е цяла/u)).toBeVisible();
});

test('PIN alone cannot be switched off while nobody could enter by password', async () => {
  const page = await openWorkshop();
  await openSettings(page, 'Сигурност');
  await page.getByText('Влизане само с ПИН').click();
  await expect(page.getByText('Управителят няма парола.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Запис/u })).toBeDisabled();
  const state = (await program.call('settings.get', {})) as { data: { security: object } };
  const security = { ...state.data.security, pinAllowed: false };
  expect(
    await program.call('settings.save', { sections: { security }, requestId: crypto.randomUUID() }),
  ).toMatchObject({ error: { code: 'PASSWORD_NEEDED' } });
});

test('a new person with a role enters; a right taken from the role is taken from the person', async () => {
  const page = await openWorkshop();
  await openSettings(page, 'Потребители');
  await page.keyboard.press('Insert');
  const form = page.getByRole('complementary', { name: 'Нов потребител' });
  await form.getByRole('textbox', { name: 'Име' }).fill('Мария Иванова');
  await form.getByText('касиер').click();
  await form.getByLabel('ПИН, 4–6 цифри').fill('2468');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /Мария Иванова/u })).toBeVisible();

  await openSettings(page, 'Роли');
  await page.getByRole('checkbox', { name: 'касиер: Плащания: приемане' }).uncheck({ force: true });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^записано/u)).toBeVisible();
  await page.keyboard.press('Control+KeyL');
  await page.getByRole('button', { name: /Мария Иванова/u }).click();
  await typeLine(page, '2468');
  await expect(page.getByRole('navigation', { name: 'Раздели' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Мария Иванова\s*касиер/u })).toBeVisible();
  const state = (await program.call('session.state', {})) as {
    data: { signedIn: { permissions: string[] } };
  };
  expect(state.data.signedIn.permissions).toContain('invoices.issue');
  expect(state.data.signedIn.permissions).not.toContain('payments.take');
});

test('a copy on another disk brings the work back from the settings', async () => {
  const page = await openWorkshop();
  await openSettings(page, 'Архив');
  program.answerDialogs({ openFolder: usb });
  await page.getByRole('button', { name: 'Избор на папка' }).click();
  await expect(page.getByText(usb)).toBeVisible();
  await page.getByRole('button', { name: 'Копие сега' }).click();
  await expect(page.getByRole('row', { name: /проверено/u })).toBeVisible();
  const [file = ''] = readdirSync(usb).filter((name) => name.endsWith('.maistor'));

  await openSettings(page, 'Работилница');
  await page.getByRole('textbox', { name: 'МОЛ' }).fill('След копието');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^записано/u)).toBeVisible();

  await openSettings(page, 'Архив');
  program.answerDialogs({ openFile: join(usb, file) });
  await page.getByRole('button', { name: 'Възстановяване от файл' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Възстановяване/u })
    .click();
  await expect
    .poll(() => program.call('settings.get', {}), { timeout: 30_000 })
    .toMatchObject({ data: { workshop: { responsiblePerson: '' } } });
  await expect(page.getByRole('dialog')).toBeHidden();
  await openSettings(page, 'Работилница');
  await expect(page.getByRole('textbox', { name: 'МОЛ' })).toHaveValue('');
  await expect(page.getByRole('textbox', { name: 'Име на работилницата' })).toHaveValue(
    'Автосервиз Колев ЕООД',
  );
});
