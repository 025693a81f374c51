import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { assetsContract } from '@shared/features/assets/contract';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { assetCard } from './card';
import { deleteClass, listClasses, moveClass, saveClass } from './classes';
import {
  changeOwner,
  createWithOwner,
  movePlate,
  recordManualMeter,
  saveAsset,
  setAssetActive,
  undoOwner,
  undoPlate,
} from './commands';
import { saveCommercial } from './commercial';
import { addComponent, editComponent, moveComponent, removeComponent, replaceComponent } from './components';
import { componentHistory, listComponents } from './componentViews';
import { assetAsOf } from './history';
import { annulReading, correctReading, exchangeCounter, meterLog } from './meterLog';
import { assetSummary, holderOfPlate, holderOfSerial, holderOfVin } from './repo';
import { addWarranty, editWarranty, removeWarranty } from './warranties';

export { saveAsset } from './commands';
export { grantedDiscount } from './discounts';
export { latestReadings, meterTotal, recordMeter } from './meter';
export {
  assetById,
  assetNamesSql,
  assetSummary,
  assetTitleSql,
  holderOfPlate,
  holderOfSerial,
  holderOfVin,
} from './repo';
export { refuseAsset } from './rules';
export { assetUnits, classUnits, firstUnit, firstUnitSql, lastReadingSql } from './units';
export { addWarranty } from './warranties';

type CheckIdentity = (typeof assetsContract)['assets.checkIdentity'];

/** Who already has what is being typed. */
function checkIdentity(ctx: QueryContext, input: EntryInput<CheckIdentity>): EntryOutput<CheckIdentity> {
  const other = (text: string, holderOf: (typed: string) => number | null) => {
    const holder = text.trim() === '' ? null : holderOf(text);
    return holder === null || holder === input.exceptId ? null : assetSummary(ctx.db, holder);
  };
  return {
    plate: other(input.plate, (plate) => holderOfPlate(ctx.db, plate)),
    vin: other(input.vin, (vin) => holderOfVin(ctx.db, vin)),
    serial: other(input.serial, (serial) => holderOfSerial(ctx.db, serial)),
  };
}

export const assetsHandlers: Handlers<typeof assetsContract> = {
  'assets.save': (ctx, input) => saveAsset(ctx, input),
  'assets.createWithOwner': createWithOwner,
  'assets.movePlate': movePlate,
  'assets.changeOwner': changeOwner,
  'assets.setActive': setAssetActive,
  'assets.recordMeter': recordManualMeter,
  'assets.addWarranty': (ctx, { assetId, warranty }) => ({
    warrantyId: addWarranty(ctx, { assetId, ...warranty }),
  }),
  'assets.editWarranty': editWarranty,
  'assets.removeWarranty': removeWarranty,
  'assets.saveCommercial': saveCommercial,
  'assets.components': listComponents,
  'assets.componentHistory': componentHistory,
  'assets.addComponent': addComponent,
  'assets.editComponent': editComponent,
  'assets.removeComponent': removeComponent,
  'assets.moveComponent': moveComponent,
  'assets.replaceComponent': replaceComponent,
  'assets.classes': listClasses,
  'assets.saveClass': saveClass,
  'assets.moveClass': moveClass,
  'assets.deleteClass': deleteClass,
  'assets.asOf': assetAsOf,
  'assets.meterLog': meterLog,
  'assets.annulReading': annulReading,
  'assets.correctReading': correctReading,
  'assets.exchangeCounter': exchangeCounter,
  'assets.undoPlate': undoPlate,
  'assets.undoOwner': undoOwner,
  'assets.card': assetCard,
  'assets.checkIdentity': checkIdentity,
};
