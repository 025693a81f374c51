import type { InputOf } from '@shared/contract/contract';
import type { Doer } from './workshop';

type PartFields = InputOf<'parts.save'>['part'];

const plainPart: PartFields = {
  number: '5Q0 407 152 A',
  brand: 'VW',
  isVwGroup: true,
  nameBg: 'Носач преден десен',
  nameEn: null,
  unit: 'pcs',
  groupId: null,
  discountGroup: null,
  vatBp: 2000,
  priceCents: 11_260,
  coreDepositCents: 0,
  minimumMilli: 0,
  warrantyMonths: 24,
  supplierId: null,
  active: true,
};

/** A part card. */
export async function addPart(person: Doer, part: Partial<PartFields> = {}): Promise<number> {
  const { id } = await person.do('parts.save', { id: null, version: null, part: { ...plainPart, ...part } });
  return id;
}

/** Takes parts in from a supplier; quantities in whole units, costs in cents. */
export async function receiveParts(
  person: Doer,
  supplierId: number,
  lines: readonly { partId: number; units: number; costCents: number; bin?: string }[],
): Promise<{ documentId: number; number: string }> {
  return person.do('stock.postReceipt', {
    supplierId,
    warehouseId: 1,
    supplierDocument: 'Ф-1001',
    supplierDocumentOn: '2026-01-05',
    note: null,
    lines: lines.map(({ partId, units, costCents, bin }) => ({
      partId,
      quantityMilli: Math.round(units * 1000),
      unitCostCents: costCents,
      bin: bin ?? null,
    })),
  });
}
