import type { TraitRow } from '@shared/features/traits/model';

/** A row of the settings: a class, or a characteristic below its class. */
export type TreeRow =
  | { kind: 'class'; key: string; depth: number; classId: number | null; label: string; count: number }
  | { kind: 'trait'; key: string; depth: number; classId: number | null; trait: TraitRow };

interface ClassNode {
  id: number;
  parentId: number | null;
  name: string;
}

/** Characteristics of every class on top, then the tree of classes with those of each; out of use last. */
export function treeRows(
  classes: readonly ClassNode[],
  traits: readonly TraitRow[],
  everyClass: string,
): TreeRow[] {
  const under = (classId: number | null, depth: number): TreeRow[] =>
    traits
      .filter((one) => one.classId === classId)
      .sort((a, b) => Number(a.ended) - Number(b.ended))
      .map((trait) => ({ kind: 'trait', key: `trait ${trait.id}`, depth, classId, trait }));
  const below = (parentId: number | null, depth: number): TreeRow[] =>
    classes
      .filter((one) => one.parentId === parentId)
      .flatMap(({ id, name }) => {
        const own = under(id, depth + 1);
        const head = { kind: 'class' as const, key: `class ${id}`, depth, classId: id, label: name };
        return [{ ...head, count: own.length }, ...own, ...below(id, depth + 1)];
      });
  const everywhere = under(null, 1);
  const head = { kind: 'class' as const, key: 'class all', depth: 0, classId: null, label: everyClass };
  return [{ ...head, count: everywhere.length }, ...everywhere, ...below(null, 0)];
}
