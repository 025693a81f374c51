import type { InputOf } from '@shared/contract/contract';
import type { PrintTarget } from '@shared/features/printing/model';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pdfText } from '../documents/pdfText';
import { addPart, receiveParts } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

type Typed = InputOf<'stock.postDocument'>;
type Line = Typed['lines'][number];

let workshop: TestWorkshop;
let supplierId: number;
let otherWarehouse: number;

const sqlite = () => workshop.engine.handles.sqlite;

beforeEach(async () => {
  workshop = await openWorkshop();
  supplierId = Number(
    sqlite()
      .prepare(
        "INSERT INTO party (kind, name, folded, customer_type, created_at) VALUES ('firm', 'Части Плюс ООД', 'chasti plyus ood', 'business', 0)",
      )
      .run().lastInsertRowid,
  );
  otherWarehouse = Number(
    sqlite().prepare("INSERT INTO warehouse (code, name) VALUES ('02', 'Склад 2')").run().lastInsertRowid,
  );
});
afterEach(() => workshop.close());

const line = (partId: number, units: number | null, patch: Partial<Line> = {}): Line => ({
  partId,
  quantityMilli: units === null ? null : Math.round(units * 1000),
  unitCostCents: null,
  bin: null,
  toBin: null,
  ...patch,
});

const typed = (form: Typed['form'], lines: Line[], patch: Partial<Typed> = {}): Typed => ({
  form,
  warehouseId: 1,
  supplierDocument: null,
  supplierDocumentOn: null,
  note: 'проба',
  lines,
  ...patch,
});

const post = (...args: Parameters<typeof typed>) => workshop.manager.do('stock.postDocument', typed(...args));
const refused = (...args: Parameters<typeof typed>) =>
  workshop.manager.refused('stock.postDocument', typed(...args));

const balance = (partId: number, warehouseId = 1) =>
  (sqlite()
    .prepare(
      'SELECT quantity_milli AS q, value_cents AS v FROM stock_balance WHERE part_id = ? AND warehouse_id = ?',
    )
    .get(partId, warehouseId) as { q: number; v: number } | undefined) ?? { q: 0, v: 0 };

const places = (partId: number, warehouseId = 1): Record<string, number> =>
  Object.fromEntries(
    sqlite()
      .prepare('SELECT bin, quantity_milli FROM stock_bin WHERE part_id = ? AND warehouse_id = ?')
      .raw()
      .all(partId, warehouseId) as [string, number][],
  );

/** Σ movements = balance per part and warehouse, = places per place; zero is worth zero (reports §5.6). */
function sumsAgree(): void {
  const differing = sqlite()
    .prepare(`
      SELECT part_id, warehouse_id, sum(q), sum(v) FROM (
        SELECT part_id, warehouse_id, quantity_milli AS q, value_cents AS v FROM stock_movement
        UNION ALL SELECT part_id, warehouse_id, -quantity_milli, -value_cents FROM stock_balance)
      GROUP BY part_id, warehouse_id HAVING sum(q) <> 0 OR sum(v) <> 0`)
    .all();
  expect(differing).toEqual([]);
  const bins = sqlite()
    .prepare(`
      SELECT part_id, warehouse_id, bin, sum(q) FROM (
        SELECT part_id, warehouse_id, bin, quantity_milli AS q FROM stock_movement
        UNION ALL SELECT part_id, warehouse_id, bin, -quantity_milli FROM stock_bin)
      GROUP BY part_id, warehouse_id, bin HAVING sum(q) <> 0`)
    .all();
  expect(bins).toEqual([]);
  expect(
    sqlite()
      .prepare(`SELECT * FROM stock_balance WHERE (quantity_milli = 0 AND value_cents <> 0)
        OR (quantity_milli > 0 AND value_cents < 0) OR (quantity_milli < 0 AND value_cents > 0)`)
      .all(),
  ).toEqual([]);
}

async function allowNegative(): Promise<void> {
  const { stock } = await workshop.manager.do('settings.get', {});
  await workshop.manager.do('settings.save', { sections: { stock: { ...stock, negativeAllowed: true } } });
}

async function stocked(...bins: [string, number][]): Promise<number> {
  const partId = await addPart(workshop.manager);
  for (const [bin, units] of bins)
    await receiveParts(workshop.manager, supplierId, [{ partId, units, costCents: 1000, bin }]);
  return partId;
}

