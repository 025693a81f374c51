import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Copy, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { layoutText } from '../words';
import '../etka.css';

type Row = OutputOf<'etka.lists'>['profiles'][number];

/** The definitions of export files: those of the program and the workshop's own copies. */
export function ProfilesPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [selected, setSelected] = useState<Row | null>(null);
  const [removing, setRemoving] = useState<Row | null>(null);
  const { data, error } = useQuery('etka.lists', {}, { tags: ['etka'] });
  const remove = useCommand('etka.removeProfile');
  const columns = useMemo(() => columnsOf(t), [t]);
  const current = selected ?? data?.profiles[0] ?? null;
  const leave = () => history.push('/stock/etka');
  const copy = () => current && history.push(`/stock/etka/profiles/${current.code}/copy`);
  const mayRemove = current?.version != null;
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.etka.profileList.copy), enabled: current !== null, run: copy },
    {
      keys: 'Delete',
      label: t(($) => $.etka.profileList.remove),
      enabled: mayRemove,
      run: () => setRemoving(current),
    },
    { keys: 'Esc', label: t(($) => $.etka.log.back), enabled: removing === null, run: leave },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.etka.profilesTitle)}
        back={{ label: t(($) => $.etka.log.back), run: leave }}
      >
        <Button icon={Trash2} shortcut="Delete" disabled={!mayRemove} onClick={() => setRemoving(current)}>
          {t(($) => $.etka.profileList.remove)}
        </Button>
        <Button icon={Copy} shortcut="Insert" variant="primary" disabled={!current} onClick={copy}>
          {t(($) => $.etka.profileList.copy)}
        </Button>
      </PageHead>
      <div className="etka-notice">
        <InlineNotice tone="info">{t(($) => $.etka.own)}</InlineNotice>
      </div>
      {error && <ErrorBox error={error} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && (
        <DataTable<Row, undefined>
          label={t(($) => $.etka.profilesTitle)}
          columns={columns}
          rows={data.profiles}
          rowKey={(row) => row.code}
          autoFocus
          onSelect={setSelected}
          onOpen={(row) => history.push(`/stock/etka/profiles/${row.code}`)}
        />
      )}
      <ConfirmDialog
        open={removing !== null}
        danger
        title={t(($) => $.etka.profileList.removeTitle, { name: removing?.definition.name ?? '' })}
        text={t(($) => $.etka.profileList.removeText)}
        confirmLabel={t(($) => $.etka.profileList.remove)}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setRemoving(null)}
        onConfirm={async () => {
          if (removing?.version == null) return;
          if (!(await remove.attempt({ code: removing.code, version: removing.version }))) return;
          setRemoving(null);
          setSelected(null);
        }}
      />
    </div>
  );
}

const columnsOf = (t: TFunction): DataColumn<Row>[] => [
  {
    id: 'name',
    header: t(($) => $.etka.profileList.name),
    fixed: true,
    cell: (row) => <b className="med">{row.definition.name}</b>,
  },
  { id: 'code', header: t(($) => $.etka.profileList.code), width: 160, cell: (row) => row.code },
  {
    id: 'kind',
    header: t(($) => $.etka.profileList.kind),
    ...{ width: 340, className: 'm', cell: (row) => layoutText(t, row.definition) },
  },
  {
    id: 'origin',
    header: t(($) => $.etka.profileList.origin),
    width: 160,
    cell: (row) =>
      row.version === null ? t(($) => $.etka.profileList.ofProgram) : t(($) => $.etka.profileList.own),
  },
];
