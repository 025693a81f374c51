import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { isWarrantyValid } from '@shared/features/assets/calc';
import type { assetsContract } from '@shared/features/assets/contract';
import type { Warranty } from '@shared/features/assets/model';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetWarranty } from '../../db/schema/assets';
import type { CommandContext } from '../../kernel/context';
import { assetById } from './repo';

type Input<N extends keyof typeof assetsContract> = EntryInput<(typeof assetsContract)[N]>;
type Output<N extends keyof typeof assetsContract> = EntryOutput<(typeof assetsContract)[N]>;

export type NewWarranty = Input<'assets.addWarranty'>['warranty'] & {
  assetId: number;
  orderId?: number | null;
};

/**
 * Writes a warranty inside the caller's transaction. @returns its id
 * @throws DomainError WARRANTY_PERIOD when it ends before it begins, WARRANTY_ENDLESS without any end
 */
export function addWarranty(ctx: CommandContext, warranty: NewWarranty): number {
  const { toOn, fromOn, meterLimit, assetId } = warranty;
  assetById(ctx.tx, assetId);
  if (toOn !== null && toOn < fromOn) throw new DomainError('WARRANTY_PERIOD');
  if (toOn === null && meterLimit === null) throw new DomainError('WARRANTY_ENDLESS');
  const row = ctx.tx.insert(assetWarranty).values(warranty).returning({ id: assetWarranty.id }).get();
  ctx.audit({ entity: `asset:${assetId}`, after: { warranty } });
  ctx.touch(`asset:${assetId}`);
  return row.id;
}

export function removeWarranty(
  ctx: CommandContext,
  input: Input<'assets.removeWarranty'>,
): Output<'assets.removeWarranty'> {
  const before = ctx.tx.select().from(assetWarranty).where(eq(assetWarranty.id, input.warrantyId)).get();
  if (!before) throw new DomainError('NOT_FOUND');
  // What an order gave is taken back by the document that gave it, not by hand.
  if (before.orderId !== null) throw new DomainError('WARRANTY_OF_ORDER');
  ctx.tx.delete(assetWarranty).where(eq(assetWarranty.id, before.id)).run();
  ctx.reason(input.reason);
  ctx.audit({ entity: `asset:${before.assetId}`, before: { warranty: before } });
  ctx.touch(`asset:${before.assetId}`);
  return {};
}

/** All warranties of an asset, the valid ones first. */
export function warrantiesOf(db: ReadDb, assetId: number, today: string, meter: number | null): Warranty[] {
  const rows = db.all<Omit<Warranty, 'valid'>>(sql`
    SELECT w.id, w.giver, w.subject, w.from_on AS fromOn, w.to_on AS toOn, w.meter_limit AS meterLimit, w.document,
      w.order_id AS orderId, o.number AS orderNumber
    FROM asset_warranty w LEFT JOIN service_order o ON o.id = w.order_id
    WHERE w.asset_id = ${assetId} ORDER BY w.to_on DESC, w.id DESC`);
  return rows
    .map((row) => ({ ...row, valid: isWarrantyValid(row, today, meter) }))
    .sort((a, b) => Number(b.valid) - Number(a.valid));
}
