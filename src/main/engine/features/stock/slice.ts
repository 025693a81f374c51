import type { stockContract } from '@shared/features/stock/contract';
import type { WriteTx } from '../../db/handles';
import { warehouse } from '../../db/schema/stock';
import type { Handlers } from '../../kernel/handlers';
import { adjustStock, reverseDocument } from './commands';
import { documentViewOf, listDocuments } from './documents';
import { deleteDraft, saveDocument } from './drafts';
import { placesOfPart } from './partPlaces';
import { listStock, viewCounts } from './queries';
import { postReceipt } from './receipts';
import { postTyped } from './typedDocuments';
import { allWarehouses, listBins, saveBin, saveWarehouse } from './warehouses';

export { stockExports } from './exports';
export { issueToOrder, returnFromOrder } from './orderStock';
export { defaultWarehouseId, knownWarehouse, postDocument } from './posting';
export type { PostingLine } from './postingModel';
export { allocateAll, freeForLine, moveReservation, urgency, waitingLine } from './reservations';

export const stockHandlers: Handlers<typeof stockContract> = {
  'stock.list': listStock,
  'stock.viewCounts': viewCounts,
  'stock.documents': listDocuments,
  'stock.document': (ctx, { documentId }) => documentViewOf(ctx, documentId),
  'stock.warehouses': allWarehouses,
  'stock.saveWarehouse': saveWarehouse,
  'stock.bins': listBins,
  'stock.saveBin': saveBin,
  'stock.places': placesOfPart,
  'stock.saveDocument': saveDocument,
  'stock.deleteDraft': deleteDraft,
  'stock.postDocument': (ctx, { requestId: _request, ...input }) => postTyped(ctx, input),
  'stock.postReceipt': postReceipt,
  'stock.adjust': adjustStock,
  'stock.reverse': reverseDocument,
};

/** One warehouse to begin with. */
export function seedStock(tx: WriteTx): void {
  tx.insert(warehouse).values({ code: '01', name: 'Централен склад' }).run();
}
