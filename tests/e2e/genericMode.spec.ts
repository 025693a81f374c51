import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { type GenericShop, openGeneric } from '../support/genericShop';
import type { Program } from '../support/program';

/** In the generic mode no screen shows plate, VIN or mileage (product §2): every route is read, with names and hints. */
const forbidden =
  /рег\. ?№|регистрационен номер|пробег|автомобил|километ|(?<![\p{L}\d])(VIN|km|км)(?!\p{L})/iu;

/** Every address of the window, read from the routes themselves so that a new screen cannot be forgotten. */
function routes({ pumpId, clientId, orderId }: GenericShop): string[] {
  const features = new URL('../../src/renderer/features/', import.meta.url);
  const sources = readdirSync(features)
    .map((name) => new URL(`${name}/routes.tsx`, features))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  const paths = sources.flatMap((text) =>
    [...text.matchAll(/path: '([^']+)'/gu)].map(([, path = '']) => path),
  );
  const pages = readFileSync(new URL('settings/pages.ts', features), 'utf8');
  const settings = [...pages.matchAll(/^ {4}id: '(\w+)',/gmu)].map(([, id]) => `/settings/${id}`);
  const known: Readonly<Record<string, number | string>> = {
    ...{ $assetId: pumpId, $partyId: clientId, $orderId: orderId, $otherId: clientId, $direction: 'intake' },
  };
  const concrete = paths
    .filter((path) => path !== '/settings/$page')
    .map((path) => path.replace(/\$\w+/gu, (name) => String(known[name] ?? 1)));
  // The addresses of the stock stand in a constant of its own.
  const stock = ['', '/documents', '/documents/1', '/receipts/new', '/etka'].map((rest) => `/stock${rest}`);
  return [...concrete, ...stock, `/handover/${orderId}/release`, ...settings];
}

let program: Program;
test.afterEach(() => program?.close());

test('no route, palette or key sheet names a plate, a VIN or a mileage', async () => {
  test.setTimeout(240_000);
  const opened = await openGeneric();
  program = opened.program;
  const { page } = program;
  const paths = routes(opened.shop);
  expect(paths.length).toBeGreaterThan(35);
  for (const path of paths)
    await test.step(path, async () => {
      await go(page, path);
      expect.soft(await forbiddenOn(page), path).toEqual([]);
    });
  await go(page, `/registry/assets/${opened.shop.pumpId}`);
  for (const tab of await page.getByRole('tablist').first().getByRole('tab').all()) {
    await tab.click();
    await settle(page);
    expect.soft(await forbiddenOn(page), (await tab.textContent()) ?? undefined).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  await settle(page);
  expect.soft(await forbiddenOn(page), 'palette').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await settle(page);
  expect.soft(await forbiddenOn(page), 'key sheet').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.keyboard.type('няма такъв 7');
  await settle(page);
  await page.keyboard.press('Control+n');
  await settle(page);
  expect.soft(await forbiddenOn(page), 'new card').toEqual([]);
});

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
  await settle(page);
}

async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(350);
  await expect(page.locator('.sk')).toHaveCount(0);
}

/** Texts, names, hints and placeholders; the choice of the mode itself must name what it is between. */
async function forbiddenOn(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element?.closest('script, style, .radio-cards')) continue;
      if (node instanceof Element)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'value'])
          texts.push(node.getAttribute(name) ?? '');
      else texts.push(node.textContent ?? '');
    }
    return texts;
  });
  return [...new Set(words.filter((text) => forbidden.test(text)))];
}
