import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { PlanRow } from '@shared/features/care/model';
import { ClipboardCheck, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegistryViews } from '../../assets/parts/RegistryViews';
import { PlanDialog } from '../parts/PlanDialog';
import '../care.css';

/** The service plans of the tree: what they fit, how many works they have and how many things they look after. */
export function PlansPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const [opened, setOpened] = useState<number | 'new' | null>(null);
  const { data, error } = useQuery('care.plans', {}, { tags: ['care', 'asset', 'catalog'] });
  const columns = useColumns();
  const mayEdit = may('assets.edit');
  const add = () => setOpened('new');
  useShortcuts([{ keys: 'Ctrl+N', label: t(($) => $.care.plan.new), enabled: mayEdit, run: add }]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.care.views.plans)}>
        {mayEdit && (
          <Button variant="primary" icon={Plus} shortcut="Ctrl+N" onClick={add}>
            {t(($) => $.care.plan.new)}
          </Button>
        )}
      </PageHead>
      <RegistryViews at="plans" />
      {!data ? (
        error ? (
          <ErrorBox error={error} />
        ) : (
          <SkeletonRows rows={6} />
        )
      ) : (
        <DataTable<PlanRow, undefined>
          label={t(($) => $.care.views.plans)}
          columns={columns}
          rows={data.plans}
          searchText={(row) => `${row.name} ${row.place}`}
          rowKey={(row) => row.id}
          filterable
          autoFocus
          onOpen={mayEdit ? (row) => setOpened(row.id) : undefined}
          empty={<EmptyState icon={ClipboardCheck} title={t(($) => $.care.plan.none)} />}
        />
      )}
      {opened === 'new' && <PlanDialog plan={null} own={null} onClose={() => setOpened(null)} />}
      {typeof opened === 'number' && <OpenedPlan planId={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function OpenedPlan({ planId, onClose }: { planId: number; onClose: () => void }) {
  const { data } = useQuery('care.plan', { planId }, { tags: ['care'] });
  return data ? <PlanDialog key={data.version} plan={data} own={null} onClose={onClose} /> : null;
}

function useColumns(): DataColumn<PlanRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t(($) => $.care.column.name),
        fixed: true,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'place',
        header: t(($) => $.care.column.fits),
        sortValue: (row) => row.place,
        cell: (row) => row.place || <span className="m">{t(($) => $.care.everything)}</span>,
      },
      {
        id: 'items',
        header: t(($) => $.care.column.items),
        width: 100,
        num: true,
        sortValue: (row) => row.items,
        cell: (row) => row.items,
      },
      {
        id: 'assets',
        header: t(($) => $.care.column.assets),
        width: 120,
        num: true,
        sortValue: (row) => row.assets,
        cell: (row) => row.assets,
      },
      {
        id: 'active',
        header: t(($) => $.care.column.state),
        width: 140,
        cell: (row) => (
          <Chip tone={row.active ? 'ok' : 'plain'}>
            {row.active ? t(($) => $.care.plan.active) : t(($) => $.care.plan.inactive)}
          </Chip>
        ),
      },
    ],
    [t],
  );
}
