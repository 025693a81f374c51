import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { assetsContract } from '@shared/features/assets/contract';
import type { AssetInput } from '@shared/features/assets/model';
import type { IsoDate } from '@shared/kernel/dates';
import { formatPlate, plateKey } from '@shared/kernel/plates';
import { eq, sql } from 'drizzle-orm';
import { asset } from '../../db/schema/assets';
import type { CommandContext } from '../../kernel/context';
import { createParty, demandParty, duplicatesOf, warningsOf } from '../parties/slice';
import { indexAsset } from '../search/slice';
import { recordMeter } from './meter';
import { type AssetRecord, assetById, columnsOf } from './repo';
import { plateToTake, refuseImpossible, refuseTakenVin, refuseVehicleInGenericMode } from './rules';
import {
  changeOwnerOn,
  changePlateOn,
  type DatedChange,
  endPlate,
  isPresentPlate,
  undoOwnerPeriod,
  undoPlatePeriod,
} from './timelines';

type Input<N extends keyof typeof assetsContract> = EntryInput<(typeof assetsContract)[N]>;
type Output<N extends keyof typeof assetsContract> = EntryOutput<(typeof assetsContract)[N]>;
type Meter = Input<'assets.save'>['meter'];

export function saveAsset(
  ctx: CommandContext,
  input: Input<'assets.save'>,
  source: 'manual' | 'import' = 'manual',
): Output<'assets.save'> {
  if (input.ownerId !== null) demandParty(ctx.tx, input.ownerId);
  if (input.assetId === null) return { assetId: createAsset(ctx, input, source), version: 1 };
  const before = currentAsset(ctx, input.assetId, input.version);
  const after = withPlateForm(input.asset);
  refuseImpossible(ctx.tx, after);
  refuseTakenVin(ctx.tx, after.vin, before.id);
  const version = bump(ctx, before, columnsOf(after));
  const on = input.plateMovedOn ?? ctx.today;
  if (samePlate(before.plate, after.plate)) rewritePlate(ctx, before, after.plate);
  else movePlateTo(ctx, before.id, after.plate, { on }, input.plateMovedOn);
  if (before.ownerId !== input.ownerId) changeOwnerTo(ctx, before, input.ownerId, { on: ctx.today });
  if (input.meter) recordMeter(ctx, { assetId: before.id, ...input.meter, source });
  finish(ctx, before.id);
  ctx.audit({ entity: `asset:${before.id}`, before, after: { ...after, ownerId: input.ownerId } });
  return { assetId: before.id, version };
}

export function createWithOwner(
  ctx: CommandContext,
  input: Input<'assets.createWithOwner'>,
): Output<'assets.createWithOwner'> {
  // The entry's own permission is that of the card; the register of people has another.
  if (!ctx.can('parties.edit')) throw new DomainError('FORBIDDEN', { entry: 'parties.save' });
  if (!input.notDuplicate) refuseDuplicateOwner(ctx, input.owner);
  const partyId = createParty(ctx, input.owner);
  const assetId = createAsset(ctx, { ...input, ownerId: partyId });
  return { assetId, partyId, warnings: warningsOf(input.owner, ctx.today) };
}

/** The same name alone is common among people: only a number, phone or e-mail stops. */
function refuseDuplicateOwner(ctx: CommandContext, owner: Input<'assets.createWithOwner'>['owner']): void {
  const valuesOf = (kind: 'phone' | 'email') =>
    owner.contacts.filter((one) => one.kind === kind).map(({ value }) => value);
  const [found] = duplicatesOf(ctx.tx, {
    exceptId: null,
    name: owner.name,
    eik: owner.eik,
    phones: valuesOf('phone'),
    emails: valuesOf('email'),
  }).filter(({ reason }) => reason !== 'name' || owner.kind === 'firm');
  if (found) throw new DomainError('PARTY_DUPLICATE', { partyId: found.party.id, name: found.party.name });
}

interface NewAsset {
  asset: AssetInput;
  ownerId: number | null;
  plateMovedOn: IsoDate | null;
  meter: Meter;
}

