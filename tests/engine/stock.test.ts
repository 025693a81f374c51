import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    const partId = await addPart(workshop.manager);
    const step = fc.record({
      counted: fc.integer({ min: 0, max: 40_000 }),
      cost: fc.integer({ min: 0, max: 99_999 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { counted, cost } of steps) {
          await workshop.manager.call('stock.adjust', {
            requestId: crypto.randomUUID(),
            partId,
            warehouseId: 1,
            countedMilli: counted,
            unitCostCents: cost,
            reason: 'броене',
          });
          expect(balance(partId) ?? { q: 0, v: 0 }).toEqual(moved(partId));
          if (balance(partId)?.q === 0) expect(balance(partId).v).toBe(0);
        }
      }),
      { numRuns: 25 },
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
    await workshop.manager.do('stock.reverse', { documentId, reason: 'сгрешен доставчик' });
    expect(balance(partId)).toEqual({ q: 0, v: 0 });
    const view = await workshop.manager.do('stock.document', { documentId });
    expect(view).toMatchObject({ status: 'reversed', rows: [{ quantityMilli: 2000, valueCents: 2000 }] });
    expect(await workshop.manager.refused('stock.reverse', { documentId, reason: 'още веднъж' })).toBe(
      'DOCUMENT_REVERSED',
    );
  });

  it('cannot be mirrored once its goods are gone, and then nothing changes', async () => {
    const partId = await addPart(workshop.manager);
    const { documentId } = await receiveParts(workshop.manager, supplierId, [
      { partId, units: 2, costCents: 1000 },
    ]);
    await workshop.manager.do('stock.adjust', {
      partId,
      warehouseId: 1,
      countedMilli: 1000,
      unitCostCents: null,
      reason: 'брак',
    });
    expect(await workshop.manager.refused('stock.reverse', { documentId, reason: 'сгрешена' })).toBe(
      'STOCK_SHORT',
    );
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

  it('a number in any notation is the same part', async () => {
    await addPart(workshop.manager, { number: '5Q0 407 152 A' });
    expect(
      await workshop.manager.refused('parts.save', {
        id: null,
        version: null,
        part: {
          number: '5Q0.407.152-А',
          brand: 'VW',
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
          barcode: null,
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

describe('ETKA', () => {
  it('writes the file byte by byte as announced and keeps the log for the next difference', async () => {
    const partId = await addPart(workshop.manager);
    await receiveParts(workshop.manager, supplierId, [
      { partId, units: 3.5, costCents: 1000, bin: 'A-03-2' },
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'maistor-etka-'));
    const choices = { profile: 'ETKA-FIX120' } as const;
    const preview = await workshop.manager.do('stock.etkaPreview', choices);
    const done = await workshop.manager.do('stock.exportEtka', {
      ...choices,
      grantId: workshop.engine.grant(folder),
    });
    expect(readdirSync(folder)).toEqual([done.fileName]);
    const lines = readFileSync(join(folder, done.fileName), 'latin1').split('\r\n');
    expect(lines.map((line) => line.length)).toEqual([120, 120, 120, 0]);
    expect(lines[1]).toContain('DV5Q0407152A');
    expect(lines[1]).toContain('000000350');
    expect(preview.written + preview.skipped.length).toBe(preview.candidates);
    expect((await workshop.manager.do('stock.etkaPreview', choices)).difference).toMatchObject({
      added: 0,
      gone: 0,
      quantity: 0,
      price: 0,
    });
    rmSync(folder, { recursive: true });
  });

  it('a drive that is gone leaves no row in the log', async () => {
    await addPart(workshop.manager);
    const grantId = workshop.engine.grant('/nowhere/at/all');
    expect(await workshop.manager.refused('stock.exportEtka', { profile: 'MIN', grantId })).toBe(
      'DRIVE_GONE',
    );
    expect((await workshop.manager.do('stock.etkaExports', {})).exports).toEqual([]);
  });
});
