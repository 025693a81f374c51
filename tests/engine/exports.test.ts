import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readCsv } from '@engine/exchange/csv/readCsv';
import type { InputOf } from '@shared/contract/contract';
import { type ExportedList, exportedLists, exportFormats } from '@shared/features/exports/model';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addParty } from '../support/cards';
import { driveProblem, makeDrive } from '../support/drives';
import { addPart, receiveParts } from '../support/goods';
import { addKit, partOf } from '../support/kits';
import { addTrait } from '../support/traits';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let folder: string;
beforeEach(async () => {
  workshop = await openWorkshop();
  folder = mkdtempSync(join(tmpdir(), 'maistor-export-'));
});
afterEach(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

type Order = Pick<InputOf<'exports.write'>, 'list' | 'format' | 'input' | 'shown'>;

const parties = (sort: { by: string; dir: string } = { by: 'name', dir: 'asc' }, text = '') => ({
  filter: { text, role: null, kind: null, debtors: false, inactive: false },
  sort,
  cursor: null,
  limit: 1,
});
const assets = {
  filter: { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false },
  sort: { by: 'plate', dir: 'asc' },
  cursor: null,
  limit: 1,
};
const period = { fromOn: '2026-01-01', toOn: '2026-12-31' };
const sorted = (by: string) => ({ filter: {}, sort: { by, dir: 'asc' }, cursor: null, limit: 1 });

/** What stands for a file that was read: the tests of the imports and of the price lists write it. */
const ofFiles = ['imports.report', 'priceLists.changes', 'priceLists.problems'] as const;
type KeptList = Exclude<ExportedList, (typeof ofFiles)[number]>;
const keptLists = exportedLists.filter(
  (list): list is KeptList => !(ofFiles as readonly string[]).includes(list),
);

const inputs: Readonly<Record<KeptList, Record<string, unknown>>> = {
  'orders.list': sorted('received'),
  'assets.list': assets,
  'registry.items': {
    filter: { text: '', kind: null, inactive: false },
    sort: { by: 'item', dir: 'asc' },
    cursor: null,
    limit: 1,
  },
  'care.list': {
    filter: { text: '', kind: null, view: 'all', untilOn: '2027-12-31' },
    sort: { by: 'dueOn', dir: 'asc' },
    cursor: null,
    limit: 1,
  },
  'care.stays': { season: null },
  'parties.list': parties(),
  'stock.list': sorted('number'),
  'stock.documents': { filter: {}, cursor: null, limit: 1 },
  'purchasing.list': { filter: {}, cursor: null, limit: 1 },
  'purchasing.order': { orderId: 1 },
  'purchasing.cores': { filter: {}, cursor: null, limit: 1 },
  'stocktake.lines': { stocktakeId: 1, view: 'all', bin: null, text: '', cursor: null, limit: 1 },
  'stocktake.sheet': { stocktakeId: 1, view: 'all', bin: null, text: '', cursor: null, limit: 1 },
  'kits.list': { fromOn: null, toOn: null, belowBp: null, incomplete: false, inactive: false },
  'kits.structure': { kitId: 1, version: null },
  'etka.exports': { cursor: null, limit: 1 },
  'etka.skipped': { of: { choices: { profile: 'MIN' } }, cursor: null, limit: 1 },
  'etka.difference': { of: { choices: { profile: 'MIN' } }, cursor: null, limit: 1 },
  'invoicing.list': sorted('number'),
  'payments.list': period,
  'earnings.workers': period,
  'earnings.orders': period,
  'earnings.teams': period,
  'earnings.rows': period,
  'catalog.operations': {
    target: { level: 'all', targetId: 0 },
    text: '',
    groupId: null,
    ownOnly: false,
    inactive: false,
  },
  'traits.list': {},
  'traits.bulkPreview': {
    filter: { assets: assets.filter, traitId: 1, change: { kind: 'clear' }, outcome: null },
    sort: { by: 'number', dir: 'asc' },
    cursor: null,
    limit: 1,
  },
  'audit.list': {},
  'priceLists.list': {},
  'pricing.alerts': {},
  'pricing.matrix': {},
  'reports.day': { on: '2026-11-24' },
  'provision.list': { view: 'all', warehouseId: null, dueUntil: null, delay: null },
};

const place = (name: string, at = folder) => workshop.engine.grant(join(at, name));

function write(person: Person, order: Order, grant: string) {
  return person.do('exports.write', { ...order, grant });
}

async function sheetOf(path: string) {
  const [sheet] = await readXlsxFile(path, { trim: false });
  if (!sheet) throw new Error(`no sheet in ${path}`);
  return sheet.data;
}

const onDrive = (name: string) => join(folder, name);
const leftIn = (at: string) => readdirSync(at);

async function aFirm() {
  return addParty(workshop.manager, {
    kind: 'firm',
    name: '=HYPERLINK("http://x";"Ева")',
    eik: '000123456',
    customerType: 'business',
    contacts: [{ kind: 'phone', value: '02 981 2345', person: null }],
  });
}

describe('a workbook', () => {
  it('keeps ЕИК, phones and plates as text with their leading zeros, and runs no formula', async () => {
    const ownerId = await aFirm();
    await addAsset(workshop.manager, { plate: 'СВ 0012 КТ', vin: null, serial: '007' }, { ownerId });
    const written = await write(
      workshop.manager,
      { list: 'parties.list', format: 'xlsx', input: parties() },
      place('клиенти.xlsx'),
    );
    expect(written).toMatchObject({ fileName: 'клиенти.xlsx', rows: 1 });
    const [header = [], row = []] = await sheetOf(onDrive('клиенти.xlsx'));
    expect(header.slice(0, 3)).toEqual(['Име', 'Телефон', 'ЕИК']);
    expect(row.slice(0, 3)).toEqual(['=HYPERLINK("http://x";"Ева")', '02 981 2345', '000123456']);
    await write(workshop.manager, { list: 'assets.list', format: 'xlsx', input: assets }, place('к.xlsx'));
    const [titles = [], card = []] = await sheetOf(onDrive('к.xlsx'));
    const at = (title: string) => card[titles.indexOf(title)];
    expect([at('Рег. №'), at('Сериен №'), at('Телефон')]).toEqual(['СВ 0012 КТ', '007', '02 981 2345']);
    // Numbers stay numbers beside them.
    expect(at('Година')).toBe(2014);
  });

  it('has the columns of the view in its order, and all of them when nobody chose', async () => {
    const ownerId = await aFirm();
    await addAsset(workshop.manager, { plate: 'СВ 0012 КТ', vin: null }, { ownerId });
    const shown = { sort: null, text: '', columns: ['phone', 'number', 'unknown', 'title'] };
    const order = { list: 'assets.list', format: 'xlsx', input: assets } as const;
    await write(workshop.manager, { ...order, shown }, place('изглед.xlsx'));
    const [titles = [], row = []] = await sheetOf(onDrive('изглед.xlsx'));
    expect(titles).toEqual(['Телефон', 'Рег. №', 'Марка', 'Модел', 'Модификация']);
    expect(row.slice(0, 2)).toEqual(['02 981 2345', 'СВ 0012 КТ']);
    await write(workshop.manager, order, place('всички.xlsx'));
    const [all = []] = await sheetOf(onDrive('всички.xlsx'));
    expect(all).toEqual(expect.arrayContaining(['VIN', 'Следващо обслужване', 'Гаранция до']));
  });

  it('writes money and quantities as numbers, dates as dates, and the sums below the rows', async () => {
    const partId = await addPart(workshop.manager, { number: '0012345', nameBg: 'Филтър' });
    const supplierId = await aFirm();
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 2.5, costCents: 1010 }]);
    const list = 'stock.list';
    await write(workshop.manager, { list, format: 'xlsx', input: inputs[list] }, place('s.xlsx'));
    const [header = [], row = [], sums = []] = await sheetOf(onDrive('s.xlsx'));
    const at = (title: string) => header.indexOf(title);
    expect(row[0]).toBe('0012345');
    expect(row[at('Налични')]).toBe(2.5);
    expect(row[at('Стойност, €')]).toBe(25.25);
    expect([sums[0], sums[at('Стойност, €')]]).toEqual(['Общо', 25.25]);
    const documents = 'stock.documents';
    await write(
      workshop.manager,
      { list: documents, format: 'xlsx', input: inputs[documents] },
      place('d.xlsx'),
    );
    const [, document = []] = await sheetOf(onDrive('d.xlsx'));
    expect(document[1]).toEqual(new Date('2026-11-24T00:00:00Z'));
  });
});

