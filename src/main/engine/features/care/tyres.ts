import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { careContract } from '@shared/features/care/contract';
import type { StayRow, TyreSet } from '@shared/features/care/model';
import { foldText } from '@shared/kernel/folding';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { tyreSet, tyreStay, tyreWheel } from '../../db/schema/care';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { assetNamesSql, assetSummary, assetTitleSql } from '../assets/slice';
import { shownPhone } from './list';

type Input<N extends keyof typeof careContract> = EntryInput<(typeof careContract)[N]>;
type Output<N extends keyof typeof careContract> = EntryOutput<(typeof careContract)[N]>;
type SetRecord = typeof tyreSet.$inferSelect;
type StayRecord = typeof tyreStay.$inferSelect;

/** The sets of one vehicle with all their storages, the kept ones first. */
export function tyresOf(ctx: QueryContext, { assetId }: Input<'care.tyres'>): Output<'care.tyres'> {
  const sets = ctx.db
    .select()
    .from(tyreSet)
    .where(eq(tyreSet.assetId, assetId))
    .orderBy(sql`${tyreSet.active} DESC`, asc(tyreSet.id))
    .all();
  return { sets: sets.map((set) => withStays(ctx.db, set)) };
}

function withStays(db: ReadDb, { assetId: _asset, createdAt: _created, ...set }: SetRecord): TyreSet {
  const stays = db
    .select()
    .from(tyreStay)
    .where(eq(tyreStay.setId, set.id))
    .orderBy(sql`${tyreStay.fromOn} DESC`, sql`${tyreStay.id} DESC`)
    .all()
    .map(({ setId: _set, partyId: _party, placeKey: _key, userId: _user, feeLineId, ...stay }) => ({
      ...stay,
      feeOrder: feeOrderOf(db, feeLineId),
    }));
  return {
    ...set,
    wheels: db
      .select({ place: tyreWheel.place, treadTenths: tyreWheel.treadTenths })
      .from(tyreWheel)
      .where(eq(tyreWheel.setId, set.id))
      .orderBy(sql`rowid`)
      .all(),
    stored: stays.find(({ givenOn }) => givenOn === null) ?? null,
    stays,
  };
}

/** The order whose line charges a storage; an annulled order charges nothing. */
export function feeOrderOf(db: ReadDb, feeLineId: number | null): { orderId: number; number: string } | null {
  if (feeLineId === null) return null;
  const row = db.get<{ orderId: number; number: string }>(sql`
    SELECT o.id AS orderId, coalesce(o.number, '') AS number FROM other_line l JOIN service_order o ON o.id = l.order_id
    WHERE l.id = ${feeLineId} AND o.phase <> 'cancelled'`);
  return row ?? null;
}

interface StoredRow extends Omit<StayRow, 'rims'> {
  rims: number;
  ownerKind: 'person' | 'firm' | null;
}

/** What is stored where, by place. */
export function listStays(ctx: QueryContext, { season }: Input<'care.stays'>): Output<'care.stays'> {
  const rows = ctx.db.all<StoredRow>(sql`
    SELECT y.id, y.version, y.place, a.id AS assetId, coalesce(a.plate, a.serial, a.vin, '') AS number, ${assetTitleSql} AS assetTitle,
      p.name AS ownerName, p.kind AS ownerKind,
      (SELECT value FROM party_contact WHERE party_id = p.id AND kind = 'phone' ORDER BY position, id LIMIT 1) AS phone,
      s.season, s.size, s.brand, s.rims, (SELECT count(*) FROM tyre_wheel WHERE set_id = s.id) AS wheels,
      (SELECT min(tread_tenths) FROM tyre_wheel WHERE set_id = s.id) AS leastTreadTenths,
      y.from_on AS fromOn, y.until_on AS untilOn, y.fee_cents AS feeCents
    FROM tyre_stay y JOIN tyre_set s ON s.id = y.set_id JOIN asset a ON a.id = s.asset_id ${assetNamesSql}
      LEFT JOIN party p ON p.id = coalesce(y.party_id, a.owner_id)
    WHERE y.given_on IS NULL ${season === null ? sql`` : sql`AND s.season = ${season}`}
    ORDER BY y.place_key, y.id`);
  return {
    rows: rows.map(({ ownerKind, rims, ...row }) => ({
      ...row,
      rims: rims === 1,
      phone: shownPhone(ctx, { phone: row.phone, ownerKind }),
    })),
  };
}

