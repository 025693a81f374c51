import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openProgram, type Program } from '../support/program';

/** The counter by keyboard alone: an unknown client and vehicle, then the same vehicle taken in with few keys. */
let program: Program;
test.beforeEach(async () => {
  program = await openProgram({ fixedClock: '2026-11-24T08:42:00Z' });
  await makeWorkshop();
});
test.afterEach(() => program.close());

async function makeWorkshop(): Promise<void> {
  const { page } = program;
  const reply = await program.call('setup.create', {
    requestId: crypto.randomUUID(),
    name: 'Автосервиз Колев ЕООД',
    eik: '175074752',
    city: 'София',
    address: 'ул. Искърско шосе 14',
    phone: '0888555210',
    mode: 'auto',
    vat: { number: 'BG175074752', fromOn: '2020-01-01', toOn: null },
    invoiceStart: 1,
    managerName: 'Стефан Колев',
    managerPin: '4711',
  });
  expect(reply).toMatchObject({ ok: true });
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
}

/** Counts what a person presses. */
class Keyboard {
  pressed = 0;
  constructor(private readonly page: Page) {}
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }
  async type(text: string): Promise<void> {
    this.pressed += text.length;
    await this.page.keyboard.type(text);
  }
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

async function takeInUnknown(page: Page): Promise<void> {
  const keys = new Keyboard(page);
  await keys.press('F2');
  await keys.type('СВ4521КТ');
  await keys.press('Enter');
  // The panel below the search says the same on the page before.
  await expect(page).toHaveURL(/\/reception$/);
  await expect(page.getByText('Няма намерени за „СВ4521КТ“.')).toBeVisible();
  await keys.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Рег. №' })).toHaveValue('СВ4521КТ');
  await page.getByRole('textbox', { name: 'VIN' }).focus();
  await keys.type('WVWZZZAUZEW214583');
  await page.getByRole('textbox', { name: 'Пробег' }).focus();
  await keys.type('176900');
  await page.getByRole('textbox', { name: 'Име' }).focus();
  await keys.type('Иван Димитров');
  await page.getByRole('textbox', { name: 'Телефон' }).focus();
  await keys.type('0888123456');
  await keys.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Нов клиент и автомобил' })).toBeHidden();
}

test('an unknown client and vehicle in one form, then intake of the known one in at most 25 keys', async () => {
  const { page } = program;
  await takeInUnknown(page);
  expect(await seriousFaults(page)).toEqual([]);

  const keys = new Keyboard(page);
  await keys.press('F2');
  await keys.type('4521');
  // No waiting: what fast fingers type before the card is there must not be lost.
  await keys.press('Enter', 'F6');
  await keys.type('177200');
  await expect(page.getByRole('textbox', { name: 'Пробег' })).toHaveValue('177200');
  await keys.press('Enter');
  await keys.type('Ск');
  await expect(page.getByText('Скърцане при спиране').first()).toBeVisible();
  await keys.press('Tab', 'Enter');
  await expect(page.getByRole('textbox', { name: 'Обещан час' })).toBeFocused();
  await keys.type('1630');
  await keys.press('Control+p');
  await expect(page.getByText('Поръчка 26-000001 е записана.')).toBeVisible();
  expect(keys.pressed).toBeLessThanOrEqual(25);

  const found = await program.call('search.counter', { text: '26-1', limit: 5 });
  expect(found).toMatchObject({ ok: true, data: { count: 1 } });
});

test('a reading below the last one asks for a reason before the order can be written', async () => {
  const { page } = program;
  await takeInUnknown(page);
  await page.keyboard.press('F6');
  await page.keyboard.type('1769');
  await expect(page.getByText('По-малко от 176 900 km. Иска причина.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Запис и печат' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Причина за показанието' }).focus();
  await page.keyboard.type('сменен километраж');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Поръчка 26-000001 е записана.')).toBeVisible();
});
