import { DomainError } from '@shared/contract/errors';
import {
  type Period,
  periodOn,
  planChange,
  planPresent,
  planUndo,
  type TimelinePlan,
} from '@shared/features/assets/timeline';
import type { IsoDate } from '@shared/kernel/dates';
import { plateKey } from '@shared/kernel/plates';
import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { asset, assetOwner, assetPlate } from '../../db/schema/assets';
import { preparedOnce } from '../../kernel/prepared';
import { assetSummary } from './repo';

const assetParameter = sql.placeholder('assetId');

/** Every new card asks these several times, and an import makes thousands of cards. */
const reads = preparedOnce((db: ReadDb) => ({
  owners: db
    .select({
      id: assetOwner.id,
      fromOn: assetOwner.fromOn,
      toOn: assetOwner.toOn,
      value: assetOwner.partyId,
    })
    .from(assetOwner)
    .where(eq(assetOwner.assetId, assetParameter))
    .orderBy(asc(assetOwner.fromOn), asc(assetOwner.id))
    .prepare(),
  plates: db
    .select({
      id: assetPlate.id,
      fromOn: assetPlate.fromOn,
      toOn: assetPlate.toOn,
      value: assetPlate.plateKey,
    })
    .from(assetPlate)
    .where(eq(assetPlate.assetId, assetParameter))
    .orderBy(asc(assetPlate.fromOn), asc(assetPlate.id))
    .prepare(),
  presentPlate: db
    .select({ plate: assetPlate.plate, plateKey: assetPlate.plateKey })
    .from(assetPlate)
    .where(and(eq(assetPlate.assetId, assetParameter), isNull(assetPlate.toOn)))
    .prepare(),
}));

/** Owners of an asset as one history of party ids. */
const ownersOf = (db: ReadDb, assetId: number): Period<number>[] => reads(db).owners.all({ assetId });

/** Plates of an asset as one history of folded plates. */
const platesOf = (db: ReadDb, assetId: number): Period<string>[] => reads(db).plates.all({ assetId });

/** A change as of a day; `past`: only until the next known one, what holds now stays. */
export interface DatedChange {
  on: IsoDate;
  past?: boolean;
}

function planOf<Value>(
  periods: readonly Period<Value>[],
  { on, past }: DatedChange,
  value: Value | null,
): TimelinePlan {
  const plan = past ? planChange(periods, on, value) : planPresent(periods, on, value);
  if (plan) return plan;
  const present = periods.find(({ toOn }) => toOn === null);
  throw new DomainError('PERIOD_CHANGED_SINCE', { on, since: present?.fromOn ?? '' });
}

/**
 * Who owns it as of a day; null only ends what holds. The present owner follows from the history.
 * @returns false when the history says so already
 * @throws DomainError PERIOD_CHANGED_SINCE when changes after that day are known and it is not only about the past
 */
export function changeOwnerOn(
  tx: WriteTx,
  assetId: number,
  partyId: number | null,
  change: DatedChange,
): boolean {
  const plan = planOf(ownersOf(tx, assetId), change, partyId);
  if (isNothing(plan)) return false;
  carryOut(tx, assetOwner, plan);
  if (plan.insert && partyId !== null)
    tx.insert(assetOwner)
      .values({ assetId, partyId, ...plan.insert })
      .run();
  setPresentOwner(tx, assetId);
  return true;
}

/** A mistaken owner taken back. @throws DomainError NOT_FOUND */
export function undoOwnerPeriod(tx: WriteTx, assetId: number, periodId: number): Period<number> {
  const periods = ownersOf(tx, assetId);
  const wrong = found(periods, periodId);
  carryOut(tx, assetOwner, planUndo(periods, periodId));
  setPresentOwner(tx, assetId);
  return wrong;
}

function setPresentOwner(tx: WriteTx, assetId: number): void {
  const present = ownersOf(tx, assetId).find(({ toOn }) => toOn === null);
  tx.update(asset)
    .set({ ownerId: present?.value ?? null })
    .where(eq(asset.id, assetId))
    .run();
}

/**
 * Its plate as of a day; null only ends it. Somebody else's past with the same plate is not overwritten: the present holder
 * is ended by the caller before.
 * @returns false when the history says so already
 * @throws DomainError PLATE_PERIOD_TAKEN, PERIOD_CHANGED_SINCE
 */
export function changePlateOn(
  tx: WriteTx,
  assetId: number,
  plate: string | null,
  change: DatedChange,
): boolean {
  const key = plate === null ? null : plateKey(plate);
  const plan = planOf(platesOf(tx, assetId), change, key);
  if (isNothing(plan)) return false;
  const covers = ({ fromOn, toOn }: { fromOn: IsoDate; toOn: IsoDate | null }) =>
    fromOn <= change.on && (toOn === null || toOn > change.on);
  const span = plan.insert ?? plan.set.find(covers);
  if (key !== null && span) refuseOverlap(tx, assetId, key, { fromOn: change.on, toOn: span.toOn });
  carryOut(tx, assetPlate, plan);
  if (plan.insert && plate !== null && key !== null)
    tx.insert(assetPlate)
      .values({ assetId, plate, plateKey: key, ...plan.insert })
      .run();
  setPresentPlate(tx, assetId);
  return true;
}

