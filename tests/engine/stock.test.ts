import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let supplierId: number;

beforeEach(async () => {
  workshop = await openWorkshop();
  supplierId = addSupplier(workshop);
});
afterEach(() => workshop.close());

/** Straight into the table: the register of parties has tests of its own. */
function addSupplier({ engine }: TestWorkshop): number {
  const row = engine.handles.sqlite
    .prepare(
      "INSERT INTO party (kind, name, folded, customer_type, created_at) VALUES ('firm', 'Части Плюс ООД', 'chasti plyus ood', 'business', 0)",
    )
    .run();
  return Number(row.lastInsertRowid);
}

const balance = (partId: number) =>
  workshop.engine.handles.sqlite
    .prepare('SELECT quantity_milli AS q, value_cents AS v FROM stock_balance WHERE part_id = ?')
    .get(partId) as { q: number; v: number };
const moved = (partId: number) =>
  workshop.engine.handles.sqlite
    .prepare(
      'SELECT coalesce(sum(quantity_milli), 0) AS q, coalesce(sum(value_cents), 0) AS v FROM stock_movement WHERE part_id = ?',
    )
    .get(partId) as { q: number; v: number };

let partNumber = 0;

const movementCount = (partId: number) =>
  workshop.engine.handles.sqlite
    .prepare('SELECT count(*) FROM stock_movement WHERE part_id = ?')
    .pluck()
    .get(partId) as number;

type Step =
  | { do: 'receive'; units: number; costCents: number }
  | { do: 'count'; countedMilli: number }
  | { do: 'reverse'; pick: number };

/** One step through the real commands; the only refusals that may come are those of the rules. */
async function carryOut(
  step: Step,
  partId: number,
  bookedMilli: number,
  documents: number[],
): Promise<string> {
  if (step.do === 'receive') {
    const { documentId } = await receiveParts(workshop.manager, supplierId, [{ partId, ...step }]);
    documents.push(documentId);
    return 'done';
  }
  if (step.do === 'count') {
    const { countedMilli } = step;
    const input = {
      partId,
      warehouseId: 1,
      bookedMilli,
      countedMilli,
      unitCostCents: null,
      reason: 'броене',
    };
    const reply = await workshop.manager.call('stock.adjust', { requestId: crypto.randomUUID(), ...input });
    if (!reply.ok) expect(reply.error.code).toBe('NOTHING_TO_ADJUST');
    else documents.push((reply.data as { documentId: number }).documentId);
    return reply.ok ? 'done' : reply.error.code;
  }
  const documentId = documents[step.pick % Math.max(1, documents.length)];
  if (documentId === undefined) return 'done';
  const { version } = await workshop.manager.do('stock.document', { documentId });
  const reply = await workshop.manager.call('stock.reverse', {
    requestId: crypto.randomUUID(),
    documentId,
    version,
    reason: 'сгрешен документ',
  });
  if (!reply.ok) expect(['STOCK_SHORT', 'DOCUMENT_REVERSED']).toContain(reply.error.code);
  return reply.ok ? 'done' : reply.error.code;
}

