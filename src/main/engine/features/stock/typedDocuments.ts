import { DomainError } from '@shared/contract/errors';
import { type DocumentInput, draftForm, formParts, type TypedForm } from '@shared/features/stock/model';
import { formatDate } from '@shared/kernel/dates';
import { multiplyCents, vatCents } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { PermissionKey } from '@shared/permissions/permissions';
import { type CommandContext, RecordedRefusal } from '../../kernel/context';
import { demandParty } from '../parties/slice';
import { isVatRegistered } from '../settings/slice';
import { workerById } from '../staff/slice';
import { discardDraft } from '../users/slice';
import { stockPart, stockState } from './balances';
import { costOfSurplus } from './commands';
import { binCode, quantityIn } from './places';
import { postDocument, removeDraft } from './posting';
import type { PostingLine } from './postingModel';

type TypedLine = DocumentInput['lines'][number];

/** Who may fill in what: goods in, goods out and between places, corrections. */
const rightOf: Readonly<Record<TypedForm, PermissionKey>> = {
  receipt: 'stock.receive',
  opening: 'stock.receive',
  internalIssue: 'stock.issue',
  supplierReturn: 'stock.issue',
  transfer: 'stock.issue',
  count: 'stock.adjust',
  scrap: 'stock.adjust',
};

/** @throws DomainError FORBIDDEN, which stays in the log */
export function demandFormRight(ctx: CommandContext, form: TypedForm): void {
  if (!ctx.can(rightOf[form])) throw new RecordedRefusal('FORBIDDEN', { entry: `stock.${form}` });
}

/**
 * Posts a typed document of any kind, from a saved draft or without one. @throws DomainError INVALID_INPUT naming what is
 * missing, FORBIDDEN, DATE_IN_FUTURE, CONCURRENT_MODIFICATION, NOTHING_TO_ADJUST, STOCK_MOVED, TRANSFER_NOWHERE and those of `postDocument`
 */
export function postTyped(ctx: CommandContext, input: DocumentInput): { documentId: number; number: string } {
  const { form } = input;
  demandFormRight(ctx, form);
  refuseIncomplete(ctx, input);
  refuseUnknown(ctx, input);
  if (input.documentId !== null) {
    removeDraft(ctx.tx, input.documentId, input.version);
    ctx.touch(`stockDocument:${input.documentId}`);
  }
  if (form === 'count' || form === 'scrap') ctx.reason(input.note ?? '');
  const lines = input.lines.flatMap((line) => postingLine(ctx, input, line));
  if (lines.length === 0) throw new DomainError('NOTHING_TO_ADJUST');
  const { documentId, number } = postDocument(
    ctx,
    {
      ...formParts[form],
      warehouseId: input.warehouseId,
      toWarehouseId: form === 'transfer' ? input.toWarehouseId : null,
      partyId: hasSupplier(form) ? input.supplierId : null,
      purchaseOrderId: input.purchaseOrderId,
      documentOn: input.documentOn ?? ctx.today,
      supplierDocument: input.supplierDocument,
      supplierDocumentOn: input.supplierDocumentOn,
      note: input.note,
    },
    lines,
  );
  discardDraft(ctx.tx, ctx.user.id, draftForm(form, input.documentId));
  return { documentId, number };
}

const hasSupplier = (form: TypedForm): boolean => form === 'receipt' || form === 'supplierReturn';

const needsCost = (form: TypedForm): boolean => form === 'receipt' || form === 'opening';

/** @throws DomainError INVALID_INPUT */
function refuseIncomplete(ctx: CommandContext, input: DocumentInput): void {
  const { form, lines, note, supplierDocumentOn } = input;
  const missing = (field: string) => new DomainError('INVALID_INPUT', { field });
  if (hasSupplier(form) && input.supplierId === null) throw missing('supplierId');
  if (form === 'receipt' && input.supplierDocument === null) throw missing('supplierDocument');
  if (form === 'receipt' && supplierDocumentOn === null) throw missing('supplierDocumentOn');
  if (supplierDocumentOn !== null && supplierDocumentOn > ctx.today)
    throw new DomainError('DATE_IN_FUTURE', { date: formatDate(supplierDocumentOn) });
  if ((form === 'count' || form === 'scrap') && note === null) throw missing('note');
  if (form === 'transfer' && input.toWarehouseId === null) throw missing('toWarehouseId');
  if (lines.length === 0) throw missing('lines');
  const places = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.quantityMilli === null || (line.quantityMilli === 0 && form !== 'count'))
      throw missing(`lines.${index}.quantityMilli`);
    if (needsCost(form) && line.unitCostCents === null) throw missing(`lines.${index}.unitCostCents`);
    const place = `${line.partId}:${binCode(line.bin) ?? ''}`;
    if (form === 'count' && places.has(place)) throw missing(`lines.${index}.partId`);
    places.add(place);
  }
}

