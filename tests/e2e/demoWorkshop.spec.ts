import { expect, test } from '@playwright/test';
import { openProgram, type Program } from '../support/program';

// Faults caught: the demo button does nothing or leaves a half workshop, nobody is signed in, the frame does not say that
// nothing here is real.
test.describe('demo workshop', () => {
  let program: Program;

  test.beforeAll(async () => {
    program = await openProgram();
  });
  test.afterAll(async () => {
    await program.close();
  });

  test('one button of the first start makes it, signs the manager in and marks every screen', async () => {
    const { page } = program;
    await page.getByRole('button', { name: 'Демо работилница' }).click();
    await expect(page.getByRole('progressbar', { name: 'Демо работилница' })).toBeVisible();
    await expect(page.getByText('Учебно копие.')).toBeVisible({ timeout: 60_000 });
    await page.screenshot({ path: 'out/test-results/demoWorkshop.png' });
    await page.getByRole('link', { name: 'Поръчки' }).click();
    await expect(page.getByText('Учебно копие.')).toBeVisible();
    await expect(page.getByText(/26-0000\d\d/).first()).toBeVisible();
  });

  test('„Изход“ leads to the first step of a real workshop, after a question', async () => {
    const { page } = program;
    await page.getByRole('button', { name: 'Изход', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Край на упражнението' });
    await dialog.getByRole('button', { name: 'Истински сервиз' }).click();
    await expect(page.getByRole('button', { name: 'Демо работилница' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Учебно копие.')).toHaveCount(0);
  });
});
