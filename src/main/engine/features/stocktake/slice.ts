import type { stocktakeContract } from '@shared/features/stocktake/contract';
import type { Handlers } from '../../kernel/handlers';
import { count, resolve, scan, zeroRest } from './counting';
import { approve, cancelStocktake, finishCount, recount, setCost } from './ending';
import { countablePlaces, listStocktakes, sheetLines, stocktakeCard, stocktakeLines } from './queries';
import { startStocktake } from './start';

export { stocktakeExports } from './exports';

export const stocktakeHandlers: Handlers<typeof stocktakeContract> = {
  'stocktake.list': listStocktakes,
  'stocktake.open': stocktakeCard,
  'stocktake.lines': stocktakeLines,
  'stocktake.sheet': sheetLines,
  'stocktake.places': countablePlaces,
  'stocktake.start': startStocktake,
  'stocktake.scan': scan,
  'stocktake.count': count,
  'stocktake.zeroRest': zeroRest,
  'stocktake.finish': finishCount,
  'stocktake.recount': recount,
  'stocktake.resolve': resolve,
  'stocktake.setCost': setCost,
  'stocktake.approve': approve,
  'stocktake.cancel': cancelStocktake,
};
