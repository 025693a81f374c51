import { describe, expect, it } from 'vitest';
import { emptyHead, missingOf, type ReceiptLine, receiptTotals } from './receiptValues';

const line: ReceiptLine = {
  partId: 1,
  number: '5Q0 407 152 A',
  name: 'Носач',
  unit: 'pcs',
  vatBp: 2000,
  quantityMilli: 1500,
  unitCostCents: 1001,
  bin: '',
  lastCostCents: null,
};
const head = { ...emptyHead, supplierId: 1, supplierDocument: 'Ф-1', supplierDocumentOn: '2026-11-24' };

describe('missingOf', () => {
  it('names every empty place, line by line', () => {
    expect(missingOf({ head: emptyHead, lines: [] }, '2026-11-24').map((one) => one.what)).toEqual([
      'supplier',
      'document',
      'documentOn',
      'lines',
    ]);
    const lines = [
      { key: 'a', data: line },
      { key: 'b', data: { ...line, quantityMilli: 0, unitCostCents: null } },
    ];
    expect(missingOf({ head, lines }, '2026-11-24')).toEqual([
      { what: 'quantity', line: 2 },
      { what: 'cost', line: 2 },
    ]);
  });

  it('a part may cost nothing, but not arrive tomorrow', () => {
    const lines = [{ key: 'a', data: { ...line, unitCostCents: 0 } }];
    expect(missingOf({ head, lines }, '2026-11-24')).toEqual([]);
    expect(missingOf({ head, lines }, '2026-11-23')).toEqual([{ what: 'futureDate' }]);
  });
});

describe('receiptTotals', () => {
  it('rounds each line and adds the tax of the sums', () => {
    const lines = [
      { key: 'a', data: line },
      { key: 'b', data: { ...line, vatBp: 900, quantityMilli: null } },
    ];
    expect(receiptTotals(lines)).toMatchObject({ netCents: 1502, vatCents: 300, grossCents: 1802 });
  });
});