describe('places', () => {
  it('give from the usual one first, then by code; a named one gives alone', async () => {
    const partId = await stocked(['B-1', 2], ['A-1', 3], ['C-1', 1]);
    await post('internalIssue', [line(partId, 4)]);
    expect(places(partId)).toEqual({ 'A-1': 1000, 'C-1': 1000 });
    expect(await refused('internalIssue', [line(partId, 2, { bin: 'c-1' })])).toBe('BIN_SHORT');
    await post('internalIssue', [line(partId, 1, { bin: 'c-1' })]);
    expect(places(partId)).toEqual({ 'A-1': 1000 });
    sumsAgree();
  });

  it('that are counted refuse every movement, the others go on', async () => {
    const partId = await stocked(['A-1', 2], ['B-1', 2]);
    sqlite().prepare("UPDATE storage_bin SET frozen_by = 7 WHERE code = 'A-1'").run();
    expect(await refused('internalIssue', [line(partId, 1, { bin: 'A-1' })])).toBe('BIN_FROZEN');
    expect(await refused('internalIssue', [line(partId, 3)])).toBe('BIN_FROZEN');
    expect(
      await refused('transfer', [line(partId, 1, { bin: 'B-1', toBin: 'A-1' })], { toWarehouseId: 1 }),
    ).toBe('BIN_FROZEN');
    await post('internalIssue', [line(partId, 2)]);
    expect(places(partId)).toEqual({ 'A-1': 2000 });
    sumsAgree();
  });
});

describe('a transfer', () => {
  it('carries exactly the value that left to the other warehouse, and its mirror brings it back', async () => {
    const partId = await stocked(['A-1', 3]);
    sqlite().prepare('UPDATE stock_balance SET value_cents = 1000').run();
    sqlite().prepare('UPDATE stock_movement SET value_cents = 1000').run();
    const { documentId } = await post('transfer', [line(partId, 1, { toBin: 'X-9' })], {
      toWarehouseId: otherWarehouse,
    });
    expect([balance(partId), balance(partId, otherWarehouse)]).toEqual([
      { q: 2000, v: 667 },
      { q: 1000, v: 333 },
    ]);
    expect(places(partId, otherWarehouse)).toEqual({ 'X-9': 1000 });
    await workshop.manager.do('stock.reverse', { documentId, version: 1, reason: 'обратно' });
    expect([balance(partId), balance(partId, otherWarehouse)]).toEqual([
      { q: 3000, v: 1000 },
      { q: 0, v: 0 },
    ]);
    expect(places(partId)).toEqual({ 'A-1': 3000 });
    sumsAgree();
  });

  it('within a warehouse changes places alone; nowhere is refused', async () => {
    const partId = await stocked(['A-1', 3]);
    await post('transfer', [line(partId, 3, { toBin: 'B-2' })], { toWarehouseId: 1 });
    expect([balance(partId), places(partId)]).toEqual([{ q: 3000, v: 3000 }, { 'B-2': 3000 }]);
    // what was the usual place stands empty now
    expect(await workshop.manager.do('stock.places', { partId, warehouseId: 1 })).toMatchObject({
      usualBin: 'B-2',
      places: [{ bin: 'B-2', quantityMilli: 3000 }],
    });
    expect(await refused('transfer', [line(partId, 1)], { toWarehouseId: 1 })).toBe('TRANSFER_NOWHERE');
    sumsAgree();
  });
});

