import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import type { PrintRunRow } from '@shared/features/printing/model';
import { type CounterShop, openCounter } from '../support/counterShop';
import { cupsProblem, startCups, type TestCups } from '../support/cups';
import { driveProblem, makeDrive, type TestDrive } from '../support/drives';
import { Keyboard } from '../support/keyboard';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/**
 * The counter's day (product §4) in the real window by keyboard alone. Only the workshop of the morning is prepared
 * through the contract: people, cars, parts. The prints go to a private CUPS queue, the ETKA file to a mounted image.
 */

const noCups = cupsProblem();
const driveKind = driveProblem('ext4') === null ? 'ext4' : 'folder';
const queue = 'Laser';

let cups: TestCups;
let program: Program;
let window: Doer;
let shop: CounterShop;
let page: Page;
let keys: Keyboard;

test.beforeEach(async () => {
  test.skip(noCups !== null, `no private print service: ${noCups}`);
  cups = await startCups([queue]);
  ({ program, window, shop } = await openCounter({ env: { ...cups.env } }));
  page = program.page;
  keys = new Keyboard(page);
});
test.afterEach(async () => {
  await program?.close();
  await cups?.dispose();
});

test('the seven steps of the counter’s day, by keyboard alone', async () => {
  test.setTimeout(300_000);
  if (driveKind === 'folder')
    test.info().annotations.push({ type: 'drive', description: `a folder, because ${driveProblem('ext4')}` });

  await test.step('1–2. search and intake of a known vehicle, printed: at most 25 keys', takeIn);
  await test.step('3. lines, team in at most 4 keys, substitute, issue, operations done', work);
  await test.step('4. invoice, payment and print: at most 8 keys', closeAndPay);
  await test.step('5. handover with its protocol', handOver);
  await test.step('the queue got the archived bytes, and their Cyrillic reads back', comparePrints);
  await test.step('6. the day on one page', recapitulate);
  const drive = makeDrive(driveKind, 8);
  try {
    await test.step(`7. ETKA to a stick (${driveKind})`, () => exportEtka(drive));
  } finally {
    drive.dispose();
  }
});

async function takeIn(): Promise<void> {
  const before = keys.pressed;
  await keys.press('F2');
  await keys.type('4521');
  await expect(page.getByText('Иван Георгиев Димитров').first()).toBeVisible();
  await keys.press('Enter', 'F6');
  await expect(field('Пробег')).toBeFocused();
  await keys.type('177200');
  await keys.press('Enter');
  await keys.type('Ск');
  await expect(page.getByText('Скърцане при спиране').first()).toBeVisible();
  await keys.press('Tab', 'Enter');
  await expect(field('Обещан час')).toBeFocused();
  await keys.type('1630');
  await keys.press('Control+p');
  await expect(page.getByRole('heading', { name: /^Поръчка \d\d-000001 е записана/ })).toBeVisible();
  await printSet();
  expect(keys.pressed - before).toBeLessThanOrEqual(25);
  await expect(page.getByRole('button', { name: 'Към поръчката', exact: true })).toBeFocused();
  await keys.press('Enter');
}

