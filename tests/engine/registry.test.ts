import type { InputOf, OutputOf } from '@shared/contract/contract';
import { assetSortFields, itemSortFields } from '@shared/features/registry/model';
import { addMonths, sofiaInstant } from '@shared/kernel/dates';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAsset, addModification, addParty } from '../support/cards';
import { doneOrder } from '../support/closing';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

/** L1 and L5: every sort and filter against a naive reckoning in plain JavaScript over the whole set. */

let workshop: TestWorkshop;
let shop: Shop;
const today = '2026-11-24';

type AssetInput = InputOf<'assets.list'>;
type ItemInput = InputOf<'registry.items'>;
type AssetRow = OutputOf<'assets.list'>['rows'][number];
type ItemRow = OutputOf<'registry.items'>['rows'][number];

beforeAll(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
  await fill();
}, 120_000);
afterAll(() => workshop.close());

const owners = ['Ангел Петров', 'ангел Илиев', 'Ѝво Манов', 'Щерю Стоев', 'Zed Cooper'];

/** Cards with every kind of gap: no owner, no reading, no warranty, an ended contract, components that were taken off. */
async function fill(): Promise<void> {
  const { manager } = workshop;
  const ownerIds: number[] = [];
  for (const [at, name] of owners.entries())
    ownerIds.push(
      await addParty(manager, {
        name,
        contacts: [{ kind: 'phone', value: `0888 00 00 0${at}`, person: null }],
      }),
    );
  const golf = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
  for (let at = 0; at < 34; at += 1) {
    const ownerId = at % 6 === 5 ? undefined : ownerIds[at % 5];
    const assetId = await addAsset(
      manager,
      {
        ...{ plate: at % 7 === 0 ? null : `СА ${1000 + ((at * 37) % 90)} АВ`, vin: null },
        ...{
          serial: at % 3 === 0 || at % 7 === 0 ? `SN-${(at * 13) % 40}` : null,
          year: at % 4 === 0 ? null : 2000 + (at % 6),
        },
        ...(at % 2 === 0 ? golf : {}),
        ...{ place: at % 5 === 0 ? null : `Хале ${at % 4}` },
        ...{ inspectionOn: at % 3 === 0 ? `2026-12-${10 + (at % 20)}` : null },
        ...{ insuranceOn: at % 4 === 1 ? `2026-10-${10 + (at % 20)}` : null },
      },
      { ...(ownerId !== undefined && { ownerId }), ...(at % 3 !== 1 && { meter: 10_000 * (1 + (at % 9)) }) },
    );
    if (at % 4 === 2) await warrant(assetId, at);
    if (at % 5 === 3) await contract(assetId, at);
    if (at % 6 === 1) await components(assetId, at);
    if (at % 11 === 10)
      await workshop.manager.do('assets.setActive', {
        assetId,
        version: await versionOf(assetId),
        active: false,
      });
  }
  for (let at = 0; at < 3; at += 1) {
    const order = await doneOrder(shop);
    await order.do('invoicing.closeOrder', {});
  }
  await OpenOrder.take(shop);
}

const versionOf = async (assetId: number) => (await workshop.manager.do('assets.card', { assetId })).version;

async function warrant(assetId: number, at: number): Promise<void> {
  const warranty = { giver: 'importer', subject: 'Завод', fromOn: '2025-01-01', document: null } as const;
  const toOn =
    at % 8 === 2 ? `2026-12-${10 + (at % 15)}` : at % 3 === 0 ? '2026-05-01' : `2028-0${1 + (at % 8)}-15`;
  await workshop.manager.do('assets.addWarranty', {
    assetId,
    warranty: { ...warranty, toOn, meterLimit: at % 12 === 2 ? 20_000 : null },
  });
}

const noCommercial = {
  ...{ contactName: null, contactPhone: null, supplierId: null, deliveredOn: null, deliveryDocument: null },
  ...{ priceCents: null, startedOn: null, contractNumber: null, contractFromOn: null, contractToOn: null },
  ...{ responseHours: null, includedOperations: null, discountBp: null, place: 'Хале 2', room: null },
  ...{ siteContactName: null, siteContactPhone: null },
};

