import type { catalogContract } from '@shared/features/catalog/contract';
import type { Handlers } from '../../kernel/handlers';
import { saveGroups } from './groups';
import { importMakes, previewMakes } from './imports';
import { listMerges, mergeNames, mergePreview, undoMerge } from './merge';
import { copyNorms, endNorm, setNorm } from './normCommands';
import { normChain } from './norms';
import { listNotes, moveNote, notesFor, removeNote, saveNote } from './notes';
import { catalogLists, listOperations, operationCard, operationsFor, saveOperation } from './operations';
import { savePackage } from './packageCommands';
import { listPackages, packageCard, packageFromOrder, packagesFor } from './packageQueries';
import { listMakes, listModels, listModifications, saveMake, saveModel, saveModification } from './tree';
import { findInTree } from './treeSearch';

export { catalogExports } from './exports';
export { setNorm } from './normCommands';
export { resolveNorm } from './norms';
export { notesOfAsset } from './notes';
export { countOtherOffers, offerOperations, operationFits } from './offers';
export { operationById, saveOperation } from './operations';
export { type PackageForOrder, packageForOrder } from './packageCommands';
export { offerPackages } from './packageQueries';
export { placesOfAsset } from './places';
export { seedCatalog } from './seed';
export { saveMake, saveModel, saveModification } from './tree';

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
  'catalog.normChain': normChain,
  'catalog.saveGroups': saveGroups,
  'catalog.setNorm': setNorm,
  'catalog.endNorm': endNorm,
  'catalog.copyNorms': copyNorms,
  'catalog.operationsFor': operationsFor,
  'catalog.packages': listPackages,
  'catalog.package': packageCard,
  'catalog.packagesFor': packagesFor,
  'catalog.packageFromOrder': packageFromOrder,
  'catalog.savePackage': savePackage,
  'catalog.notes': listNotes,
  'catalog.notesFor': notesFor,
  'catalog.saveNote': saveNote,
  'catalog.removeNote': removeNote,
  'catalog.moveNote': moveNote,
  'catalog.mergePreview': mergePreview,
  'catalog.merge': mergeNames,
  'catalog.undoMerge': undoMerge,
  'catalog.merges': listMerges,
  'catalog.previewMakesImport': previewMakes,
  'catalog.importMakes': importMakes,
};
