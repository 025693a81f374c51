import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { isWarrantyValid, warrantyState } from '@shared/features/assets/calc';
import type { assetsContract } from '@shared/features/assets/contract';
import type { MeterUnit } from '@shared/features/assets/meters';
import type { Warranty } from '@shared/features/assets/model';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetWarranty } from '../../db/schema/assets';
import type { CommandContext } from '../../kernel/context';
import { demandParty } from '../parties/slice';
import { counterState } from './meter';
import { assetById } from './repo';
import { firstUnit } from './units';

type Input<N extends keyof typeof assetsContract> = EntryInput<(typeof assetsContract)[N]>;
type Output<N extends keyof typeof assetsContract> = EntryOutput<(typeof assetsContract)[N]>;
type Fields = Input<'assets.addWarranty'>['warranty'];

export type NewWarranty = Omit<Fields, 'giverPartyId' | 'meterUnit'> &
  Partial<Pick<Fields, 'giverPartyId' | 'meterUnit'>> & {
    assetId: number;
    orderId?: number | null;
  };

/**
 * Writes a warranty inside the caller's transaction; `meterLimit` is a total over all counters. @returns its id
 * @throws DomainError WARRANTY_PERIOD when it ends before it begins, WARRANTY_ENDLESS without any end
 */
export function addWarranty(ctx: CommandContext, warranty: NewWarranty): number {
  const { assetId } = warranty;
  assetById(ctx.tx, assetId);
  refuseImpossible(ctx, warranty);
  const row = ctx.tx.insert(assetWarranty).values(warranty).returning({ id: assetWarranty.id }).get();
  ctx.audit({ entity: `asset:${assetId}`, after: { warranty } });
  ctx.touch(`asset:${assetId}`, 'warranty');
  return row.id;
}

function refuseImpossible(
  ctx: CommandContext,
  { fromOn, toOn, meterLimit, giverPartyId }: Omit<NewWarranty, 'assetId'>,
): void {
  if (toOn !== null && toOn < fromOn) throw new DomainError('WARRANTY_PERIOD');
  if (toOn === null && meterLimit === null) throw new DomainError('WARRANTY_ENDLESS');
  if (giverPartyId) demandParty(ctx.tx, giverPartyId);
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, WARRANTY_OF_ORDER, WARRANTY_PERIOD, WARRANTY_ENDLESS */
export function editWarranty(
  ctx: CommandContext,
  { warrantyId, version, warranty, reason }: Input<'assets.editWarranty'>,
): Output<'assets.editWarranty'> {
  const before = writtenByHand(ctx, warrantyId);
  if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  refuseImpossible(ctx, warranty);
  ctx.tx
    .update(assetWarranty)
    .set({ ...warranty, version: version + 1 })
    .where(eq(assetWarranty.id, warrantyId))
    .run();
  ctx.reason(reason);
  ctx.audit({ entity: `asset:${before.assetId}`, before: { warranty: before }, after: { warranty } });
  ctx.touch(`asset:${before.assetId}`, 'warranty');
  return { version: version + 1 };
}

export function removeWarranty(
  ctx: CommandContext,
  input: Input<'assets.removeWarranty'>,
): Output<'assets.removeWarranty'> {
  const before = writtenByHand(ctx, input.warrantyId);
  ctx.tx.delete(assetWarranty).where(eq(assetWarranty.id, before.id)).run();
  ctx.reason(input.reason);
  ctx.audit({ entity: `asset:${before.assetId}`, before: { warranty: before } });
  ctx.touch(`asset:${before.assetId}`, 'warranty');
  return {};
}

/** What an order gave is taken back by the document that gave it, not by hand. */
function writtenByHand(ctx: CommandContext, id: number): typeof assetWarranty.$inferSelect {
  const found = ctx.tx.select().from(assetWarranty).where(eq(assetWarranty.id, id)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  if (found.orderId !== null) throw new DomainError('WARRANTY_OF_ORDER');
  return found;
}

interface WarrantyRow extends Omit<Warranty, 'valid' | 'state' | 'meterUnit'> {
  meterUnit: MeterUnit | null;
}

/** All warranties of an asset, the valid ones first. */
export function warrantiesOf(db: ReadDb, assetId: number, today: string): Warranty[] {
  const rows = db.all<WarrantyRow>(sql`
    SELECT w.id, w.giver, w.subject, w.from_on AS fromOn, w.to_on AS toOn, w.meter_limit AS meterLimit, w.document,
      w.order_id AS orderId, o.number AS orderNumber, w.giver_party_id AS giverPartyId, p.name AS giverName,
      w.meter_unit AS meterUnit, w.version
    FROM asset_warranty w LEFT JOIN service_order o ON o.id = w.order_id LEFT JOIN party p ON p.id = w.giver_party_id
    WHERE w.asset_id = ${assetId} ORDER BY w.to_on DESC, w.id DESC`);
  const first = firstUnit(db, assetId);
  return rows
    .map((row) => {
      const meterUnit = row.meterUnit ?? first;
      const meter = counterState(db, assetId, meterUnit, today).last?.value ?? null;
      const state = warrantyState(row, today, meter, meterUnit);
      return { ...row, meterUnit, state, valid: isWarrantyValid(row, today, meter) };
    })
    .sort((a, b) => Number(b.valid) - Number(a.valid));
}
