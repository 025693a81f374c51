import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xlsxWriter } from '@engine/exchange/csv/xlsxWriter';
import type { InputOf } from '@shared/contract/contract';
import type { ImportKind } from '@shared/features/imports/fields';
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addParty, assetFields, partyFields } from '../support/cards';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let folder: string;
beforeEach(async () => {
  workshop = await openWorkshop();
  folder = mkdtempSync(join(tmpdir(), 'maistor-import-'));
});
afterEach(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

const found = { encoding: null, delimiter: null, sheet: null };
type Options = InputOf<'imports.check'>['options'];
const usual: Options = { existing: 'skip', addNames: true, normUnit: 'h' };

function grantOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return workshop.engine.grant(path);
}

const open = (
  name: string,
  content: string | Uint8Array,
  reading: InputOf<'imports.open'>['reading'] = found,
) => workshop.manager.do('imports.open', { grant: grantOf(name, content), reading });

/** Opens and checks with the columns that were found. */
async function check(
  name: string,
  content: string | Uint8Array,
  { kind, ...options }: Partial<Options> & { kind?: ImportKind } = {},
) {
  const file = await open(name, content);
  const chosen = kind ?? file.kind;
  const { mapping } = file.mappings[chosen];
  const input = { fileId: file.fileId, kind: chosen, mapping, options: { ...usual, ...options } };
  return { file, ...(await workshop.manager.do('imports.check', input)) };
}

const report = (checkId: string, filter: InputOf<'imports.report'>['filter'] = 'all') =>
  workshop.manager.do('imports.report', { checkId, filter, text: '', cursor: null, limit: 500 });

const apply = (checkId: string, onlyWhole = false) =>
  workshop.manager.do('imports.apply', { checkId, onlyWhole });

const undo = (runId: number, leaveChanged = false) =>
  workshop.manager.do('imports.undo', { runId, leaveChanged });

/** Line and code of everything that is said about the rows. */
const said = async (checkId: string) =>
  (await report(checkId)).rows.flatMap((row) =>
    [...row.refusals, ...row.warnings].map((one) => `${row.line} ${one.column ?? '-'} ${one.code}`),
  );

/** All rows of all tables but the log, what every command leaves, and the register of imports itself. */
function everything(): Record<string, string> {
  const { sqlite } = workshop.engine.handles;
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const own = (name: string) => /^audit|^request$|^import_(?:run|mapping)$|^session$|_fts/.test(name);
  return Object.fromEntries(
    tables
      .filter((name) => !own(name))
      .map((name) => [name, JSON.stringify(sqlite.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all())]),
  );
}

/** The full-text indexes hold exactly what the documents say. */
function soundIndexes(): void {
  const { sqlite } = workshop.engine.handles;
  for (const name of ['search_codes_fts', 'search_words_fts'])
    sqlite.exec(`INSERT INTO ${name} (${name}, rank) VALUES ('integrity-check', 1)`);
}

const vinOf = (at: number) => `WVWZZZ1KZ${String(10_000_000 + at).slice(1)}`.padEnd(17, '0').slice(0, 17);
const head = 'Рег. №;VIN;Марка;Модел;Година;Километраж;Собственик;ЕИК;Телефон';
const assetLine = (at: number) =>
  [
    `СВ ${String(at % 10_000).padStart(4, '0')} ${'АВЕКМНОРСТУХ'[Math.floor(at / 10_000)]}А`,
    vinOf(at),
    'Volkswagen',
    `Golf ${at % 7}`,
    2000 + (at % 25),
    at * 7,
    `Клиент ${Math.floor(at / 2)}`,
    '',
    `0888${String(100_000 + Math.floor(at / 2)).padStart(6, '0')}`,
  ].join(';');
const assetsFile = (count: number) =>
  iconv.encode(
    [head, ...Array.from({ length: count }, (_, at) => assetLine(at))].join('\r\n'),
    'windows-1251',
  );

describe('20,000 assets in windows-1251 with ;', () => {
  it('shows progress, answers others meanwhile, is undone whole and leaves nothing but the log', async () => {
    const before = everything();
    const { file, checkId, counts } = await check('автопарк.csv', assetsFile(20_000));
    expect(file).toMatchObject({ encoding: 'windows-1251', delimiter: ';', kind: 'assets', rows: 20_000 });
    expect(counts).toMatchObject({ create: 20_000, refused: 0, owners: 10_000, names: 7 });

    const steps: number[] = [];
    workshop.engine.subscribe((event) => {
      if (event.kind === 'progress' && event.task === 'imports') steps.push(event.done);
    });
    const started = performance.now();
    const applying = apply(checkId);
    let answered = 0;
    let slowest = 0;
    const others = (async () => {
      for (; answered < 20; answered += 1) {
        const asked = performance.now();
        await addParty(workshop.manager, { name: `Междувременен ${answered}`, contacts: [] });
        slowest = Math.max(slowest, performance.now() - asked);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const { runId, created } = await applying;
    const took = performance.now() - started;
    await others;
    expect(created).toBe(20_000);
    expect(answered).toBe(20);
    // Two cores are shared by many tests; alone it is a few tens of milliseconds.
    expect(slowest).toBeLessThan(3_000);
    expect(took).toBeLessThan(120_000);
    expect(steps.length).toBeGreaterThan(50);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));

    const { hits } = await workshop.manager.do('search.counter', { text: 'СВ 0123 АА' } as never);
    expect(JSON.stringify(hits)).toContain('0123');
    const sqlite = workshop.engine.handles.sqlite;
    expect(sqlite.prepare("SELECT count(*) FROM meter_reading WHERE source = 'import'").pluck().get()).toBe(
      20_000,
    );
    expect(sqlite.prepare('SELECT count(*) FROM asset_owner').pluck().get()).toBe(20_000);

    expect(await undo(runId)).toEqual({ undone: 20_000, kept: 0 });
    sqlite.exec("DELETE FROM party WHERE name LIKE 'Междувременен%'");
    sqlite.exec(
      "DELETE FROM search_document WHERE entity_id NOT IN (SELECT id FROM party) AND kind = 'party'",
    );
    const after = everything();
    for (const [table, rows] of Object.entries(before))
      if (table !== 'search_word') expect([table, after[table]]).toEqual([table, rows]);
    soundIndexes();
    const [run] = (await workshop.manager.do('imports.list', {})).runs;
    expect(run).toMatchObject({ state: 'undone', fileName: 'автопарк.csv' });
  }, 300_000);

  it('is cancelled in the middle and leaves nothing', async () => {
    const before = everything();
    const { checkId } = await check('автопарк.csv', assetsFile(3_000));
    workshop.engine.subscribe((event) => {
      if (event.kind === 'progress' && event.task === 'imports' && event.done > 800)
        workshop.engine.services.cancelTask('imports');
    });
    const code = await workshop.manager.refused('imports.apply', { checkId, onlyWhole: false });
    expect(code).toBe('IMPORT_CANCELLED');
    expect(everything()).toEqual(before);
    soundIndexes();
    expect((await workshop.manager.do('imports.list', {})).runs[0]).toMatchObject({
      state: 'cancelled',
      created: 0,
    });
  }, 120_000);
});
