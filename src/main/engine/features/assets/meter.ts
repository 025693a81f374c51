import { DomainError } from '@shared/contract/errors';
import { expectedReading, judgeReading } from '@shared/features/assets/calc';
import type { MeterSource } from '@shared/features/assets/model';
import { sofiaDate } from '@shared/kernel/dates';
import { desc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { meterReading } from '../../db/schema/assets';
import type { CommandContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import { assetById } from './repo';

export type ReadingRecord = typeof meterReading.$inferSelect;

const statements = preparedOnce((db: ReadDb) => ({
  latest: db
    .select()
    .from(meterReading)
    .where(eq(meterReading.assetId, sql.placeholder('assetId')))
    .orderBy(desc(meterReading.at), desc(meterReading.id))
    .limit(12)
    .prepare(),
}));

/** The newest readings of an asset, newest first. */
export const latestReadings = (db: ReadDb, assetId: number): ReadingRecord[] =>
  statements(db).latest.all({ assetId });

export interface NewReading {
  assetId: number;
  value: number;
  source: MeterSource;
  orderId?: number | null | undefined;
  reason?: string | null | undefined;
}

/**
 * Writes a reading inside the caller's transaction (domain §2.3). A repeat of the last value on the same day and order adds nothing.
 * @returns the reading's id
 * @throws DomainError METER_DECREASE or METER_JUMP without a reason
 */
export function recordMeter(ctx: CommandContext, reading: NewReading): number {
  const { kind } = assetById(ctx.tx, reading.assetId);
  const unit = kind === 'vehicle' ? 'km' : 'h';
  const readings = latestReadings(ctx.tx, reading.assetId);
  const [last] = readings;
  const reason = reading.reason?.trim() || null;
  const orderId = reading.orderId ?? null;
  if (last && last.value === reading.value && last.on === ctx.today && last.orderId === orderId)
    return last.id;
  const verdict = judgeReading(readings, unit, reading.value, ctx.today);
  if (verdict && reason === null && last) {
    const params = { last: last.value, lastOn: last.on, value: reading.value, unit };
    throw new DomainError(verdict === 'decrease' ? 'METER_DECREASE' : 'METER_JUMP', params);
  }
  const row = ctx.tx
    .insert(meterReading)
    .values({
      assetId: reading.assetId,
      value: reading.value,
      unit,
      on: sofiaDate(ctx.now),
      at: ctx.now,
      source: reading.source,
      orderId,
      reason,
      userId: ctx.user.id,
    })
    .returning({ id: meterReading.id })
    .get();
  ctx.audit({
    entity: `asset:${reading.assetId}`,
    before: { meter: last?.value ?? null },
    after: { meter: reading.value, source: reading.source },
  });
  if (reason !== null && verdict) ctx.reason(reason);
  ctx.touch(`asset:${reading.assetId}`);
  return row.id;
}

/** Last reading and the one expected today. */
export function meterOf(db: ReadDb, assetId: number, kind: 'vehicle' | 'equipment', today: string) {
  const readings = latestReadings(db, assetId);
  const [last] = readings;
  return {
    unit: kind === 'vehicle' ? ('km' as const) : ('h' as const),
    last: last ? { value: last.value, on: last.on } : null,
    expected: expectedReading(readings, today),
  };
}
