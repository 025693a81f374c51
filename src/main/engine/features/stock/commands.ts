import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stockContract } from '@shared/features/stock/contract';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { multiplyCents, vatCents } from '@shared/kernel/money';
import { and, eq } from 'drizzle-orm';
import { stockBalance, stockDocument, stockMovement } from '../../db/schema/stock';
import type { CommandContext } from '../../kernel/context';
import { knownPart } from '../parts/slice';
import { isVatRegistered } from '../settings/slice';
import { type PostedDocument, type PostingLine, postDocument } from './posting';

type Contract = typeof stockContract;
type Posted = Pick<PostedDocument, 'documentId' | 'number'>;

const posted = ({ documentId, number }: PostedDocument): Posted => ({ documentId, number });

/** Takes stock in; without a VAT registration at the gross price, since the tax is not deducted (domain §4.3). */
export function postReceipt(ctx: CommandContext, input: EntryInput<Contract['stock.postReceipt']>): Posted {
  const { supplierId, warehouseId, supplierDocument, supplierDocumentOn, note } = input;
  if (supplierDocumentOn > ctx.today) throw new DomainError('DATE_IN_FUTURE', { date: supplierDocumentOn });
  const gross = !isVatRegistered(ctx.tx, ctx.today);
  const lines = input.lines.map((line): PostingLine => {
    const net = multiplyCents(line.unitCostCents, line.quantityMilli);
    const valueCents = gross ? net + vatCents(net, knownPart(ctx.tx, line.partId).vatBp) : net;
    return { ...line, warehouseId, direction: 'in', valueCents };
  });
  const head = {
    kind: 'receipt',
    warehouseId,
    partyId: supplierId,
    supplierDocument,
    supplierDocumentOn,
    note,
  } as const;
  return posted(postDocument(ctx, head, lines));
}

/** Brings the books to what was counted (domain §4.3). @throws DomainError NOTHING_TO_ADJUST */
export function adjustStock(ctx: CommandContext, input: EntryInput<Contract['stock.adjust']>): Posted {
  const { partId, warehouseId, countedMilli, unitCostCents, reason } = input;
  knownPart(ctx.tx, partId);
  const before = ctx.tx
    .select()
    .from(stockBalance)
    .where(and(eq(stockBalance.partId, partId), eq(stockBalance.warehouseId, warehouseId)))
    .get() ?? { quantityMilli: 0, valueCents: 0 };
  const difference = countedMilli - before.quantityMilli;
  if (difference === 0) throw new DomainError('NOTHING_TO_ADJUST');
  const unit = unitCostCents ?? averageUnitCents(before);
  const quantityMilli = Math.abs(difference);
  const line: PostingLine =
    difference > 0
      ? {
          partId,
          warehouseId,
          quantityMilli,
          direction: 'in',
          unitCostCents: unit,
          valueCents: multiplyCents(unit, quantityMilli),
        }
      : { partId, warehouseId, quantityMilli, direction: 'out' };
  ctx.reason(reason);
  return posted(postDocument(ctx, { kind: 'adjustment', warehouseId, note: reason }, [line]));
}

/** Mirrors a receipt or an adjustment; what went to an order comes back through the order (domain §4.3). */
export function reverseDocument(
  ctx: CommandContext,
  { documentId, reason }: EntryInput<Contract['stock.reverse']>,
): Posted {
  const before = ctx.tx.select().from(stockDocument).where(eq(stockDocument.id, documentId)).get();
  if (!before) throw new DomainError('NOT_FOUND');
  const number = before.number ?? '';
  if (before.status !== 'posted' || before.reversesId !== null)
    throw new DomainError('DOCUMENT_REVERSED', { number });
  if (before.orderId !== null) throw new DomainError('DOCUMENT_OF_ORDER', { number });
  const movements = ctx.tx.select().from(stockMovement).where(eq(stockMovement.documentId, documentId)).all();
  const lines = movements.map(
    (row): PostingLine => ({
      partId: row.partId,
      warehouseId: row.warehouseId,
      quantityMilli: Math.abs(row.quantityMilli),
      direction: row.quantityMilli > 0 ? 'out' : 'in',
      valueCents: Math.abs(row.valueCents),
    }),
  );
  ctx.reason(reason);
  const { kind, warehouseId, partyId } = before;
  const mirror = postDocument(
    ctx,
    { kind, warehouseId, partyId, reversesId: documentId, note: reason },
    lines,
  );
  ctx.tx
    .update(stockDocument)
    .set({ status: 'reversed', version: before.version + 1 })
    .where(eq(stockDocument.id, documentId))
    .run();
  ctx.audit({
    entity: `stockDocument:${documentId}`,
    before: { status: 'posted' },
    after: { status: 'reversed', by: mirror.number },
  });
  ctx.touch(`stockDocument:${documentId}`);
  return posted(mirror);
}
