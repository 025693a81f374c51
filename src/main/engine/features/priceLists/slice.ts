import type { priceListsContract } from '@shared/features/priceLists/contract';
import type { Handlers } from '../../kernel/handlers';
import { affected } from './affected';
import { applyVersion, undoVersion } from './apply';
import { findListed, makeCard } from './find';
import { listCard, listOfLists, saveList } from './lists';
import { openFile } from './open';
import { changesPage, problemsOf, versionCard } from './queries';
import { discardVersion, readFile, readTask } from './read';

export { priceListsExports } from './exports';
export { endPriceListWork } from './thread';

export const priceListsHandlers: Handlers<typeof priceListsContract> = {
  'priceLists.list': listOfLists,
  'priceLists.card': listCard,
  'priceLists.save': saveList,
  'priceLists.open': openFile,
  'priceLists.read': readFile,
  'priceLists.cancel': (ctx) => {
    ctx.services.cancelTask(readTask);
    return {};
  },
  'priceLists.version': versionCard,
  'priceLists.changes': changesPage,
  'priceLists.problems': problemsOf,
  'priceLists.apply': applyVersion,
  'priceLists.undo': undoVersion,
  'priceLists.discard': discardVersion,
  'priceLists.affected': affected,
  'priceLists.find': findListed,
  'priceLists.makeCard': makeCard,
};
