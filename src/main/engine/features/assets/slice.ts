import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { assetsContract } from '@shared/features/assets/contract';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { assetCard } from './card';
import {
  changeOwner,
  createWithOwner,
  movePlate,
  recordManualMeter,
  saveAsset,
  setAssetActive,
} from './commands';
import { listAssets } from './list';
import { assetSummary, holderOfPlate, holderOfSerial, holderOfVin } from './repo';
import { addWarranty, removeWarranty } from './warranties';

export { assetsExports } from './exports';
export { recordMeter } from './meter';
export { assetSummary } from './repo';
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
  'assets.save': saveAsset,
  'assets.createWithOwner': createWithOwner,
  'assets.movePlate': movePlate,
  'assets.changeOwner': changeOwner,
  'assets.setActive': setAssetActive,
  'assets.recordMeter': recordManualMeter,
  'assets.addWarranty': (ctx, { assetId, warranty }) => ({
    warrantyId: addWarranty(ctx, { assetId, ...warranty }),
  }),
  'assets.removeWarranty': removeWarranty,
  'assets.card': assetCard,
  'assets.list': listAssets,
  'assets.checkIdentity': checkIdentity,
};
