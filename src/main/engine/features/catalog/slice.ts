import type { catalogContract } from '@shared/features/catalog/contract';
import type { Handlers } from '../../kernel/handlers';
import { importMakes, previewMakes } from './imports';
import { copyNorms, endNorm, setNorm } from './norms';
import { catalogLists, listOperations, operationCard, operationsFor, saveOperation } from './operations';
import {
  findInTree,
  listMakes,
  listModels,
  listModifications,
  saveMake,
  saveModel,
  saveModification,
} from './tree';

export { catalogExports } from './exports';
export { resolveNorm } from './norms';
export { operationById } from './operations';
export { seedCatalog } from './seed';

export const catalogHandlers: Handlers<typeof catalogContract> = {
  'catalog.makes': listMakes,
  'catalog.models': listModels,
  'catalog.modifications': listModifications,
  'catalog.findInTree': findInTree,
  'catalog.saveMake': saveMake,
  'catalog.saveModel': saveModel,
  'catalog.saveModification': saveModification,
  'catalog.lists': catalogLists,
  'catalog.operations': listOperations,
  'catalog.operation': operationCard,
  'catalog.saveOperation': saveOperation,
  'catalog.setNorm': setNorm,
  'catalog.endNorm': endNorm,
  'catalog.copyNorms': copyNorms,
  'catalog.operationsFor': operationsFor,
  'catalog.previewMakesImport': previewMakes,
  'catalog.importMakes': importMakes,
};
