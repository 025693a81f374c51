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
import { fleetReadings, fleetThings, grouped, lastDone, type Planner, planner, readingsKey } from './fleet';
import { lastReminders, reminderKey, userName } from './reminders';
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
  /** Under which its reminders stand. */
  turn: string;
  overdue: boolean;
}

/** „Предстоящо“: one page of everything that falls due. */
export function listDue(ctx: QueryContext, input: Input): Output {
  const all = candidates(ctx, input);
  const { rows, nextCursor } = duePage(ctx, input, all);
  return { rows, nextCursor, ...dueSums(all) };
}

export const dueSums = (all: readonly Candidate[]): Pick<Output, 'count' | 'totals'> => ({
  count: all.length,
  totals: { overdue: all.reduce((count, { overdue }) => (overdue ? count + 1 : count), 0) },
});

const cursorSchema = z.tuple([z.string(), z.number()]);

/** The rows alone, for whoever goes through the whole list. */
export function duePage(
  ctx: QueryContext,
  { sort, cursor, limit }: Pick<Input, 'sort' | 'cursor' | 'limit'>,
  all: readonly Candidate[],
): Pick<Output, 'rows' | 'nextCursor'> {
  const after = cursor === null ? null : readCursor(cursor);
  const cut = sort.dir === 'asc' ? ascending : descending;
  const { rows: page, more } = cut(all, after, limit);
  const last = page.at(-1);
  const nextCursor = more && last ? Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') : null;
  return { rows: shown(ctx, page), nextCursor };
}

interface Cut {
  rows: readonly Candidate[];
  more: boolean;
}

function ascending(all: readonly Candidate[], after: Place | null, limit: number): Cut {
  const from = after === null ? 0 : countUpTo(all, after, true);
  return { rows: all.slice(from, from + limit), more: all.length > from + limit };
}

function descending(all: readonly Candidate[], after: Place | null, limit: number): Cut {
  const to = after === null ? all.length : countUpTo(all, after, false);
  const from = Math.max(0, to - limit);
  return { rows: all.slice(from, to).reverse(), more: from > 0 };
}

/** How many stand before a place, with or without the one on it. */
function countUpTo(all: readonly Candidate[], place: Place, including: boolean): number {
  let from = 0;
  let to = all.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = all[middle];
    const order = at ? comparePlace(placeOf(at), place) : 1;
    if (order < 0 || (including && order === 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}

type Place = z.output<typeof cursorSchema>;

const placeOf = ({ due, id }: Candidate): Place => [due.dueOn, id];

const comparePlace = (a: Place, b: Place): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]);

const inOrder = (a: Candidate, b: Candidate): number =>
  a.due.dueOn < b.due.dueOn ? -1 : a.due.dueOn > b.due.dueOn ? 1 : a.id - b.id;

function readCursor(cursor: string): Place {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new DomainError('INVALID_INPUT', { field: 'cursor' });
  }
}

/** Everything of the filter that falls due until its day, earliest first. */
export function candidates(ctx: QueryContext, { filter }: Pick<Input, 'filter'>): readonly Candidate[] {
  const { db, today } = ctx;
  const { kind, view } = filter;
  const matched = matchedAssets(db, filter.text);
  const reminders = lastReminders(db);
  const all = upcoming(db, today, filter.untilOn);
  // At the size of a whole fleet each pass over the list costs: none is made for what hides nothing.
  const hides = view === 'reminded' || (view === 'toRemind' && reminders.size > 0);
  if (kind === null && matched === null && !hides) return all;
  return all.filter(
    (one) =>
      (kind === null || one.due.kind === kind) &&
      (matched === null || matched.has(one.assetId)) &&
      (view === 'all' || (view === 'toRemind') === isToRemind(reminders.get(one.turn) ?? null, today)),
  );
}

/** Works of plans that fall due from a day until another, each with its package where it has one. */
export function servicesUntil(
  db: ReadDb,
  today: string,
  untilOn: string,
): { assetId: number; packageId: number | null }[] {
  return upcoming(db, today, untilOn)
    .filter(({ due }) => due.kind === 'service' && due.dueOn >= today)
    .map(({ assetId, due }) => ({ assetId, packageId: due.packageId }));
}

interface Kept {
  /** The day and the end for which it was reckoned. */
  of: string;
  seq: number;
  found: readonly Candidate[];
}

/** What falls due until a day, kept from call to call: only the things that were written to since are reckoned anew. */
const kept = new WeakMap<ReadDb, Kept>();

/** With more things changed at once, as by an import, the whole fleet is the shorter way. */
const mostRenewed = 200;

function upcoming(db: ReadDb, today: string, untilOn: string): readonly Candidate[] {
  const of = `${today} ${untilOn}`;
  const seq = db.get<{ seq: number }>(sql`SELECT coalesce(max(seq), 0) AS seq FROM care_change`)?.seq ?? 0;
  const known = kept.get(db);
  const since = known?.of === of && known.seq <= seq ? known : null;
  if (since?.seq === seq) return since.found;
  const scope: Scope = { fromOn: addDays(today, -longestOverdueDays), untilOn, only: null };
  const changed = since && changedSince(db, since.seq);
  const found =
    since && changed ? renewed(db, today, { scope, before: since.found, changed }) : reckon(db, today, scope);
  kept.set(db, { of, seq, found });
  return found;
}