function createAsset(ctx: CommandContext, input: NewAsset, source: 'manual' | 'import' = 'manual'): number {
  const fields = withPlateForm(input.asset);
  refuseVehicleInGenericMode(ctx.tx, fields.kind);
  refuseImpossible(ctx.tx, fields);
  refuseTakenVin(ctx.tx, fields.vin, null);
  const row = ctx.tx
    .insert(asset)
    .values({ ...columnsOf(fields), createdAt: ctx.now })
    .returning({ id: asset.id })
    .get();
  if (fields.plate !== null)
    movePlateTo(ctx, row.id, fields.plate, { on: input.plateMovedOn ?? ctx.today }, input.plateMovedOn);
  if (input.ownerId !== null) changeOwnerOn(ctx.tx, row.id, input.ownerId, { on: ctx.today });
  if (input.meter) recordMeter(ctx, { assetId: row.id, ...input.meter, source });
  finish(ctx, row.id);
  ctx.audit({ entity: `asset:${row.id}`, after: { ...fields, ownerId: input.ownerId } });
  return row.id;
}

export function movePlate(ctx: CommandContext, input: Input<'assets.movePlate'>): Output<'assets.movePlate'> {
  const before = currentAsset(ctx, input.assetId, input.version);
  refuseFuture(ctx, input.on);
  const plate = formatPlate(input.plate);
  if (!movePlateTo(ctx, before.id, plate, input, input.on)) return { version: before.version };
  const version = bump(ctx, before, {});
  finish(ctx, before.id);
  ctx.audit({
    entity: `asset:${before.id}`,
    before: { plate: before.plate },
    after: { plate, on: input.on },
  });
  return { version };
}

export function changeOwner(
  ctx: CommandContext,
  input: Input<'assets.changeOwner'>,
): Output<'assets.changeOwner'> {
  const before = currentAsset(ctx, input.assetId, input.version);
  refuseFuture(ctx, input.on);
  demandParty(ctx.tx, input.ownerId);
  if (!changeOwnerTo(ctx, before, input.ownerId, input)) return { version: before.version };
  const version = bump(ctx, before, {});
  finish(ctx, before.id);
  ctx.audit({
    entity: `asset:${before.id}`,
    before: { ownerId: before.ownerId },
    after: { ownerId: input.ownerId, on: input.on },
  });
  return { version };
}

/** What the wrong plate had replaced holds again; the asset that had given it has it back. */
export function undoPlate(ctx: CommandContext, input: Input<'assets.undoPlate'>): Output<'assets.undoPlate'> {
  const before = currentAsset(ctx, input.assetId, input.version);
  const { wrong, giverId } = undoPlatePeriod(ctx.tx, before.id, input.periodId);
  if (giverId !== null) {
    ctx.tx.update(asset).set({ version: sql`version + 1` }).where(eq(asset.id, giverId)).run();
    ctx.audit({ entity: `asset:${giverId}`, after: { plateBack: wrong.value, from: before.id } });
    finish(ctx, giverId);
  }
  return finishUndo(
    ctx,
    before,
    { plate: wrong.value, fromOn: wrong.fromOn, toOn: wrong.toOn },
    input.reason,
  );
}

export function undoOwner(ctx: CommandContext, input: Input<'assets.undoOwner'>): Output<'assets.undoOwner'> {
  const before = currentAsset(ctx, input.assetId, input.version);
  const wrong = undoOwnerPeriod(ctx.tx, before.id, input.periodId);
  const { ownerId } = assetById(ctx.tx, before.id);
  for (const party of [wrong.value, ownerId]) if (party !== null) ctx.touch(`party:${party}`);
  return finishUndo(
    ctx,
    before,
    { ownerId: wrong.value, fromOn: wrong.fromOn, toOn: wrong.toOn },
    input.reason,
  );
}

