import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { ClassRow } from '@shared/features/assets/classContract';
import type { TFunction } from 'i18next';
import { ArrowDown, ArrowUp, ListTree, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkshopKinds } from '../kinds';
import { ClassForm } from '../parts/ClassForm';
import '../assets.css';

/** Настройки, Класове изделия: the tree of classes with their checklists and counters. */
export function ClassesPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const kinds = useWorkshopKinds();
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const [deleting, setDeleting] = useState<ClassRow | null>(null);
  const { data, error } = useQuery('assets.classes', {}, { tags: ['catalog', 'asset'] });
  const move = useCommand('assets.moveClass');
  const remove = useCommand('assets.deleteClass');
  const rows = (data?.rows ?? []).filter(({ kind }) => kinds.includes(kind));
  const columns = useMemo(() => columnsOf(t, rows), [t, rows]);
  const mayEdit = may('catalog.edit');
  const current = chosen === 'new' ? null : (rows.find(({ id }) => id === chosen) ?? rows[0] ?? null);
  const add = () => setChosen('new');
  const step = (by: 1 | -1) => {
    if (current) void move.attempt({ classId: current.id, version: current.version, step: by });
  };
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.assets.classes.add), enabled: mayEdit, run: add },
    { keys: 'Alt+ArrowUp', label: t(($) => $.assets.classes.up), enabled: mayEdit, run: () => step(-1) },
    { keys: 'Alt+ArrowDown', label: t(($) => $.assets.classes.down), enabled: mayEdit, run: () => step(1) },
  ]);
  const count = rows.length;
  return (
    <>
      <PageHead
        title={t(($) => $.assets.classes.title)}
        scope={
          count === 1
            ? t(($) => $.assets.classes.scope.one)
            : t(($) => $.assets.classes.scope.many, { count })
        }
      >
        {mayEdit && (
          <>
            <Button icon={ArrowUp} disabled={!current} onClick={() => step(-1)}>
              {t(($) => $.assets.classes.up)}
            </Button>
            <Button icon={ArrowDown} disabled={!current} onClick={() => step(1)}>
              {t(($) => $.assets.classes.down)}
            </Button>
            <Button
              icon={Trash2}
              disabled={!current || current.uses + current.children > 0}
              onClick={() => setDeleting(current)}
            >
              {t(($) => $.assets.classes.remove)}
            </Button>
            <Button icon={Plus} shortcut="Insert" onClick={add}>
              {t(($) => $.assets.classes.add)}
            </Button>
          </>
        )}
      </PageHead>
      <ErrorBox error={error ?? move.error} />
      <div className="page-mid">
        <div className="grow page">
          <DataTable
            label={t(($) => $.assets.classes.title)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            selectedKey={chosen === 'new' ? null : current?.id}
            onSelect={(row) => setChosen(row.id)}
            onOpen={(row) => setChosen(row.id)}
            empty={<EmptyState icon={ListTree} title={t(($) => $.assets.classes.empty)} text="" />}
          />
        </div>
        {data && (
          <ClassForm
            key={current ? `${current.id}.${current.version}` : 'new'}
            row={current}
            rows={rows}
            kinds={kinds}
            mayEdit={mayEdit}
            onSaved={setChosen}
          />
        )}
      </div>
      <ConfirmDialog
        open={deleting !== null}
        danger
        title={t(($) => $.assets.classes.removeTitle, { name: deleting?.nameBg ?? '' })}
        text={t(($) => $.assets.classes.removeText)}
        confirmLabel={t(($) => $.assets.classes.remove)}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setDeleting(null)}
        onConfirm={async () => {
          if (!deleting) return;
          if (await remove.attempt({ classId: deleting.id, version: deleting.version })) setDeleting(null);
        }}
      />
    </>
  );
}

/** How deep a class stands, for its indent. */
function depthOf(rows: readonly ClassRow[], row: ClassRow): number {
  const parent = rows.find(({ id }) => id === row.parentId);
  return parent ? depthOf(rows, parent) + 1 : 0;
}

function columnsOf(t: TFunction, rows: readonly ClassRow[]): DataColumn<ClassRow>[] {
  return [
    {
      id: 'name',
      header: t(($) => $.assets.classes.nameBg),
      fixed: true,
      cell: (row) => <span style={{ paddingLeft: depthOf(rows, row) * 18 }}>{row.nameBg}</span>,
    },
    {
      id: 'meter',
      header: t(($) => $.assets.classes.meter),
      width: 130,
      cell: (row) => t(($) => $.assets.classes.meters[row.meterUnit ?? 'own']),
    },
    {
      id: 'checklist',
      header: t(($) => $.assets.classes.checklist),
      cell: (row) => row.checklist.join(', '),
    },
    {
      id: 'uses',
      header: t(($) => $.assets.classes.uses),
      width: 96,
      num: true,
      cell: (row) => row.uses || '',
    },
  ];
}
