import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { jsPDF } from 'jspdf';
import { type CounterShop, openCounter } from '../support/counterShop';
import { jpeg, png } from '../support/pictures';
import type { Program } from '../support/program';
import type { Doer } from '../support/workshop';

/** Photos and files of a card in the real window, by keyboard, dropping and pasting; what is refused is tests/engine/files.test.ts. */

let program: Program;
let window: Doer;
let shop: CounterShop;
let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maistor-files-'));
  ({ program, window, shop } = await openCounter());
});
test.afterEach(async () => {
  await program?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  program.answerDialogs({ openFile: path });
  await page.keyboard.press('Insert');
  return path;
}

/** A picture on the clipboard, or one let go over the view. */
async function give(page: Page, way: 'paste' | 'drop', name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ([how, fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], fileName, { type: 'image/png' }));
      const target = document.querySelector('.files-view') ?? document;
      const event =
        how === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
    },
    [way, name, [...bytes]] as const,
  );
}

test('a photo is added, pasted, dropped, captioned, looked at, removed and put back; a PDF is read in the window', async () => {
  const { page } = program;
  await page.evaluate((id) => {
    location.hash = `#/registry/assets/${id}`;
  }, shop.assetId);
  await page.getByRole('tab', { name: 'Файлове' }).click();
  await expect(page.getByText('Няма снимки и файлове')).toBeVisible();

  await choose(page, 'предница.png', png(48, 36));
  const tile = page.getByRole('button', { name: 'Преглед на предница.png' });
  await expect(tile.locator('img')).toBeVisible();
  await give(page, 'paste', 'снимка.png', png(30, 40));
  await give(page, 'drop', 'отзад.png', png(36, 48));
  await expect(page.locator('.photo-tile img')).toHaveCount(3);
  // The small copies are kept: nobody draws them twice.
  const { files } = await window.do('files.list', { owner: { kind: 'asset', id: shop.assetId } });
  expect(files.map(({ hasThumbnail }) => hasThumbnail)).toEqual([true, true, true]);
  await give(page, 'paste', 'пак.png', png(30, 40));
  await expect(page.getByText('Файлът вече е тук: снимка.png')).toBeVisible();

  await tile.focus();
  await page.keyboard.press('Enter');
  const preview = page.getByRole('dialog', { name: /предница/ });
  await expect(preview.locator('img')).toBeVisible();
  await preview.getByLabel('Описание').fill('Вмятина отпред');
  await page.keyboard.press('Control+s');
  await expect(
    page.getByRole('button', { name: 'Преглед на Вмятина отпред', includeHidden: true }),
  ).toHaveCount(1);
  const copy = join(folder, 'копие.png');
  program.answerDialogs({ saveFile: copy });
  await preview.getByRole('button', { name: 'Копие на диска' }).press('Enter');
  await expect(page.getByText('Записано: копие.png')).toBeVisible();
  expect(readFileSync(copy).equals(png(48, 36))).toBe(true);
  await preview.getByRole('button', { name: 'Махане' }).press('Enter');
  await page.getByLabel('Причина').fill('друга кола');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.photo-tile')).toHaveCount(2);
  await page.getByRole('button', { name: 'Махнати: 1' }).press('Enter');
  await page.getByRole('button', { name: 'Преглед на Вмятина отпред' }).press('Enter');
  await page.getByRole('button', { name: 'Връщане' }).press('Enter');
  await page.getByRole('button', { name: 'Налични' }).press('Enter');
  await expect(page.locator('.photo-tile')).toHaveCount(3);

  const pdf = new jsPDF();
  pdf.text('Contract', 20, 20);
  await choose(page, 'договор.jpg', new Uint8Array(pdf.output('arraybuffer')));
  await page.getByRole('button', { name: 'договор.jpg.pdf' }).press('Enter');
  await expect(page.getByRole('dialog').locator('canvas')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a photo of 60 MB, a corrupt one and one that vanished are told by name; the good one beside them is kept', async () => {
  const { page } = program;
  await page.evaluate((id) => {
    location.hash = `#/registry/assets/${id}`;
  }, shop.assetId);
  await page.getByRole('tab', { name: 'Файлове' }).click();
  await expect(page.getByText('Няма снимки и файлове')).toBeVisible();
  const huge = await choose(page, 'малка.png', png(8, 6));
  await expect(page.locator('.photo-tile img')).toHaveCount(1);
  writeFileSync(huge, jpeg(8000, 6000));
  truncateSync(huge, 60 * 1024 * 1024);
  await page.keyboard.press('Insert');
  await expect(page.getByRole('alert')).toContainText('по-голям от 30 MB');

  // Three at once, as they come from a phone: each goes its own way.
  await give(page, 'drop', 'половина.png', png(40, 30).subarray(0, 60));
  await expect(page.getByRole('alert')).toHaveCount(1);
  await give(page, 'drop', 'цяла.png', png(20, 30));
  await give(page, 'drop', 'празна.png', new Uint8Array());
  await expect(page.locator('.photo-tile img')).toHaveCount(2);
  await expect(page.getByText('празна.png')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('празен');

  const gone = createHash('sha256').update(png(20, 30)).digest('hex');
  rmSync(join(program.dataDir, 'files', gone));
  await page.getByRole('button', { name: 'Преглед на цяла.png' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    'Файлът липсва в папката с данните',
  );
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '#/settings/backup';
  });
  await page.getByRole('button', { name: 'Проверка на файловете' }).press('Enter');
  await expect(page.getByText(/Липсващи или променени: 1 от \d/)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'цяла.png' })).toContainText('липсва');
});

test('the code of a card prints as a label and opens the card at the counter', async () => {
  const { page } = program;
  await page.evaluate((id) => {
    location.hash = `#/registry/assets/${id}`;
  }, shop.assetId);
  await page.getByRole('tab', { name: 'Файлове' }).click();
  await expect(page.getByRole('img', { name: 'Код на картона' })).toBeVisible();
  const code = (await page.locator('.card-code code').textContent()) ?? '';
  expect(code).toBe(`MA-${shop.assetId}`);
  await page.getByRole('button', { name: 'Етикет' }).press('Enter');
  await expect(page.getByRole('region', { name: /Етикет на картон/ }).locator('canvas')).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(page.locator('.card-head')).toContainText('4521');
});

test('the data of a person goes into a file, and is erased when the name is typed', async () => {
  const { page } = program;
  const { party } = await window.do('parties.card', { partyId: shop.clientId });
  await page.evaluate((id) => {
    location.hash = `#/registry/clients/${id}`;
  }, shop.clientId);
  await page.getByRole('tab', { name: 'Файлове' }).click();
  program.answerDialogs({ saveFile: join(folder, 'данни.zip') });
  await page.getByRole('button', { name: 'Данни във файл' }).press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Записано: данни.zip')).toBeVisible();
  expect(readFileSync(join(folder, 'данни.zip')).subarray(0, 2).toString()).toBe('PK');

  await page.getByRole('button', { name: 'Изтриване на данните' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const act = dialog.getByRole('button', { name: /^Изтриване на данните/ });
  await dialog.getByLabel('Името, изписано цяло').fill('Някой друг');
  await dialog.getByLabel('Причина').fill('искане на лицето');
  await expect(act).toBeDisabled();
  await dialog.getByLabel('Името, изписано цяло').fill(party.name);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /Изтрито лице/ })).toBeVisible();
  const found = await window.do('search.counter', { text: party.name, limit: 10 });
  expect(found.groups.flatMap(({ hits }) => hits).filter(({ kind }) => kind === 'party')).toEqual([]);
});
