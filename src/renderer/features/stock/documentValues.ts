import type { InputOf, OutputOf } from '@shared/contract/contract';
import { formOf, type TypedForm, typedForms } from '@shared/features/stock/model';
import { multiplyCents, totalsOf } from '@shared/kernel/money';
import type { FoundPart } from '../parts/findParts';

/** One line while it is typed. */
export interface DraftLine {
  partId: number;
  number: string;
  name: string;
  unit: string;
  vatBp: number;
  /** Of a count what was found. */
  quantityMilli: number | null;
  unitCostCents: number | null;
  bin: string;
  toBin: string;
  serials: readonly string[];
  serialTracked: boolean;
  /** What lies where in the document's warehouse; null until it is known. */
  places: readonly { bin: string; quantityMilli: number }[] | null;
  purchaseLineId: number | null;
  /** What the part cost last, net cents per unit; null when unknown or hidden. */
  lastCostCents: number | null;
}

export interface DraftHead {
  supplierId: number | null;
  supplierName: string;
  warehouseId: number | null;
  toWarehouseId: number | null;
  workerId: number | null;
  purchaseOrderId: number | null;
  documentOn: string | null;
  supplierDocument: string;
  supplierDocumentOn: string | null;
  note: string;
}

/** A document as it stands on the screen; plain data, so that it can be kept while it is typed. */
export interface DraftValues {
  head: DraftHead;
  lines: readonly { key: string; data: DraftLine }[];
}

export const emptyHead: DraftHead = {
  supplierId: null,
  supplierName: '',
  warehouseId: null,
  toWarehouseId: null,
  workerId: null,
  purchaseOrderId: null,
  documentOn: null,
  supplierDocument: '',
  supplierDocumentOn: null,
  note: '',
};

/** What a form asks for. */
export interface FormShape {
  supplier: boolean;
  /** Number and day of the supplier's own paper: must be there, may be there, is not asked for. */
  paper: 'required' | 'optional' | 'none';
  cost: 'required' | 'optional' | 'none';
  worker: boolean;
  toWarehouse: boolean;
  noteRequired: boolean;
  /** Goods leave, so that what is there matters. */
  out: boolean;
}

const plain: FormShape = {
  supplier: false,
  paper: 'none',
  cost: 'none',
  worker: false,
  toWarehouse: false,
  noteRequired: false,
  out: true,
};

export const formShapes: Readonly<Record<TypedForm, FormShape>> = {
  receipt: { ...plain, supplier: true, paper: 'required', cost: 'required', out: false },
  opening: { ...plain, cost: 'required', out: false },
  internalIssue: { ...plain, worker: true },
  supplierReturn: { ...plain, supplier: true, paper: 'optional', cost: 'optional' },
  transfer: { ...plain, toWarehouse: true },
  count: { ...plain, cost: 'optional', noteRequired: true },
  scrap: { ...plain, noteRequired: true },
};

/** The typed form of a stored document; null for those that orders and stocktakes make. */
export function typedFormOf({ kind, purpose }: OutputOf<'stock.document'>): TypedForm | null {
  const form = formOf(kind, purpose);
  return typedForms.find((one) => one === form) ?? null;
}

/** A line for a picked part: its bin and what it cost last are offered, the quantity is asked. */
export function lineOf(part: FoundPart): DraftLine {
  return {
    partId: part.id,
    number: part.number,
    name: part.name,
    unit: part.unit,
    vatBp: part.vatBp,
    quantityMilli: null,
    unitCostCents: null,
    bin: '',
    toBin: '',
    serials: [],
    serialTracked: false,
    places: null,
    purchaseLineId: null,
    lastCostCents: part.lastCostCents,
  };
}

/** What the books have in the named place, or in the whole warehouse; null until it is known. */
export function bookedOf({ places, bin }: DraftLine): number | null {
  if (places === null) return null;
  const here = bin === '' ? places : places.filter((place) => place.bin === bin);
  return here.reduce((sum, place) => sum + place.quantityMilli, 0);
}

