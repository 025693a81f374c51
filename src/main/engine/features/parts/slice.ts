import type { partsContract } from '@shared/features/parts/contract';
import type { WriteTx } from '../../db/handles';
import { partGroup } from '../../db/schema/parts';
import type { Handlers } from '../../kernel/handlers';
import { savePart } from './commands';
import { findParts } from './find';
import { saveGroups } from './groups';
import { addSubstitute, removeSubstitute } from './linkCommands';
import { partCardOf, partLists, partMovements } from './queries';

export { countsOn, currentNumber, familyOffers, replacementOf } from './families';
export { refreshFamilies } from './familyState';
export { addListedPart, linkListed } from './listed';
export { partById } from './repo';

export const partsHandlers: Handlers<typeof partsContract> = {
  'parts.find': findParts,
  'parts.card': partCardOf,
  'parts.movements': partMovements,
  'parts.lists': partLists,
  'parts.saveGroups': saveGroups,
  'parts.save': savePart,
  'parts.addSubstitute': addSubstitute,
  'parts.removeSubstitute': removeSubstitute,
};

/** The groups a workshop starts with. */
export function seedParts(tx: WriteTx): void {
  const groups = [
    ['Двигател', 'Engine'],
    ['Ходова част', 'Chassis'],
    ['Спирачки', 'Brakes'],
    ['Електро', 'Electrical'],
    ['Каросерия', 'Body'],
    ['Филтри', 'Filters'],
    ['Масла и течности', 'Oils and fluids'],
    ['Крепежи', 'Fasteners'],
    ['Други', 'Other'],
  ] as const;
  for (const [position, [nameBg, nameEn]] of groups.entries())
    tx.insert(partGroup).values({ nameBg, nameEn, position }).run();
}