describe('documents of every kind', () => {
  it('are kept as drafts, posted once and mirrored', async () => {
    const partId = await stocked(['A-1', 10]);
    const forms: [Typed['form'], Line, Partial<Typed>, number][] = [
      ['opening', line(partId, 2, { unitCostCents: 500 }), {}, 2000],
      ['internalIssue', line(partId, 1), {}, -1000],
      ['supplierReturn', line(partId, 1, { unitCostCents: 900 }), { supplierId }, -1000],
      ['scrap', line(partId, 1), {}, -1000],
      ['count', line(partId, 4), {}, -6000],
      ['transfer', line(partId, 1), { toWarehouseId: otherWarehouse }, -1000],
    ];
    for (const [form, one, patch, change] of forms) {
      const draft = await workshop.manager.do('stock.saveDocument', typed(form, [one], patch));
      expect(balance(partId).q).toBe(10_000);
      const { documentId } = await workshop.manager.do('stock.postDocument', {
        ...typed(form, [one], patch),
        ...draft,
      });
      expect([form, balance(partId).q]).toEqual([form, 10_000 + change]);
      sumsAgree();
      await workshop.manager.do('stock.reverse', { documentId, version: 1, reason: 'сгрешен' });
      expect([form, balance(partId).q]).toEqual([form, 10_000]);
      sumsAgree();
    }
    expect(sqlite().prepare("SELECT count(*) FROM stock_document WHERE status = 'draft'").pluck().get()).toBe(
      0,
    );
  });

  it('name what is missing', async () => {
    const partId = await stocked(['A-1', 1]);
    expect(await refused('scrap', [line(partId, 1)], { note: null })).toBe('INVALID_INPUT');
    expect(await refused('scrap', [line(partId, null)])).toBe('INVALID_INPUT');
    expect(await refused('transfer', [line(partId, 1)])).toBe('INVALID_INPUT');
    expect(await refused('supplierReturn', [line(partId, 1)])).toBe('INVALID_INPUT');
    expect(await refused('internalIssue', [line(partId, 2)])).toBe('STOCK_SHORT');
    expect(await refused('count', [line(partId, 1)])).toBe('NOTHING_TO_ADJUST');
    expect(await refused('count', [line(partId, 3, { bookedMilli: 2000 })])).toBe('STOCK_MOVED');
  });

  it('a quantity finer than a thousandth is refused', async () => {
    const partId = await stocked(['A-1', 1]);
    const half = { ...line(partId, 1), quantityMilli: 0.5 };
    expect(await refused('internalIssue', [half])).toBe('INVALID_INPUT');
  });

  it('are made by those who have the right of their kind', async () => {
    const partId = await stocked(['A-1', 1]);
    const asked = typed('internalIssue', [line(partId, 1)]);
    expect(await workshop.as('receptionist').refused('stock.postDocument', asked)).toBe('FORBIDDEN');
    expect(await workshop.as('receptionist').refused('stock.saveDocument', asked)).toBe('FORBIDDEN');
    await workshop.as('storekeeper').do('stock.postDocument', asked);
  });

  it('of two people who take the last unit at the same moment one gets it', async () => {
    const partId = await stocked(['A-1', 1]);
    const take = () =>
      workshop.manager.call('stock.postDocument', {
        requestId: crypto.randomUUID(),
        ...typed('internalIssue', [line(partId, 1)]),
      });
    const replies = await Promise.all([take(), take()]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { code: 'STOCK_SHORT' } });
    sumsAgree();
  });
});

describe('the day of a document', () => {
  it('may lie back, not ahead and not in the closed period', async () => {
    const partId = await stocked(['A-1', 5]);
    const issue = (documentOn: string) => typed('internalIssue', [line(partId, 1)], { documentOn });
    const { stock } = await workshop.manager.do('settings.get', {});
    await workshop.manager.do('settings.save', { sections: { stock: { ...stock, closedTo: '2026-10-31' } } });
    expect(await workshop.manager.refused('stock.postDocument', issue('2026-10-31'))).toBe('PERIOD_CLOSED');
    expect(await workshop.manager.refused('stock.postDocument', issue('2026-11-25'))).toBe('DATE_IN_FUTURE');
    const { documentId, number } = await workshop.manager.do('stock.postDocument', issue('2026-11-01'));
    expect(number).toBe('26-000001');
    expect(await workshop.manager.do('stock.document', { documentId })).toMatchObject({
      documentOn: '2026-11-01',
    });
    expect(sqlite().prepare('SELECT "on" FROM stock_movement ORDER BY id DESC').pluck().get()).toBe(
      '2026-11-01',
    );
  });
});

