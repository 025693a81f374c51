import type { InputOf } from '@shared/contract/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

type PartFields = InputOf<'parts.save'>['part'];

const card = (partId: number, by = workshop.manager) => by.do('parts.card', { partId });
const find = async (text: string) =>
  (await workshop.manager.do('parts.find', { text })).parts.map((part) => part.number);

/** Saves the card anew with some of its fields changed. */
async function change(partId: number, fields: Partial<PartFields>, by = workshop.manager) {
  const { version, part } = await card(partId, by);
  return by.call('parts.save', {
    requestId: crypto.randomUUID(),
    ...{ id: partId, version, part: { ...part, ...fields } },
  });
}

function supplier(name = 'Части Плюс ООД'): number {
  const row = workshop.engine.handles.sqlite
    .prepare(
      "INSERT INTO party (kind, name, folded, customer_type, created_at) VALUES ('firm', ?, 'x', 'business', 0)",
    )
    .run(name);
  return Number(row.lastInsertRowid);
}

describe('the card of a part', () => {
  it('keeps all that domain §4.1 names', async () => {
    const supplierId = supplier();
    const partId = await addPart(workshop.manager, {
      ...{ number: '038 903 024 AX', maximumMilli: 8000, minimumMilli: 2000, weightGrams: 5400 },
      codes: [' 4006633374644 ', 'vag-77'],
      suppliers: [
        { supplierId, number: 'BX 12', priceCents: 9000, discountBp: 1500, leadDays: 2, packMilli: 2000 },
      ],
      bins: [{ warehouseId: 1, bin: 'a3-2' }],
    });
    const shown = await card(partId);
    expect(shown).toMatchObject({
      shownNumber: '038 903 024 AX',
      etkaNumber: '038903024AX   ',
      exchange: true,
    });
    expect(shown.part).toMatchObject({
      ...{ maximumMilli: 8000, weightGrams: 5400, codes: ['4006633374644', 'VAG-77'] },
      bins: [{ warehouseId: 1, bin: 'A3-2' }],
      suppliers: [{ supplierId, number: 'BX 12', priceCents: 9000, discountBp: 1500, packMilli: 2000 }],
    });
    expect(shown.supplierNames).toEqual([{ supplierId, name: 'Части Плюс ООД', priceOn: '2026-11-24' }]);
    for (const text of ['4006633374644', 'vag-77', 'bx12'])
      expect([text, await find(text)]).toEqual([text, ['038 903 024 AX']]);
    const bins = workshop.engine.handles.sqlite
      .prepare('SELECT code FROM storage_bin WHERE code = ?')
      .pluck();
    expect(bins.all('A3-2')).toEqual(['A3-2']);
  });

  it('is found by its code at the counter, and no two parts have one code', async () => {
    const a = await addPart(workshop.manager, { number: 'A 1', isVwGroup: false, codes: ['4006633374644'] });
    const b = await addPart(workshop.manager, { number: 'B 2', isVwGroup: false });
    expect(await change(b, { codes: ['4006633374644'] })).toMatchObject({
      error: { code: 'PART_CODE_TAKEN', params: { code: '4006633374644', number: 'A 1' } },
    });
    await change(a, { codes: [] });
    expect(await change(b, { codes: ['4006633374644'] })).toMatchObject({ ok: true });
    const hits = await workshop.manager.do('search.counter', { text: '4006633374644', limit: 10 });
    expect(JSON.stringify(hits)).toContain('B 2');
    expect(JSON.stringify(hits)).not.toContain('A 1');
  });

  it('refuses a number of 200 characters, of blanks, of separators, a name of blanks', async () => {
    for (const fields of [
      { number: 'A'.repeat(200) },
      { number: '   ' },
      { number: ' - / . ' },
      { nameBg: '  ' },
      { brand: ' ' },
      { nameBg: 'Ж'.repeat(200) },
      { codes: ['1'.repeat(200)] },
    ])
      await expect(addPart(workshop.manager, fields)).rejects.toThrow('INVALID_INPUT');
  });

  it('refuses a maximum below the minimum and a supplier twice', async () => {
    const partId = await addPart(workshop.manager);
    expect(await change(partId, { minimumMilli: 5000, maximumMilli: 4999 })).toMatchObject({
      error: { code: 'PART_MAXIMUM_LOW' },
    });
    const supplierId = supplier();
    const terms = {
      supplierId,
      number: null,
      priceCents: null,
      discountBp: 0,
      leadDays: null,
      packMilli: 1000,
    };
    expect(await change(partId, { suppliers: [terms, terms] })).toMatchObject({
      error: { code: 'SUPPLIER_TWICE' },
    });
  });

  it('is not tracked by numbers while there is stock without them', async () => {
    const partId = await addPart(workshop.manager);
    expect(await change(partId, { serialTracked: true })).toMatchObject({ ok: true });
    expect(await change(partId, { serialTracked: false })).toMatchObject({ ok: true });
    await receiveParts(workshop.manager, supplier(), [{ partId, units: 2, costCents: 500 }]);
    expect(await change(partId, { serialTracked: true })).toMatchObject({ error: { code: 'PART_TRACKING' } });
  });

  it('keeps the day of a supplier’s price while the price stays, and the price itself from who may not see it', async () => {
    const supplierId = supplier();
    const terms = {
      supplierId,
      number: null,
      priceCents: 9000,
      discountBp: 0,
      leadDays: null,
      packMilli: 1000,
    };
    const partId = await addPart(workshop.manager, { suppliers: [terms] });
    workshop.engine.handles.sqlite.exec("UPDATE part_supplier SET price_on = '2025-01-01'");
    await change(partId, { suppliers: [{ ...terms, leadDays: 3 }] });
    expect((await card(partId)).supplierNames[0]?.priceOn).toBe('2025-01-01');
    await change(partId, { suppliers: [{ ...terms, priceCents: 9100 }] });
    expect((await card(partId)).supplierNames[0]?.priceOn).toBe('2026-11-24');
  });

  it('keeps the usual places of a part that an older way of saving does not name', async () => {
    const partId = await addPart(workshop.manager, { bins: [{ warehouseId: 1, bin: 'B1' }] });
    await change(partId, { bins: [] });
    expect((await card(partId)).balances).toMatchObject([{ bin: 'B1', quantityMilli: 0 }]);
  });
});

describe('groups of parts', () => {
  const groups = async () => (await workshop.manager.do('parts.lists', {})).groups;
  const save = (rows: { id: number | null; nameBg: string; nameEn: string }[]) =>
    workshop.manager.call('parts.saveGroups', { requestId: crypto.randomUUID(), groups: rows });

  it('are named, ordered and removed, but for those in use', async () => {
    const [first, second, ...others] = await groups();
    if (!first || !second) throw new Error('no groups');
    await addPart(workshop.manager, { groupId: first.id });
    expect(await save([second, ...others])).toMatchObject({
      error: { code: 'PART_GROUP_USED', params: { name: first.nameBg, count: 1 } },
    });
    expect(await save([first, { ...first, id: null }])).toMatchObject({
      error: { code: 'PART_GROUP_TAKEN' },
    });
    const fresh = { id: null, nameBg: 'Гуми', nameEn: 'Tyres' };
    expect(await save([fresh, { ...first, nameBg: 'Мотор' }])).toMatchObject({ ok: true });
    expect((await groups()).map((group) => group.nameBg)).toEqual(['Гуми', 'Мотор']);
  });
});
