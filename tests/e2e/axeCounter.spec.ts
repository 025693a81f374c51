import { expect, test } from '@playwright/test';
import { lookAtAll, openDay } from '../support/axe';
import type { Program } from '../support/program';

/** The counter mode has sizes of its own and the colours of the usual one: axe is asked in the light theme. */

let program: Program;
test.afterEach(() => program?.close());

test('axe finds nothing serious on any screen in the counter mode', async () => {
  test.setTimeout(400_000);
  const opened = await openDay();
  program = opened.program;
  const { page } = program;
  const { appearance } = await opened.window.do('settings.get', {});
  await opened.window.do('settings.save', {
    sections: { appearance: { ...appearance, density: 'counter' } },
  });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'counter');
  await lookAtAll(page, ['light']);
});