describe('weighted average cost', () => {
  it('is kept as the total value', async () => {
    const partId = await addPart(workshop.manager);
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 3, costCents: 1000 }]);
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 1, costCents: 1100 }]);
    expect(balance(partId)).toEqual({ q: 4000, v: 4100 });
    const card = await workshop.manager.do('parts.card', { partId });
    expect(card.balances[0]).toMatchObject({ averageCents: 1025 });
  });

  it('never drifts: after any movements the balance is their sum, and nothing left is worth nothing', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('receive' as const),
        units: fc.integer({ min: 1, max: 50_000 }).map((milli) => milli / 1000),
        costCents: fc.integer({ min: 0, max: 99_999 }),
      }),
      fc.record({ do: fc.constant('count' as const), countedMilli: fc.integer({ min: 0, max: 60_000 }) }),
      fc.record({ do: fc.constant('reverse' as const), pick: fc.nat({ max: 100 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        partNumber += 1;
        const partId = await addPart(workshop.manager, { number: `P${partNumber}`, isVwGroup: false });
        const documents: number[] = [];
        for (const one of steps) {
          const before = balance(partId) ?? { q: 0, v: 0 };
          const movements = movementCount(partId);
          const outcome = await carryOut(one, partId, before.q, documents);
          const after = balance(partId) ?? { q: 0, v: 0 };
          expect(after).toEqual(moved(partId));
          expect(after.q).toBeGreaterThanOrEqual(0);
          expect(after.v).toBeGreaterThanOrEqual(0);
          if (after.q === 0) expect(after.v).toBe(0);
          if (outcome !== 'done') {
            expect(after).toEqual(before);
            expect(movementCount(partId)).toBe(movements);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('takes stock in at the gross price where the tax is not deducted', async () => {
    await workshop.close();
    workshop = await openWorkshop({ vat: false });
    supplierId = addSupplier(workshop);
    const partId = await addPart(workshop.manager);
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 2, costCents: 1000 }]);
    expect(balance(partId)).toEqual({ q: 2000, v: 2400 });
  });
});

describe('a posted document', () => {
  it('is mirrored, never edited', async () => {
    const partId = await addPart(workshop.manager);
    const { documentId, number } = await receiveParts(workshop.manager, supplierId, [
      { partId, units: 2, costCents: 1000 },
    ]);
    expect(number).toBe('26-000001');
    await workshop.manager.do('stock.reverse', { documentId, version: 1, reason: 'сгрешен доставчик' });
    expect(balance(partId)).toEqual({ q: 0, v: 0 });
    const view = await workshop.manager.do('stock.document', { documentId });
    expect(view).toMatchObject({ status: 'reversed', rows: [{ quantityMilli: 2000, valueCents: 2000 }] });
    expect(
      await workshop.manager.refused('stock.reverse', { documentId, version: 2, reason: 'още веднъж' }),
    ).toBe('DOCUMENT_REVERSED');
  });

  it('cannot be mirrored once its goods are gone, and then nothing changes', async () => {
    const partId = await addPart(workshop.manager);
    const { documentId } = await receiveParts(workshop.manager, supplierId, [
      { partId, units: 2, costCents: 1000 },
    ]);
    await workshop.manager.do('stock.adjust', {
      partId,
      warehouseId: 1,
      bookedMilli: 2000,
      countedMilli: 1000,
      unitCostCents: null,
      reason: 'брак',
    });
    expect(
      await workshop.manager.refused('stock.reverse', { documentId, version: 1, reason: 'сгрешена' }),
    ).toBe('STOCK_SHORT');
    expect(balance(partId)).toEqual({ q: 1000, v: 1000 });
  });

  it('refuses absurd quantities and prices before anything is written', async () => {
    const partId = await addPart(workshop.manager);
    for (const line of [
      { units: -1, costCents: 1 },
      { units: 0, costCents: 1 },
      { units: 1e9, costCents: 1 },
      { units: 1, costCents: -5 },
    ]) {
      const reply = receiveParts(workshop.manager, supplierId, [{ partId, ...line }]);
      await expect(reply).rejects.toThrow('INVALID_INPUT');
    }
    expect(balance(partId)).toBeUndefined();
  });
});

describe('a receipt that is not finished', () => {
  const draft = (partId: number) => ({
    documentId: null,
    version: null,
    form: 'receipt' as const,
    supplierId: null,
    warehouseId: 1,
    supplierDocument: null,
    supplierDocumentOn: null,
    note: null,
    lines: [{ partId, quantityMilli: 2000, unitCostCents: null, bin: 'A-02-1' }],
  });
  const finished = (partId: number, saved: { documentId: number; version: number }) => ({
    ...saved,
    supplierId,
    warehouseId: 1,
    supplierDocument: 'Ф-7',
    supplierDocumentOn: '2026-11-24',
    note: null,
    lines: [{ partId, quantityMilli: 2000, unitCostCents: 1000, bin: 'A-02-1' }],
  });

  it('moves nothing and takes no number; posting it takes both and leaves no draft', async () => {
    const partId = await addPart(workshop.manager);
    const saved = await workshop.manager.do('stock.saveDocument', draft(partId));
    expect(balance(partId)).toBeUndefined();
    const view = await workshop.manager.do('stock.document', { documentId: saved.documentId });
    expect(view).toMatchObject({ status: 'draft', number: '', rows: [{ quantityMilli: 2000 }] });
    const posted = await workshop.as('storekeeper').do('stock.postReceipt', finished(partId, saved));
    expect(posted.number).toBe('26-000001');
    const { rows } = await workshop.manager.do('stock.documents', { filter: {}, cursor: null });
    expect(rows).toMatchObject([{ number: '26-000001', status: 'posted', valueCents: 2000 }]);
  });

  it('is posted once when two people press at the same moment, and never over a newer version', async () => {
    const partId = await addPart(workshop.manager);
    const saved = await workshop.manager.do('stock.saveDocument', draft(partId));
    const post = (version: number) =>
      workshop.manager.call('stock.postReceipt', {
        requestId: crypto.randomUUID(),
        ...finished(partId, { ...saved, version }),
      });
    await workshop.as('storekeeper').do('stock.saveDocument', { ...draft(partId), ...saved });
    expect(await post(saved.version)).toMatchObject({ error: { code: 'CONCURRENT_MODIFICATION' } });
    const replies = await Promise.all([post(2), post(2)]);
    expect(replies.map((reply) => reply.ok).sort()).toEqual([false, true]);
    expect(balance(partId)).toEqual({ q: 2000, v: 2000 });
  });
});

describe('a counted difference', () => {
  it('is refused when stock moved between the count and its entry', async () => {
    const partId = await addPart(workshop.manager);
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 2, costCents: 1000 }]);
    const count = { partId, warehouseId: 1, countedMilli: 5000, reason: 'броене' };
    expect(await workshop.manager.refused('stock.adjust', { ...count, bookedMilli: 3000 })).toBe(
      'STOCK_MOVED',
    );
    await workshop.manager.do('stock.adjust', { ...count, bookedMilli: 2000 });
    expect(balance(partId)).toEqual({ q: 5000, v: 5000 });
  });
});

