import type { traitsContract } from '@shared/features/traits/contract';
import type { Handlers } from '../../kernel/handlers';
import { deleteTrait, endTrait, listTraits, moveTrait, saveTrait } from './definitions';
import { historyOfAsset, historyOfPlace } from './history';
import { setDefaults, setValues, traitsOfAsset, traitsOfPlace } from './values';

export { traitsExports } from './exports';
export { allTraits, traitById } from './repo';
export { traitNumber, valueByClass } from './resolve';

export const traitsHandlers: Handlers<typeof traitsContract> = {
  'traits.list': listTraits,
  'traits.save': saveTrait,
  'traits.move': moveTrait,
  'traits.setEnded': endTrait,
  'traits.delete': deleteTrait,
  'traits.card': traitsOfAsset,
  'traits.place': traitsOfPlace,
  'traits.setValues': setValues,
  'traits.setDefaults': setDefaults,
  'traits.history': historyOfAsset,
  'traits.placeHistory': historyOfPlace,
};
