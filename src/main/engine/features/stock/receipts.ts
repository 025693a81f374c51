import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import { receiptForm } from '@shared/features/stock/model';
import { formatDate } from '@shared/kernel/dates';
import { multiplyCents, vatCents } from '@shared/kernel/money';
import { and, eq } from 'drizzle-orm';
import { stockDocument, stockDocumentLine } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { demandParty } from '../parties/slice';
import { isVatRegistered } from '../settings/slice';
import { discardDraft } from '../users/slice';
import { stockPart } from './balances';
import { knownWarehouse, postDocument, removeDraft } from './posting';
import type { PostingLine } from './postingModel';

type Contract = typeof stockContract;

/** Keeps an unfinished receipt; it has no number and moves nothing. @throws DomainError CONCURRENT_MODIFICATION */
export function saveReceipt(
  ctx: CommandContext,
  input: EntryInput<Contract['stock.saveReceipt']>,
): { documentId: number; version: number } {
  const { documentId, version, supplierId, lines, requestId: _request, ...head } = input;
  knownWarehouse(ctx.tx, head.warehouseId);
  if (supplierId !== null) refuseUnknownSupplier(ctx, supplierId);
  const fields = { ...head, partyId: supplierId };
  const saved =
    documentId === null ? insertDraft(ctx, fields) : updateDraft(ctx, documentId, version, fields);
  ctx.tx.delete(stockDocumentLine).where(eq(stockDocumentLine.documentId, saved.documentId)).run();
  for (const [index, line] of lines.entries()) {
    stockPart(ctx.tx, line.partId);
    const { partId, quantityMilli, unitCostCents, bin } = line;
    ctx.tx
      .insert(stockDocumentLine)
      .values({
        documentId: saved.documentId,
        position: index + 1,
        partId,
        quantityMilli: quantityMilli ?? 0,
        unitCostCents,
        bin,
      })
      .run();
  }
  ctx.audit({ entity: `stockDocument:${saved.documentId}`, after: { draft: true, lines: lines.length } });
  discardDraft(ctx.tx, ctx.user.id, receiptForm(documentId));
  ctx.touch('stock', `stockDocument:${saved.documentId}`);
  return saved;
}

interface DraftFields {
  warehouseId: number;
  partyId: number | null;
  supplierDocument: string | null;
  supplierDocumentOn: string | null;
  note: string | null;
}

function insertDraft(ctx: CommandContext, fields: DraftFields): { documentId: number; version: number } {
  const { id } = ctx.tx
    .insert(stockDocument)
    .values({
      ...fields,
      kind: 'receipt',
      status: 'draft',
      documentOn: ctx.today,
      userId: ctx.user.id,
      createdAt: ctx.now,
    })
    .returning({ id: stockDocument.id })
    .get();
  return { documentId: id, version: 1 };
}

function updateDraft(
  ctx: CommandContext,
  documentId: number,
  version: number | null,
  fields: DraftFields,
): { documentId: number; version: number } {
  const next = (version ?? 0) + 1;
  const updated = ctx.tx
    .update(stockDocument)
    .set({ ...fields, documentOn: ctx.today, userId: ctx.user.id, version: next })
    .where(
      and(
        eq(stockDocument.id, documentId),
        eq(stockDocument.version, version ?? 0),
        eq(stockDocument.status, 'draft'),
      ),
    )
    .returning({ id: stockDocument.id })
    .get();
  if (!updated) throw new DomainError('CONCURRENT_MODIFICATION');
  return { documentId, version: next };
}

/** Throws an unfinished receipt away. @throws DomainError CONCURRENT_MODIFICATION when it was posted or changed meanwhile */
export function deleteDraft(
  ctx: CommandContext,
  { documentId, version }: EntryInput<Contract['stock.deleteDraft']>,
): Record<string, never> {
  removeDraft(ctx.tx, documentId, version);
  discardDraft(ctx.tx, ctx.user.id, receiptForm(documentId));
  ctx.audit({ entity: `stockDocument:${documentId}`, before: { draft: true } });
  ctx.touch('stock', `stockDocument:${documentId}`);
  return {};
}

/**
 * Takes stock in, from a saved draft or without one; without a VAT registration at the gross price, since the tax is not
 * deducted (domain §4.3). @throws DomainError DATE_IN_FUTURE, CONCURRENT_MODIFICATION
 */
export function postReceipt(
  ctx: CommandContext,
  input: EntryInput<Contract['stock.postReceipt']>,
): { documentId: number; number: string } {
  const { supplierId, warehouseId, supplierDocument, supplierDocumentOn, note } = input;
  if (supplierDocumentOn > ctx.today)
    throw new DomainError('DATE_IN_FUTURE', { date: formatDate(supplierDocumentOn) });
  refuseUnknownSupplier(ctx, supplierId);
  if (input.documentId !== null) {
    removeDraft(ctx.tx, input.documentId, input.version);
    ctx.touch(`stockDocument:${input.documentId}`);
  }
  const gross = !isVatRegistered(ctx.tx, ctx.today);
  const lines = input.lines.map((line): PostingLine => {
    const { vatBp } = stockPart(ctx.tx, line.partId);
    const net = multiplyCents(line.unitCostCents, line.quantityMilli);
    const valueCents = gross ? net + vatCents(net, vatBp) : net;
    return { ...line, warehouseId, direction: 'in', valueCents };
  });
  const { documentId, number } = postDocument(
    ctx,
    {
      kind: 'receipt',
      purpose: 'supplier',
      warehouseId,
      partyId: supplierId,
      supplierDocument,
      supplierDocumentOn,
      note,
    },
    lines,
  );
  discardDraft(ctx.tx, ctx.user.id, receiptForm(input.documentId));
  return { documentId, number };
}

function refuseUnknownSupplier({ tx }: CommandContext, id: number): void {
  if (!demandParty(tx, id).active) throw new DomainError('NOT_FOUND');
}