function finishUndo(ctx: CommandContext, before: AssetRecord, wrong: object, reason: string) {
  const version = bump(ctx, before, {});
  finish(ctx, before.id);
  const { plate, ownerId } = assetById(ctx.tx, before.id);
  ctx.reason(reason);
  ctx.audit({ entity: `asset:${before.id}`, before: { undone: wrong }, after: { plate, ownerId } });
  return { version };
}

export function setAssetActive(
  ctx: CommandContext,
  input: Input<'assets.setActive'>,
): Output<'assets.setActive'> {
  const before = currentAsset(ctx, input.assetId, input.version);
  if (input.active) plateToTake(ctx.tx, before.plate, before.id, null);
  const version = bump(ctx, before, { active: input.active });
  finish(ctx, before.id);
  ctx.audit({
    entity: `asset:${before.id}`,
    before: { active: before.active },
    after: { active: input.active },
  });
  return { version };
}

export function recordManualMeter(
  ctx: CommandContext,
  input: Input<'assets.recordMeter'>,
): Output<'assets.recordMeter'> {
  const { assetId, value, unit, reason } = input;
  return { readingId: recordMeter(ctx, { assetId, value, unit, reason, source: 'manual' }) };
}

/** @throws DomainError CONCURRENT_MODIFICATION when somebody saved in between */
export function currentAsset(ctx: CommandContext, id: number, version: number | null): AssetRecord {
  const found = assetById(ctx.tx, id);
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return found;
}

export function bump(ctx: CommandContext, before: AssetRecord, columns: Partial<AssetRecord>): number {
  const version = before.version + 1;
  ctx.tx
    .update(asset)
    .set({ ...columns, version })
    .where(eq(asset.id, before.id))
    .run();
  return version;
}

const withPlateForm = (input: AssetInput): AssetInput => ({
  ...input,
  plate: input.plate === null ? null : formatPlate(input.plate),
});

const samePlate = (a: string | null, b: string | null) => plateKey(a ?? '') === plateKey(b ?? '');

/** The same plate written better is no new plate. */
function rewritePlate(ctx: CommandContext, before: AssetRecord, plate: string | null): void {
  if (plate === before.plate || plate === null) return;
  ctx.tx.update(asset).set({ plate }).where(eq(asset.id, before.id)).run();
  ctx.tx.run(sql`UPDATE asset_plate SET plate = ${plate} WHERE asset_id = ${before.id} AND to_on IS NULL`);
}

/** @returns false when the history says so already */
function movePlateTo(
  ctx: CommandContext,
  assetId: number,
  plate: string | null,
  change: DatedChange,
  movedOn: IsoDate | null,
): boolean {
  const { on } = change;
  if (movedOn !== null) refuseFuture(ctx, movedOn);
  // A plate of the past is no reason to take it from whom it has today.
  const holder = isPresentPlate(ctx.tx, assetId, change)
    ? plateToTake(ctx.tx, plate, assetId, movedOn)
    : null;
  if (holder !== null) {
    endPlate(ctx.tx, holder, on);
    ctx.tx.update(asset).set({ version: sql`version + 1` }).where(eq(asset.id, holder)).run();
    ctx.audit({ entity: `asset:${holder}`, before: { plate }, after: { plate: null, movedTo: assetId, on } });
    finish(ctx, holder);
  }
  return changePlateOn(ctx.tx, assetId, plate, change);
}

/** @returns false when the history says so already */
function changeOwnerTo(
  ctx: CommandContext,
  before: AssetRecord,
  ownerId: number | null,
  change: DatedChange,
): boolean {
  const changed = changeOwnerOn(ctx.tx, before.id, ownerId, change);
  for (const party of [before.ownerId, ownerId]) if (party !== null) ctx.touch(`party:${party}`);
  return changed;
}

/** @throws DomainError DATE_IN_FUTURE */
export function refuseFuture(ctx: CommandContext, on: IsoDate): void {
  if (on > ctx.today) throw new DomainError('DATE_IN_FUTURE', { date: on });
}

/** The search row and the screens that show the card. */
export function finish(ctx: CommandContext, assetId: number): void {
  indexAsset(ctx.tx, assetId);
  ctx.touch(`asset:${assetId}`, 'assets');
}