/**
 * Writes a set with its wheels. What is stored is not taken out of use.
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, TYRES_OF_VEHICLES_ONLY, TYRES_STORED, TYRE_WHEEL_TWICE
 */
export function saveTyres(ctx: CommandContext, input: Input<'care.saveTyres'>): Output<'care.saveTyres'> {
  const { assetId, active } = input;
  if (assetSummary(ctx.tx, assetId).kind !== 'vehicle') throw new DomainError('TYRES_OF_VEHICLES_ONLY');
  const { wheels, ...set } = input.set;
  if (new Set(wheels.map(({ place }) => place)).size < wheels.length)
    throw new DomainError('TYRE_WHEEL_TWICE');
  const before = input.setId === null ? null : setById(ctx.tx, input.setId);
  if (before && (before.version !== input.version || before.assetId !== assetId))
    throw new DomainError('CONCURRENT_MODIFICATION');
  const stored = before && stayNow(ctx.tx, before.id);
  if (stored && !active) throw new DomainError('TYRES_STORED', { place: stored.place });
  const version = before ? before.version + 1 : 1;
  const setId = before
    ? before.id
    : ctx.tx
        .insert(tyreSet)
        .values({ ...set, assetId, active, createdAt: ctx.now })
        .returning({ id: tyreSet.id })
        .get().id;
  if (before)
    ctx.tx
      .update(tyreSet)
      .set({ ...set, active, version })
      .where(eq(tyreSet.id, setId))
      .run();
  const beforeWheels = ctx.tx.select().from(tyreWheel).where(eq(tyreWheel.setId, setId)).all();
  ctx.tx.delete(tyreWheel).where(eq(tyreWheel.setId, setId)).run();
  for (const wheel of wheels)
    ctx.tx
      .insert(tyreWheel)
      .values({ ...wheel, setId })
      .run();
  ctx.audit({
    entity: `asset:${assetId}`,
    before: before && { tyres: { ...before, wheels: beforeWheels } },
    after: { tyres: { ...set, wheels, active } },
  });
  ctx.touch(`asset:${assetId}`, 'care');
  return { setId, version };
}

/** A set goes into storage. @throws DomainError NOT_FOUND, TYRES_STORED, TYRE_PLACE_TAKEN, STORED_UNTIL_BEFORE */
export function storeTyres(ctx: CommandContext, input: Input<'care.storeTyres'>): Output<'care.storeTyres'> {
  const set = setById(ctx.tx, input.setId);
  const stored = stayNow(ctx.tx, set.id);
  if (stored) throw new DomainError('TYRES_STORED', { place: stored.place });
  const { fromOn, untilOn, place } = input;
  refuseBackwards(fromOn, untilOn);
  refuseTakenPlace(ctx.tx, place, null);
  const stay = {
    ...{
      setId: set.id,
      partyId: assetSummary(ctx.tx, set.assetId).ownerId,
      place,
      placeKey: foldText(place),
    },
    ...{ fromOn, untilOn, feeCents: input.feeCents, note: input.note, userId: ctx.user.id },
  };
  const { id } = ctx.tx.insert(tyreStay).values(stay).returning({ id: tyreStay.id }).get();
  ctx.audit({ entity: `asset:${set.assetId}`, after: { tyresStored: stay } });
  ctx.touch(`asset:${set.assetId}`, 'care');
  return { stayId: id };
}

