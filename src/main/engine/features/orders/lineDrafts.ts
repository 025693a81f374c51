import { DomainError } from '@shared/contract/errors';
import { goodsNetCents, isBelievable, operationNetCents } from '@shared/features/orders/calc';
import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { operationLine, partLine } from '../../db/schema/orders';
import type { CommandContext } from '../../kernel/context';
import { grantedDiscount } from '../assets/slice';
import { operationById, operationFits, placesOfAsset, resolveNorm } from '../catalog/slice';
import { agreedRateCents } from '../parties/slice';
import { partById, replacementOf } from '../parts/slice';
import { labourRateCents } from '../pricing/slice';
import { isVatRegistered } from '../settings/slice';
import { allocateAll, defaultWarehouseId } from '../stock/slice';
import { nextLinePosition, type OrderRecord } from './repo';

type NewOperation = Omit<typeof operationLine.$inferInsert, 'id' | 'orderId' | 'position' | 'netCents'> & {
  quantityMilli: number;
  normSec: number;
  priceFixed: boolean;
  discountBp: number;
};
type NewPart = Omit<typeof partLine.$inferInsert, 'id' | 'orderId' | 'position' | 'netCents'> & {
  discountBp: number;
};

interface AskedOperation {
  jobId: number;
  /** Null: work that is not in the catalogue, by its name. */
  operationId: number | null;
  name: string | null;
  quantityMilli: number;
  /** Asked for by a person though it is for other items (domain §3). */
  forOthers: boolean;
}

/** An operation line as the catalogue, the client and the type of the order make it; nothing is written. */
export function operationDraft(
  ctx: CommandContext,
  order: OrderRecord,
  { jobId, operationId, name, quantityMilli, forOthers }: AskedOperation,
): NewOperation {
  const work = operationId === null ? freeWork(name) : catalogueWork(ctx, order, operationId, forOthers);
  return {
    jobId,
    ...work.fields,
    ...(name !== null && { name }),
    quantityMilli,
    ...work.price,
    rateCents: work.price.priceFixed ? work.price.rateCents : hourRate(ctx.tx, order, ctx.today),
    ...discountOf(ctx, order, 'labour'),
    vatBp: isVatRegistered(ctx.tx, ctx.today) ? work.vatBp : 0,
  };
}

interface AskedPart {
  jobId: number;
  partId: number;
  quantityMilli: number;
  warehouseId: number | null;
}

/** A part line with the part's price and the discount granted; nothing is written. @throws DomainError PART_INACTIVE */
export function partDraft(
  ctx: CommandContext,
  order: OrderRecord,
  { jobId, partId, quantityMilli, warehouseId }: AskedPart,
): NewPart {
  const part = partById(ctx.tx, partId);
  if (!part?.active) throw new DomainError('PART_INACTIVE', { number: part?.number ?? '' });
  return {
    jobId,
    partId: part.id,
    number: part.number,
    name: part.nameBg,
    unit: part.unit,
    newNumber: replacementOf(ctx.tx, part.id, ctx.today).length > 0 ? 'offered' : null,
    quantityMilli,
    priceCents: part.priceCents ?? 0,
    listPriceCents: part.priceCents,
    ...discountOf(ctx, order, 'parts'),
    vatBp: isVatRegistered(ctx.tx, ctx.today) ? part.vatBp : 0,
    warehouseId: warehouseId ?? defaultWarehouseId(ctx.tx),
  };
}

/** Writes the line at the end of its job. @throws DomainError AMOUNT_TOO_LARGE */
export function insertOperation(ctx: CommandContext, order: OrderRecord, draft: NewOperation) {
  const position = nextLinePosition(ctx.tx, draft.jobId);
  const line = {
    ...draft,
    orderId: order.id,
    position,
    netCents: believable(() => operationNetCents(draft)),
  };
  const row = ctx.tx.insert(operationLine).values(line).returning({ id: operationLine.id }).get();
  return { id: row.id, ...line };
}

/** Writes the line at the end of its job and keeps stock for it. @throws DomainError AMOUNT_TOO_LARGE */
export function insertPart(ctx: CommandContext, order: OrderRecord, draft: NewPart) {
  const position = nextLinePosition(ctx.tx, draft.jobId);
  const line = { ...draft, orderId: order.id, position, netCents: believable(() => goodsNetCents(draft)) };
  const row = ctx.tx.insert(partLine).values(line).returning({ id: partLine.id }).get();
  allocateAll(ctx, [line]);
  return { id: row.id, ...line };
}

/** The amount of a line. @throws DomainError AMOUNT_TOO_LARGE for what no document can carry */
export function believable(netCents: () => number): number {
  try {
    const cents = netCents();
    if (isBelievable(cents)) return cents;
  } catch (error) {
    // The exact product was beyond the safe integers.
    if (!(error instanceof RangeError)) throw error;
  }
  throw new DomainError('AMOUNT_TOO_LARGE');
}

interface Work {
  fields: { operationId: number | null; code: string; name: string; normOrigin: string };
  price: { normSec: number; rateCents: number; priceFixed: boolean };
  vatBp: number;
}

function freeWork(name: string | null): Work {
  if (name === null) throw new DomainError('OPERATION_WITHOUT_NAME');
  return {
    fields: { operationId: null, code: '', name, normOrigin: 'line' },
    price: { normSec: 0, rateCents: 0, priceFixed: false },
    vatBp: 2000,
  };
}

/** @throws DomainError OPERATION_INACTIVE, OPERATION_NOT_FOR_ASSET */
function catalogueWork(
  ctx: CommandContext,
  order: OrderRecord,
  operationId: number,
  forOthers: boolean,
): Work {
  const operation = operationById(ctx.tx, operationId);
  if (!operation?.active) throw new DomainError('OPERATION_INACTIVE', { code: operation?.code ?? '' });
  const places = placesOfAsset(ctx.tx, order.assetId);
  if (!places) throw new DomainError('NOT_FOUND');
  if (!forOthers && operation.specific && !operationFits(ctx.tx, operationId, places, ctx.today))
    throw new DomainError('OPERATION_NOT_FOR_ASSET', { code: operation.code });
  const norm = resolveNorm(ctx.tx, { operationId, on: ctx.today, ...places });
  const { code, nameBg, fixedPriceCents, vatBp } = operation;
  return {
    fields: { operationId, code, name: nameBg, normOrigin: norm?.origin ?? 'line' },
    price: {
      normSec: norm?.normSec ?? 0,
      rateCents: fixedPriceCents ?? 0,
      priceFixed: fixedPriceCents !== null,
    },
    vatBp,
  };
}

/** Cents per norm hour: as agreed with the client, else that of the order's type and the make (domain §4.6, §5.1). */
export function hourRate(db: ReadDb, order: OrderRecord, today: string): number {
  const agreed = agreedRateCents(db, order.clientId);
  if (agreed !== null) return agreed;
  const item = db.select({ makeId: asset.makeId }).from(asset).where(eq(asset.id, order.assetId)).get();
  return labourRateCents(db, { makeId: item?.makeId ?? null, orderTypeId: order.typeId }, today);
}

const discountOf = (
  ctx: CommandContext,
  { clientId, assetId, typeId }: OrderRecord,
  of: 'labour' | 'parts',
) => grantedDiscount(ctx.tx, { clientId, assetId, orderTypeId: typeId, on: ctx.today }, of);
