import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { MeterUnit } from '@shared/features/assets/meters';
import type { careContract } from '@shared/features/care/contract';
import type { Due, DueKind, DueListRow } from '@shared/features/care/model';
import { isToRemind, reachedOn } from '@shared/features/care/rules';
import { addDays, addMonths } from '@shared/kernel/dates';
import { formatPhone } from '@shared/kernel/phones';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { assetNamesSql, assetTitleSql, firstUnitSql } from '../assets/slice';
import { matchedIdsSql } from '../search/slice';
import { type DatedThing, datedDue } from './due';
import { fleetReadings, fleetThings, grouped, lastDone, planner, readingsKey } from './fleet';
import { type LastReminder, lastReminders, reminderKey } from './reminders';
import { metered, nextOf, serviceDue } from './services';

type Input = EntryInput<(typeof careContract)['care.list']>;
type Output = EntryOutput<(typeof careContract)['care.list']>;

/** What fell due longer ago will not come any more and would hide what matters (ours). */
const longestOverdueDays = 365;
/** A thing that began to work before this has no first service to wait for (ours). */
const youngMonths = 60;

/** A due thing with all by which the list sorts and filters. */
export interface Candidate {
  id: number;
  assetId: number;
  due: Due & { dueOn: string };
  cycle: string;
  reminded: LastReminder | null;
}

/** „Предстоящо“: one page of everything that falls due. */
export function listDue(ctx: QueryContext, input: Input): Output {
  const all = candidates(ctx, input);
  const { rows, nextCursor } = duePage(ctx, input, all);
  return { rows, nextCursor, ...dueSums(all) };
}

export const dueSums = (all: readonly Candidate[]): Pick<Output, 'count' | 'totals'> => ({
  count: all.length,
  totals: { overdue: all.filter(({ due }) => due.state === 'overdue').length },
});

const cursorSchema = z.tuple([z.string(), z.number()]);

/** The rows alone, for whoever goes through the whole list. */
export function duePage(
  ctx: QueryContext,
  { sort, cursor, limit }: Pick<Input, 'sort' | 'cursor' | 'limit'>,
  all: readonly Candidate[],
): Pick<Output, 'rows' | 'nextCursor'> {
  const sign = sort.dir === 'asc' ? 1 : -1;
  const after = cursor === null ? null : readCursor(cursor);
  const ordered = sort.dir === 'asc' ? all : all.toReversed();
  const rest =
    after === null ? ordered : ordered.filter((one) => sign * comparePlace(placeOf(one), after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rest.length > limit && last ? Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') : null;
  return { rows: shown(ctx, page), nextCursor };
}

type Place = z.output<typeof cursorSchema>;

const placeOf = ({ due, id }: Found): Place => [due.dueOn, id];

const comparePlace = (a: Place, b: Place): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]);

const inOrder = (a: Found, b: Found): number =>
  a.due.dueOn < b.due.dueOn ? -1 : a.due.dueOn > b.due.dueOn ? 1 : a.id - b.id;

function readCursor(cursor: string): Place {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new DomainError('INVALID_INPUT', { field: 'cursor' });
  }
}

type Found = Omit<Candidate, 'reminded'>;

/** Everything of the filter that falls due until its day, earliest first. */
export function candidates(ctx: QueryContext, { filter }: Pick<Input, 'filter'>): Candidate[] {
  const { db, today } = ctx;
  const matched = matchedAssets(db, filter.text);
  const reminders = lastReminders(db);
  return upcoming(db, today, filter.untilOn).flatMap((one) => {
    if (filter.kind !== null && one.due.kind !== filter.kind) return [];
    if (matched !== null && !matched.has(one.assetId)) return [];
    const reminded = reminders.get(reminderKey(one.assetId, one.due.key, one.cycle)) ?? null;
    const open = isToRemind(reminded, today);
    return filter.view !== 'all' && (filter.view === 'toRemind') !== open ? [] : [{ ...one, reminded }];
  });
}

/** What falls due until a day, kept as long as nothing was written: pages of one list do not reckon the fleet anew. */
const kept = new WeakMap<ReadDb, { stamp: string; found: Found[] }>();

function upcoming(db: ReadDb, today: string, untilOn: string): Found[] {
  const changes = db.get<{ own: number; others: number }>(
    sql`SELECT total_changes() AS own, data_version AS others FROM pragma_data_version`,
  );
  const stamp = [changes?.own, changes?.others, today, untilOn].join(' ');
  const known = kept.get(db);
  if (known?.stamp === stamp) return known.found;
  const scope: Scope = { fromOn: addDays(today, -longestOverdueDays), untilOn, only: null };
  const readings = fleetReadings(db);
  const found = [...services(db, today, readings, scope), ...dated(db, today, readings, scope)].sort(inOrder);
  kept.set(db, { stamp, found });
  return found;
}