describe('substitutes', () => {
  it('refuse a loop and show its path', async () => {
    const a = await addPart(workshop.manager, { number: '5Q0 407 152 A' });
    const b = await addPart(workshop.manager, { number: '5Q0 407 152 B' });
    await workshop.manager.do('parts.addSubstitute', { partId: a, substituteId: b, kind: 'replaced' });
    expect(
      await workshop.manager.refused('parts.addSubstitute', { partId: b, substituteId: a, kind: 'replaced' }),
    ).toBe('SUBSTITUTE_LOOP');
    const { parts } = await workshop.manager.do('parts.find', { text: '5q0407152а' });
    expect(parts[0]?.offers).toMatchObject([{ partId: b, relation: 'replaced', freeMilli: 0 }]);
  });

  it('follow every branch of a set when a loop is looked for', async () => {
    const [a = 0, b = 0, c = 0, d = 0] = await Promise.all(
      ['A', 'B', 'C', 'D'].map((index) => addPart(workshop.manager, { number: `5Q0 407 152 ${index}` })),
    );
    const link = (partId: number, substituteId: number) =>
      workshop.manager.do('parts.addSubstitute', { partId, substituteId, kind: 'replaced' });
    await link(a, b);
    await link(a, c);
    await link(c, d);
    expect(
      await workshop.manager.refused('parts.addSubstitute', { partId: d, substituteId: a, kind: 'replaced' }),
    ).toBe('SUBSTITUTE_LOOP');
  });

  it('fold in the list under the current number; opened, they stand below it', async () => {
    const old = await addPart(workshop.manager, { number: '1K0 615 301 AA' });
    const now = await addPart(workshop.manager, { number: '5Q0 615 301 H' });
    const equal = await addPart(workshop.manager, {
      number: '09.C549.11',
      brand: 'Brembo',
      isVwGroup: false,
    });
    const other = await addPart(workshop.manager, { number: '2Q0 615 301' });
    await workshop.manager.do('parts.addSubstitute', { partId: old, substituteId: now, kind: 'replaced' });
    const { linkId } = await workshop.manager.do('parts.addSubstitute', {
      partId: now,
      substituteId: equal,
      kind: 'equal',
    });
    const list = async (openFamilies: number[] | null) => {
      const sort = { by: 'number', dir: 'asc' } as const;
      const { rows, count, totals } = await workshop.manager.do('stock.list', {
        filter: {},
        openFamilies,
        sort,
        cursor: null,
      });
      return { ids: rows.map((row) => row.id), members: rows.map((row) => row.members), count, totals };
    };
    expect(await list([])).toMatchObject({
      ids: [other, now],
      members: [0, 2],
      count: 2,
      totals: { articles: 4 },
    });
    expect((await list([now])).ids).toEqual([other, now, old, equal]);
    expect(await workshop.manager.do('stock.viewCounts', { warehouseId: null })).toMatchObject({
      all: 4,
      available: 0,
    });
    await workshop.manager.do('parts.removeSubstitute', { linkId });
    expect((await list([])).ids).toEqual([equal, other, now]);
  });

  it('a number in any notation is the same part', async () => {
    await addPart(workshop.manager, { number: '5Q0 407 152 A' });
    expect(
      await workshop.manager.refused('parts.save', {
        id: null,
        version: null,
        part: {
          number: '5Q0.407.152-А',
          brand: 'vw',
          isVwGroup: true,
          nameBg: 'друг',
          nameEn: null,
          unit: 'pcs',
          groupId: null,
          discountGroup: null,
          vatBp: 2000,
          priceCents: 1,
          coreDepositCents: 0,
          minimumMilli: 0,
          warrantyMonths: null,
          supplierId: null,
          active: true,
        },
      }),
    ).toBe('PART_NUMBER_TAKEN');
  });
});

describe('what a role may see', () => {
  it('cost is null and named for who may not see it', async () => {
    const partId = await addPart(workshop.manager);
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 1, costCents: 1000 }]);
    const card = await workshop.as('receptionist').do('parts.card', { partId });
    expect(card.balances[0]).toMatchObject({ valueCents: null, averageCents: null });
    expect(card.masked).toEqual(['cost']);
  });
});
