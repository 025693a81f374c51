import { pagedSource } from '@renderer/api/paged';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import {
  consentKinds,
  type PartyRow,
  partyRoleKeys,
  type partySortFields,
} from '@shared/features/parties/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { useRouter } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegistryViews } from '../../assets/parts/RegistryViews';
import { DuplicatesTable } from '../parts/DuplicatesTable';
import '../../assets/assets.css';
import '../parties.css';

const views = ['all', 'clients', 'suppliers', 'debtors', 'duplicates', 'inactive'] as const;
type View = (typeof views)[number];
type SortField = (typeof partySortFields)[number];

const roleOf: Partial<Record<View, 'client' | 'supplier'>> = { clients: 'client', suppliers: 'supplier' };

interface Filters {
  role: (typeof partyRoleKeys)[number] | null;
  label: string | null;
  withoutConsent: (typeof consentKinds)[number] | null;
}
const noFilters: Filters = { role: null, label: null, withoutConsent: null };

/** The register of people and firms, with what they owe, and the work list of those who may be one. */
export function PartiesPage({ initialView = 'all' }: { initialView?: View }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [view, setView] = useState<View>(initialView);
  const add = () => history.push('/registry/clients/new');
  // The view is a part of the address, so that the way back from a comparison leads to the work list.
  const show = (next: View) => {
    setView(next);
    history.replace(next === 'duplicates' ? '/registry/clients/duplicates' : '/registry/clients');
  };
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
        onChange={show}
      />
      {view === 'duplicates' ? <DuplicatesTable /> : <Register view={view} />}
    </div>
  );
}

function Register({ view }: { view: View }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [filters, setFilters] = useState(noFilters);
  const columns = useColumns();
  const source = useMemo(
    () =>
      pagedSource('parties.list', {
        key: [view, filters],
        input: ({ cursor, sort, text, limit }) => ({
          filter: {
            ...filters,
            text: text ?? '',
            role: roleOf[view] ?? filters.role,
            kind: null,
            debtors: view === 'debtors',
            inactive: view === 'inactive',
          },
          sort: { by: (sort?.by ?? 'name') as SortField, dir: sort?.dir ?? 'asc' },
          cursor,
          limit,
        }),
      }),
    [view, filters],
  );
  return (
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
      toolbar={
        <PartyFilters
          filters={filters}
          withRole={roleOf[view] === undefined}
          change={(patch) => setFilters((before) => ({ ...before, ...patch }))}
        />
      }
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
  );
}

interface PartyFiltersProps {
  filters: Filters;
  withRole: boolean;
  change: (patch: Partial<Filters>) => void;
}

/** By role, label and missing consent; empty ones filter nothing. */
function PartyFilters({ filters, withRole, change }: PartyFiltersProps) {
  const { t } = useTranslation();
  const { data: labels } = useQuery('parties.labels', { text: '', limit: 200 });
  const common = { hideLabel: true, clearable: true } as const;
  return (
    <div className="row compact party-filters">
      {withRole && (
        <SelectField
          {...common}
          label={t(($) => $.parties.filters.role)}
          placeholder={t(($) => $.parties.filters.role)}
          value={filters.role}
          onChange={(role) => change({ role })}
          options={partyRoleKeys.map((value) => ({ value, label: t(($) => $.parties.role[value]) }))}
        />
      )}
      {labels && labels.length > 0 && (
        <SelectField
          {...common}
          label={t(($) => $.parties.filters.label)}
          placeholder={t(($) => $.parties.filters.label)}
          value={filters.label}
          onChange={(label) => change({ label })}
          options={labels.map(({ label }) => ({ value: label, label }))}
        />
      )}
      <SelectField
        {...common}
        label={t(($) => $.parties.filters.withoutConsent)}
        placeholder={t(($) => $.parties.filters.withoutConsent)}
        value={filters.withoutConsent}
        onChange={(withoutConsent) => change({ withoutConsent })}
        options={consentKinds.map((value) => ({ value, label: t(($) => $.parties.consent.kinds[value]) }))}
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
        cell: (row) => <span className="ell ell-block">{row.name}</span>,
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
        width: 112,
        cell: (row) => row.roles.map((role) => t(($) => $.parties.role[role])).join(', '),
      },
      {
        id: 'labels',
        header: t(($) => $.parties.field.labels),
        width: 128,
        cell: (row) => row.labels.join(', '),
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
