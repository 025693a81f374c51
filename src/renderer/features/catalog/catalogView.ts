import type { NormTarget, Place as TreePlace } from '@shared/features/catalog/model';
import type { TreeNode } from './catalogTree';
import type { Place } from './parts/PlaceForm';

/** What the middle of the page shows of the chosen place. */
export const catalogViews = ['operations', 'packages', 'notes', 'traits'] as const;
export type CatalogView = (typeof catalogViews)[number];

/** What the chosen node is as something to edit; classes and „всички“ are not edited here. */
export function placeOf({ level, targetId }: NormTarget, node: TreeNode | null): Place | null {
  if (level === 'make') return { level, id: targetId, parentId: null };
  if (level === 'model') return { level, id: targetId, parentId: node?.makeId ?? null };
  if (level === 'modification') return { level, id: targetId, parentId: node?.modelId ?? null };
  return null;
}

/** New places that make sense from where the tree stands. */
export function newPlaces(node: TreeNode | null): Place[] {
  const places: Place[] = [{ level: 'make', id: null, parentId: null }];
  if (node?.makeId) places.push({ level: 'model', id: null, parentId: node.makeId });
  if (node?.modelId) places.push({ level: 'modification', id: null, parentId: node.modelId });
  return places;
}

/** A place that can have data of its own; null at the top of the tree. */
export function treePlace({ level, targetId }: NormTarget): TreePlace | null {
  return level === 'all' ? null : { level, targetId };
}
