import { useQuery } from '@renderer/api/useQuery';
import { type ClassMeter, type MeterUnit, unitsOf } from '@shared/features/assets/meters';
import type { AssetKind } from '@shared/features/assets/model';
import { useTranslation } from 'react-i18next';
import { useWorkshopKinds } from './kinds';

export interface ClassOption {
  id: number;
  kind: AssetKind;
  /** With the classes above it: `машини › помпи`. */
  label: string;
  units: readonly MeterUnit[];
}

interface ClassNode {
  id: number;
  parentId: number | null;
  kind: AssetKind;
  name: { bg: string; en: string };
  meterUnit: ClassMeter;
}

/** Classes of the workshop's kinds in the language of the screen, in the order of the tree. */
export function useAssetClasses(): readonly ClassOption[] {
  const { i18n } = useTranslation();
  const kinds = useWorkshopKinds();
  const language = i18n.language === 'en' ? 'en' : 'bg';
  const { data } = useQuery('catalog.lists', {}, { tags: ['catalog'] });
  return treeOf(data?.classes ?? [], language).filter(({ kind }) => kinds.includes(kind));
}

function treeOf(classes: readonly ClassNode[], language: 'bg' | 'en'): ClassOption[] {
  const below = (parentId: number | null, above: string): ClassOption[] =>
    classes
      .filter((one) => one.parentId === parentId)
      .flatMap(({ id, kind, name, meterUnit }) => {
        const label = above + name[language];
        return [{ id, kind, label, units: unitsOf(kind, meterUnit) }, ...below(id, `${label} › `)];
      });
  return below(null, '');
}
