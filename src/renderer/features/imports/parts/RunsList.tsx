import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { ImportRun } from '@shared/features/imports/model';
import { formatDateTime } from '@shared/kernel/dates';
import type { TFunction } from 'i18next';
import { FileUp, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UndoDialog } from './UndoDialog';

const undoable = new Set<ImportRun['state']>(['done', 'interrupted']);

/** What was imported, by whom, and its undo. */
export function RunsList() {
  const { t } = useTranslation();
  const runs = useQuery('imports.list', {});
  const [undoing, setUndoing] = useState<ImportRun | null>(null);
  const columns = useMemo(() => columnsOf(t, setUndoing), [t]);
  return (
    <>
      <h2>{t(($) => $.imports.past)}</h2>
      <ErrorBox error={runs.error} />
      <div className="imports-report">
        <DataTable
          label={t(($) => $.imports.past)}
          rows={runs.data?.runs ?? []}
          columns={columns}
          rowKey={(row) => row.id}
          onOpen={(row) => undoable.has(row.state) && setUndoing(row)}
          empty={
            <EmptyState icon={FileUp} title={t(($) => $.imports.none)} text={t(($) => $.imports.scope)} />
          }
        />
      </div>
      {undoing && <UndoDialog run={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function columnsOf(t: TFunction, onUndo: (run: ImportRun) => void): DataColumn<ImportRun>[] {
  return [
    { id: 'at', header: t(($) => $.imports.list.at), width: 136, cell: (row) => formatDateTime(row.at) },
    { id: 'file', header: t(($) => $.imports.list.file), minWidth: 100, cell: (row) => row.fileName },
    {
      id: 'kind',
      header: t(($) => $.imports.list.kind),
      width: 88,
      cell: (row) => t(($) => $.imports.kinds[row.kind]),
    },
    {
      id: 'created',
      header: t(($) => $.imports.list.created),
      width: 60,
      num: true,
      cell: (row) => row.created,
    },
    {
      id: 'changed',
      header: t(($) => $.imports.list.changed),
      width: 88,
      num: true,
      cell: (row) => row.changed,
    },
    {
      id: 'refused',
      header: t(($) => $.imports.list.refused),
      width: 82,
      num: true,
      cell: (row) => row.refused,
    },
    { id: 'user', header: t(($) => $.imports.list.user), width: 100, cell: (row) => row.user },
    { id: 'state', header: t(($) => $.imports.list.state), minWidth: 120, cell: (row) => stateText(t, row) },
    {
      id: 'undo',
      header: '',
      width: 104,
      cell: (row) =>
        undoable.has(row.state) && (
          <Button small variant="ghost" icon={Undo2} tabIndex={-1} onClick={() => onUndo(row)}>
            {t(($) => $.imports.undo.button)}
          </Button>
        ),
    },
  ];
}

function stateText(t: TFunction, { state, kept, undoneAt, undoneBy }: ImportRun): string {
  if (state === 'done' && kept > 0) return t(($) => $.imports.state.doneKept, { count: kept });
  if (state !== 'undone') return t(($) => $.imports.state[state]);
  const at = undoneAt === null ? '' : formatDateTime(undoneAt);
  return t(($) => $.imports.state.undone, { at, user: undoneBy ?? '' });
}
