import { test } from '@playwright/test';
import { lookAtAll, lookAtViews, openDay } from '../support/axe';
import type { Program } from '../support/program';

/** axe finds nothing serious on any screen (quality §6). */

let program: Program;
test.afterEach(() => program?.close());

test('axe finds nothing serious on any screen, light and dark', async () => {
  test.setTimeout(600_000);
  ({ program } = await openDay());
  await lookAtAll(program.page, ['light', 'dark']);
  await lookAtViews(program.page, '/registry/assets/1');
  await lookAtViews(program.page, '/registry/clients/1');
});
