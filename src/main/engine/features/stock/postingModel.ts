import type { stockDocument } from '../../db/schema/stock';

export type DocumentKind = (typeof stockDocument.$inferSelect)['kind'];

/**
 * A line to post: in (with its value), out (the value follows from the average cost) or moved to another place, where exactly
 * the value arrives that left.
 */
export interface PostingLine {
  partId: number;
  warehouseId: number;
  quantityMilli: number;
  direction: 'in' | 'out' | 'move';
  /** Cents that come in with the quantity; for `out` and `move` only a reversal or a return names its own value. */
  valueCents?: number;
  unitCostCents?: number | null;
  /** The place that was named; null: the part's usual place, for `out` then the others by their code. */
  bin?: string | null;
  /** A place that is asked first without being the only one; '' for what lies without a place. */
  preferredBin?: string | null;
  /** Where a move goes; the same warehouse for a move between its places. */
  toWarehouseId?: number;
  toBin?: string | null;
  /** Which units of a serial-tracked part. */
  serials?: readonly string[];
  partLineId?: number | null;
  purchaseLineId?: number | null;
  workerId?: number | null;
  /** Of a count: what the books said and what was found; the quantity is the difference. */
  bookedMilli?: number;
  countedMilli?: number;
}

export interface PostingHead {
  kind: DocumentKind;
  purpose: (typeof stockDocument.$inferSelect)['purpose'];
  warehouseId: number;
  toWarehouseId?: number | null;
  partyId?: number | null;
  orderId?: number | null;
  purchaseOrderId?: number | null;
  stocktakeId?: number | null;
  reversesId?: number | null;
  /** The day it counts for; today without it. */
  documentOn?: string;
  supplierDocument?: string | null;
  supplierDocumentOn?: string | null;
  note?: string | null;
}
