import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { TraitPlace } from '@shared/features/traits/model';
import { sofiaTime } from '@shared/kernel/dates';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeTable } from './ChangeTable';
import { TraitFields } from './TraitFields';
import '../traits.css';

/** Values that all things of a class, make, model or modification have until they say otherwise. */
export function PlaceTraits({ place }: { place: TraitPlace | null }) {
  const { t } = useTranslation();
  return place ? (
    <Values key={`${place.level} ${place.targetId}`} place={place} />
  ) : (
    <EmptyState
      icon={SlidersHorizontal}
      title={t(($) => $.traits.title)}
      text={t(($) => $.traits.choosePlace)}
    />
  );
}

function Values({ place }: { place: TraitPlace }) {
  const { t } = useTranslation();
  const tags = ['traits', 'catalog'];
  const { data, error } = useQuery('traits.place', { place }, { tags });
  const history = useQuery('traits.placeHistory', { place }, { tags }).data;
  const save = useCommand('traits.setDefaults');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  useFrameStatus(savedAt && t(($) => $.assets.saved, { time: savedAt }));
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={6} />;
  if (data.rows.length === 0)
    return (
      <EmptyState
        icon={SlidersHorizontal}
        title={t(($) => $.traits.title)}
        text={place.level === 'class' ? t(($) => $.traits.ofClassNone) : t(($) => $.traits.nonePlace)}
      />
    );
  return (
    <TraitFields
      rows={data.rows}
      of="place"
      busy={save.isPending}
      error={save.error}
      onSave={async (values) => {
        const saved = await save.attempt({ place, values });
        if (saved) setSavedAt(sofiaTime(Date.now()));
        return saved !== undefined;
      }}
    >
      <ChangeTable history={history} />
    </TraitFields>
  );
}