describe('a CSV', () => {
  it('has a byte order mark, semicolons, decimal commas and no text that a spreadsheet would run', async () => {
    await aFirm();
    const order: Order = { list: 'parties.list', format: 'csv', input: parties() };
    await write(workshop.manager, order, place('c.csv'));
    const bytes = readFileSync(onDrive('c.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { delimiter, rows } = readCsv(bytes);
    expect(delimiter).toBe(';');
    expect(rows[0]?.cells.slice(0, 3)).toEqual([`'=HYPERLINK("http://x";"Ева")`, '02 981 2345', '000123456']);
    // The sums: nothing is owed.
    expect(rows[1]?.cells.at(-1)).toBe('0,00');
    expect(bytes.toString('utf8')).toContain('"000123456"');
  });
});

/** Straight into the table: 25,000 forms would take minutes. */
function fillRegister(count: number): void {
  workshop.engine.handles.sqlite.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO party (kind, name, folded, eik, customer_type, print_language, created_at)
    SELECT 'firm', 'Фирма ' || i, printf('firma %06d', i), printf('%09d', i), 'business', 'bg', 0 FROM n`);
}

describe('a long list', () => {
  const count = 25_000;

  it.each(exportFormats)(
    '%s: all rows in their order, and whoever else works meanwhile is answered',
    async (format) => {
      fillRegister(count);
      let finished = false;
      const order: Order = { list: 'parties.list', format, input: parties({ by: 'name', dir: 'desc' }) };
      const begun = new Promise<void>((resolve) => {
        workshop.engine.subscribe((event) => event.kind === 'progress' && resolve());
      });
      const exported = write(workshop.manager, order, place(`all.${format}`)).finally(() => {
        finished = true;
      });
      const other = workshop.as('receptionist');
      await begun;
      let committed = 0;
      for (; !finished && committed < 5; committed += 1) {
        await nextTurn();
        await addParty(other, { name: `Яна ${committed}`, contacts: [] });
      }
      const answeredMeanwhile = !finished;
      const { rows } = await exported;
      // Those that came while it was read are not in it: the file is the list as it stood when it was asked for.
      expect(rows).toBe(count);
      expect([committed, answeredMeanwhile]).toEqual([5, true]);
      const read =
        format === 'csv'
          ? readCsv(readFileSync(onDrive('all.csv'))).rows.map(({ cells }) => cells[2])
          : (await sheetOf(onDrive('all.xlsx'))).slice(1).map((row) => row[2]);
      const expected = Array.from({ length: count }, (_, i) => String(count - i).padStart(9, '0'));
      expect(read.slice(0, count)).toEqual(expected);
    },
  );

  it('reports how far it is and stops when asked, with nothing left behind', async () => {
    fillRegister(5_000);
    const progress: number[] = [];
    const stop = workshop.engine.subscribe((event) => {
      if (event.kind !== 'progress' || event.task !== 'export:parties.list') return;
      progress.push(event.done);
      expect(event.total).toBe(5_000);
      if (event.done === 1_500) void workshop.manager.do('exports.cancel', { list: 'parties.list' });
    });
    const order = { list: 'parties.list', format: 'xlsx', input: parties(), grant: place('a.xlsx') } as const;
    expect(await workshop.manager.refused('exports.write', order)).toBe('WRITE_CANCELLED');
    stop();
    expect(progress.slice(0, 3)).toEqual([500, 1_000, 1_500]);
    expect(progress.length).toBeLessThan(10);
    expect(leftIn(folder)).toEqual([]);
  });
});

describe('what the window sorted and filtered itself', () => {
  it('is repeated in the file of a list that it has whole', async () => {
    const list = 'catalog.operations';
    const codes = async (shown: Order['shown']) => {
      await write(workshop.manager, { list, format: 'xlsx', input: inputs[list], shown }, place('o.xlsx'));
      return (await sheetOf(onDrive('o.xlsx'))).slice(1).map((row) => String(row[0]));
    };
    const all = await codes({ sort: null, text: '' });
    expect(all.length).toBeGreaterThan(3);
    const byCode = await codes({ sort: { by: 'code', dir: 'desc' }, text: '' });
    const collator = new Intl.Collator('bg', { numeric: true });
    expect(byCode).toEqual(all.toSorted((a, b) => collator.compare(b, a)));
    const one = all[2] ?? '';
    expect(await codes({ sort: null, text: one.toLowerCase() })).toContain(one);
    expect((await codes({ sort: null, text: one })).length).toBeLessThan(all.length);
  });

  it('a paged list is filtered by its query', async () => {
    await aFirm();
    await addParty(workshop.manager, { name: 'Борис Колев', contacts: [] });
    const input = parties({ by: 'name', dir: 'asc' }, 'Борис');
    const done = await write(
      workshop.manager,
      { list: 'parties.list', format: 'csv', input },
      place('b.csv'),
    );
    expect(done.rows).toBe(1);
  });
});

it('every declared list goes into both formats', async () => {
  await addTrait(workshop.manager);
  await workshop.manager.do('stocktake.start', {
    ...{ warehouseId: 1, scope: 'warehouse', bins: [], groupId: null, blind: true, note: null },
  });
  await addKit(workshop.manager, await addPart(workshop.manager, { number: 'K 001' }), [
    partOf(await addPart(workshop.manager, { number: 'K 002' }), 1),
  ]);
  for (const list of keptLists) {
    for (const format of exportFormats) {
      const done = await write(workshop.manager, { list, format, input: inputs[list] }, place(`x.${format}`));
      expect([list, existsSync(onDrive(done.fileName))]).toEqual([list, true]);
    }
  }
  const again = { list: 'parties.list', format: 'csv', grant: place('y.csv') } as const;
  expect(
    await workshop.manager.refused('exports.write', { ...again, input: { sort: 'name; DROP TABLE party' } }),
  ).toBe('INVALID_INPUT');
});

describe('who may', () => {
  const order = { list: 'parties.list', format: 'csv', input: parties() } as const;

  it('needs the right to export and the right to see the list', async () => {
    const grant = place('p.csv');
    expect(await workshop.as('receptionist').refused('exports.write', { ...order, grant })).toBe('FORBIDDEN');
    const invoices = { ...order, list: 'invoicing.list', input: inputs['invoicing.list'], grant } as const;
    const refusals = () =>
      workshop.engine.handles.sqlite.prepare("SELECT count(*) FROM audit WHERE outcome = 'refused'").pluck();
    const before = Number(refusals().get());
    expect(await workshop.as('storekeeper').refused('exports.write', invoices)).toBe('FORBIDDEN');
    expect(refusals().get()).toBe(before + 1);
    expect(leftIn(folder)).toEqual([]);
  });

  it('gives phones of people and costs only to who may see them', async () => {
    await addParty(workshop.manager, { name: 'Борис Колев' });
    await write(workshop.as('storekeeper'), order, place('p.csv'));
    expect(readCsv(readFileSync(onDrive('p.csv'))).rows[0]?.cells.slice(0, 2)).toEqual(['Борис Колев', '']);
    await write(workshop.as('accountant'), order, place('p.csv'));
    expect(readCsv(readFileSync(onDrive('p.csv'))).rows[0]?.cells[1]).toBe('0888 123 456');
  });

  it('leaves a row in the log that says whose data went where', async () => {
    const accountant = workshop.as('accountant');
    await write(accountant, order, place('p.csv'));
    const { rows } = await workshop.manager.do('audit.list', { entry: 'exports.write' });
    expect(rows[0]?.entities).toEqual(['export:parties.list']);
    const [note] = JSON.parse(rows[0]?.payload ?? '[]') as { after: Record<string, unknown> }[];
    expect(note?.after).toMatchObject({ fileName: 'p.csv', rows: 0, personalData: true });
  });
});

describe('the place', () => {
  const order = { list: 'parties.list', format: 'csv', input: parties() } as const;
  const attempt = (grant: string) => workshop.manager.refused('exports.write', { ...order, grant });

  it('is a grant of this program, never a path of the window', async () => {
    for (const grant of [randomUUID(), join(folder, 'a.csv'), '../../a.csv']) {
      expect(await attempt(grant)).toBe('GRANT_UNKNOWN');
    }
    expect(leftIn(folder)).toEqual([]);
  });

  it('never puts a list over a file of another kind, nor over one that nobody was asked about', async () => {
    const database = join(workshop.dataDir, 'maistor.db');
    const before = existsSync(database) ? readFileSync(database).length : -1;
    const done = await write(workshop.manager, order, workshop.engine.grant(database));
    expect(done.fileName).toBe('maistor.db.csv');
    if (before >= 0) expect(readFileSync(database).subarray(0, 6).toString()).toBe('SQLite');
    writeFileSync(onDrive('list.csv'), 'mine');
    expect(await attempt(place('list'))).toBe('EXPORT_FILE_EXISTS');
    expect(readFileSync(onDrive('list.csv'), 'utf8')).toBe('mine');
  });

  it('keeps the old file when the drive is gone or takes no more', async () => {
    expect(await attempt(place('a.csv', join(folder, 'pulled')))).toBe('DRIVE_GONE');
    expect(existsSync(join(folder, 'pulled'))).toBe(false);
  });

  const problem = driveProblem('tmpfs');
  it.skipIf(problem)(
    `a full drive, and one pulled while it writes${problem ? ` [skipped: ${problem}]` : ''}`,
    async () => {
      fillRegister(60_000);
      const drive = makeDrive('tmpfs', 1);
      try {
        const target = place('all.csv', drive.mountPath);
        writeFileSync(join(drive.mountPath, 'all.csv'), 'the list of last week');
        expect(await attempt(target)).toBe('DRIVE_FULL');
        expect(leftIn(drive.mountPath)).toEqual(['all.csv']);
        expect(readFileSync(join(drive.mountPath, 'all.csv'), 'utf8')).toBe('the list of last week');
        const stop = workshop.engine.subscribe((event) => {
          if (event.kind === 'progress' && event.done === 5_000) drive.pull();
        });
        expect(await attempt(target)).toMatch(/^DRIVE_(GONE|ERROR)$/u);
        stop();
        // What a pulled stick leaves is an empty folder of the system's own disk, and nothing may be written there.
        expect(existsSync(drive.mountPath) ? leftIn(drive.mountPath) : []).toEqual([]);
      } finally {
        drive.dispose();
      }
    },
  );
});
