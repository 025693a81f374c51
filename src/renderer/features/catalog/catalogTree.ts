import { useQuery } from '@renderer/api/useQuery';
import type { NormTarget } from '@shared/features/catalog/model';
import { useAssetClasses } from '../assets/useAssetClasses';

/** A line of the tree: what it stands for, how deep, and what is below it. */
export interface TreeNode {
  key: string;
  depth: number;
  label: string;
  note?: string;
  target: NormTarget;
  /** Which make and model are open above and below it. */
  makeId: number | null;
  modelId: number | null;
  expandable: boolean;
  open: boolean;
  inactive: boolean;
}

export interface OpenPath {
  makeId: number | null;
  modelId: number | null;
}

const tags = ['catalog'];
export const keyOf = ({ level, targetId }: NormTarget): string => `${level}:${targetId}`;
const years = (from: number | null, to: number | null): string =>
  from === null && to === null ? '' : `${from ?? ''}–${to ?? ''}`;

/** The visible lines of the tree: makes, and only of the open make its models, of the open model its modifications. */
export function useTreeNodes(text: string, open: OpenPath, allLabel: string): TreeNode[] {
  const classes = useAssetClasses();
  const makes = useQuery('catalog.makes', { text: '' }, { tags }).data ?? [];
  const models = useQuery(
    'catalog.models',
    { makeId: open.makeId ?? 0, text: '' },
    { tags, enabled: open.makeId !== null, keepPrevious: true },
  ).data;
  const modifications = useQuery(
    'catalog.modifications',
    { modelId: open.modelId ?? 0 },
    { tags, enabled: open.modelId !== null, keepPrevious: true },
  ).data;
  const found = useQuery(
    'catalog.findInTree',
    { text: text.trim(), limit: 50 },
    // The hits stay while the next are on their way: Enter finds the line that the cursor stands on.
    { tags, enabled: text.trim() !== '', keepPrevious: true },
  );
  const none = { makeId: null, modelId: null, expandable: false, open: false, inactive: false };
  if (text.trim() !== '') {
    return (found.data ?? []).map((hit) => {
      const target: NormTarget = hit.modificationId
        ? { level: 'modification', targetId: hit.modificationId }
        : hit.modelId
          ? { level: 'model', targetId: hit.modelId }
          : { level: 'make', targetId: hit.makeId };
      return {
        ...none,
        key: keyOf(target),
        depth: 0,
        label: hit.title,
        target,
        makeId: hit.makeId,
        modelId: hit.modelId,
      };
    });
  }
  const nodes: TreeNode[] = [
    { ...none, key: 'all:0', depth: 0, label: allLabel, target: { level: 'all', targetId: 0 } },
    ...classes.map(({ id, label }) => {
      const target: NormTarget = { level: 'class', targetId: id };
      return { ...none, key: keyOf(target), depth: 1, label, target };
    }),
  ];
  for (const make of makes) {
    const target: NormTarget = { level: 'make', targetId: make.id };
    const isOpen = open.makeId === make.id;
    nodes.push({
      key: keyOf(target),
      depth: 0,
      label: make.name,
      note: make.models === 0 ? '' : String(make.models),
      target,
      makeId: make.id,
      modelId: null,
      expandable: make.models > 0,
      open: isOpen,
      inactive: !make.active,
    });
    if (isOpen) nodes.push(...modelNodes(models ?? [], modifications ?? [], open));
  }
  return nodes;
}

type Models = NonNullable<ReturnType<typeof useQuery<'catalog.models'>>['data']>;
type Modifications = NonNullable<ReturnType<typeof useQuery<'catalog.modifications'>>['data']>;

function modelNodes(models: Models, modifications: Modifications, open: OpenPath): TreeNode[] {
  return models
    .filter((one) => one.makeId === open.makeId)
    .flatMap((one) => {
      const target: NormTarget = { level: 'model', targetId: one.id };
      const isOpen = open.modelId === one.id;
      const node: TreeNode = {
        key: keyOf(target),
        depth: 1,
        label: one.name,
        note: years(one.yearFrom, one.yearTo),
        target,
        makeId: one.makeId,
        modelId: one.id,
        expandable: one.modifications > 0,
        open: isOpen,
        inactive: !one.active,
      };
      return isOpen ? [node, ...modificationNodes(modifications, one.makeId, one.id)] : [node];
    });
}

function modificationNodes(modifications: Modifications, makeId: number, modelId: number): TreeNode[] {
  return modifications
    .filter((one) => one.modelId === modelId)
    .map((one) => {
      const target: NormTarget = { level: 'modification', targetId: one.id };
      const note = one.engineCode ?? years(one.yearFrom, one.yearTo);
      const rest = { makeId, modelId, expandable: false, open: false, inactive: !one.active };
      return { key: keyOf(target), depth: 2, label: one.name, note, target, ...rest };
    });
}