/** @throws DomainError NOT_FOUND for a supplier or a worker that is not there (any more) */
function refuseUnknown(ctx: CommandContext, { form, supplierId, workerId }: DocumentInput): void {
  if (hasSupplier(form) && supplierId !== null && !demandParty(ctx.tx, supplierId).active)
    throw new DomainError('NOT_FOUND');
  if (form === 'internalIssue' && workerId !== null) {
    if (!workerById(ctx.tx, workerId)?.active) throw new DomainError('NOT_FOUND');
  }
}

function postingLine(ctx: CommandContext, input: DocumentInput, line: TypedLine): PostingLine[] {
  const { form, warehouseId, workerId } = input;
  const { partId, serials, purchaseLineId, unitCostCents } = line;
  const quantityMilli = line.quantityMilli ?? 0;
  const base = { partId, warehouseId, quantityMilli, bin: binCode(line.bin), serials };
  switch (form) {
    case 'receipt':
    case 'opening': {
      const valueCents = valueIn(ctx, form, line);
      return [{ ...base, direction: 'in', unitCostCents, valueCents, purchaseLineId }];
    }
    case 'internalIssue':
      return [{ ...base, direction: 'out', workerId }];
    case 'supplierReturn': {
      const credited = unitCostCents === null ? {} : { unitCostCents, valueCents: valueIn(ctx, form, line) };
      return [{ ...base, direction: 'out', ...credited }];
    }
    case 'transfer':
      return [transferLine(input, line, base)];
    case 'scrap':
      return [{ ...base, direction: 'out' }];
    case 'count':
      return countLine(ctx, input, line);
  }
}

/** Net, and gross where the tax of a supplier is not deducted. */
function valueIn(ctx: CommandContext, form: TypedForm, line: TypedLine): number {
  const net = multiplyCents(line.unitCostCents ?? 0, line.quantityMilli ?? 0);
  if (form === 'opening' || isVatRegistered(ctx.tx, ctx.today)) return net;
  return net + vatCents(net, stockPart(ctx.tx, line.partId).vatBp);
}

function transferLine(
  input: DocumentInput,
  line: TypedLine,
  base: Omit<PostingLine, 'direction'>,
): PostingLine {
  const toWarehouseId = input.toWarehouseId ?? input.warehouseId;
  const toBin = binCode(line.toBin);
  if (toWarehouseId === input.warehouseId && (toBin === null || toBin === base.bin))
    throw new DomainError('TRANSFER_NOWHERE');
  return { ...base, direction: 'move', toWarehouseId, toBin };
}

/** Nothing for a place whose books are right. @throws DomainError STOCK_MOVED when it changed since it was counted */
function countLine(ctx: CommandContext, { warehouseId }: DocumentInput, line: TypedLine): PostingLine[] {
  const { partId, serials, unitCostCents } = line;
  const bin = binCode(line.bin);
  const countedMilli = line.quantityMilli ?? 0;
  const state = stockState(ctx.tx, partId, warehouseId);
  const now = bin === null ? state.quantityMilli : quantityIn(ctx.tx, partId, warehouseId, bin);
  const bookedMilli = line.bookedMilli ?? now;
  if (bookedMilli !== now)
    throw new DomainError('STOCK_MOVED', {
      number: stockPart(ctx.tx, partId).number,
      booked: formatQuantity(bookedMilli),
      now: formatQuantity(now),
    });
  const difference = countedMilli - now;
  if (difference === 0) return [];
  const quantityMilli = Math.abs(difference);
  const base = { partId, warehouseId, quantityMilli, bin, serials, bookedMilli, countedMilli };
  if (difference < 0) return [{ ...base, direction: 'out' }];
  const unit = unitCostCents ?? costOfSurplus(ctx.tx, partId, state);
  return [{ ...base, direction: 'in', unitCostCents: unit, valueCents: multiplyCents(unit, quantityMilli) }];
}
