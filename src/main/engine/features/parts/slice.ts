import type { partsContract } from '@shared/features/parts/contract';
import type { WriteTx } from '../../db/handles';
import { partGroup } from '../../db/schema/parts';
import type { Handlers } from '../../kernel/handlers';
import { addSubstitute, removeSubstitute, savePart } from './commands';
import { findParts, partCardOf, partLists } from './queries';

export { ownOffer, partById, substituteOffers } from './repo';

export const partsHandlers: Handlers<typeof partsContract> = {
  'parts.find': findParts,
  'parts.card': partCardOf,
  'parts.lists': partLists,
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
