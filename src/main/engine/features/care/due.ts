import type { EntryInput } from '@shared/contract/entry';
import { warrantyState } from '@shared/features/assets/calc';
import type { MeterUnit } from '@shared/features/assets/meters';
import type { careContract } from '@shared/features/care/contract';
import type { CareCard, Due, DueFor } from '@shared/features/care/model';
import { dueState, reachedOn } from '@shared/features/care/rules';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { assetSummary, latestReadings } from '../assets/slice';
import { deferredOf } from './deferred';
import { ownPlanOf } from './plans';
import { priceToday } from './prices';
import { remindersOf } from './reminders';
import { type Metered, meteredThing, serviceLines } from './services';

/** What „преди да започнеш“ shows of a thing today: what is due or nearly, what was put off, where its tyres are. */
export function dueFor(db: ReadDb, assetId: number, today: string): DueFor {
  const metered = meteredThing(db, assetId, today);
  const due = [...serviceLines(db, metered), ...datesOf(db, metered)];
  return {
    due: due
      .filter(({ state }) => state === 'overdue' || state === 'soon')
      .map((one) => ({ ...withoutPlan(one), todayCents: costToday(db, one, assetId, today) })),
    deferred: deferredOf(db, { assetId, today, onlyOpen: true }),
    tyres: db.all(sql`
      SELECT s.id AS setId, s.season, s.size, y.place FROM tyre_stay y JOIN tyre_set s ON s.id = y.set_id
      WHERE s.asset_id = ${assetId} AND y.given_on IS NULL ORDER BY s.id`),
  };
}

/** The work of its plans that falls due first on a thing; null when nothing is known to. */
export function nextService(db: ReadDb, assetId: number, today: string): Due | null {
  return serviceLines(db, meteredThing(db, assetId, today)).find(({ dueOn }) => dueOn !== null) ?? null;
}

const withoutPlan = (due: Due): Due => ({
  key: due.key,
  kind: due.kind,
  title: due.title,
  state: due.state,
  dueOn: due.dueOn,
  by: due.by,
  dueMeter: due.dueMeter,
  meterUnit: due.meterUnit,
  lastOn: due.lastOn,
  lastMeter: due.lastMeter,
  workKey: due.workKey,
  operationId: due.operationId,
  packageId: due.packageId,
});

function costToday(db: ReadDb, { operationId }: Due, assetId: number, today: string): number | null {
  if (operationId === null) return null;
  const work = { kind: 'operation', operationId, partId: null, quantityMilli: 1000 } as const;
  const clientId = assetSummary(db, assetId).ownerId;
  return priceToday(db, work, { assetId, clientId, today })?.netCents ?? null;
}

/** The view „Обслужване“ of a card. */
export function careCard(
  ctx: QueryContext,
  { assetId }: EntryInput<(typeof careContract)['care.card']>,
): CareCard {
  const metered = meteredThing(ctx.db, assetId, ctx.today);
  return {
    meterUnit: metered.thing.unit,
    meter: metered.readings[0]?.value ?? null,
    services: serviceLines(ctx.db, metered),
    dates: datesOf(ctx.db, metered),
    deferred: deferredOf(ctx.db, { assetId, today: ctx.today, onlyOpen: false }),
    reminders: remindersOf(ctx.db, assetId),
    ownPlan: ownPlanOf(ctx.db, assetId),
  };
}

/** What is no work of a plan: its key and its date, or the reading that ends it. */
export interface DatedThing {
  key: string;
  kind: 'inspection' | 'insurance' | 'warranty' | 'deferred' | 'tyres';
  title: string;
  on: string | null;
  meter: number | null;
  unit: MeterUnit | null;
}

/** Inspection, insurance, warranties of makers and importers, agreed ends of storage; earliest first. */
function datesOf(db: ReadDb, metered: Metered): Due[] {
  const { thing, today } = metered;
  const rows = db.all<DatedThing>(sql`
    SELECT 'inspection' AS key, 'inspection' AS kind, '' AS title, inspection_on AS "on", NULL AS meter, NULL AS unit
    FROM asset WHERE id = ${thing.assetId} AND inspection_on IS NOT NULL
    UNION ALL SELECT 'insurance', 'insurance', '', insurance_on, NULL, NULL
    FROM asset WHERE id = ${thing.assetId} AND insurance_on IS NOT NULL
    UNION ALL SELECT 'warranty:' || id, 'warranty', subject, to_on, meter_limit, meter_unit FROM asset_warranty
    WHERE asset_id = ${thing.assetId} AND giver <> 'workshop' AND from_on <= ${today} AND (to_on IS NULL OR to_on >= ${today})
    UNION ALL SELECT 'tyres:' || y.id, 'tyres', s.size || ' · ' || y.place, y.until_on, NULL, NULL
    FROM tyre_stay y JOIN tyre_set s ON s.id = y.set_id
    WHERE s.asset_id = ${thing.assetId} AND y.given_on IS NULL AND y.until_on IS NOT NULL`);
  return rows
    .flatMap((row) => {
      const unit = row.unit ?? thing.unit;
      const readings = unit === thing.unit ? metered.readings : latestReadings(db, thing.assetId, unit);
      const reading = readings[0]?.value ?? null;
      // A warranty whose limit was passed has ended already and falls due no more.
      const term = { fromOn: '', toOn: row.on, meterLimit: row.meter };
      if (row.kind === 'warranty' && warrantyState(term, today, reading, unit) === 'meterOver') return [];
      return [datedDue(row, { unit, today, reading, reached: reachedBy(row, readings) })];
    })
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
}

const reachedBy = ({ meter }: DatedThing, readings: Metered['readings']): string | null =>
  meter === null ? null : reachedOn(readings, meter);

/** One dated thing as due: the earlier of its date and the day its meter limit is reached. */
export function datedDue(
  row: DatedThing,
  facts: { unit: MeterUnit; today: string; reading: number | null; reached: string | null },
): Due {
  const meterFirst = facts.reached !== null && (row.on === null || facts.reached < row.on);
  const dueOn = meterFirst ? facts.reached : row.on;
  return {
    ...{ key: row.key, kind: row.kind, title: row.title, dueOn, by: meterFirst ? 'meter' : 'date' },
    state: dueState({ on: dueOn, meter: row.meter }, facts),
    ...{ dueMeter: row.meter, meterUnit: facts.unit, lastOn: null, lastMeter: null },
    ...{ workKey: null, operationId: null, packageId: null },
  };
}