async function contract(assetId: number, at: number): Promise<void> {
  const terms = [
    { contractFromOn: '2026-01-01', contractToOn: '2027-01-01' },
    { contractFromOn: '2024-01-01', contractToOn: '2025-01-01' },
    { contractFromOn: '2026-12-01', contractToOn: null },
    { contractFromOn: null, contractToOn: null },
  ][at % 4];
  await workshop.manager.do('assets.saveCommercial', {
    assetId,
    version: await versionOf(assetId),
    commercial: {
      ...noCommercial,
      ...terms,
      contractNumber: `Д-${at}`,
      deliveredOn: `2024-0${1 + (at % 9)}-10`,
    },
  });
}

async function components(assetId: number, at: number): Promise<void> {
  const { manager } = workshop;
  for (const name of ['Мотор', 'Помпа'].slice(0, 1 + (at % 2))) {
    const component = {
      ...{ name, serial: null, partId: null, componentAssetId: null, note: null },
      ...{ warrantyGiver: null, warrantyToOn: null, warrantyMeter: null, warrantyDocument: null },
    };
    const { componentId, version } = await manager.do('assets.addComponent', {
      ...{ assetId, component, position: null },
      mounted: { on: '2026-03-01', meter: null },
    });
    if (name === 'Помпа' && at % 4 === 1)
      await manager.do('assets.removeComponent', {
        ...{ componentId, version, removed: { on: '2026-06-01', meter: null } },
        reason: 'износена',
      });
  }
}

const noFilter = { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false } as const;

async function allAssets(filter: Partial<AssetInput['filter']>, sort: AssetInput['sort'], limit = 200) {
  const rows: AssetRow[] = [];
  let last: OutputOf<'assets.list'>;
  let cursor: string | null = null;
  do {
    last = await workshop.manager.do('assets.list', {
      filter: { ...noFilter, ...filter },
      sort,
      cursor,
      limit,
    });
    rows.push(...last.rows);
    cursor = last.nextCursor;
  } while (cursor !== null);
  return { rows, count: last.count, totals: last.totals };
}

async function allItems(filter: Partial<ItemInput['filter']>, sort: ItemInput['sort'], limit = 200) {
  const rows: ItemRow[] = [];
  let last: OutputOf<'registry.items'>;
  let cursor: string | null = null;
  const base = { text: '', kind: null, inactive: false } as const;
  do {
    last = await workshop.manager.do('registry.items', {
      filter: { ...base, ...filter },
      sort,
      cursor,
      limit,
    });
    rows.push(...last.rows);
    cursor = last.nextCursor;
  } while (cursor !== null);
  return { rows, count: last.count, totals: last.totals };
}

const cell = <T>(sql: string, ...values: unknown[]): T =>
  workshop.engine.handles.sqlite
    .prepare(sql)
    .pluck()
    .get(...values) as T;

/** Whether the rows stand in the order of a key, ties by id, as an independent comparison says. */
function isOrdered<Row extends { id: number }>(
  rows: readonly Row[],
  key: (row: Row) => string | number,
  dir: 'asc' | 'desc',
): boolean {
  const sign = dir === 'asc' ? 1 : -1;
  return rows.every((row, at) => {
    const before = rows[at - 1];
    if (!before) return true;
    const [a, b] = [key(before), key(row)];
    const order = a < b ? -1 : a > b ? 1 : before.id - row.id;
    return sign * order < 0;
  });
}

const keyIn = (table: string, id: number | null) =>
  id === null ? '' : (cell<string>(`SELECT name_order FROM ${table} WHERE id = ?`, id) ?? '');
const nameKey = (id: number) => {
  const row = workshop.engine.handles.sqlite
    .prepare(
      'SELECT make_id AS make, model_id AS model, modification_id AS modification FROM asset WHERE id = ?',
    )
    .get(id) as Record<'make' | 'model' | 'modification', number | null>;
  return (['make', 'model', 'modification'] as const)
    .map((one) => keyIn(one, row[one]))
    .join(' ')
    .trim();
};
const folded = (text: string | null) =>
  text === null ? null : cell<string>('SELECT plate_key FROM asset WHERE plate = ?', text);

