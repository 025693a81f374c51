import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const read = (text: string) => workshop.manager.do('scan.read', { text });
const sql = (text: string, ...values: unknown[]) =>
  Number(workshop.engine.handles.sqlite.prepare(text).run(...values).lastInsertRowid);

describe('a scan', () => {
  it('is read by its prefix, whatever keyboard layout the scanner typed through', async () => {
    const partId = await addPart(workshop.manager, { number: '1K0 615 301 AA' });
    const binId = sql("INSERT INTO storage_bin (warehouse_id, code) VALUES (1, 'A-03-2')");
    expect(await read(`MR-${partId}`)).toMatchObject({ kind: 'part', id: partId });
    expect(await read(`мр-${partId}`)).toMatchObject({ kind: 'part', id: partId });
    expect(await read(` mb-${binId} `)).toMatchObject({ kind: 'bin', code: 'A-03-2', warehouseId: 1 });
  });

  it('without a prefix is the barcode or the whole number of one part, in any notation', async () => {
    const partId = await addPart(workshop.manager, { number: '1K0 615 301 AA' });
    sql('INSERT INTO part_code (code, part_id) VALUES (?, ?)', '4006381333931', partId);
    for (const text of ['4006381333931', '1K0615301AA', '1k0.615.301.aa'])
      expect(await read(text)).toMatchObject({ kind: 'part', id: partId });
  });

  it('of a code that two parts share, of rubbish and of what is not there says unknown', async () => {
    const first = await addPart(workshop.manager, { number: 'A 1' });
    const second = await addPart(workshop.manager, { number: 'B 2' });
    for (const id of [first, second])
      sql('INSERT INTO part_code (code, part_id) VALUES (?, ?)', '96385074', id);
    const rubbish = ['96385074', 'MR-999999', 'MO-26-999999', '%', "' OR 1=1 --", '\u0000', '🚗'.repeat(40)];
    for (const text of rubbish) expect(await read(text), text).toEqual({ kind: 'unknown', text });
  });

  it('of what a person may not see names nothing of it', async () => {
    const mechanic = workshop.as('mechanic');
    const binId = sql("INSERT INTO storage_bin (warehouse_id, code) VALUES (1, 'A-03-2')");
    expect(await mechanic.do('scan.read', { text: `MB-${binId}` })).toEqual({
      kind: 'forbidden',
      text: `MB-${binId}`,
    });
  });
});

describe('labels', () => {
  it('are made for parts that were never in stock, for all places of a warehouse and for a delivery by its pieces', async () => {
    const partId = await addPart(workshop.manager, { number: 'N 908 132 02', isVwGroup: true });
    const binId = sql("INSERT INTO storage_bin (warehouse_id, code) VALUES (1, 'B-11-4')");
    const { subjects } = await workshop.manager.do('labels.collect', {
      things: [{ of: 'part', id: partId }],
      warehouseId: 1,
    });
    expect(subjects).toMatchObject([
      { of: 'part', code: `MR-${partId}`, mark: 'N 908 132 02', aside: '', count: 1 },
      { of: 'bin', code: `MB-${binId}`, mark: 'B-11-4', aside: 'Централен склад' },
    ]);
  });

  it('print as one run that is archived and can be printed again', async () => {
    const partId = await addPart(workshop.manager, { number: 'A 1' });
    const target = {
      kind: 'labels' as const,
      format: 'roll62' as const,
      skip: 0,
      items: [{ of: 'part' as const, id: partId, count: 3 }],
    };
    const run = await workshop.manager.do('printing.create', { target });
    expect(run).toMatchObject({ pages: 3, title: 'Етикети, 3 бр.' });
    const again = await workshop.manager.do('printing.runPdf', { runId: run.runId });
    expect(Buffer.from(again.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
