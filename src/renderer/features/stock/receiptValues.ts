import type { OutputOf } from '@shared/contract/contract';
import { multiplyCents, totalsOf } from '@shared/kernel/money';
import type { FoundPart } from '../parts/findParts';

/** One line while it is typed. */
export interface ReceiptLine {
  partId: number;
  number: string;
  name: string;
  unit: string;
  vatBp: number;
  quantityMilli: number | null;
  unitCostCents: number | null;
  bin: string;
  /** What the part cost last, net cents per unit; null when unknown or hidden. */
  lastCostCents: number | null;
}

export interface ReceiptHead {
  supplierId: number | null;
  supplierName: string;
  warehouseId: number | null;
  supplierDocument: string;
  supplierDocumentOn: string | null;
  note: string;
}

/** A receipt as it stands on the screen; plain data, so that it can be kept while it is typed. */
export interface ReceiptValues {
  head: ReceiptHead;
  lines: readonly { key: string; data: ReceiptLine }[];
}

export const emptyHead: ReceiptHead = {
  supplierId: null,
  supplierName: '',
  warehouseId: null,
  supplierDocument: '',
  supplierDocumentOn: null,
  note: '',
};

/** A line for a picked part: its bin and what it cost last are offered, the quantity is asked. */
export function lineOf(part: FoundPart): ReceiptLine {
  return {
    partId: part.id,
    number: part.number,
    name: part.name,
    unit: part.unit,
    vatBp: part.vatBp,
    quantityMilli: null,
    unitCostCents: null,
    bin: part.bin ?? '',
    lastCostCents: part.lastCostCents,
  };
}

/** A saved draft as the screen shows it. */
export function valuesOf(view: OutputOf<'stock.document'>): ReceiptValues {
  return {
    head: {
      supplierId: view.partyId,
      supplierName: view.party ?? '',
      warehouseId: view.warehouseId,
      supplierDocument: view.supplierDocument ?? '',
      supplierDocumentOn: view.supplierDocumentOn,
      note: view.note ?? '',
    },
    lines: view.rows.map((row) => ({
      key: String(row.id),
      data: {
        partId: row.partId,
        number: row.number,
        name: row.name,
        unit: row.unit,
        vatBp: row.vatBp,
        quantityMilli: row.quantityMilli || null,
        unitCostCents: row.unitCostCents,
        bin: row.bin ?? '',
        lastCostCents: null,
      },
    })),
  };
}

/** What holds the posting back. */
export type Missing =
  | { what: 'supplier' | 'document' | 'documentOn' | 'futureDate' | 'lines' }
  | { what: 'quantity' | 'cost'; line: number };

export function missingOf({ head, lines }: ReceiptValues, today: string): Missing[] {
  const missing: Missing[] = [];
  if (head.supplierId === null) missing.push({ what: 'supplier' });
  if (!head.supplierDocument.trim()) missing.push({ what: 'document' });
  if (head.supplierDocumentOn === null) missing.push({ what: 'documentOn' });
  else if (head.supplierDocumentOn > today) missing.push({ what: 'futureDate' });
  if (lines.length === 0) missing.push({ what: 'lines' });
  for (const [index, { data }] of lines.entries()) {
    if (!data.quantityMilli) missing.push({ what: 'quantity', line: index + 1 });
    if (data.unitCostCents === null) missing.push({ what: 'cost', line: index + 1 });
  }
  return missing;
}

/** Net cents of a line; 0 until it is complete. */
export function lineCents({ quantityMilli, unitCostCents }: ReceiptLine): number {
  return quantityMilli && unitCostCents ? multiplyCents(unitCostCents, quantityMilli) : 0;
}

/** Sums of the receipt as on the supplier's document. */
export function receiptTotals(lines: ReceiptValues['lines']) {
  return totalsOf(lines.map(({ data }) => ({ netCents: lineCents(data), vatBp: data.vatBp })));
}
