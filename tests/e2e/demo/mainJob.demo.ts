import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { InputOf } from '@shared/contract/contract';
import { type CounterShop, openCounter, windowDoer } from '../../support/counterShop';
import type { Program } from '../../support/program';

/** The counter's day played on a fresh workshop: PDFs, the ETKA file and a picture of every main screen in both themes. */

const out = join(import.meta.dirname, '../../../out/demo');
const themes = ['light', 'dark'] as const;

let program: Program;
let shop: CounterShop;
let page: Page;
let orderId = 0;
let invoiceId = 0;

test.beforeAll(async () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'etka'), { recursive: true });
  ({ program, shop } = await openCounter({ demo: true }));
  page = program.page;
});
test.afterAll(() => program?.close());

test('the main job', async () => {
  await picture('01-za-dnes', '/');
  await takeIn();
  await work();
  await picture('02-tablo', '/board');
  await picture('03-porachki', '/orders');
  await closePayAndRelease();
  await otherScreens();
  await exportEtka();
});

async function takeIn(): Promise<void> {
  await go('/reception');
  await page.keyboard.press('F2');
  await page.keyboard.type('4521');
  await expect(page.getByText('Иван Георгиев Димитров').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F6');
  await page.keyboard.type('177200');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ск');
  await expect(page.getByText('Скърцане при спиране').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1630');
  await snap('10-recepcia');
  await page.keyboard.press('Control+p');
  const panel = page.getByRole('region', { name: 'Комплект за печат' });
  await expect(panel.locator('canvas').first()).toBeVisible();
  orderId = await newestOrder();
  await snap('11-priem-pechat');
  const { handoverId } = await windowDoer(program).do('handover.issue', {
    orderId,
    direction: 'intake',
  } as InputOf<'handover.issue'>);
  await pdf('porachka-za-serviz', { kind: 'serviceOrder', orderId });
  await pdf('priemen-protokol', { kind: 'handoverIntake', handoverId });
}

async function work(): Promise<void> {
  await go(`/orders/${orderId}`);
  const line = page.getByRole('combobox', { name: 'Нов ред' });
  for (const text of ['46451900', shop.askedNumber.replaceAll(' ', ''), '44951900', '8V0698151K']) {
    await expect(line).toBeFocused();
    const rows = await page.getByRole('row').count();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row')).toHaveCount(rows + 1);
  }
  await page.keyboard.press('F4');
  await expect(page.getByRole('button', { name: /^Екип/ }).first()).toBeFocused();
  await page.keyboard.press('1');
  await expect(current('Назначена')).toBeVisible();
  await page.keyboard.press('F9');
  const short = page.getByRole('button', { name: `${shop.askedNumber} Носач преден десен` });
  await expect(short).toBeVisible();
  await snap('20-porachka-izpisvane');
  await short.press('Enter');
  await expect(page.getByRole('button', { name: new RegExp(`^${shop.substituteNumber}`) })).toBeFocused();
  await snap('21-porachka-zamiana');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: shop.substituteNumber })).toBeFocused();
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: /^Изписване на/ }).press('Enter');
  await expect(page.getByRole('row', { name: /^изписана/ })).toHaveCount(2);
  for (const code of ['46451900', '44951900']) {
    await page.getByRole('gridcell', { name: code }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('row', { name: code })).toContainText('в работа');
    if (code === '46451900') await page.keyboard.press('Space');
  }
  await snap('22-porachka-rabota');
}

async function closePayAndRelease(): Promise<void> {
  await go(`/orders/${orderId}`);
  await page.getByRole('gridcell', { name: '44951900' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Готова/ })).toBeVisible();
  await page.keyboard.press('Control+ArrowRight');
  await expect(current('Готова')).toBeVisible();
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.getByRole('button', { name: /^Фактуриране/ })).toBeFocused();
  await snap('30-fakturirane');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Плащане' })).toBeVisible();
  await snap('31-plashtane');
  await page.keyboard.press('Control+Enter');
  await expect(current('Фактурирана')).toBeVisible();
  const { issued } = await windowDoer(program).do('invoicing.preview', { orderId });
  invoiceId = issued[0]?.id ?? 0;
  await pdf('faktura', { kind: 'invoice', invoiceId });
  await go(`/handover/${orderId}/release`);
  await expect(page.getByRole('button', { name: /^Предаване/ })).toBeEnabled();
  await snap('32-predavane');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Комплект за печат' })).toBeVisible();
  const { protocols } = await windowDoer(program).do('handover.draft', { orderId, direction: 'release' });
  const release = protocols.find(({ direction }) => direction === 'release');
  await pdf('protokol-predavane', { kind: 'handoverRelease', handoverId: release?.id ?? 0 });
  await pdf('dnevna-rekapitulacia', {
    kind: 'dayRecap',
    on: new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Sofia' }).format(new Date(await engineNow())),
  });
}

