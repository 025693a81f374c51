import { DomainError } from '@shared/contract/errors';
import { expectedReading, judgeReading } from '@shared/features/assets/calc';
import type { MeterUnit } from '@shared/features/assets/meters';
import type { AssetCard, CounterState, MeterSource } from '@shared/features/assets/model';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { meterCounter, meterReading } from '../../db/schema/assets';
import type { CommandContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import { assetUnits, firstUnit } from './units';

type ReadingRecord = typeof meterReading.$inferSelect;

const assetParameter = sql.placeholder('assetId');
const unitParameter = sql.placeholder('unit');

const statements = preparedOnce((db: ReadDb) => ({
  latest: db
    .select()
    .from(meterReading)
    .where(
      and(
        eq(meterReading.assetId, assetParameter),
        eq(meterReading.unit, unitParameter),
        isNull(meterReading.annulledAt),
      ),
    )
    .orderBy(desc(meterReading.on), desc(meterReading.at), desc(meterReading.id))
    .limit(12)
    .prepare(),
  counter: db
    .select({ offset: meterCounter.offset })
    .from(meterCounter)
    .where(and(eq(meterCounter.assetId, assetParameter), eq(meterCounter.unit, unitParameter)))
    .orderBy(desc(meterCounter.at), desc(meterCounter.id))
    .limit(1)
    .prepare(),
}));

/** The newest valid readings of one counter, newest first. */
export const latestReadings = (db: ReadDb, assetId: number, unit: MeterUnit): ReadingRecord[] =>
  statements(db).latest.all({ assetId, unit });

/** What is added to the figure of the counter, so that the total goes on over exchanged counters (domain §2.3). */
export const meterOffset = (db: ReadDb, assetId: number, unit: MeterUnit): number =>
  statements(db).counter.get({ assetId, unit })?.offset ?? 0;

/** The total that a counter's figure of today stands for. */
export const meterTotal = (db: ReadDb, assetId: number, dial: number): number =>
  dial + meterOffset(db, assetId, firstUnit(db, assetId));

export interface NewReading {
  assetId: number;
  /** What the counter shows. */
  value: number;
  source: MeterSource;
  /** Null or absent: the first counter. */
  unit?: MeterUnit | null | undefined;
  orderId?: number | null | undefined;
  reason?: string | null | undefined;
}

/**
 * Writes a reading inside the caller's transaction (domain §2.3). A repeat of the last value on the same day and order adds nothing.
 * @returns the reading's id
 * @throws DomainError METER_DECREASE or METER_JUMP without a reason, METER_NONE where the class has no such counter
 */
export function recordMeter(ctx: CommandContext, reading: NewReading): number {
  const { assetId } = reading;
  const unit = unitOfReading(ctx.tx, reading);
  const readings = latestReadings(ctx.tx, assetId, unit);
  const [last] = readings;
  const reason = reading.reason?.trim() || null;
  const orderId = reading.orderId ?? null;
  const offset = meterOffset(ctx.tx, assetId, unit);
  const total = reading.value + offset;
  if (last && last.value === total && last.on === ctx.today && last.orderId === orderId) return last.id;
  const verdict = judgeReading(readings, unit, total, ctx.today);
  if (verdict && reason === null && last) {
    const params = { last: last.value - offset, lastOn: last.on, value: reading.value, unit };
    throw new DomainError(verdict === 'decrease' ? 'METER_DECREASE' : 'METER_JUMP', params);
  }
  const row = ctx.tx
    .insert(meterReading)
    .values({
      assetId,
      value: total,
      dial: offset === 0 ? null : reading.value,
      unit,
      on: ctx.today,
      at: ctx.now,
      source: reading.source,
      orderId,
      reason,
      userId: ctx.user.id,
    })
    .returning({ id: meterReading.id })
    .get();
  ctx.audit({
    entity: `asset:${assetId}`,
    before: { meter: last?.value ?? null },
    after: { meter: total, unit, source: reading.source },
  });
  if (reason !== null && verdict) ctx.reason(reason);
  ctx.touch(`asset:${assetId}`);
  return row.id;
}

function unitOfReading(db: ReadDb, { assetId, unit }: NewReading): MeterUnit {
  const units = assetUnits(db, assetId);
  const chosen = unit ?? units[0];
  if (chosen === undefined || !units.includes(chosen)) throw new DomainError('METER_NONE');
  return chosen;
}

/** Last reading, the one expected today and the offset of one counter. */
export function counterState(db: ReadDb, assetId: number, unit: MeterUnit, today: string): CounterState {
  const readings = latestReadings(db, assetId, unit);
  const [last] = readings;
  return {
    unit,
    last: last ? { value: last.value, on: last.on } : null,
    expected: expectedReading(readings, today),
    offset: meterOffset(db, assetId, unit),
  };
}

/** The counters as the card shows them, the first one with the names of all. */
export function meterOf(db: ReadDb, assetId: number, today: string): AssetCard['meter'] {
  const units = [...assetUnits(db, assetId)];
  const [, second] = units;
  return {
    ...counterState(db, assetId, firstUnit(db, assetId), today),
    units,
    second: second === undefined ? null : secondOf(db, assetId, second, today),
  };
}

const secondOf = (
  db: ReadDb,
  assetId: number,
  unit: MeterUnit,
  today: string,
): AssetCard['meter']['second'] => ({
  ...counterState(db, assetId, unit, today),
  readings: latestReadings(db, assetId, unit).map(({ value, on }) => ({ value, on })),
});
