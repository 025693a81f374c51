import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney, vatCents } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RateForm } from '../parts/RateForm';
import '../pricing.css';

type Rate = OutputOf<'pricing.labourRates'>['rates'][number];
type State = 'current' | 'past' | 'coming';
const standardVatBp = 2000;

/** Labour rates by order type and make, each with its dates. */
export function PricesPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const [history, setHistory] = useState(false);
  const [editing, setEditing] = useState<Rate | 'new' | null>(null);
  const { data, error } = useQuery('pricing.labourRates', {}, { tags: ['pricing', 'make'] });
  const today = sofiaDate(Date.now());
  const mayEdit = may('pricing.edit');
  const rows = useMemo(
    () => (data?.rates ?? []).filter((rate) => history || stateOf(rate, today) !== 'past'),
    [data, history, today],
  );
  const columns = useMemo(() => columnsOf(t, today), [t, today]);
  useShortcuts([
    {
      keys: 'Insert',
      label: t(($) => $.pricing.new),
      enabled: mayEdit && editing === null,
      run: () => setEditing('new'),
    },
    { keys: 'Esc', label: t(($) => $.ui.back), enabled: editing !== null, run: () => setEditing(null) },
  ]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.pricing.title)} scope={t(($) => $.pricing.scope)}>
        {mayEdit && (
          <Button variant="primary" icon={Plus} shortcut="Insert" onClick={() => setEditing('new')}>
            {t(($) => $.pricing.new)}
          </Button>
        )}
      </PageHead>
      <ErrorBox error={error} />
      <div className="page-mid">
        <div className="prices-list">
          {data ? (
            <DataTable<Rate>
              label={t(($) => $.pricing.title)}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              searchText={(row) => `${row.make ?? t(($) => $.pricing.default)} ${row.orderType ?? ''}`}
              onOpen={mayEdit ? setEditing : undefined}
              filterable
              filterPlaceholder={t(($) => $.pricing.filter)}
              autoFocus
              empty={<EmptyState title={t(($) => $.pricing.empty)} />}
              toolbar={<Check checked={history} label={t(($) => $.pricing.history)} onChange={setHistory} />}
            />
          ) : (
            !error && <SkeletonRows rows={4} />
          )}
        </div>
        {editing !== null && (
          <RateForm
            key={editing === 'new' ? 'new' : editing.id}
            rate={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
          />
        )}
      </div>
      <div className="totals">
        <span className="m">{t(($) => $.pricing.rule)}</span>
      </div>
    </div>
  );
}

function stateOf({ fromOn, toOn }: Rate, today: string): State {
  if (fromOn > today) return 'coming';
  return toOn !== null && toOn < today ? 'past' : 'current';
}

const glyphs = { current: 'lineDone', past: 'cancelled', coming: 'lineExpected' } as const;

function columnsOf(t: TFunction, today: string): DataColumn<Rate>[] {
  return [
    {
      id: 'make',
      header: t(($) => $.pricing.make),
      sortValue: (row) => row.make ?? '',
      cell: (row) => row.make ?? t(($) => $.pricing.default),
    },
    {
      id: 'type',
      header: t(($) => $.pricing.orderType),
      width: 190,
      sortValue: (row) => row.orderType ?? '',
      cell: (row) => row.orderType ?? <span className="m">{t(($) => $.pricing.anyType)}</span>,
    },
    {
      id: 'rate',
      header: t(($) => $.pricing.rateColumn),
      width: 160,
      num: true,
      sortValue: (row) => row.centsPerHour,
      cell: (row) => <span className="med">{formatMoney(row.centsPerHour)}</span>,
    },
    {
      id: 'gross',
      header: t(($) => $.pricing.grossColumn),
      width: 160,
      num: true,
      className: 'm',
      cell: (row) => formatMoney(row.centsPerHour + vatCents(row.centsPerHour, standardVatBp)),
    },
    {
      id: 'from',
      header: t(($) => $.pricing.from),
      width: 130,
      sortValue: (row) => row.fromOn,
      cell: (row) => formatDate(row.fromOn),
    },
    {
      id: 'to',
      header: t(($) => $.pricing.to),
      width: 130,
      cell: (row) => (row.toOn ? formatDate(row.toOn) : ''),
    },
    {
      id: 'state',
      header: t(($) => $.pricing.state),
      width: 150,
      cell: (row) => {
        const state = stateOf(row, today);
        return (
          <span className="st">
            <StatusGlyph name={glyphs[state]} />
            {t(($) => $.pricing[state])}
          </span>
        );
      },
    },
  ];
}
