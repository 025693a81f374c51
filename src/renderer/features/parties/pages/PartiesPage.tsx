import { pagedSource } from '@renderer/api/paged';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { PartyRow, partySortFields } from '@shared/features/parties/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { useRouter } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegistryViews } from '../../assets/parts/RegistryViews';
import '../../assets/assets.css';

const views = ['all', 'clients', 'suppliers', 'debtors', 'inactive'] as const;
type View = (typeof views)[number];
type SortField = (typeof partySortFields)[number];

const roleOf: Partial<Record<View, 'client' | 'supplier'>> = { clients: 'client', suppliers: 'supplier' };

/** The register of people and firms, with what they owe. */
export function PartiesPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [view, setView] = useState<View>('all');
  const columns = useColumns();
  const source = useMemo(
    () =>
      pagedSource('parties.list', {
        key: [view],
        input: ({ cursor, sort, text, limit }) => ({
          filter: {
            text: text ?? '',
            role: roleOf[view] ?? null,
            kind: null,
            debtors: view === 'debtors',
            inactive: view === 'inactive',
          },
          sort: { by: (sort?.by ?? 'name') as SortField, dir: sort?.dir ?? 'asc' },
          cursor,
          limit,
        }),
      }),
    [view],
  );
  const add = () => history.push('/registry/clients/new');
  useShortcuts([{ keys: 'Ctrl+N', label: t(($) => $.parties.add), enabled: may('parties.edit'), run: add }]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.parties.title)}>
        {may('parties.edit') && (
          <Button variant="primary" icon={Plus} shortcut="Ctrl+N" onClick={add}>
            {t(($) => $.parties.add)}
          </Button>
        )}
      </PageHead>
      <RegistryViews at="parties" />
      <Views
        label={t(($) => $.assets.views.label)}
        value={view}
        views={views.map((id) => ({ id, label: t(($) => $.parties.views[id]) }))}
        onChange={setView}
      />
      <DataTable<PartyRow, { unpaidCents: number }>
        label={t(($) => $.parties.title)}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        defaultSort={{ by: 'name', dir: 'asc' }}
        filterable
        filterPlaceholder={t(($) => $.parties.filter)}
        storageKey="registry.parties"
        autoFocus
        onOpen={(row) => history.push(`/registry/clients/${row.id}`)}
        totals={(totals, count) => (
          <>
            <span className="m">{t(($) => $.parties.count, { count })}</span>
            {totals.unpaidCents > 0 && (
              <TotalsFigure label={t(($) => $.parties.unpaid)}>
                {formatMoney(totals.unpaidCents, { currency: true })}
              </TotalsFigure>
            )}
          </>
        )}
        empty={
          <EmptyState icon={Users} title={t(($) => $.parties.empty)} text={t(($) => $.parties.emptyText)} />
        }
      />
    </div>
  );
}

function useColumns(): DataColumn<PartyRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t(($) => $.parties.column.name),
        sort: 'name',
        fixed: true,
        minWidth: 200,
        cell: (row) => row.name,
      },
      {
        id: 'phone',
        header: t(($) => $.parties.column.phone),
        width: 120,
        cell: (row) => row.phone && formatPhone(row.phone),
      },
      { id: 'eik', header: t(($) => $.parties.column.eik), width: 112, cell: (row) => row.eik },
      { id: 'city', header: t(($) => $.parties.column.city), width: 120, cell: (row) => row.city },
      {
        id: 'roles',
        header: t(($) => $.parties.column.roles),
        width: 140,
        cell: (row) => row.roles.map((role) => t(($) => $.parties.role[role])).join(', '),
      },
      {
        id: 'assets',
        header: t(($) => $.parties.column.assets),
        width: 92,
        num: true,
        cell: (row) => row.assets || '',
      },
      {
        id: 'last',
        header: t(($) => $.parties.column.lastOrder),
        width: 144,
        sort: 'lastOrderAt',
        cell: (row) => row.lastOrderAt !== null && formatDate(sofiaDate(row.lastOrderAt)),
      },
      {
        id: 'unpaid',
        header: t(($) => $.parties.column.unpaid),
        width: 108,
        num: true,
        sort: 'unpaidCents',
        cell: (row) => (row.unpaidCents === 0 ? '' : formatMoney(row.unpaidCents)),
      },
    ],
    [t],
  );
}
