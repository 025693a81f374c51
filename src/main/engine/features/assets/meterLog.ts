import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { assetsContract } from '@shared/features/assets/contract';
import type { LoggedReading } from '@shared/features/assets/historyContract';
import type { MeterUnit } from '@shared/features/assets/meters';
import type { AssetCard } from '@shared/features/assets/model';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { meterCounter, meterReading } from '../../db/schema/assets';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { counterState, meterOffset, recordMeter } from './meter';
import { assetById } from './repo';
import { assetUnits } from './units';

type Input<N extends keyof typeof assetsContract> = EntryInput<(typeof assetsContract)[N]>;
type Output<N extends keyof typeof assetsContract> = EntryOutput<(typeof assetsContract)[N]>;

const shownReadings = 200;

interface ReadingRow extends Omit<LoggedReading, 'annulled'> {
  annulledAt: number | null;
  annulReason: string | null;
  annulledByName: string;
}

function readingRows(db: ReadDb, where: ReturnType<typeof sql>): LoggedReading[] {
  const rows = db.all<ReadingRow>(sql`
    SELECT r.id, r.value, coalesce(r.dial, r.value) AS dial, r.unit, r."on", r.source, r.reason, r.order_id AS orderId,
      o.number AS orderNumber, coalesce(u.name, '') AS userName, r.corrects_id AS correctsId, r.annulled_at AS annulledAt,
      r.annul_reason AS annulReason, coalesce(b.name, '') AS annulledByName
    FROM meter_reading r LEFT JOIN service_order o ON o.id = r.order_id LEFT JOIN user u ON u.id = r.user_id
      LEFT JOIN user b ON b.id = r.annulled_by
    WHERE ${where} ORDER BY r."on" DESC, r.at DESC, r.id DESC LIMIT ${shownReadings}`);
  return rows.map(({ annulledAt, annulReason, annulledByName, ...row }) => ({
    ...row,
    annulled:
      annulledAt === null ? null : { at: annulledAt, reason: annulReason ?? '', userName: annulledByName },
  }));
}

/** Valid readings of one counter, newest first. */
export function validReadings(db: ReadDb, assetId: number, unit: MeterUnit): AssetCard['readings'] {
  const rows = readingRows(db, sql`r.asset_id = ${assetId} AND r.unit = ${unit} AND r.annulled_at IS NULL`);
  return rows.map(({ unit: _unit, correctsId: _corrects, annulled: _annulled, ...row }) => row);
}

export function meterLog(
  ctx: QueryContext,
  { assetId }: Input<'assets.meterLog'>,
): Output<'assets.meterLog'> {
  assetById(ctx.db, assetId);
  return {
    counters: assetUnits(ctx.db, assetId).map((unit) => counterState(ctx.db, assetId, unit, ctx.today)),
    readings: readingRows(ctx.db, sql`r.asset_id = ${assetId}`),
    exchanges: ctx.db.all(sql`
      SELECT c.id, c.unit, c."on", c.last_dial AS lastDial, c.first_dial AS firstDial, c."offset", c.reason,
        coalesce(u.name, '') AS userName
      FROM meter_counter c LEFT JOIN user u ON u.id = c.user_id WHERE c.asset_id = ${assetId} ORDER BY c.at DESC, c.id DESC`),
  };
}

/** @throws DomainError NOT_FOUND, READING_ANNULLED */
function annul(ctx: CommandContext, readingId: number, reason: string) {
  const found = ctx.tx.select().from(meterReading).where(eq(meterReading.id, readingId)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  if (found.annulledAt !== null) throw new DomainError('READING_ANNULLED');
  ctx.tx
    .update(meterReading)
    .set({ annulledAt: ctx.now, annulledBy: ctx.user.id, annulReason: reason })
    .where(eq(meterReading.id, readingId))
    .run();
  ctx.reason(reason);
  ctx.touch(`asset:${found.assetId}`);
  return found;
}

export function annulReading(
  ctx: CommandContext,
  input: Input<'assets.annulReading'>,
): Output<'assets.annulReading'> {
  const found = annul(ctx, input.readingId, input.reason);
  ctx.audit({
    entity: `asset:${found.assetId}`,
    before: { meter: found.value, unit: found.unit, on: found.on },
    after: { annulled: true },
  });
  return {};
}

/** The right reading takes day, instant, source and order of the wrong one. */
export function correctReading(
  ctx: CommandContext,
  input: Input<'assets.correctReading'>,
): Output<'assets.correctReading'> {
  const wrong = annul(ctx, input.readingId, input.reason);
  // The counter of that day, whatever was exchanged since.
  const offset = wrong.value - (wrong.dial ?? wrong.value);
  const { assetId, unit, on, at, source, orderId } = wrong;
  const row = ctx.tx
    .insert(meterReading)
    .values({
      ...{ assetId, unit, on, at, source, orderId },
      value: input.value + offset,
      dial: offset === 0 ? null : input.value,
      reason: input.reason,
      userId: ctx.user.id,
      correctsId: wrong.id,
    })
    .returning({ id: meterReading.id })
    .get();
  ctx.audit({
    entity: `asset:${assetId}`,
    before: { meter: wrong.value, unit, on },
    after: { meter: input.value + offset, unit, on },
  });
  return { readingId: row.id };
}

/**
 * Another counter: the old one's last figure becomes a reading, from then on the total is the new figure and the offset.
 * @throws DomainError METER_NONE
 */
export function exchangeCounter(
  ctx: CommandContext,
  { assetId, unit, lastDial, firstDial, reason }: Input<'assets.exchangeCounter'>,
): Output<'assets.exchangeCounter'> {
  recordMeter(ctx, { assetId, unit, value: lastDial, source: 'manual', reason });
  const before = meterOffset(ctx.tx, assetId, unit);
  const offset = lastDial + before - firstDial;
  ctx.tx
    .insert(meterCounter)
    .values({
      ...{ assetId, unit, lastDial, firstDial, offset, reason },
      on: ctx.today,
      at: ctx.now,
      userId: ctx.user.id,
    })
    .run();
  ctx.reason(reason);
  ctx.audit({
    entity: `asset:${assetId}`,
    before: { unit, offset: before, dial: lastDial },
    after: { unit, offset, dial: firstDial },
  });
  ctx.touch(`asset:${assetId}`);
  return { offset };
}
