import { DomainError } from '@shared/contract/errors';
import { roundHalfAway } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { eq } from 'drizzle-orm';
import { partLine } from '../../db/schema/orders';
import { part } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { defaultWarehouseId, postDocument } from './posting';
import type { PostingLine } from './postingModel';

export interface OrderStockLine {
  partLineId: number;
  partId: number;
  warehouseId: number;
  quantityMilli: number;
  workerId: number | null;
}

export interface OrderStock {
  orderId: number;
  lines: readonly OrderStockLine[];
}

export interface PostedForOrder {
  documentId: number;
  number: string;
  /** Cents of cost by part line. */
  costByLine: Map<number, number>;
}

/** Issues parts to an order in one document; all of it or nothing. @throws DomainError STOCK_SHORT */
export function issueToOrder(ctx: CommandContext, { orderId, lines }: OrderStock): PostedForOrder {
  return postForOrder(
    ctx,
    'issue',
    orderId,
    lines.map((line) => ({ ...line, direction: 'out' as const })),
  );
}

/** Takes parts back from an order at the cost they went out with; the last one back takes the rest of the line's cost. */
export function returnFromOrder(ctx: CommandContext, { orderId, lines }: OrderStock): PostedForOrder {
  const back = lines.map((line) => ({
    ...line,
    direction: 'in' as const,
    valueCents: issuedCost(ctx, line),
  }));
  return postForOrder(ctx, 'return', orderId, back);
}

function postForOrder(
  ctx: CommandContext,
  kind: 'issue' | 'return',
  orderId: number,
  lines: readonly PostingLine[],
): PostedForOrder {
  const warehouseId = lines[0]?.warehouseId ?? defaultWarehouseId(ctx.tx);
  const { documentId, number, values } = postDocument(
    ctx,
    { kind, purpose: 'order', warehouseId, orderId },
    lines,
  );
  const costByLine = new Map<number, number>();
  for (const [at, line] of lines.entries()) {
    const key = line.partLineId ?? 0;
    costByLine.set(key, (costByLine.get(key) ?? 0) + (values[at] ?? 0));
  }
  return { documentId, number, costByLine };
}

function issuedCost(ctx: CommandContext, line: OrderStockLine): number {
  const row = ctx.tx
    .select({ issuedMilli: partLine.issuedMilli, costCents: partLine.costCents, number: part.number })
    .from(partLine)
    .innerJoin(part, eq(part.id, partLine.partId))
    .where(eq(partLine.id, line.partLineId))
    .get();
  if (!row) throw new DomainError('NOT_FOUND');
  if (line.quantityMilli > row.issuedMilli)
    throw new DomainError('RETURN_TOO_MUCH', {
      number: row.number,
      issued: formatQuantity(row.issuedMilli),
    });
  if (line.quantityMilli === row.issuedMilli) return row.costCents;
  return roundHalfAway(BigInt(row.costCents) * BigInt(line.quantityMilli), row.issuedMilli);
}