describe('serial numbers', () => {
  it('come in, are moved, go out and come back with their document', async () => {
    const partId = await addPart(workshop.manager);
    sqlite().prepare('UPDATE part SET serial_tracked = 1 WHERE id = ?').run(partId);
    const opening = (units: number, serials: string[]) =>
      typed('opening', [line(partId, units, { unitCostCents: 1000, serials, bin: 'A-1' })]);
    expect(await workshop.manager.refused('stock.postDocument', opening(2, ['S-1']))).toBe('SERIALS_MISSING');
    expect(await workshop.manager.refused('stock.postDocument', opening(1.5, ['S-1']))).toBe(
      'SERIALS_MISSING',
    );
    expect(await workshop.manager.refused('stock.postDocument', opening(2, ['S-1', 's1']))).toBe(
      'SERIAL_TWICE',
    );
    await workshop.manager.do('stock.postDocument', opening(3, ['S-1', 'S-2', 'S-3']));
    expect(await workshop.manager.refused('stock.postDocument', opening(1, ['s 2']))).toBe('SERIAL_IN_STOCK');
    await post('transfer', [line(partId, 1, { serials: ['S-3'], toBin: 'X-1' })], {
      toWarehouseId: otherWarehouse,
    });
    expect(await refused('internalIssue', [line(partId, 1, { serials: ['S-3'] })])).toBe('SERIAL_NOT_HERE');
    expect(await refused('internalIssue', [line(partId, 1)])).toBe('SERIALS_MISSING');
    const { documentId } = await post('internalIssue', [line(partId, 1, { serials: ['S-2'] })]);
    const here = async (warehouseId: number) =>
      (await workshop.manager.do('stock.places', { partId, warehouseId })).serials.map(
        ({ serial }) => serial,
      );
    expect([await here(1), await here(otherWarehouse)]).toEqual([['S-1'], ['S-3']]);
    const { rows } = await workshop.manager.do('stock.document', { documentId });
    expect(rows).toMatchObject([{ serials: ['S-2'], bin: 'A-1' }]);
    await workshop.manager.do('stock.reverse', { documentId, version: 1, reason: 'върната' });
    expect(await here(1)).toEqual(['S-1', 'S-2']);
    sumsAgree();
  });
});

describe('stock below zero', () => {
  it('is refused unless it is allowed; then the next delivery settles it to the cent', async () => {
    const partId = await stocked(['A-1', 1]);
    expect(await refused('internalIssue', [line(partId, 3)])).toBe('STOCK_SHORT');
    await allowNegative();
    await post('internalIssue', [line(partId, 3)]);
    expect(balance(partId)).toEqual({ q: -2000, v: -2000 });
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 3, costCents: 1100, bin: 'B-1' }]);
    expect(balance(partId)).toEqual({ q: 1000, v: 1100 });
    expect(places(partId)).toEqual({ 'B-1': 1000 });
    sumsAgree();
  });
});

describe('any sequence of documents and their mirrors', () => {
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('opening' as const),
        units: fc.integer({ min: 1, max: 9 }),
        cents: fc.nat({ max: 9999 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('internalIssue' as const),
        units: fc.integer({ min: 1, max: 9 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('supplierReturn' as const),
        units: fc.integer({ min: 1, max: 5 }),
        cents: fc.nat({ max: 9999 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('transfer' as const),
        units: fc.integer({ min: 1, max: 5 }),
        back: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('count' as const), units: fc.integer({ min: 0, max: 9 }) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), pick: fc.nat({ max: 100 }) }) },
  );
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
  const bin = fc.constantFrom('A-1', 'B-1', null);

  it.each([false, true])(
    'sums agree after each of them (below zero allowed: %s)',
    async (negative) => {
      if (negative) await allowNegative();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(step, bin, bin), { minLength: 3, maxLength: 14 }),
          async (steps) => {
            run += 1;
            const partId = await addPart(workshop.manager, { number: `P${run}`, isVwGroup: false });
            const documents: number[] = [];
            for (const [one, from, to] of steps) {
              const before = [balance(partId), balance(partId, otherWarehouse)];
              const reply = await carryOut(one, partId, from, to, documents);
              if (reply === 'refused')
                expect([balance(partId), balance(partId, otherWarehouse)]).toEqual(before);
              sumsAgree();
              if (!negative)
                expect(Math.min(balance(partId).q, balance(partId, otherWarehouse).q)).toBeGreaterThanOrEqual(
                  0,
                );
            }
          },
        ),
        { numRuns: 25 },
      );
    },
    60_000,
  );

  async function carryOut(
    one: Step,
    partId: number,
    from: string | null,
    to: string | null,
    documents: number[],
  ): Promise<'done' | 'refused'> {
    const requestId = crypto.randomUUID();
    if (one.do === 'reverse') {
      const documentId = documents[one.pick % Math.max(1, documents.length)];
      if (documentId === undefined) return 'done';
      const { version } = await workshop.manager.do('stock.document', { documentId });
      const reply = await workshop.manager.call('stock.reverse', {
        requestId,
        documentId,
        version,
        reason: 'проба',
      });
      if (!reply.ok) expect(['STOCK_SHORT', 'DOCUMENT_REVERSED']).toContain(reply.error.code);
      return reply.ok ? 'done' : 'refused';
    }
    const cost = 'cents' in one ? one.cents : null;
    const patch = one.do === 'transfer' ? transferPatch(one.back, from, to) : { supplierId };
    const input = typed(
      one.do,
      [line(partId, one.units, { bin: from, toBin: to, unitCostCents: cost })],
      patch,
    );
    const reply = await workshop.manager.call('stock.postDocument', { requestId, ...input });
    if (!reply.ok)
      expect(['STOCK_SHORT', 'BIN_SHORT', 'NOTHING_TO_ADJUST', 'TRANSFER_NOWHERE']).toContain(
        reply.error.code,
      );
    else documents.push((reply.data as { documentId: number }).documentId);
    return reply.ok ? 'done' : 'refused';
  }

  const transferPatch = (back: boolean, from: string | null, to: string | null): Partial<Typed> =>
    from === to
      ? { warehouseId: back ? otherWarehouse : 1, toWarehouseId: back ? 1 : otherWarehouse }
      : { toWarehouseId: 1 };
});

