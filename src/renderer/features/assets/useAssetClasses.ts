import { useQuery } from '@renderer/api/useQuery';
import type { AssetKind } from '@shared/features/assets/model';
import { useTranslation } from 'react-i18next';

export interface ClassOption {
  id: number;
  kind: AssetKind;
  label: string;
}

/** Classes of the catalogue in the language of the screen. */
export function useAssetClasses(): readonly ClassOption[] {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'bg';
  const { data } = useQuery('catalog.lists', {}, { tags: ['catalog'] });
  return (data?.classes ?? []).map(({ id, kind, name }) => ({ id, kind, label: name[language] }));
}
