import type { AssetCard } from '@shared/features/assets/model';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { CareSection } from '../care/parts/CareSection';
import { TyresSection } from '../care/parts/TyresSection';
import { AssetFiles } from '../files/parts/AssetFiles';
import { TraitSection } from '../traits/parts/TraitSection';
import { CommercialSection } from './parts/CommercialSection';
import { ComponentSection } from './parts/ComponentSection';
import { DataSection } from './parts/DataSection';
import { HistoryTable } from './parts/HistoryTable';
import { IdentitySection } from './parts/IdentitySection';
import { MeterSection } from './parts/MeterSection';
import { WarrantySection } from './parts/WarrantySection';

export type SectionId =
  | 'data'
  | 'traits'
  | 'history'
  | 'care'
  | 'tyres'
  | 'meter'
  | 'warranty'
  | 'components'
  | 'commercial'
  | 'files'
  | 'identity';

interface CardSection {
  id: SectionId;
  label: string;
  count?: number | undefined;
  Content: ComponentType<{ card: AssetCard }>;
}

function HistorySection({ card }: { card: AssetCard }) {
  const { history } = useRouter();
  return <HistoryTable card={card} onOpen={(orderId) => history.push(`/orders/${orderId}`)} />;
}

/** Only vehicles have tyres. */
const tyresOf = (t: TFunction, { asset }: AssetCard): CardSection[] =>
  asset.kind === 'vehicle'
    ? [{ id: 'tyres', label: t(($) => $.care.section.tyres), Content: TyresSection }]
    : [];

/** The views of one card, in the order of the tabs; each feature's own view stands here in one line. */
export function useAssetSections(card: AssetCard): [CardSection, ...CardSection[]] {
  const { t } = useTranslation();
  return [
    { id: 'data', label: t(($) => $.assets.section.data), Content: DataSection },
    { id: 'traits', label: t(($) => $.traits.section), Content: TraitSection },
    {
      id: 'history',
      label: t(($) => $.assets.section.history),
      count: card.history.count,
      Content: HistorySection,
    },
    { id: 'care', label: t(($) => $.care.section.service), Content: CareSection },
    {
      id: 'meter',
      label: t(($) => $.assets.section.meter),
      count: card.readings.length,
      Content: MeterSection,
    },
    {
      id: 'warranty',
      label: t(($) => $.assets.section.warranty),
      count: card.warranties.length,
      Content: WarrantySection,
    },
    {
      id: 'components',
      label: t(($) => $.assets.section.components),
      count: card.components,
      Content: ComponentSection,
    },
    { id: 'commercial', label: t(($) => $.assets.section.commercial), Content: CommercialSection },
    ...tyresOf(t, card),
    { id: 'files', label: t(($) => $.files.section), Content: AssetFiles },
    { id: 'identity', label: t(($) => $.assets.section.identity), Content: IdentitySection },
  ];
}