/** Another shelf, term or fee of what is stored. @throws DomainError TYRE_PLACE_TAKEN, TYRES_GIVEN, TYRE_FEE_CHARGED, STORED_UNTIL_BEFORE */
export function editStay(ctx: CommandContext, input: Input<'care.editStay'>): Output<'care.editStay'> {
  const before = stayedSet(ctx.tx, input);
  const { place, untilOn, feeCents, note } = input;
  refuseBackwards(before.stay.fromOn, untilOn);
  refuseTakenPlace(ctx.tx, place, before.stay.id);
  const charged = feeOrderOf(ctx.tx, before.stay.feeLineId);
  if (charged && feeCents !== before.stay.feeCents)
    throw new DomainError('TYRE_FEE_CHARGED', { number: charged.number });
  return writeStay(ctx, before, { place, placeKey: foldText(place), untilOn, feeCents, note });
}

/** The set goes back to its owner. @throws DomainError TYRES_GIVEN, STORED_UNTIL_BEFORE */
export function giveTyres(ctx: CommandContext, input: Input<'care.giveTyres'>): Output<'care.giveTyres'> {
  const before = stayedSet(ctx.tx, input);
  const { givenOn, givenTo } = input;
  refuseBackwards(before.stay.fromOn, givenOn);
  return writeStay(ctx, before, { givenOn, givenTo });
}

interface StayedSet {
  stay: StayRecord;
  set: SetRecord;
}

/** A storage with its set, in the version that was read. @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION */
export function stayById(tx: WriteTx, { stayId, version }: { stayId: number; version: number }): StayedSet {
  const stay = tx.select().from(tyreStay).where(eq(tyreStay.id, stayId)).get();
  if (!stay) throw new DomainError('NOT_FOUND');
  if (stay.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return { stay, set: setById(tx, stay.setId) };
}

function stayedSet(tx: WriteTx, held: { stayId: number; version: number }): StayedSet {
  const given = tx.select({ on: tyreStay.givenOn }).from(tyreStay).where(eq(tyreStay.id, held.stayId)).get();
  if (given && given.on !== null) throw new DomainError('TYRES_GIVEN');
  return stayById(tx, held);
}

/** Changes a storage, with its log. */
export function writeStay(ctx: CommandContext, { stay, set }: StayedSet, changes: Partial<StayRecord>) {
  const version = stay.version + 1;
  ctx.tx
    .update(tyreStay)
    .set({ ...changes, version })
    .where(eq(tyreStay.id, stay.id))
    .run();
  ctx.audit({ entity: `asset:${set.assetId}`, before: { tyresStored: stay }, after: changes });
  ctx.touch(`asset:${set.assetId}`, 'care');
  return { version };
}

function setById(tx: WriteTx, setId: number): SetRecord {
  const found = tx.select().from(tyreSet).where(eq(tyreSet.id, setId)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

const stayNow = (tx: WriteTx, setId: number): StayRecord | undefined =>
  tx
    .select()
    .from(tyreStay)
    .where(and(eq(tyreStay.setId, setId), isNull(tyreStay.givenOn)))
    .get();

function refuseTakenPlace(tx: WriteTx, place: string, exceptStayId: number | null): void {
  const taken = tx.get<{ id: number; number: string }>(sql`
    SELECT y.id, coalesce(a.plate, a.vin, '') AS number FROM tyre_stay y JOIN tyre_set s ON s.id = y.set_id
      JOIN asset a ON a.id = s.asset_id
    WHERE y.place_key = ${foldText(place)} AND y.given_on IS NULL`);
  if (taken && taken.id !== exceptStayId)
    throw new DomainError('TYRE_PLACE_TAKEN', { place, number: taken.number });
}

function refuseBackwards(fromOn: string, untilOn: string | null): void {
  if (untilOn !== null && untilOn < fromOn) throw new DomainError('STORED_UNTIL_BEFORE');
}
