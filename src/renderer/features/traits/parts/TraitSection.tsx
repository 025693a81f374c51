import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { Chip } from '@renderer/ui/Chip';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { AssetCard } from '@shared/features/assets/model';
import { missingRequired } from '@shared/features/traits/rules';
import { sofiaTime } from '@shared/kernel/dates';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeTable } from './ChangeTable';
import { TraitFields } from './TraitFields';
import '../traits.css';

/** „Характеристики“ of a card: own values over what make, model, modification and class say; their history. */
export function TraitSection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const tags = ['traits', `asset:${card.id}`, 'catalog'];
  const { data, error } = useQuery('traits.card', { assetId: card.id }, { tags });
  const history = useQuery('traits.history', { assetId: card.id }, { tags }).data;
  const save = useCommand('traits.setValues');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  useFrameStatus(savedAt && t(($) => $.assets.saved, { time: savedAt }));
  if (!data)
    return (
      <div className="asset-scroll">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={6} />}</div>
    );
  if (data.rows.length === 0 && history?.rows.length === 0)
    return (
      <EmptyState icon={SlidersHorizontal} title={t(($) => $.traits.title)} text={t(($) => $.traits.none)} />
    );
  const missing = missingRequired(data.rows);
  return (
    <div className="traits-card">
      {missing > 0 && (
        <p className="traits-missing">
          <Chip tone="warn">{t(($) => $.traits.missing, { count: missing })}</Chip>
        </p>
      )}
      <TraitFields
        rows={data.rows}
        of="card"
        busy={save.isPending}
        error={save.error}
        onSave={async (values) => {
          const saved = await save.attempt({ assetId: card.id, values });
          if (saved) setSavedAt(sofiaTime(Date.now()));
          return saved !== undefined;
        }}
      >
        <ChangeTable history={history} />
      </TraitFields>
    </div>
  );
}
