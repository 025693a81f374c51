import type { kitsContract } from '@shared/features/kits/contract';
import type { Handlers } from '../../kernel/handlers';
import { saveKit } from './commands';
import { kitCard, kitIdOfPart, kitStructure, listKits, quoteKit } from './queries';

export { kitsExports } from './exports';
export { type KitForOrder, kitForOrder, kitOffer } from './forOrder';

export const kitsHandlers: Handlers<typeof kitsContract> = {
  'kits.list': listKits,
  'kits.card': kitCard,
  'kits.structure': kitStructure,
  'kits.quote': quoteKit,
  'kits.ofPart': kitIdOfPart,
  'kits.save': saveKit,
};
