import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xlsxWriter } from '@engine/exchange/csv/xlsxWriter';
import type { InputOf } from '@shared/contract/contract';
import type { ImportKind } from '@shared/features/imports/fields';
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addParty, partyFields } from '../support/cards';
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

/**
 * All rows of all tables but the log, what every command leaves, the register of imports itself, and the numbers of the
 * things that the due list reckons anew.
 */
function everything(): Record<string, string> {
  const { sqlite } = workshop.engine.handles;
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const own = (name: string) =>
    /^audit|^request$|^import_(?:run|mapping)$|^session$|^care_change$|_fts/.test(name);
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

/** At design size by `npm run bench`; here as many as leave time for the other tests. */
const many = Number(process.env.MAISTOR_IMPORT_ROWS ?? 2_000);

describe('many assets in windows-1251 with ;', () => {
  it('shows progress, answers others meanwhile, is undone whole and leaves nothing but the log', async () => {
    const before = everything();
    const { file, checkId, counts } = await check('автопарк.csv', assetsFile(many));
    expect(file).toMatchObject({ encoding: 'windows-1251', delimiter: ';', kind: 'assets', rows: many });
    expect(counts).toMatchObject({ create: many, refused: 0, owners: many / 2, names: 7 });

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
    expect(created).toBe(many);
    expect(answered).toBe(20);
    // Two cores are shared by many tests; alone it is a few tens of milliseconds.
    expect(slowest).toBeLessThan(3_000);
    expect(took).toBeLessThan(120_000);
    expect(steps.length).toBeGreaterThan(10);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));

    const { groups } = await workshop.manager.do('search.counter', { text: 'СВ 0123 АА', limit: 10 });
    expect(JSON.stringify(groups)).toContain('0123');
    const sqlite = workshop.engine.handles.sqlite;
    expect(sqlite.prepare("SELECT count(*) FROM meter_reading WHERE source = 'import'").pluck().get()).toBe(
      many,
    );
    expect(sqlite.prepare('SELECT count(*) FROM asset_owner').pluck().get()).toBe(many);

    expect(await undo(runId)).toEqual({ undone: many, kept: 0 });
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
    const { checkId } = await check('автопарк.csv', assetsFile(1_500));
    workshop.engine.subscribe((event) => {
      if (event.kind === 'progress' && event.task === 'imports' && event.done > 400)
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

describe('bad input', () => {
  const clients = 'Име;ЕИК;Телефон;Отложено плащане';

  it('names row, column and reason, and the rest is applied or not at the wish of the person', async () => {
    const long = 'я'.repeat(201);
    const { checkId, counts } = await check(
      'к.csv',
      [
        clients,
        'Вега ЕООД;175074752;0888123456;14',
        ';200510279;0888123457;',
        `${long};;;`,
        'Лъч АД;175 074 752;;',
        'Ден ООД;1,75E+08;;',
        'Формула;=A1+1;;',
        'Срок;;;много',
        'Срок 2;;;9999',
        'Грешен ЕИК;175074753;;',
        'по-малко;колони',
      ].join('\n'),
    );
    expect(counts).toMatchObject({ rows: 10, create: 2, refused: 8 });
    expect(await said(checkId)).toEqual([
      '3 Име required',
      '4 Име tooLong',
      '5 ЕИК duplicateRow',
      '6 ЕИК lostDigits',
      '7 ЕИК formula',
      '8 Отложено плащане notNumber',
      '9 Отложено плащане outOfRange',
      '10 ЕИК eik',
      '11 - FEWER_COLUMNS',
    ]);
    const whole = await workshop.manager.refused('imports.apply', { checkId, onlyWhole: true });
    expect(whole).toBe('IMPORT_ROWS_REFUSED');
    expect(await apply(checkId)).toMatchObject({ created: 2, refused: 8 });
    const path = join(folder, 'отчет.csv');
    await workshop.manager.do('exports.write', {
      list: 'imports.report',
      format: 'csv',
      input: { checkId, filter: 'refused', text: '', cursor: null, limit: 1 },
      grant: workshop.engine.grant(path),
    });
    expect(readFileSync(path, 'utf8')).toContain('Excel е съкратил числото');
  });

  it('refuses files that are not what they say', async () => {
    const refusedFile = (name: string, content: string | Uint8Array) =>
      workshop.manager.refused('imports.open', { grant: grantOf(name, content), reading: found });
    expect(await refusedFile('a.xlsx', zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBe(
      'IMPORT_NOT_WORKBOOK',
    );
    expect(await refusedFile('b.xlsx', Uint8Array.of(0x50, 0x4b, 1, 2, 3))).toBe('IMPORT_NOT_WORKBOOK');
    expect(await refusedFile('c.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe(
      'IMPORT_OLD_WORKBOOK',
    );
    expect(await refusedFile('d.csv', Uint8Array.of(1, 0, 2, 0, 3))).toBe('CSV_NOT_TEXT');
    expect(await refusedFile('e.csv', '')).toBe('CSV_EMPTY');
    expect(await refusedFile('f.csv', 'Име;ЕИК\n')).toBe('CSV_EMPTY');
    expect(await refusedFile('g.xlsx', workbook([]))).toBe('CSV_EMPTY');
    // A table under the name of a workbook is a table.
    expect(await open('h.xlsx', 'Име;ЕИК\nа;1')).toMatchObject({ format: 'csv', rows: 1 });
  });

  it('takes what a formula has reckoned, refuses what it has not, and puts zeros back', async () => {
    const cells = [
      ['Име', 'ЕИК', 'Телефон', 'ЕГН'].map(text),
      [text('Музей'), '<v>713391</v>', '<v>888123456</v>', ''],
      ['t="str"><f>A2</f><v>Смятано</v>', '', '<f>1+1</f>', ''],
      [text('Грешка'), 't="e"><f>1/0</f><v>#DIV/0!</v>', '', ''],
    ];
    const { checkId, file } = await check('z.xlsx', workbook(cells), { kind: 'parties' });
    expect(file).toMatchObject({ format: 'xlsx', sheets: ['Лист1'], rows: 3 });
    expect(await said(checkId)).toEqual(['2 ЕИК zerosRestored', '3 Телефон formula', '4 ЕИК cellError']);
    await apply(checkId);
    const { sqlite } = workshop.engine.handles;
    expect(sqlite.prepare('SELECT eik FROM party').pluck().all()).toEqual(['000713391']);
    expect(sqlite.prepare('SELECT value FROM party_contact').pluck().all()).toEqual(['+359888123456']);
  });

  it('knows Bulgarian dates and numbers, and refuses an unknown unit and a second card of one VIN', async () => {
    const { checkId } = await check(
      'д.csv',
      [
        'Рег. №;Марка;Модел;Първа регистрация;Км;Мярка;Клас',
        'СА 1111 АА;Opel;Astra;05.03.2011 г.;177 200;км;',
        'СА 2222 АА;Opel;Astra;31.02.2011;1;км;',
        'СА 3333 АА;Opel;Astra;;100;мили;',
        'са1111аа;Opel;Astra;;5;км;',
        'СА 4444 АА;Opel;Astra;;5;км;Ракета',
        ';Opel;Astra;;;;',
      ].join('\r\n'),
    );
    expect(await said(checkId)).toEqual([
      '3 Първа регистрация notDate',
      '4 Мярка unknownUnit',
      '5 Рег. № duplicateRow',
      '6 Клас unknownClass',
      '7 - ASSET_WITHOUT_SERIAL',
    ]);
    await apply(checkId);
    const { sqlite } = workshop.engine.handles;
    expect(sqlite.prepare('SELECT first_registration_on, plate FROM asset').raw().all()).toEqual([
      ['2011-03-05', 'СА 1111 АА'],
    ]);
    expect(sqlite.prepare('SELECT value FROM meter_reading').pluck().all()).toEqual([177_200]);
  });

  it('reads another encoding and delimiter when the person says so', async () => {
    const bytes = iconv.encode('Име,Град\nВега,София', 'windows-1251');
    expect(await open('1.csv', bytes)).toMatchObject({ encoding: 'windows-1251', delimiter: ',' });
    const wrong = await open('2.csv', bytes, { ...found, encoding: 'utf8', delimiter: ';' });
    expect(wrong.columns).toHaveLength(1);
    expect(await open('3.csv', '\uFEFFИме\tГрад\nВега\tСофия')).toMatchObject({
      delimiter: '\t',
      encoding: 'utf8bom',
    });
  });
});

describe('cards that are there', () => {
  it('fills only what is empty, or skips, or makes another; the undo puts it back', async () => {
    await addParty(workshop.manager, {
      ...partyFields(),
      kind: 'firm',
      name: 'Вега ЕООД',
      eik: '175074752',
      city: null,
    });
    const before = everything();
    const content = 'Име;ЕИК;Град;Имейл\nДруго име;175074752;Пловдив;a@b.bg';
    expect((await check('1.csv', content)).counts).toMatchObject({ skip: 1, create: 0 });
    expect((await check('2.csv', content, { existing: 'new' })).counts).toMatchObject({ create: 1 });
    const { checkId, counts } = await check('3.csv', content, { existing: 'fill' });
    expect(counts).toMatchObject({ fill: 1 });
    const { runId } = await apply(checkId);
    const { sqlite } = workshop.engine.handles;
    expect(sqlite.prepare('SELECT name, city FROM party').raw().all()).toEqual([['Вега ЕООД', 'Пловдив']]);
    await undo(runId);
    expect(everything()).toEqual(before);
    soundIndexes();
  });

  it('an undo is blocked by what was changed since, named, or leaves it', async () => {
    const { checkId } = await check('а.csv', `${head}\n${assetLine(0)}\n${assetLine(1)}\n${assetLine(2)}`);
    const { runId } = await apply(checkId);
    const { sqlite } = workshop.engine.handles;
    const id = Number(sqlite.prepare('SELECT id FROM asset ORDER BY id LIMIT 1').pluck().get());
    const card = await workshop.manager.do('assets.card', { assetId: id });
    const { active: _active, ownerId, ...asset } = card.asset;
    await workshop.manager.do('assets.save', {
      ...{ assetId: id, version: card.version, ownerId, plateMovedOn: null, meter: null },
      asset: { ...asset, note: 'на ръка' },
    });
    const found = await workshop.manager.do('imports.undoCheck', { runId });
    expect(found).toMatchObject({ rows: 3, keptCount: 1, kept: [{ line: 2, reason: 'changed' }] });
    expect(await workshop.manager.refused('imports.undo', { runId, leaveChanged: false })).toBe(
      'IMPORT_CHANGED_SINCE',
    );
    expect(await undo(runId, true)).toEqual({ undone: 2, kept: 1 });
    expect(sqlite.prepare('SELECT count(*) FROM asset').pluck().get()).toBe(1);
  });

  it('an undo leaves an asset that somebody has used', async () => {
    const { checkId } = await check('а.csv', `${head}\n${assetLine(0)}`);
    const { runId } = await apply(checkId);
    const { sqlite } = workshop.engine.handles;
    const id = Number(sqlite.prepare('SELECT id FROM asset').pluck().get());
    await workshop.manager.do('assets.addWarranty', {
      assetId: id,
      warranty: {
        giver: 'workshop',
        subject: 'Ремонт',
        fromOn: '2026-01-01',
        toOn: '2027-01-01',
        meterLimit: null,
        document: null,
      },
    } as never);
    const found = await workshop.manager.do('imports.undoCheck', { runId });
    expect(found.kept).toEqual([expect.objectContaining({ line: 2, reason: 'used' })]);
  });
});

describe('operations and norms', () => {
  it('come with groups, norms by place of the tree and units, and go again', async () => {
    const before = everything();
    const operations = await check(
      'о.csv',
      'Код;Наименование;Група;Норма;Мярка;ДДС\nИ-1;Смяна;механика;1,5;ч;20\nИ-2;Мерене;диагностика;30;мин;20%\nИ-3;Х;Няма;1;ч;20\nИ-4;Х;;1;лакти;20',
    );
    expect(operations.file.kind).toBe('operations');
    expect(await said(operations.checkId)).toEqual(['4 Група unknownGroup', '5 Мярка unknownUnit']);
    const first = await apply(operations.checkId);
    const norms = await check(
      'н.csv',
      'Код;Марка;Модел;Норма;Мярка;От\nИ-1;Volkswagen;Golf VII;150;ZE;01.01.2026\nИ-9;;;1;ч;\nИ-1;Volkswagen;Golf VII;2;ч;01.01.2026',
      { kind: 'norms' },
    );
    expect(await said(norms.checkId)).toEqual(['3 Код unknownOperation', '4 Код duplicateRow']);
    const second = await apply(norms.checkId);
    const { sqlite } = workshop.engine.handles;
    expect(
      sqlite
        .prepare(
          "SELECT n.level, n.norm_sec, n.from_on FROM norm n JOIN operation o ON o.id = n.operation_id WHERE o.code LIKE 'И-%' ORDER BY n.id",
        )
        .raw()
        .all(),
    ).toEqual([
      ['all', 5400, '2026-11-24'],
      ['all', 1800, '2026-11-24'],
      ['model', 5400, '2026-01-01'],
    ]);
    await undo(second.runId);
    await undo(first.runId);
    expect(everything()).toEqual(before);
  });

  it('the columns are remembered for the next file with the same headings', async () => {
    const file = await open('1.csv', 'Нещо;Друго\nВега;175074752');
    expect(file.mappings.parties.mapping).toEqual({});
    const { checkId } = await workshop.manager.do('imports.check', {
      fileId: file.fileId,
      kind: 'parties',
      mapping: { name: 0, eik: 1 },
      options: usual,
    });
    await apply(checkId);
    const again = await open('2.csv', 'Нещо;Друго\nЛъч;200510279');
    expect(again.mappings.parties).toEqual({ mapping: { name: 0, eik: 1 }, remembered: true });
    expect(again.kind).toBe('parties');
  });

  it('asks for the right of the register too', async () => {
    const foreman = workshop.as('foreman');
    expect(await foreman.refused('imports.list', {})).toBe('FORBIDDEN');
  });
});

const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is>`;

/** A workbook with exactly these cells; the parts around them are the program's own. */
function workbook(rows: readonly (readonly string[])[]): Uint8Array {
  const parts = unzipSync(xlsxWriter([{ title: 'x', kind: 'text' }], 'Лист1').finish(null));
  const cell = (row: number, inner: string, at: number) => {
    const address = `${'ABCDEF'.charAt(at)}${row}`;
    const [attributes, content] = inner.startsWith('t=') ? split(inner) : ['', inner];
    return inner === '' ? '' : `<c r="${address}" ${attributes}>${content}</c>`;
  };
  const data = rows.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((one, column) => cell(at + 1, one, column)).join('')}</row>`,
  );
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data.join('')}</sheetData></worksheet>`;
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) });
}

function split(inner: string): [string, string] {
  const end = inner.indexOf('>');
  return [inner.slice(0, end), inner.slice(end + 1)];
}
