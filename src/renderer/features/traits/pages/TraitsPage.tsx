import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { TraitRow } from '@shared/features/traits/model';
import { traitName } from '@shared/features/traits/words';
import type { TFunction } from 'i18next';
import { ListTree, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkshopKinds } from '../../assets/kinds';
import { useAssetClasses } from '../../assets/useAssetClasses';
import { unitText } from '../../parts/unitText';
import { DefinitionForm } from '../parts/DefinitionForm';
import { PlaceTraits } from '../parts/PlaceTraits';
import { TraitMenu } from '../parts/TraitMenu';
import { type TreeRow, treeRows } from '../traitTree';
import { boundsText, useLanguage } from '../traitWords';
import '../traits.css';

/** Настройки, Характеристики: what is known of the things of each class, and what the class itself says. */
export function TraitsPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const language = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<TraitRow | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { data, error } = useQuery('traits.list', {}, { tags: ['traits', 'asset', 'catalog'] });
  const move = useCommand('traits.move');
  const remove = useCommand('traits.delete');
  const classes = useShownClasses();
  const options = useAssetClasses();
  const mayEdit = may('catalog.edit');
  const everyClass = t(($) => $.traits.everyClass);
  const rows = useMemo(() => treeRows(classes, data?.rows ?? [], everyClass), [classes, data, everyClass]);
  const columns = useMemo(() => columnsOf(t, language), [t, language]);
  const current = rows.find(({ key }) => key === chosen) ?? rows[0] ?? null;
  const trait = !adding && current?.kind === 'trait' ? current.trait : null;
  const add = () => setAdding(true);
  const step = (by: 1 | -1) => {
    if (trait) void move.attempt({ traitId: trait.id, version: trait.version, step: by });
  };
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.traits.add), enabled: mayEdit, run: add },
    {
      keys: 'Alt+ArrowUp',
      label: t(($) => $.traits.up),
      enabled: mayEdit && trait !== null,
      run: () => step(-1),
    },
    {
      keys: 'Alt+ArrowDown',
      label: t(($) => $.traits.down),
      enabled: mayEdit && trait !== null,
      run: () => step(1),
    },
  ]);
  const choose = (row: TreeRow) => {
    setAdding(false);
    setChosen(row.key);
  };
  const open = (row: TreeRow) => {
    choose(row);
    // The panel follows the row; its first field is there with the next paint.
    setTimeout(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), 80);
  };
  const count = rows.filter(({ kind }) => kind === 'trait').length;
  return (
    <>
      <PageHead
        title={t(($) => $.traits.title)}
        scope={count === 1 ? t(($) => $.traits.scope.one) : t(($) => $.traits.scope.many, { count })}
      >
        {mayEdit && (
          <>
            {trait && (
              <TraitMenu key={trait.id} trait={trait} onStep={step} onDelete={() => setDeleting(trait)} />
            )}
            <Button icon={Plus} shortcut="Insert" onClick={add}>
              {t(($) => $.traits.add)}
            </Button>
          </>
        )}
      </PageHead>
      <ErrorBox error={error ?? move.error} />
      <div className="page-mid">
        <div className="grow page">
          <DataTable
            label={t(($) => $.traits.title)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            selectedKey={adding ? null : current?.key}
            file={{ list: 'traits.list', input: () => ({}) }}
            onSelect={choose}
            onOpen={open}
            rowClass={(row) => (row.kind === 'class' ? 'med' : row.trait.ended ? 'mm' : undefined)}
            empty={<EmptyState icon={ListTree} title={t(($) => $.traits.empty)} text="" />}
          />
        </div>
        {data && current && (
          <SidePanel label={t(($) => $.traits.title)}>
            <div ref={panel}>
              {adding || current.kind === 'trait' ? (
                <SideSection title={trait ? traitName(trait, language) : t(($) => $.traits.add)}>
                  {trait && <UseNote trait={trait} />}
                  <DefinitionForm
                    key={trait ? `${trait.id}.${trait.version}` : `new ${current.classId}`}
                    row={trait}
                    classId={current.classId}
                    classes={options}
                    mayEdit={mayEdit}
                    onSaved={(id) => {
                      setAdding(false);
                      setChosen(`trait ${id}`);
                    }}
                  />
                </SideSection>
              ) : (
                current.classId !== null && (
                  <SideSection title={t(($) => $.traits.ofClass)} extra={current.label}>
                    <PlaceTraits place={{ level: 'class', targetId: current.classId }} />
                  </SideSection>
                )
              )}
            </div>
          </SidePanel>
        )}
      </div>
      <ConfirmDialog
        open={deleting !== null}
        danger
        title={t(($) => $.traits.removeTitle, { name: deleting?.nameBg ?? '' })}
        text={t(($) => $.traits.removeText)}
        confirmLabel={t(($) => $.traits.remove)}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setDeleting(null)}
        onConfirm={async () => {
          if (!deleting) return;
          if (await remove.attempt({ traitId: deleting.id, version: deleting.version })) setDeleting(null);
        }}
      />
    </>
  );
}

