import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import {
  type DocumentInput,
  draftForm,
  formOf,
  formParts,
  type TypedForm,
  typedForms,
} from '@shared/features/stock/model';
import { and, eq } from 'drizzle-orm';
import { stockDocument, stockDocumentLine } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { demandParty } from '../parties/slice';
import { discardDraft } from '../users/slice';
import { stockPart } from './balances';
import { knownWarehouse, removeDraft } from './posting';
import { demandFormRight } from './typedDocuments';

type Contract = typeof stockContract;

/** Keeps an unfinished document; it has no number and moves nothing. @throws DomainError CONCURRENT_MODIFICATION, FORBIDDEN */
export function saveDocument(
  ctx: CommandContext,
  { requestId: _request, ...input }: EntryInput<Contract['stock.saveDocument']>,
): { documentId: number; version: number } {
  demandFormRight(ctx, input.form);
  knownWarehouse(ctx.tx, input.warehouseId);
  if (input.toWarehouseId !== null) knownWarehouse(ctx.tx, input.toWarehouseId);
  if (input.supplierId !== null && !demandParty(ctx.tx, input.supplierId).active)
    throw new DomainError('NOT_FOUND');
  const saved = input.documentId === null ? insertDraft(ctx, input) : updateDraft(ctx, input);
  saveLines(ctx, saved.documentId, input);
  ctx.audit({
    entity: `stockDocument:${saved.documentId}`,
    after: { draft: true, lines: input.lines.length },
  });
  discardDraft(ctx.tx, ctx.user.id, draftForm(input.form, input.documentId));
  ctx.touch('stock', `stockDocument:${saved.documentId}`);
  return saved;
}

const fieldsOf = (ctx: CommandContext, input: DocumentInput) => ({
  ...formParts[input.form],
  warehouseId: input.warehouseId,
  toWarehouseId: input.toWarehouseId,
  partyId: input.supplierId,
  purchaseOrderId: input.purchaseOrderId,
  documentOn: input.documentOn ?? ctx.today,
  supplierDocument: input.supplierDocument,
  supplierDocumentOn: input.supplierDocumentOn,
  note: input.note,
  userId: ctx.user.id,
});

function insertDraft(ctx: CommandContext, input: DocumentInput): { documentId: number; version: number } {
  const { id } = ctx.tx
    .insert(stockDocument)
    .values({ ...fieldsOf(ctx, input), status: 'draft', createdAt: ctx.now })
    .returning({ id: stockDocument.id })
    .get();
  return { documentId: id, version: 1 };
}

function updateDraft(ctx: CommandContext, input: DocumentInput): { documentId: number; version: number } {
  const documentId = input.documentId ?? 0;
  const next = (input.version ?? 0) + 1;
  const updated = ctx.tx
    .update(stockDocument)
    .set({ ...fieldsOf(ctx, input), version: next })
    .where(
      and(
        eq(stockDocument.id, documentId),
        eq(stockDocument.version, input.version ?? 0),
        eq(stockDocument.status, 'draft'),
      ),
    )
    .returning({ id: stockDocument.id })
    .get();
  if (!updated) throw new DomainError('CONCURRENT_MODIFICATION');
  return { documentId, version: next };
}

function saveLines(ctx: CommandContext, documentId: number, { form, workerId, lines }: DocumentInput): void {
  ctx.tx.delete(stockDocumentLine).where(eq(stockDocumentLine.documentId, documentId)).run();
  for (const [index, line] of lines.entries()) {
    stockPart(ctx.tx, line.partId);
    const { partId, quantityMilli, unitCostCents, bin, toBin, serials, purchaseLineId } = line;
    ctx.tx
      .insert(stockDocumentLine)
      .values({
        ...{ documentId, position: index + 1, partId, unitCostCents, bin, toBin, purchaseLineId, workerId },
        quantityMilli: form === 'count' ? 0 : (quantityMilli ?? 0),
        countedMilli: form === 'count' ? quantityMilli : null,
        draftSerials: serials.length > 0 ? JSON.stringify(serials) : null,
      })
      .run();
  }
}

/** Throws an unfinished document away. @throws DomainError CONCURRENT_MODIFICATION when it was posted or changed meanwhile */
export function deleteDraft(
  ctx: CommandContext,
  { documentId, version }: EntryInput<Contract['stock.deleteDraft']>,
): Record<string, never> {
  const row = ctx.tx
    .select({ kind: stockDocument.kind, purpose: stockDocument.purpose })
    .from(stockDocument)
    .where(eq(stockDocument.id, documentId))
    .get();
  if (!row) throw new DomainError('CONCURRENT_MODIFICATION');
  const form = formOf(row.kind, row.purpose);
  if (isTyped(form)) {
    demandFormRight(ctx, form);
    discardDraft(ctx.tx, ctx.user.id, draftForm(form, documentId));
  }
  removeDraft(ctx.tx, documentId, version);
  ctx.audit({ entity: `stockDocument:${documentId}`, before: { draft: true } });
  ctx.touch('stock', `stockDocument:${documentId}`);
  return {};
}

const isTyped = (form: string): form is TypedForm => (typedForms as readonly string[]).includes(form);
