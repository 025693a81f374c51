import { DomainError } from '@shared/contract/errors';
import type { AssetInput } from '@shared/features/assets/model';
import type { IsoDate } from '@shared/kernel/dates';
import { checkVin } from '@shared/kernel/vin';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetClass, model, modification } from '../../db/schema/catalog';
import { preparedOnce } from '../../kernel/prepared';
import { readSettings } from '../settings/slice';
import { assetSummary, holderOfPlate, holderOfVin } from './repo';

const idParameter = sql.placeholder('id');
const reads = preparedOnce((db: ReadDb) => ({
  class: db
    .select({ kind: assetClass.kind })
    .from(assetClass)
    .where(eq(assetClass.id, idParameter))
    .prepare(),
  model: db.select({ makeId: model.makeId }).from(model).where(eq(model.id, idParameter)).prepare(),
  modification: db
    .select({ modelId: modification.modelId })
    .from(modification)
    .where(eq(modification.id, idParameter))
    .prepare(),
}));

/**
 * What no asset can be: without anything to know it by, with a VIN of forbidden letters, of a model of another make.
 * @throws DomainError ASSET_UNIDENTIFIED, ASSET_WITHOUT_SERIAL, ASSET_VIN_INVALID, ASSET_MODEL_MISMATCH, ASSET_CLASS_KIND
 */
export function refuseImpossible(db: ReadDb, input: AssetInput): void {
  if (input.plate === null && input.vin === null && input.serial === null)
    throw new DomainError(input.kind === 'vehicle' ? 'ASSET_UNIDENTIFIED' : 'ASSET_WITHOUT_SERIAL');
  if (input.vin !== null && !checkVin(input.vin).ok)
    throw new DomainError('ASSET_VIN_INVALID', { vin: input.vin });
  if (reads(db).class.get({ id: input.classId })?.kind !== input.kind)
    throw new DomainError('ASSET_CLASS_KIND');
  refuseStrangeModel(db, input);
}

/**
 * In the generic mode nothing has a plate, a VIN or a mileage, so there are no vehicles (product §2).
 * @throws DomainError VEHICLES_OFF
 */
export function refuseVehicleInGenericMode(db: ReadDb, kind: AssetInput['kind']): void {
  if (kind === 'vehicle' && readSettings(db).workshop.mode === 'generic')
    throw new DomainError('VEHICLES_OFF');
}

function refuseStrangeModel(db: ReadDb, { makeId, modelId, modificationId }: AssetInput): void {
  const itsModel = modelId === null ? null : reads(db).model.get({ id: modelId });
  const itsModification = modificationId === null ? null : reads(db).modification.get({ id: modificationId });
  const fits =
    (itsModel === null || itsModel?.makeId === makeId) &&
    (itsModification === null || itsModification?.modelId === modelId);
  if (!fits) throw new DomainError('ASSET_MODEL_MISMATCH');
}

/** @throws DomainError ASSET_VIN_TAKEN with `assetId`: the screen opens that card instead (decisions 11) */
export function refuseTakenVin(db: ReadDb, vin: string | null, exceptId: number | null): void {
  const holder = vin === null ? null : holderOfVin(db, vin);
  if (holder === null || holder === exceptId) return;
  const { title, plate } = assetSummary(db, holder);
  throw new DomainError('ASSET_VIN_TAKEN', { assetId: holder, title, plate: plate ?? '', vin: vin ?? '' });
}

/**
 * Who has this plate now and must hand it over; null when it is free.
 * @throws DomainError ASSET_PLATE_TAKEN with `assetId` when no date of the move is given (decisions 11)
 */
export function plateToTake(
  db: ReadDb,
  plate: string | null,
  exceptId: number | null,
  movedOn: IsoDate | null,
): number | null {
  const holder = plate === null ? null : holderOfPlate(db, plate);
  if (holder === null || holder === exceptId) return null;
  const { title, ownerName } = assetSummary(db, holder);
  if (movedOn === null)
    throw new DomainError('ASSET_PLATE_TAKEN', {
      assetId: holder,
      plate: plate ?? '',
      title,
      owner: ownerName ?? '',
    });
  return holder;
}

/** Whether a new asset could be written as it is, before anybody writes it. @throws DomainError of the rules above */
export function refuseAsset(db: ReadDb, input: AssetInput): void {
  refuseVehicleInGenericMode(db, input.kind);
  refuseImpossible(db, input);
  refuseTakenVin(db, input.vin, null);
  plateToTake(db, input.plate, null, null);
}
