import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openProgram, type Program } from '../support/program';

/** The first morning by keyboard alone: wizard, lock, wrong PIN, right PIN. */
let program: Program;
test.beforeEach(async () => {
  program = await openProgram();
});
test.afterEach(() => program.close());

/** What axe calls serious or worse, in the theme that is shown. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

async function step(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

async function throughTheWizard(page: Page): Promise<void> {
  await step(page, 'Фирма и регистрация по ДДС');
  await page.keyboard.type('Автосервиз Колев ЕООД');
  await page.keyboard.press('Enter');
  await page.keyboard.type('175074752');
  await page.getByRole('textbox', { name: 'Регистрирана от' }).focus();
  await page.keyboard.type('01.01.2020');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await step(page, 'Адрес и телефон');
  await page.keyboard.type('София');
  await page.getByRole('button', { name: 'Напред' }).press('Enter');
  await step(page, 'Какво се обслужва');
  await page.getByRole('button', { name: 'Напред' }).press('Enter');
  await step(page, 'Номер на първата фактура');
  await page.getByRole('button', { name: 'Напред' }).press('Enter');
  await step(page, 'Управител');
  await page.keyboard.type('Стефан Колев');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4711');
  await page.getByRole('button', { name: 'Напред' }).press('Enter');
  await step(page, 'Архив');
  await page.getByRole('button', { name: 'Създаване' }).press('Enter');
}

test('a workshop is made, the window locks and opens again with the PIN', async () => {
  const { page } = program;
  expect(await seriousFaults(page)).toEqual([]);
  await throughTheWizard(page);
  await expect(page.getByText('Стефан Колев')).toBeVisible();
  await page.keyboard.press('Control+l');
  await step(page, 'Екранът е заключен');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.type('0000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Грешен ПИН', { exact: false })).toBeVisible();
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Раздели' })).toBeVisible();
});
