import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { markedUpCents, markupFor } from '@shared/features/pricing/rules';
import type { purchasingContract } from '@shared/features/purchasing/contract';
import type { ReceivePreviewRow } from '@shared/features/purchasing/model';
import { averageAfter, awaitedOf } from '@shared/features/purchasing/rules';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { formatDate } from '@shared/kernel/dates';
import { multiplyCents, vatCents } from '@shared/kernel/money';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { part } from '../../db/schema/parts';
import { markupRule } from '../../db/schema/pricing';
import type { purchaseLine } from '../../db/schema/purchasing';
import { type CommandContext, type QueryContext, RecordedRefusal } from '../../kernel/context';
import { partById } from '../parts/slice';
import { isVatRegistered } from '../settings/slice';
import { postDocument } from '../stock/slice';
import { demandOrder, orderById, orderLines } from './orders';
import { lastCostOf } from './proposal';

type Contract = typeof purchasingContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;
type Line = typeof purchaseLine.$inferSelect;
type Coming = Input<'purchasing.receivePreview'>['lines'][number];

/** What a delivery would change, before it does (domain §4.5). @throws DomainError NOT_FOUND */
export function receivePreview(
  ctx: QueryContext,
  { orderId, lines }: Input<'purchasing.receivePreview'>,
): Output<'purchasing.receivePreview'> {
  const { supplierId } = orderById(ctx.db, orderId);
  const known = new Map(orderLines(ctx.db, orderId).map((line) => [line.id, line]));
  const gross = !isVatRegistered(ctx.db, ctx.today);
  const seesCost = ctx.can('parts.viewCost');
  const rows = lines.map((coming) => {
    const row = changeOf(ctx.db, { coming, line: demandLine(known, coming.lineId), supplierId, gross });
    const hidden = { agreedCents: null, lastCents: null, averageCents: null, newAverageCents: null };
    return seesCost ? row : { ...row, ...hidden };
  });
  return { rows };
}

function demandLine(known: ReadonlyMap<number, Line>, lineId: number): Line {
  const line = known.get(lineId);
  if (!line) throw new DomainError('NOT_FOUND');
  return line;
}

interface Change {
  coming: Coming;
  line: Line;
  supplierId: number;
  /** The tax is not deducted, so it is a part of the cost (domain §4.3). */
  gross: boolean;
}

function changeOf(db: ReadDb, { coming, line, supplierId, gross }: Change): ReceivePreviewRow {
  const card = demandCard(db, line.partId);
  const before = stockOf(db, line.partId);
  const { unitCostCents, quantityMilli } = coming;
  const unitCents = gross ? unitCostCents + vatCents(unitCostCents, card.vatBp) : unitCostCents;
  const average = averageAfter(before, { quantityMilli, unitCents });
  const fixed = card.priceSource === 'own' || card.priceSource === 'list';
  return {
    lineId: line.id,
    agreedCents: line.unitCostCents,
    lastCents: lastCostOf(db, line.partId),
    averageCents: before.quantityMilli > 0 ? averageUnitCents(before) : null,
    newAverageCents: average,
    priceCents: card.priceCents,
    newPriceCents: fixed ? card.priceCents : matrixPrice(db, { ...card, supplierId }, average),
    overMilli: Math.max(0, quantityMilli - awaitedOf(line)),
  };
}

function demandCard(db: ReadDb, partId: number) {
  const card = partById(db, partId);
  if (!card) throw new DomainError('NOT_FOUND');
  return card;
}

const stockOf = (db: ReadDb, partId: number): { quantityMilli: number; valueCents: number } =>
  db.get(sql`SELECT coalesce(sum(quantity_milli), 0) AS quantityMilli, coalesce(sum(value_cents), 0) AS valueCents
    FROM stock_balance WHERE part_id = ${partId}`) ?? { quantityMilli: 0, valueCents: 0 };

/** The client's price of a cost by the markup matrix; null where no rule covers it (domain §4.6). */
function matrixPrice(
  db: ReadDb,
  { groupId, supplierId }: { groupId: number | null; supplierId: number },
  costCents: number,
): number | null {
  const rule = markupFor(db.select().from(markupRule).all(), { groupId, supplierId, costCents });
  return rule ? markedUpCents(costCents, rule.markupBp) : null;
}

/**
 * Takes a delivery of an order in, whole or in part, as a receipt of its own; the rest stays awaited. Where the client's
 * price is to stay, it becomes the card's own.
 * @throws DomainError DATE_IN_FUTURE, CONCURRENT_MODIFICATION, PURCHASE_NOT_SENT, FORBIDDEN and those of `postDocument`
 */
export function receivePurchase(
  ctx: CommandContext,
  input: Input<'purchasing.receive'>,
): Output<'purchasing.receive'> {
  const { supplierDocument, supplierDocumentOn } = input;
  if (supplierDocumentOn > ctx.today)
    throw new DomainError('DATE_IN_FUTURE', { date: formatDate(supplierDocumentOn) });
  const order = demandOrder(ctx.tx, input, 'sent');
  const known = new Map(orderLines(ctx.tx, order.id).map((line) => [line.id, line]));
  if (new Set(input.lines.map(({ lineId }) => lineId)).size !== input.lines.length)
    throw new DomainError('INVALID_INPUT', { field: 'lines' });
  const gross = !isVatRegistered(ctx.tx, ctx.today);
  for (const coming of input.lines)
    keepPrice(ctx, { coming, line: demandLine(known, coming.lineId), supplierId: order.supplierId, gross });
  const { warehouseId, supplierId } = order;
  const { documentId, number } = postDocument(
    ctx,
    {
      ...{
        kind: 'receipt',
        purpose: 'supplier',
        warehouseId,
        partyId: supplierId,
        purchaseOrderId: order.id,
      },
      ...{ supplierDocument, supplierDocumentOn },
    },
    input.lines.map(({ lineId, quantityMilli, unitCostCents }) => {
      const { partId } = demandLine(known, lineId);
      const net = multiplyCents(unitCostCents, quantityMilli);
      const valueCents = gross ? net + vatCents(net, demandCard(ctx.tx, partId).vatBp) : net;
      return {
        ...{ partId, warehouseId, quantityMilli, direction: 'in', valueCents, unitCostCents },
        purchaseLineId: lineId,
      };
    }),
  );
  const awaitedLines = orderLines(ctx.tx, order.id).filter((line) => awaitedOf(line) > 0).length;
  ctx.audit({ entity: `purchaseOrder:${order.id}`, after: { receipt: number, awaitedLines } });
  ctx.touch('purchasing', 'provision', `purchaseOrder:${order.id}`);
  return { documentId, number, awaitedLines };
}

/** Only where the delivery would change the price: what is fixed already stays as it is. */
function keepPrice(ctx: CommandContext, change: Change): void {
  if (change.coming.price !== 'keep') return;
  const { priceCents, newPriceCents } = changeOf(ctx.tx, change);
  if (priceCents === null || priceCents === newPriceCents) return;
  if (!ctx.can('parts.edit')) throw new RecordedRefusal('FORBIDDEN', { entry: 'purchasing.receive' });
  const { partId } = change.line;
  const { version } = demandCard(ctx.tx, partId);
  ctx.tx
    .update(part)
    .set({ ownPriceCents: priceCents, version: version + 1 })
    .where(eq(part.id, partId))
    .run();
  ctx.audit({ entity: `part:${partId}`, after: { ownPriceCents: priceCents, instead: newPriceCents } });
}