const assetKeys: Record<AssetInput['sort']['by'], (row: AssetRow) => string | number> = {
  plate: (row) => folded(row.plate) ?? row.serial?.replaceAll('-', '') ?? '',
  serial: (row) => row.serial?.replaceAll('-', '') ?? row.vin ?? '',
  title: (row) => nameKey(row.id),
  owner: (row) => keyIn('party', row.ownerId),
  year: (row) => row.year ?? 0,
  meter: (row) => row.meter ?? 0,
  warrantyTo: (row) => row.warrantyTo ?? '',
  orders: (row) => row.orders,
  turnover: (row) => row.turnoverCents ?? 0,
  lastOrderAt: (row) => row.lastOrderAt ?? 0,
};
const itemKeys: Record<ItemInput['sort']['by'], (row: ItemRow) => string | number> = {
  item: (row) => nameKey(row.id),
  serial: (row) => row.serial?.replaceAll('-', '') ?? '',
  client: (row) => keyIn('party', row.ownerId),
  place: (row) => row.place ?? '',
  delivered: (row) => row.deliveredOn ?? '',
  warrantyTo: (row) => row.warrantyTo ?? '',
  components: (row) => row.components,
  contract: (row) => (row.contractState === 'none' ? '' : (row.contractToOn ?? '9999-12-31')),
  lastOrder: (row) => row.lastOrder?.at ?? 0,
};