/** Classes of the workshop's kinds with their names in the language of the screen. */
function useShownClasses() {
  const kinds = useWorkshopKinds();
  const language = useLanguage();
  const { data } = useQuery('assets.classes', {}, { tags: ['catalog', 'asset'] });
  return useMemo(
    () =>
      (data?.rows ?? [])
        .filter(({ kind }) => kinds.includes(kind))
        .map((one) => ({ id: one.id, parentId: one.parentId, name: traitName(one, language) })),
    [data, kinds, language],
  );
}

/** Why it is not deleted. */
function UseNote({ trait: { uses } }: { trait: TraitRow }) {
  const { t } = useTranslation();
  const { values, defaults } = uses;
  if (values + defaults === 0) return null;
  return <p className="s m traits-note">{t(($) => $.traits.inUseNote, { values, defaults })}</p>;
}

function columnsOf(t: TFunction, language: 'bg' | 'en'): DataColumn<TreeRow>[] {
  const ofTrait = (cell: (trait: TraitRow) => React.ReactNode) => (row: TreeRow) =>
    row.kind === 'trait' ? cell(row.trait) : '';
  return [
    {
      id: 'name',
      header: t(($) => $.traits.name),
      fixed: true,
      grow: 2,
      minWidth: 230,
      cell: (row) => (
        <span style={{ paddingLeft: row.depth * 18 }}>
          {row.kind === 'class' ? row.label : traitName(row.trait, language)}{' '}
          {row.kind === 'trait' && row.trait.ended && <Chip>{t(($) => $.traits.ended)}</Chip>}
        </span>
      ),
    },
    {
      id: 'type',
      header: t(($) => $.traits.type),
      width: 126,
      cell: ofTrait((trait) => t(($) => $.traits.types[trait.type])),
    },
    {
      id: 'shape',
      header: t(($) => $.traits.options),
      cell: ofTrait((trait) => shapeOf(t, trait, language)),
    },
    {
      id: 'values',
      header: t(($) => $.traits.usedBy),
      width: 76,
      num: true,
      cell: ofTrait((trait) => trait.uses.values || ''),
    },
    {
      id: 'defaults',
      header: t(($) => $.traits.inCatalog),
      width: 92,
      num: true,
      cell: ofTrait((trait) => trait.uses.defaults || ''),
    },
  ];
}

function shapeOf(t: TFunction, trait: TraitRow, language: 'bg' | 'en'): string {
  if (trait.type === 'choice')
    return trait.options
      .filter(({ ended }) => !ended)
      .map((one) => traitName(one, language))
      .join(', ');
  const unit = trait.unit === null ? '' : unitText(t, trait.unit);
  return [unit, boundsText(t, trait)].filter(Boolean).join(', ');
}