async function work(): Promise<void> {
  const newLine = page.getByRole('combobox', { name: 'Нов ред' });
  await expect(newLine).toBeFocused();
  await addLine('46451900', 'Накладки и дискове предни – смяна');
  await addLine(shop.askedNumber.replaceAll(' ', ''), 'Носач преден десен');

  const beforeTeam = keys.pressed;
  await keys.press('F4');
  await expect(page.getByRole('button', { name: 'Екип 1' })).toBeFocused();
  await keys.press('2');
  await expect(phase('Назначена')).toBeVisible();
  expect(keys.pressed - beforeTeam).toBeLessThanOrEqual(4);

  await keys.press('F9');
  const short = page.getByRole('button', { name: `${shop.askedNumber} Носач преден десен` });
  await expect(short).toBeFocused();
  await expect(short).toContainText(shop.substituteNumber);
  await keys.press('Enter');
  // The number that was typed is replaced: the new one is asked about once, before the list of what may stand in.
  const offer = page.getByRole('button', { name: `Нов номер ${shop.substituteNumber}` });
  await expect(offer).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByRole('gridcell', { name: shop.substituteNumber })).toBeFocused();
  await keys.press('F9');
  await expect(page.getByRole('button', { name: 'Изписване на всички' })).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByRole('row', { name: /^изписана/ })).toBeVisible();

  await keys.press('ArrowUp');
  await expect(page.getByRole('gridcell', { name: '46451900' })).toBeFocused();
  await keys.press('Space');
  await expect(phase('В работа')).toBeVisible();
  await keys.press('Space');
  await expect(page.getByRole('button', { name: /^Готова/ })).toBeVisible();
  await keys.press('Control+ArrowRight');
  await expect(phase('Готова')).toBeVisible();
}

async function closeAndPay(): Promise<void> {
  const before = keys.pressed;
  await keys.press('Control+ArrowRight');
  await expect(page.getByRole('button', { name: /^Фактуриране/ })).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'Плащане' })).toBeVisible();
  await expect(field('Сума')).toBeFocused();
  await keys.press('Control+Enter');
  await printSet();
  expect(keys.pressed - before).toBeLessThanOrEqual(8);
  await expect(phase('Фактурирана')).toBeVisible();
}

async function handOver(): Promise<void> {
  await keys.press('Control+ArrowRight');
  await expect(page.getByRole('heading', { name: /^Предаване/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Предаване/ })).toBeEnabled();
  await keys.press('Control+Enter');
  await printSet();
  await expect(phase('Предадена')).toBeVisible();
}

/** Everything that was chosen is archived once and came out of the queue unchanged. */
async function comparePrints(): Promise<void> {
  const { id, invoiceId, protocols } = await documentsOfOrder();
  const runs: PrintRunRow[] = [];
  for (const entity of [`order:${id}`, ...protocols.map((one) => `handover:${one}`), `invoice:${invoiceId}`])
    runs.push(...(await window.do('printing.runs', { entity })).runs);
  expect(runs.map(({ kind }) => kind).sort()).toEqual([
    'handoverIntake',
    'handoverRelease',
    'invoice',
    'serviceOrder',
  ]);
  expect(
    runs.every(({ printer, sentAt, error }) => printer === queue && sentAt !== null && error === null),
  ).toBe(true);
  const printed = await cups.waitFor(queue, runs.length);
  expect(printed).toHaveLength(runs.length);
  const archived = new Map<string, Buffer>();
  for (const run of runs) archived.set(run.kind, await archivedPdf(run.id));
  expect(printed.map(sha).sort()).toEqual([...archived.values()].map(sha).sort());

  const words: Record<string, string[]> = {
    serviceOrder: ['Поръчка за сервиз', 'Скърцане при спиране', 'Иван Георгиев Димитров', 'СВ 4521 КТ'],
    handoverIntake: ['протокол', '177 200', 'Иван Георгиев Димитров'],
    invoice: ['ФАКТУРА', '0000000001', 'ОРИГИНАЛ', 'Накладки и дискове предни', shop.substituteNumber],
    handoverRelease: ['протокол', 'Накладки и дискове предни'],
  };
  for (const [kind, expected] of Object.entries(words)) {
    const text = textOf(archived.get(kind) ?? Buffer.alloc(0));
    for (const word of expected) expect(text, kind).toContain(word);
  }
}

async function recapitulate(): Promise<void> {
  await goBy('дневна');
  await expect(page.getByRole('heading', { name: 'Дневна рекапитулация' })).toBeVisible();
  for (const worker of ['Ангел Петров', 'Борис Илиев', 'Васил Манов'])
    await expect(page.getByText(worker).first()).toBeVisible();
  await keys.press('Control+p');
  await printSet();
  const [last] = (await cups.waitFor(queue, 5)).slice(-1);
  expect(textOf(last ?? Buffer.alloc(0))).toContain('Ангел Петров');
}