describe('sorts', () => {
  it.each(assetSortFields)('L1 by %s, both ways, pages of any size', async (by) => {
    const count = cell<number>('SELECT count(*) FROM asset WHERE active = 1');
    for (const dir of ['asc', 'desc'] as const) {
      const { rows } = await allAssets({}, { by, dir }, 7);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
      expect(rows.length).toBe(count);
      expect(isOrdered(rows, assetKeys[by], dir)).toBe(true);
    }
  });

  it.each(itemSortFields)('L5 by %s, both ways, pages of any size', async (by) => {
    const count = cell<number>('SELECT count(*) FROM asset WHERE active = 1');
    for (const dir of ['asc', 'desc'] as const) {
      const { rows } = await allItems({}, { by, dir }, 7);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
      expect(rows.length).toBe(count);
      expect(isOrdered(rows, itemKeys[by], dir)).toBe(true);
    }
  });

  it('no row is lost or comes twice, whatever the sort, the size of a page and the filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...assetSortFields),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('', 'голф', 'ангел', 'са'),
        async (by, dir, limit, text) => {
          const paged = await allAssets({ text }, { by, dir }, limit);
          const whole = await allAssets({ text }, { by, dir }, 200);
          expect(paged.rows.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
          expect(paged.count).toBe(paged.rows.length);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('filters', () => {
  const sort = { by: 'plate', dir: 'asc' } as const;
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).toSorted((a, b) => a - b);
  const naive = async (filter: Partial<AssetInput['filter']>, keep: (row: AssetRow) => boolean) => {
    const { rows } = await allAssets({}, sort);
    const found = await allAssets(filter, sort);
    const wanted = ids(rows.filter(keep));
    expect(ids(found.rows)).toEqual(wanted);
    expect(found.count).toBe(wanted.length);
    return wanted.length;
  };

  it('a warranty that ends within the days', async () => {
    const until = '2026-12-31';
    const keep = ({ warrantyTo }: AssetRow) =>
      warrantyTo !== null && warrantyTo >= today && warrantyTo <= until;
    expect(await naive({ warrantyUntilOn: until }, keep)).toBeGreaterThan(0);
  });

  it('inspection and insurance until a day, the overdue ones too', async () => {
    const inspection = ({ inspectionOn }: AssetRow) => inspectionOn !== null && inspectionOn <= '2026-12-20';
    expect(await naive({ inspectionUntilOn: '2026-12-20' }, inspection)).toBeGreaterThan(0);
    const insurance = ({ insuranceOn }: AssetRow) => insuranceOn !== null && insuranceOn <= today;
    expect(await naive({ insuranceUntilOn: today }, insurance)).toBeGreaterThan(0);
  });

  it('no visit for longer; a new card is none of them', async () => {
    const since = sofiaInstant(addMonths(today, -1), '00:00');
    const keep = ({ lastOrderAt }: AssetRow) => lastOrderAt !== null && lastOrderAt < since;
    expect(await naive({ noVisitMonths: 1 }, keep)).toBe(0);
    const { sqlite } = workshop.engine.handles;
    const old = sofiaInstant('2024-01-05', '10:00');
    const visited = cell<number>('SELECT asset_id FROM service_order WHERE number IS NOT NULL LIMIT 1');
    sqlite.prepare('UPDATE service_order SET received_at = ? WHERE asset_id = ?').run(old, visited);
    const never = cell<number>(
      'SELECT id FROM asset WHERE active = 1 AND id <> ? ORDER BY id DESC LIMIT 1',
      visited,
    );
    sqlite.prepare('UPDATE asset SET created_at = ? WHERE id = ?').run(old, never);
    const found = await allAssets({ noVisitMonths: 12 }, sort);
    expect(ids(found.rows)).toEqual([visited, never].toSorted((a, b) => a - b));
  });

  it('in warranty by date and by meter, as the card says of each', async () => {
    const { rows } = await allItems({}, { by: 'item', dir: 'asc' });
    const valid: number[] = [];
    for (const { id } of rows) {
      const { warranties } = await workshop.manager.do('assets.card', { assetId: id });
      if (warranties.some((one) => one.valid)) valid.push(id);
    }
    expect(valid.length).toBeGreaterThan(0);
    const inside = await allItems({ warranty: 'in' }, { by: 'item', dir: 'asc' });
    const outside = await allItems({ warranty: 'out' }, { by: 'item', dir: 'asc' });
    expect(ids(inside.rows)).toEqual(valid.toSorted((a, b) => a - b));
    expect(inside.rows.every((row) => row.inWarranty)).toBe(true);
    expect(ids([...inside.rows, ...outside.rows])).toEqual(ids(rows));
    expect((await allItems({}, { by: 'item', dir: 'asc' })).totals.inWarranty).toBe(valid.length);
  });

  it('contracts as each card tells its own; components that are mounted', async () => {
    const { rows, totals } = await allItems({}, { by: 'item', dir: 'asc' });
    for (const view of ['valid', 'over', 'none'] as const) {
      const found = await allItems({ contract: view }, { by: 'contract', dir: 'desc' });
      expect(found.rows.length).toBeGreaterThan(0);
      expect(ids(found.rows)).toEqual(ids(rows.filter((row) => row.contractState === view)));
    }
    const fitted = await allItems({ withComponents: true }, { by: 'components', dir: 'desc' });
    expect(ids(fitted.rows)).toEqual(ids(rows.filter((row) => row.components > 0)));
    expect(fitted.rows.some((row) => row.componentNames === 'Мотор, Помпа')).toBe(true);
    expect(totals.components).toBe(rows.reduce((sum, row) => sum + row.components, 0));
  });
});

describe('figures', () => {
  it('turnover is what was invoiced net, and the sum is that of all rows', async () => {
    const { rows, totals } = await allAssets({}, { by: 'turnover', dir: 'desc' });
    const invoiced = cell<number>(
      "SELECT sum(net_cents) FROM invoice WHERE status = 'issued' AND kind <> 'internal'",
    );
    expect(invoiced).toBeGreaterThan(0);
    expect(totals.turnoverCents).toBe(invoiced);
    expect(rows.reduce((sum, row) => sum + (row.turnoverCents ?? 0), 0)).toBe(invoiced);
    expect(totals.orders).toBe(rows.reduce((sum, row) => sum + row.orders, 0));
  });

  it('who may not see invoices gets no turnover, neither as a figure nor as an order', async () => {
    const operator = workshop.as('operator');
    const input = { filter: noFilter, cursor: null, limit: 50 };
    const page = await operator.do('assets.list', { ...input, sort: { by: 'turnover', dir: 'desc' } });
    const last = await operator.do('assets.list', { ...input, sort: { by: 'lastOrderAt', dir: 'desc' } });
    expect(page.totals.turnoverCents).toBeNull();
    expect(page.rows.every((row) => row.turnoverCents === null)).toBe(true);
    expect(page.rows.map(({ id }) => id)).toEqual(last.rows.map(({ id }) => id));
  });

  it("a person's phone goes with the right to personal data", async () => {
    const shown = await allAssets({ text: 'ангел' }, { by: 'owner', dir: 'asc' });
    expect(shown.rows.some(({ phone }) => phone === '0888 000 000')).toBe(true);
    const storekeeper = workshop.as('storekeeper');
    const hidden = await storekeeper.do('assets.list', {
      ...{ filter: noFilter, cursor: null, limit: 50 },
      sort: { by: 'owner', dir: 'asc' },
    });
    expect(hidden.rows.every(({ phone }) => phone === null)).toBe(true);
  });

  it('next service is the earliest of the card', async () => {
    const { rows } = await allAssets({}, { by: 'plate', dir: 'asc' });
    for (const row of rows.slice(0, 12)) {
      const { services } = await workshop.manager.do('care.card', { assetId: row.id });
      const days = services.flatMap(({ dueOn }) => dueOn ?? []).toSorted();
      expect(row.nextService?.on ?? null).toBe(days[0] ?? null);
    }
  });

  it('the kept figures are those that the sources give, whatever was done', () => {
    const { sqlite } = workshop.engine.handles;
    const differs = () =>
      sqlite
        .prepare(
          `SELECT * FROM (SELECT ${figures} FROM asset_figures EXCEPT SELECT ${figures} FROM asset_figures_now)
           UNION ALL SELECT * FROM (SELECT ${figures} FROM asset_figures_now EXCEPT SELECT ${figures} FROM asset_figures)`,
        )
        .all();
    expect(differs()).toEqual([]);
    // Straight in the database, past every command: an import, an undo, a merge, a repair.
    const changes = [
      "UPDATE party SET name_order = 'яя' WHERE id = (SELECT owner_id FROM asset WHERE owner_id IS NOT NULL LIMIT 1)",
      "UPDATE make SET name_order = 'zz'",
      "UPDATE model SET name_order = 'aa'",
      "UPDATE asset_class SET meter_unit = 'h' WHERE id = 1",
      'UPDATE asset SET owner_id = NULL, year = 1999, place = NULL WHERE id % 3 = 0',
      'UPDATE meter_reading SET annulled_at = 1 WHERE id % 2 = 0',
      'DELETE FROM meter_reading WHERE id % 5 = 0',
      "UPDATE asset_warranty SET to_on = '2030-01-01' WHERE id % 2 = 0",
      'DELETE FROM asset_warranty WHERE id % 3 = 0',
      "UPDATE asset_commercial SET contract_to_on = NULL, delivered_on = '2020-02-02' WHERE asset_id % 2 = 0",
      'DELETE FROM asset_commercial WHERE asset_id % 3 = 0',
      'UPDATE component_fitting SET removed_on = mounted_on WHERE id % 2 = 0',
      'UPDATE component_fitting SET asset_id = (SELECT max(id) FROM asset) WHERE id % 3 = 0',
      "UPDATE service_order SET phase = 'cancelled' WHERE id % 2 = 0",
      'UPDATE service_order SET asset_id = (SELECT max(id) FROM asset) WHERE id % 3 = 0',
      "UPDATE invoice SET status = 'annulled' WHERE id % 2 = 0",
      'UPDATE invoice SET net_cents = net_cents + 100',
    ];
    for (const change of changes) {
      sqlite.prepare(change).run();
      expect([change, differs()]).toEqual([change, []]);
    }
  });
});

const figures = [
  ...[
    'asset_id',
    'active',
    'number_key',
    'serial_key',
    'title_order',
    'owner_order',
    'place',
    'year',
    'meter',
  ],
  ...['meter_on', 'warranty_to', 'delivered_on', 'contract_to', 'components', 'orders', 'turnover_cents'],
  'last_order_at',
].join(', ');