/** A car that has been here before: what is known stands beside the intake. */
async function knownCar(): Promise<void> {
  const { rows } = await windowDoer(program).do('orders.list', {
    filter: { view: 'closed', text: '', phase: null, fromOn: null, toOn: null },
    sort: { by: 'total', dir: 'desc' },
    cursor: null,
    limit: 20,
  });
  await go('/reception');
  await page.keyboard.press('F2');
  await page.keyboard.type(rows.find((row) => row.id !== orderId && row.plate)?.plate ?? '');
  await expect(page.getByRole('region', { name: 'Картон' }).getByRole('heading').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F6');
  await expect(page.getByRole('textbox', { name: 'Пробег' })).toBeFocused();
  await snap('12-recepcia-istoria');
}

async function otherScreens(): Promise<void> {
  await knownCar();
  const screens = {
    '40-kartoteka': '/registry',
    '41-karton': `/registry/assets/${shop.assetId}`,
    '42-klienti': '/registry/clients',
    '43-katalog': '/catalog',
    '50-sklad': '/stock',
    '51-dokumenti': '/stock/documents',
    '52-chast': `/stock/parts/${shop.substituteId}`,
    '53-dostavka': '/stock/receipts/new',
    '54-ceni': '/prices',
    '60-fakturi': '/invoices',
    '61-faktura': `/invoices/${invoiceId}`,
    '62-zarabotki': '/earnings',
    '63-rekapitulacia': '/reports',
    '70-nastroyki': '/settings',
    '71-hora-i-prava': '/settings/users',
    '72-arhiv': '/settings/backup',
  };
  for (const [name, path] of Object.entries(screens)) await picture(name, path);
}

async function exportEtka(): Promise<void> {
  program.plugDrives([{ label: 'USB', mountPath: join(out, 'etka') }]);
  await go('/stock/etka');
  await expect(page.getByRole('radio', { name: /ETKA-FIX120/ })).toBeFocused();
  await snap('80-etka');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Редове за запис').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /USB/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Записани редове').first()).toBeVisible();
  await snap('81-etka-zapisano');
}

const current = (name: string) =>
  page.getByRole('listitem').filter({ hasText: name }).and(page.locator('[aria-current]'));

async function newestOrder(): Promise<number> {
  const { rows } = await windowDoer(program).do('orders.list', {
    filter: { view: 'all', text: '', phase: null, fromOn: null, toOn: null },
    sort: { by: 'number', dir: 'desc' },
    cursor: null,
    limit: 1,
  });
  return rows[0]?.id ?? 0;
}

async function engineNow(): Promise<number> {
  const { readAt } = await windowDoer(program).do('orders.open', { orderId });
  return readAt;
}

async function go(path: string): Promise<void> {
  await page.evaluate((hash) => {
    globalThis.location.hash = hash;
  }, path);
  await settled();
}

/** Nothing is on its way any more, and the messages of what was done are gone. */
async function settled(): Promise<void> {
  await page.waitForTimeout(700);
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
}

async function picture(name: string, path: string): Promise<void> {
  await go(path);
  await snap(name);
}

/** The window as it stands, in both themes. */
async function snap(name: string): Promise<void> {
  // Messages of the step before are no part of the screen.
  await page.evaluate(() => {
    for (const toast of document.querySelectorAll<HTMLElement>('.toast')) toast.style.visibility = 'hidden';
  });
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.waitForTimeout(350);
    await page.screenshot({ path: join(out, `${name}-${theme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** One archived run of a document, as a file. */
async function pdf(name: string, target: InputOf<'printing.create'>['target']): Promise<void> {
  const { runId } = await windowDoer(program).do('printing.create', {
    target,
    copies: 1,
  } as InputOf<'printing.create'>);
  const bytes = await page.evaluate(async (id) => {
    const reply = (await globalThis.window.maistor.call('printing.runPdf', { runId: id })) as {
      data: { bytes: Uint8Array };
    };
    return [...reply.data.bytes];
  }, runId);
  writeFileSync(join(out, `${name}.pdf`), Buffer.from(bytes));
}