async function exportEtka(drive: TestDrive): Promise<void> {
  program.plugDrives([{ label: 'СТИК', mountPath: drive.mountPath }]);
  await goBy('etka');
  await expect(page.getByRole('heading', { name: 'Експорт за ETKA' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /ETKA-FIX120/ })).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByText('Редове за запис').first()).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('radio', { name: /СТИК/ })).toBeChecked();
  await keys.press('Enter');
  await expect(page.getByText('Записани редове').first()).toBeVisible();
  const [made] = (await window.do('etka.exports', { cursor: null })).rows;
  drive.unmount();
  const bytes = drive.readBytes(made?.fileName ?? '');
  expect(sha(bytes)).toBe(made?.sha256);
  checkFixedRecords(bytes);
}

/** ETKA-FIX120: records of 120 bytes that end in CR LF, a head, a line per part and a foot (etka §3). */
function checkFixedRecords(bytes: Buffer): void {
  expect(bytes.length % 122).toBe(0);
  const lines = bytes.toString('latin1').split('\r\n').slice(0, -1);
  expect(lines.every((line) => line.length === 120)).toBe(true);
  expect(lines[0]).toMatch(/^H/);
  expect(lines.at(-1)).toMatch(/^T/);
  expect(lines.some((line) => line.startsWith(`DS${shop.substituteNumber.replaceAll(' ', '')}`))).toBe(true);
}

/** Waits for the set of this moment and prints it by Enter. */
async function printSet(): Promise<void> {
  const panel = page.getByRole('region', { name: 'Комплект за печат' });
  await expect(panel.getByRole('checkbox').first()).toBeFocused();
  await expect(panel.getByRole('button', { name: /^Печат/ })).toBeEnabled();
  await keys.press('Enter');
  await expect(page.getByText(/^Отпечатани/).first()).toBeVisible({ timeout: 30_000 });
  await expect(panel).toBeHidden();
}

async function addLine(text: string, name: string): Promise<void> {
  await keys.type(text);
  await keys.press('Enter');
  await expect(page.getByRole('row', { name })).toBeVisible();
}

/** Ctrl+K and the beginning of a command's name. */
async function goBy(words: string): Promise<void> {
  await keys.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Команди' })).toBeFocused();
  await keys.type(words);
  await keys.press('Enter');
}

const field = (name: string) => page.getByRole('textbox', { name });
const phase = (name: string) =>
  page.getByRole('listitem').filter({ hasText: name }).and(page.locator('[aria-current]'));
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function documentsOfOrder(): Promise<{ id: number; invoiceId: number; protocols: number[] }> {
  const { rows } = await window.do('orders.list', {
    filter: { view: 'all', text: '', phase: null, fromOn: null, toOn: null },
    sort: { by: 'number', dir: 'desc' },
    cursor: null,
    limit: 10,
  });
  const id = rows[0]?.id ?? 0;
  const { issued } = await window.do('invoicing.preview', { orderId: id });
  const { protocols } = await window.do('handover.draft', { orderId: id, direction: 'release' });
  return { id, invoiceId: issued[0]?.id ?? 0, protocols: protocols.map((row) => row.id) };
}

/** The bytes of a run cross from the page as numbers: Playwright's own serialisation turns them into an object. */
async function archivedPdf(runId: number): Promise<Buffer> {
  const numbers = await page.evaluate(async (id) => {
    const reply = (await globalThis.window.maistor.call('printing.runPdf', { runId: id })) as {
      data: { bytes: Uint8Array };
    };
    return [...reply.data.bytes];
  }, runId);
  return Buffer.from(numbers);
}

function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(
    /[\u00a0\u202f]/gu,
    ' ',
  );
}