describe('on paper', () => {
  const printed = async (target: PrintTarget) => {
    const { runId } = await workshop.manager.do('printing.create', { target });
    const { bytes } = await workshop.manager.do('printing.runPdf', { runId });
    return pdfText(bytes);
  };

  it('each form has its title, its lines and its signatures; costs only for who may see them', async () => {
    const partId = await stocked(['A-1', 10]);
    const papers: [Typed['form'], Line, Partial<Typed>, RegExp][] = [
      ['opening', line(partId, 2, { unitCostCents: 512 }), {}, /Складова разписка, начално салдо/],
      ['internalIssue', line(partId, 1), {}, /Искане за материали/],
      ['supplierReturn', line(partId, 1), { supplierId }, /Връщане на доставчик/],
      [
        'transfer',
        line(partId, 1, { toBin: 'X-7' }),
        { toWarehouseId: otherWarehouse },
        /Протокол за прехвърляне/,
      ],
      ['scrap', line(partId, 1), { note: 'счупен при монтаж' }, /Протокол за брак/],
      ['count', line(partId, 3), {}, /Протокол за преброяване/],
    ];
    for (const [form, one, patch, title] of papers) {
      const { documentId } = await post(form, [one], patch);
      const text = await printed({ kind: 'stockDocumentValue', documentId });
      expect(text).toMatch(title);
      expect(text).toContain('5Q0 407 152 A');
      const plain = await printed({ kind: 'stockDocument', documentId });
      expect(plain).toMatch(title);
      expect(plain).not.toContain('Стойност');
    }
    const target = { kind: 'stockDocumentValue', documentId: 1 } as const;
    expect(await workshop.as('receptionist').refused('printing.create', { target })).toBe('FORBIDDEN');
  });
});

describe('warehouses and places', () => {
  it('are made, and ended only when nothing lies there', async () => {
    const { warehouseId } = await workshop.manager.do('stock.saveWarehouse', {
      ...{ warehouseId: null, code: '03', name: 'Мобилен', active: true },
    });
    const wrong = { warehouseId: null, code: '03', name: 'Друг', active: true };
    expect(await workshop.manager.refused('stock.saveWarehouse', wrong)).toBe('WAREHOUSE_TAKEN');
    const bin = { binId: null, warehouseId, code: ' m-1 ', note: null, active: true };
    const { binId } = await workshop.manager.do('stock.saveBin', bin);
    expect(await workshop.manager.refused('stock.saveBin', bin)).toBe('BIN_TAKEN');
    const partId = await stocked(['A-1', 2]);
    await post('transfer', [line(partId, 2, { toBin: 'M-1' })], { toWarehouseId: warehouseId });
    const ended = { warehouseId, code: '03', name: 'Мобилен', active: false };
    expect(await workshop.manager.refused('stock.saveWarehouse', ended)).toBe('WAREHOUSE_HOLDS');
    expect(await workshop.manager.refused('stock.saveBin', { ...bin, binId, active: false })).toBe(
      'BIN_HOLDS',
    );
    const { rows } = await workshop.manager.do('stock.bins', { filter: { warehouseId }, cursor: null });
    expect(rows).toMatchObject([{ code: 'M-1', articles: 1, active: true, frozen: false }]);
    await post('transfer', [line(partId, 2)], { warehouseId, toWarehouseId: 1 });
    await workshop.manager.do('stock.saveBin', { ...bin, binId, active: false });
    expect(
      await refused('transfer', [line(partId, 1, { toBin: 'M-1' })], { toWarehouseId: warehouseId }),
    ).toBe('BIN_ENDED');
    await workshop.manager.do('stock.saveWarehouse', ended);
    sumsAgree();
  });
});