/** A saved draft as the screen shows it. */
export function valuesOf(view: OutputOf<'stock.document'>): DraftValues {
  const counted = typedFormOf(view) === 'count';
  return {
    head: {
      supplierId: view.partyId,
      supplierName: view.party ?? '',
      warehouseId: view.warehouseId,
      toWarehouseId: view.toWarehouseId,
      workerId: view.workerId,
      purchaseOrderId: view.purchaseOrderId,
      documentOn: null,
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
        quantityMilli: counted ? row.countedMilli : row.quantityMilli || null,
        unitCostCents: row.unitCostCents,
        bin: row.bin ?? '',
        toBin: row.toBin ?? '',
        serials: row.serials,
        serialTracked: row.serialTracked,
        places: null,
        purchaseLineId: row.purchaseLineId,
        lastCostCents: null,
      },
    })),
  };
}

/** What the engine is asked to keep or to post. */
export function inputOf(
  form: TypedForm,
  { head, lines }: DraftValues,
  warehouseId: number,
): Omit<InputOf<'stock.saveDocument'>, 'documentId' | 'version'> {
  const { supplierName: _name, ...fields } = head;
  return {
    ...fields,
    form,
    warehouseId,
    lines: lines.map(({ data }) => ({
      partId: data.partId,
      quantityMilli: form === 'count' ? data.quantityMilli : data.quantityMilli || null,
      unitCostCents: data.unitCostCents,
      bin: data.bin,
      toBin: data.toBin,
      serials: [...data.serials],
      bookedMilli: form === 'count' ? bookedOf(data) : null,
      purchaseLineId: data.purchaseLineId,
    })),
  };
}

/** What holds the posting back. */
export type Missing =
  | { what: 'supplier' | 'document' | 'documentOn' | 'futureDate' | 'lines' | 'toWarehouse' | 'note' }
  | { what: 'quantity' | 'cost' | 'serials' | 'toBin'; line: number };

export function missingOf(form: TypedForm, { head, lines }: DraftValues, today: string): Missing[] {
  const shape = formShapes[form];
  const missing: Missing[] = [];
  if (shape.supplier && head.supplierId === null) missing.push({ what: 'supplier' });
  if (shape.paper === 'required' && !head.supplierDocument.trim()) missing.push({ what: 'document' });
  if (shape.paper === 'required' && head.supplierDocumentOn === null) missing.push({ what: 'documentOn' });
  for (const date of [head.supplierDocumentOn, head.documentOn])
    if (date !== null && date > today) missing.push({ what: 'futureDate' });
  if (shape.toWarehouse && head.toWarehouseId === null) missing.push({ what: 'toWarehouse' });
  if (shape.noteRequired && head.note.trim().length < 3) missing.push({ what: 'note' });
  if (lines.length === 0) missing.push({ what: 'lines' });
  for (const [index, { data }] of lines.entries())
    missing.push(...missingOfLine(form, head, data, index + 1));
  return missing;
}

function missingOfLine(form: TypedForm, head: DraftHead, data: DraftLine, line: number): Missing[] {
  const missing: Missing[] = [];
  const { quantityMilli } = data;
  if (quantityMilli === null || (quantityMilli === 0 && form !== 'count'))
    missing.push({ what: 'quantity', line });
  if (formShapes[form].cost === 'required' && data.unitCostCents === null)
    missing.push({ what: 'cost', line });
  const moving = form === 'count' ? Math.abs((quantityMilli ?? 0) - (bookedOf(data) ?? 0)) : quantityMilli;
  if (data.serialTracked && data.serials.length * 1000 !== (moving ?? 0))
    missing.push({ what: 'serials', line });
  const stays = form === 'transfer' && head.toWarehouseId === head.warehouseId;
  if (stays && (data.toBin === '' || data.toBin === data.bin)) missing.push({ what: 'toBin', line });
  return missing;
}

/** Net cents of a line; 0 until it is complete. */
export function lineCents({ quantityMilli, unitCostCents }: DraftLine): number {
  return quantityMilli && unitCostCents ? multiplyCents(unitCostCents, quantityMilli) : 0;
}

/** Sums of the document as on the supplier's paper. */
export function draftTotals(lines: DraftValues['lines']) {
  return totalsOf(lines.map(({ data }) => ({ netCents: lineCents(data), vatBp: data.vatBp })));
}