/** The things written to after a number; null when that concerns the whole fleet, or so many that it might as well. */
function changedSince(db: ReadDb, seq: number): ReadonlySet<number> | null {
  const rows = db.all<{ id: number }>(
    sql`SELECT asset_id AS id FROM care_change WHERE seq > ${seq} LIMIT ${mostRenewed + 1}`,
  );
  return rows.length > mostRenewed || rows.some(({ id }) => id === 0)
    ? null
    : new Set(rows.map(({ id }) => id));
}

interface Renewal {
  scope: Scope;
  before: readonly Candidate[];
  changed: ReadonlySet<number>;
}

/** The list before without what changed, and that once more in its places. */
function renewed(db: ReadDb, today: string, { scope, before, changed }: Renewal): Candidate[] {
  const plans = planner(db);
  const list = before.filter(({ assetId }) => !changed.has(assetId));
  for (const only of changed)
    for (const one of reckon(db, today, { ...scope, only }, plans))
      list.splice(countUpTo(list, placeOf(one), false), 0, one);
  return list;
}

function reckon(db: ReadDb, today: string, scope: Scope, plans = planner(db)): Candidate[] {
  const readings = fleetReadings(db, scope.only === null ? null : [scope.only]);
  return [...services(db, { today, readings, scope, plans }), ...dated(db, today, readings, scope)].sort(
    inOrder,
  );
}

/** Days between which something is told, and of one thing alone or of all. */
interface Scope {
  fromOn: string;
  untilOn: string;
  only: number | null;
}

const isDayWithin = (on: string | null, { fromOn, untilOn }: Scope): boolean =>
  on !== null && on >= fromOn && on <= untilOn;

const isWithin = (due: Due, scope: Scope): due is Candidate['due'] => isDayWithin(due.dueOn, scope);

/** Ids of different kinds must not meet: each kind has a range of its own. */
const rangeOf = { service: 0, inspection: 1, insurance: 2, warranty: 3, deferred: 4, tyres: 5 } as const;
const rowId = (kind: DueKind, ref: number): number => (rangeOf[kind] + 1) * 1e13 + ref;

const candidate = (id: number, assetId: number, due: Candidate['due'], cycle: string): Candidate => ({
  ...{ id, assetId, due, cycle },
  turn: reminderKey(assetId, due.key, cycle),
  overdue: due.state === 'overdue',
});

type Readings = ReturnType<typeof fleetReadings>;

interface Reckoning {
  today: string;
  readings: Readings;
  scope: Scope;
  plans: Planner;
}

function services(db: ReadDb, { today, readings, scope, plans: { itemsOf } }: Reckoning): Candidate[] {
  const part = scope.only === null ? null : [scope.only];
  const done = grouped(lastDone(db, part), ({ assetId }) => assetId);
  return fleetThings(db, addMonths(today, -youngMonths), part).flatMap((thing) => {
    const { assetId, unit } = thing;
    const last = new Map((done.get(assetId) ?? []).map((one) => [one.workKey, one]));
    const known = metered(thing, readings.get(readingsKey(assetId, unit)) ?? [], today);
    return itemsOf(thing).flatMap((item): Candidate[] => {
      const before = last.get(item.workKey);
      const next = nextOf(item, before, known);
      // Most of a fleet is not due now: nothing more is reckoned for it.
      if (!next || !isDayWithin(next.on, scope)) return [];
      const due = serviceDue(item, before, known);
      if (!isWithin(due, scope)) return [];
      const id = rowId('service', assetId * 1e6 + item.id);
      return [candidate(id, assetId, due, before?.on ?? 'start')];
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

function dated(db: ReadDb, today: string, readings: Readings, scope: Scope): Candidate[] {
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
    return [candidate(rowId(row.kind, row.ref), row.assetId, due, cycle)];
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
  const reminders = lastReminders(ctx.db);
  return page.flatMap(({ id, assetId, due, turn }) => {
    const head = heads.get(assetId);
    const reminded = reminders.get(turn);
    if (!head) return [];
    const { key, kind, title, state, dueOn, by, dueMeter, meterUnit } = due;
    return [
      {
        ...{ id, key, kind, title, state, dueOn, by, dueMeter, meterUnit, assetId },
        ...{ number: head.number, assetTitle: head.assetTitle, ownerId: head.ownerId },
        ownerName: head.ownerName,
        phone: shownPhone(ctx, head),
        reminded: reminded
          ? {
              ...{ at: reminded.at, way: reminded.way, result: reminded.result },
              ...{ postponedTo: reminded.postponedTo, userName: userName(ctx.db, reminded.userId) },
            }
          : null,
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
): Candidate | null {
  const scope: Scope = { fromOn: '', untilOn: '9999', only: assetId };
  return reckon(db, today, scope).find((one) => one.due.key === dueKey) ?? null;
}