/** Days between which something is told, and of one thing alone or of all. */
interface Scope {
  fromOn: string;
  untilOn: string;
  only: number | null;
}

const isDayWithin = (on: string | null, { fromOn, untilOn }: Scope): boolean =>
  on !== null && on >= fromOn && on <= untilOn;

const isWithin = (due: Due, scope: Scope): due is Found['due'] => isDayWithin(due.dueOn, scope);

/** Ids of different kinds must not meet: each kind has a range of its own. */
const rangeOf = { service: 0, inspection: 1, insurance: 2, warranty: 3, deferred: 4, tyres: 5 } as const;
const rowId = (kind: DueKind, ref: number): number => (rangeOf[kind] + 1) * 1e13 + ref;

type Readings = ReturnType<typeof fleetReadings>;

function services(db: ReadDb, today: string, readings: Readings, scope: Scope): Found[] {
  const { itemsOf } = planner(db);
  const part = scope.only === null ? null : [scope.only];
  const done = grouped(lastDone(db, part), ({ assetId }) => assetId);
  return fleetThings(db, addMonths(today, -youngMonths), part).flatMap((thing) => {
    const { assetId, unit } = thing;
    const last = new Map((done.get(assetId) ?? []).map((one) => [one.workKey, one]));
    const known = metered(thing, readings.get(readingsKey(assetId, unit)) ?? [], today);
    return itemsOf(thing).flatMap((item): Found[] => {
      const before = last.get(item.workKey);
      const next = nextOf(item, before, known);
      // Most of a fleet is not due now: nothing more is reckoned for it.
      if (!next || !isDayWithin(next.on, scope)) return [];
      const due = serviceDue(item, before, known);
      if (!isWithin(due, scope)) return [];
      const id = rowId('service', assetId * 1e6 + item.id);
      return [{ id, assetId, due, cycle: before?.on ?? 'start' }];
    });
  });
}

/** The work that falls due first on each of some things, as far as a day can be told; done or overdue ones as the card says. */
export function nextServices(
  db: ReadDb,
  assetIds: readonly number[],
  today: string,
): ReadonlyMap<number, { on: string; title: string }> {
  const { itemsOf } = planner(db);
  const readings = fleetReadings(db, assetIds);
  const done = grouped(lastDone(db, assetIds), ({ assetId }) => assetId);
  const found = new Map<number, { on: string; title: string }>();
  for (const thing of fleetThings(db, addMonths(today, -youngMonths), assetIds)) {
    const last = new Map((done.get(thing.assetId) ?? []).map((one) => [one.workKey, one]));
    const known = metered(thing, readings.get(readingsKey(thing.assetId, thing.unit)) ?? [], today);
    for (const item of itemsOf(thing)) {
      const { dueOn, title } = serviceDue(item, last.get(item.workKey), known);
      const before = found.get(thing.assetId);
      if (dueOn !== null && (before === undefined || dueOn < before.on))
        found.set(thing.assetId, { on: dueOn, title });
    }
  }
  return found;
}

interface DatedRow extends DatedThing {
  ref: number;
  assetId: number;
  firstUnit: MeterUnit;
}