/** Whether a plate as of a day would be the present one. */
export function isPresentPlate(db: ReadDb, assetId: number, { on, past }: DatedChange): boolean {
  if (!past) return true;
  const periods = platesOf(db, assetId);
  const current = periodOn(periods, on);
  return current
    ? current.toOn === null
    : !periods.some(({ fromOn, toOn }) => fromOn > on && fromOn !== toOn);
}

/** Ends the plate of the one who has it now, as of a day; one that is known since later ends on that day all the same. */
export function endPlate(tx: WriteTx, assetId: number, on: IsoDate): void {
  changePlateOn(tx, assetId, null, { on });
}

/**
 * A mistaken plate taken back; whoever gave it that day has it again.
 * @returns the wrong period and the asset that has its plate back
 * @throws DomainError NOT_FOUND, PLATE_PERIOD_TAKEN when what would hold again is somebody else's meanwhile
 */
export function undoPlatePeriod(
  tx: WriteTx,
  assetId: number,
  periodId: number,
): { wrong: Period<string>; giverId: number | null } {
  const periods = platesOf(tx, assetId);
  const wrong = found(periods, periodId);
  const plan = planUndo(periods, periodId);
  for (const { id, toOn } of plan.set) {
    const restored = found(periods, id);
    refuseOverlap(tx, assetId, restored.value, { fromOn: wrong.fromOn, toOn });
  }
  carryOut(tx, assetPlate, plan);
  setPresentPlate(tx, assetId);
  return { wrong, giverId: giveBack(tx, assetId, wrong) };
}

function giveBack(tx: WriteTx, assetId: number, wrong: Period<string>): number | null {
  const giver = tx
    .select({ id: assetPlate.id, assetId: assetPlate.assetId })
    .from(assetPlate)
    .where(
      and(
        eq(assetPlate.plateKey, wrong.value),
        ne(assetPlate.assetId, assetId),
        eq(assetPlate.toOn, wrong.fromOn),
        lt(assetPlate.fromOn, wrong.fromOn),
      ),
    )
    .get();
  if (!giver) return null;
  // Only where nothing else came after: another plate since then is no part of the mistake.
  if (periodOn(platesOf(tx, giver.assetId), wrong.fromOn)) return null;
  tx.update(assetPlate).set({ toOn: wrong.toOn }).where(eq(assetPlate.id, giver.id)).run();
  setPresentPlate(tx, giver.assetId);
  return giver.assetId;
}

function setPresentPlate(tx: WriteTx, assetId: number): void {
  const present = reads(tx).presentPlate.get({ assetId });
  tx.update(asset)
    .set({ plate: present?.plate ?? null, plateKey: present?.plateKey ?? null })
    .where(eq(asset.id, assetId))
    .run();
}

/** No plate is on two things on the same day. @throws DomainError PLATE_PERIOD_TAKEN */
function refuseOverlap(
  db: ReadDb,
  assetId: number,
  key: string,
  { fromOn, toOn }: { fromOn: IsoDate; toOn: IsoDate | null },
): void {
  const other = db
    .select()
    .from(assetPlate)
    .where(
      and(
        eq(assetPlate.plateKey, key),
        ne(assetPlate.assetId, assetId),
        toOn === null ? undefined : lt(assetPlate.fromOn, toOn),
        or(
          isNull(assetPlate.toOn),
          and(gt(assetPlate.toOn, fromOn), sql`${assetPlate.toOn} > ${assetPlate.fromOn}`),
        ),
      ),
    )
    .get();
  if (!other) return;
  const { title } = assetSummary(db, other.assetId);
  const params = { plate: other.plate, title, from: other.fromOn, to: other.toOn ?? '' };
  throw new DomainError('PLATE_PERIOD_TAKEN', { ...params, assetId: other.assetId });
}

const isNothing = ({ set, remove, insert }: TimelinePlan) =>
  set.length === 0 && remove.length === 0 && insert === null;

function carryOut(tx: WriteTx, table: typeof assetPlate | typeof assetOwner, plan: TimelinePlan): void {
  for (const id of plan.remove) tx.delete(table).where(eq(table.id, id)).run();
  for (const { id, fromOn, toOn } of plan.set)
    tx.update(table).set({ fromOn, toOn }).where(eq(table.id, id)).run();
}

function found<Value>(periods: readonly Period<Value>[], id: number): Period<Value> {
  const period = periods.find((one) => one.id === id);
  if (!period) throw new DomainError('NOT_FOUND');
  return period;
}
