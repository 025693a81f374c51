import { goodsNetCents, operationNetCents } from '@shared/features/orders/calc';
import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { grantedDiscount } from '../assets/slice';
import { operationById, resolveNorm } from '../catalog/slice';
import { agreedRateCents } from '../parties/slice';
import { partById } from '../parts/slice';
import { labourRateCents } from '../pricing/slice';

export interface PricedWork {
  kind: 'operation' | 'part' | 'other';
  operationId: number | null;
  partId: number | null;
  quantityMilli: number;
}

export interface PriceToday {
  code: string;
  name: string;
  unit: string;
  normSec: number;
  /** Net for a unit, or for a norm hour where `normSec` is above 0. */
  unitCents: number;
  netCents: number;
}

/**
 * What a line costs today on an order of the thing's owner: norm × labour rate of the make, or the part's price, less the
 * discount of the client or of its service contract. Null when the catalogue does not price it.
 */
export function priceToday(
  db: ReadDb,
  work: PricedWork,
  { assetId, clientId, today }: { assetId: number; clientId: number | null; today: string },
): PriceToday | null {
  const granted = (of: 'labour' | 'parts') =>
    grantedDiscount(db, { clientId, assetId, orderTypeId: null, on: today }, of).discountBp;
  if (work.kind === 'part' && work.partId !== null)
    return priceOfPart(db, work.partId, work.quantityMilli, granted('parts'));
  if (work.kind !== 'operation' || work.operationId === null) return null;
  const operation = operationById(db, work.operationId);
  const places = placesOf(db, assetId);
  if (!operation?.active || !places) return null;
  const fixed = operation.fixedPriceCents;
  const norm = resolveNorm(db, { operationId: operation.id, on: today, ...places });
  if (fixed === null && !norm) return null;
  const normSec = norm?.normSec ?? 0;
  const line = {
    quantityMilli: work.quantityMilli,
    normSec,
    rateCents:
      fixed ??
      (clientId === null ? null : agreedRateCents(db, clientId)) ??
      labourRateCents(db, { makeId: places.makeId, orderTypeId: null }, today),
    priceFixed: fixed !== null,
    discountBp: granted('labour'),
  };
  return {
    code: operation.code,
    name: operation.nameBg,
    unit: fixed === null ? 'h' : 'pcs',
    normSec: fixed === null ? normSec : 0,
    unitCents: line.rateCents,
    netCents: operationNetCents(line),
  };
}

function priceOfPart(
  db: ReadDb,
  partId: number,
  quantityMilli: number,
  discountBp: number,
): PriceToday | null {
  const part = partById(db, partId);
  if (!part?.active || part.priceCents === null) return null;
  const { number, nameBg, unit, priceCents } = part;
  const netCents = goodsNetCents({ quantityMilli, priceCents, discountBp });
  return { code: number, name: nameBg, unit, normSec: 0, unitCents: priceCents, netCents };
}

const placesOf = (db: ReadDb, assetId: number) =>
  db
    .select({
      classId: asset.classId,
      makeId: asset.makeId,
      modelId: asset.modelId,
      modificationId: asset.modificationId,
    })
    .from(asset)
    .where(eq(asset.id, assetId))
    .get();
