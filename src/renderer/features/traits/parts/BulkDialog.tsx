import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { DialogBase } from '@renderer/ui/DialogBase';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { toast } from '@renderer/ui/toast';
import type { BulkChange, Trait, TraitRow } from '@shared/features/traits/model';
import { valueFault } from '@shared/features/traits/rules';
import { traitName } from '@shared/features/traits/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkshopKinds } from '../../assets/kinds';
import type { AssetFilter } from '../assetFilter';
import { useLanguage } from '../traitWords';
import { BulkPreview } from './BulkPreview';
import { TraitField } from './TraitField';
import '../traits.css';

interface BulkDialogProps {
  /** What the list shows now. */
  filter: AssetFilter;
  /** The same in words. */
  scope: string;
  onClose: () => void;
}

type Act = BulkChange['kind'];

/** One characteristic of everything that the list shows: old → new first, then all of it in one step. */
export function BulkDialog({ filter, scope, onClose }: BulkDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const traits = useBulkTraits();
  const [traitId, setTraitId] = useState<number | null>(null);
  const [act, setAct] = useState<Act>('set');
  const [value, setValue] = useState<string | null>(null);
  const apply = useCommand('traits.bulkApply');
  const trait = traits.find(({ id }) => id === traitId) ?? null;
  const change = trait && changeOf(trait, act, value);
  const page = usePreview(filter, trait?.id ?? null, change);
  const expected = change ? (page?.totals.changed ?? 0) : 0;
  const run = async () => {
    if (!trait || !change || expected === 0) return;
    const done = await apply.attempt({ assets: filter, traitId: trait.id, change, expected });
    if (!done) return;
    toast.show({ text: t(($) => $.traits.bulk.done, { count: done.changed }) });
    onClose();
  };
  return (
    <DialogBase
      open
      width={1040}
      title={t(($) => $.traits.bulk.title)}
      text={t(($) => $.traits.bulk.scope, { filter: scope })}
      confirmLabel={
        expected > 0 ? t(($) => $.traits.bulk.apply, { count: expected }) : t(($) => $.traits.bulk.applyNone)
      }
      confirmDisabled={expected === 0}
      busy={apply.isPending}
      error={apply.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="traits-bulk-fields">
        <SelectField<number>
          label={t(($) => $.traits.bulk.trait)}
          value={traitId}
          autoFocus
          options={traits.map((one) => ({
            value: one.id,
            label: traitName(one, language),
            note: one.className?.[language] ?? t(($) => $.traits.everyClass),
          }))}
          onChange={(id) => {
            setTraitId(id);
            setValue(null);
          }}
        />
        <SelectField<Act>
          label={t(($) => $.traits.bulk.act)}
          value={act}
          options={(['set', 'clear'] as const).map((one) => ({
            value: one,
            label: t(($) => $.traits.bulk.acts[one]),
          }))}
          onChange={(next) => next && setAct(next)}
        />
        {trait && act === 'set' && (
          <TraitField
            key={trait.id}
            trait={trait}
            label={t(($) => $.traits.bulk.value)}
            value={value}
            onChange={setValue}
          />
        )}
      </div>
      {trait && change ? (
        <BulkPreview filter={filter} trait={trait} change={change} totals={page?.totals} />
      ) : (
        <p className="mm traits-bulk-wait">{t(($) => $.traits.bulk.choose)}</p>
      )}
    </DialogBase>
  );
}

/** Those in use that this person may write and this workshop has things for. */
function useBulkTraits(): readonly TraitRow[] {
  const { may } = useSession();
  const kinds = useWorkshopKinds();
  const { data } = useQuery('traits.list', {}, { tags: ['traits', 'catalog'] });
  const classes = useQuery('assets.classes', {}, { tags: ['catalog', 'asset'] }).data?.rows ?? [];
  const shown = new Set(classes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
  return (data?.rows ?? []).filter(
    ({ ended, editRight, classId }) => !ended && may(editRight) && (classId === null || shown.has(classId)),
  );
}

function changeOf(trait: Trait, act: Act, value: string | null): BulkChange | null {
  if (act === 'clear') return { kind: 'clear' };
  const text = trait.type === 'text' ? value?.trim() || null : value;
  return text === null || valueFault(trait, text) !== null ? null : { kind: 'set', value: text };
}

/** The counts alone; the rows are the table's own. */
function usePreview(assets: AssetFilter, traitId: number | null, change: BulkChange | null) {
  const filter = {
    assets,
    traitId: traitId ?? 1,
    change: change ?? { kind: 'clear' as const },
    outcome: null,
  };
  return useQuery(
    'traits.bulkPreview',
    { filter, sort: { by: 'number', dir: 'asc' }, cursor: null, limit: 1 },
    { tags: ['traits', 'asset', 'catalog'], enabled: change !== null },
  ).data;
}
