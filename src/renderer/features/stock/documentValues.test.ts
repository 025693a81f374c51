import { describe, expect, it } from 'vitest';
import { type DraftLine, draftTotals, emptyHead, missingOf } from './documentValues';

const line: DraftLine = {
  partId: 1,
  number: '5Q0 407 152 A',
  name: 'Носач',
  unit: 'pcs',
  vatBp: 2000,
  quantityMilli: 1500,
  unitCostCents: 1001,
  bin: '',
  toBin: '',
  serials: [],
  serialTracked: false,
  places: null,
  purchaseLineId: null,
  lastCostCents: null,
};
const head = { ...emptyHead, supplierId: 1, supplierDocument: 'Ф-1', supplierDocumentOn: '2026-11-24' };

describe('missingOf', () => {
  it('names every empty place, line by line', () => {
    expect(missingOf('receipt', { head: emptyHead, lines: [] }, '2026-11-24').map((one) => one.what)).toEqual(
      ['supplier', 'document', 'documentOn', 'lines'],
    );
    const lines = [
      { key: 'a', data: line },
      { key: 'b', data: { ...line, quantityMilli: 0, unitCostCents: null } },
    ];
    expect(missingOf('receipt', { head, lines }, '2026-11-24')).toEqual([
      { what: 'quantity', line: 2 },
      { what: 'cost', line: 2 },
    ]);
  });

  it('a part may cost nothing, but not arrive tomorrow', () => {
    const lines = [{ key: 'a', data: { ...line, unitCostCents: 0 } }];
    expect(missingOf('receipt', { head, lines }, '2026-11-24')).toEqual([]);
    expect(missingOf('receipt', { head, lines }, '2026-11-23')).toEqual([{ what: 'futureDate' }]);
  });
});

describe('missingOf of other forms', () => {
  const of = (form: Parameters<typeof missingOf>[0], patch: Partial<DraftLine>, headPatch = {}) =>
    missingOf(
      form,
      { head: { ...emptyHead, ...headPatch }, lines: [{ key: 'a', data: { ...line, ...patch } }] },
      '2026-11-24',
    ).map(({ what }) => what);

  it('a count may find nothing but must say why; scrap needs a quantity', () => {
    expect(of('count', { quantityMilli: 0 })).toEqual(['note']);
    expect(of('scrap', { quantityMilli: 0 }, { note: 'счупен' })).toEqual(['quantity']);
  });

  it('a transfer within a warehouse must lead to another place', () => {
    const inside = { warehouseId: 1, toWarehouseId: 1 };
    expect(of('transfer', {}, { warehouseId: 1 })).toEqual(['toWarehouse']);
    expect(of('transfer', { bin: 'A1', toBin: 'A1' }, inside)).toEqual(['toBin']);
    expect(of('transfer', { bin: 'A1' }, { ...inside, toWarehouseId: 2 })).toEqual([]);
  });

  it('every unit of a serial-tracked part is named, of a count those of the difference', () => {
    const units = { serialTracked: true, serials: ['S1', 'S2'] };
    expect(of('internalIssue', { ...units, quantityMilli: 2000 })).toEqual([]);
    expect(of('internalIssue', { ...units, quantityMilli: 3000 })).toEqual(['serials']);
    const places = [{ bin: '', quantityMilli: 5000 }];
    expect(of('count', { ...units, places, quantityMilli: 3000 }, { note: 'броене' })).toEqual([]);
  });
});

describe('draftTotals', () => {
  it('rounds each line and adds the tax of the sums', () => {
    const lines = [
      { key: 'a', data: line },
      { key: 'b', data: { ...line, vatBp: 900, quantityMilli: null } },
    ];
    expect(draftTotals(lines)).toMatchObject({ netCents: 1502, vatCents: 300, grossCents: 1802 });
  });
});