function dated(db: ReadDb, today: string, readings: Readings, scope: Scope): Found[] {
  const ofOne = scope.only === null ? sql`` : sql`AND a.id = ${scope.only}`;
  const within = (on: SQL) => sql`${on} BETWEEN ${scope.fromOn} AND ${scope.untilOn}`;
  const rows = db.all<DatedRow>(sql`
    SELECT 'inspection' AS key, 'inspection' AS kind, '' AS title, a.id AS ref, a.id AS assetId, a.inspection_on AS "on", NULL AS meter,
      NULL AS unit, 'km' AS firstUnit
    FROM asset a WHERE a.active = 1 AND ${within(sql`a.inspection_on`)} ${ofOne}
    UNION ALL SELECT 'insurance', 'insurance', '', a.id, a.id, a.insurance_on, NULL, NULL, 'km'
    FROM asset a WHERE a.active = 1 AND ${within(sql`a.insurance_on`)} ${ofOne}
    UNION ALL SELECT 'warranty:' || w.id, 'warranty', w.subject, w.id, a.id, w.to_on, w.meter_limit, w.meter_unit, ${firstUnitSql}
    FROM asset_warranty w JOIN asset a ON a.id = w.asset_id
    WHERE a.active = 1 AND w.giver <> 'workshop' AND w.from_on <= ${today} AND (w.to_on IS NULL OR w.to_on >= ${today}) ${ofOne}
    UNION ALL SELECT 'deferred:' || w.id, 'deferred', w.text, w.id, a.id, w.expires_on, NULL, NULL, 'km'
    FROM deferred_work w JOIN asset a ON a.id = w.asset_id WHERE a.active = 1 AND w.state = 'open' AND ${within(sql`w.expires_on`)} ${ofOne}
    UNION ALL SELECT 'tyres:' || y.id, 'tyres', s.size || ' · ' || y.place, y.id, a.id, y.until_on, NULL, NULL, 'km'
    FROM tyre_stay y JOIN tyre_set s ON s.id = y.set_id JOIN asset a ON a.id = s.asset_id
    WHERE a.active = 1 AND y.given_on IS NULL AND ${within(sql`y.until_on`)} ${ofOne}`);
  return rows.flatMap((row) => {
    const unit = row.unit ?? row.firstUnit;
    const own = row.meter === null ? [] : (readings.get(readingsKey(row.assetId, unit)) ?? []);
    const reading = own[0]?.value ?? null;
    if (row.meter !== null && reading !== null && reading > row.meter) return [];
    const reached = row.meter === null ? null : reachedOn(own, row.meter);
    const due = datedDue(row, { unit, today, reading, reached });
    if (!isWithin(due, scope)) return [];
    const cycle = `${row.on ?? ''}/${row.meter ?? ''}`;
    return [{ id: rowId(row.kind, row.ref), assetId: row.assetId, due, cycle }];
  });
}

/** Null when nothing was typed. */
function matchedAssets(db: ReadDb, text: string): Set<number> | null {
  const matched = matchedIdsSql('asset', text);
  if (!matched) return null;
  return new Set(
    db.all<{ id: number }>(sql`SELECT a.id FROM asset a WHERE a.id IN ${matched}`).map(({ id }) => id),
  );
}

interface HeadRow {
  assetId: number;
  number: string;
  assetTitle: string;
  ownerId: number | null;
  ownerName: string | null;
  ownerKind: 'person' | 'firm' | null;
  phone: string | null;
}

function shown(ctx: QueryContext, page: readonly Candidate[]): DueListRow[] {
  const heads = new Map(headsOf(ctx.db, page).map((head) => [head.assetId, head]));
  return page.flatMap(({ id, assetId, due, reminded }) => {
    const head = heads.get(assetId);
    if (!head) return [];
    const { key, kind, title, state, dueOn, by, dueMeter, meterUnit } = due;
    return [
      {
        ...{ id, key, kind, title, state, dueOn, by, dueMeter, meterUnit, assetId },
        ...{ number: head.number, assetTitle: head.assetTitle, ownerId: head.ownerId },
        ownerName: head.ownerName,
        phone: shownPhone(ctx, head),
        reminded: reminded && {
          at: reminded.at,
          way: reminded.way,
          result: reminded.result,
          postponedTo: reminded.postponedTo,
          userName: reminded.userName,
        },
      },
    ];
  });
}

/** As dialled; a person's phone goes with the right to personal data only. */
export function shownPhone(
  ctx: QueryContext,
  { phone, ownerKind }: Pick<HeadRow, 'phone' | 'ownerKind'>,
): string | null {
  const hidden = ownerKind === 'person' && !ctx.can('parties.personalData');
  return phone === null || hidden ? null : formatPhone(phone);
}

function headsOf(db: ReadDb, page: readonly Candidate[]): HeadRow[] {
  const ids = [...new Set(page.map(({ assetId }) => assetId))];
  if (ids.length === 0) return [];
  return db.all(sql`
    SELECT a.id AS assetId, coalesce(a.plate, a.serial, a.vin, '') AS number, ${assetTitleSql} AS assetTitle, a.owner_id AS ownerId,
      p.name AS ownerName, p.kind AS ownerKind,
      (SELECT value FROM party_contact WHERE party_id = a.owner_id AND kind = 'phone' ORDER BY position, id LIMIT 1) AS phone
    FROM asset a ${assetNamesSql} LEFT JOIN party p ON p.id = a.owner_id WHERE a.id IN ${ids}`);
}

/** The due thing of one key of one asset, with its cycle; null when it is not due on any day. */
export function dueByKey(
  db: ReadDb,
  { assetId, dueKey, today }: { assetId: number; dueKey: string; today: string },
): Found | null {
  const scope: Scope = { fromOn: '', untilOn: '9999', only: assetId };
  const readings = fleetReadings(db, [assetId]);
  const found = [...services(db, today, readings, scope), ...dated(db, today, readings, scope)];
  return found.find((one) => one.due.key === dueKey) ?? null;
}
