import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { type DataColumn, DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FilterBar, PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { Seg } from '@renderer/ui/Seg';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { OutputOf } from '@shared/contract/contract';
import { addDays, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EarningList, EarningRows } from '../parts/EarningRows';
import { TariffsView } from '../parts/TariffsView';
import '../../invoicing/invoicing.css';
import '../earnings.css';

const views = ['workers', 'orders', 'teams', 'tariffs'] as const;
type View = (typeof views)[number];
type Span = 'day' | 'week' | 'month';

interface Period {
  fromOn: string;
  toOn: string;
}

function periodOf(span: Span, today: string): Period {
  if (span === 'day') return { fromOn: today, toOn: today };
  if (span === 'month') return { fromOn: `${today.slice(0, 8)}01`, toOn: today };
  return { fromOn: addDays(today, -6), toOn: today };
}

/** Заработки: who earned what in a period, and the sentence behind every cent (product B6). */
export function EarningsPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const seesAll = may('earnings.viewAll');
  const [view, setView] = useState<View>('workers');
  const [period, setPeriod] = useState<Period>(() => periodOf('month', sofiaDate(Date.now())));
  if (!seesAll)
    return (
      <>
        <PageHead title={t(($) => $.earnings.mineTitle)} />
        <PeriodBar period={period} onPeriod={setPeriod} />
        <Mine period={period} />
      </>
    );
  return (
    <>
      <PageHead title={t(($) => $.earnings.title)} />
      <Views
        label={t(($) => $.earnings.views)}
        value={view}
        onChange={setView}
        views={views.map((id) => ({ id, label: t(($) => $.earnings.view[id]) }))}
      />
      {view === 'tariffs' ? (
        <TariffsView />
      ) : (
        <>
          <PeriodBar period={period} onPeriod={setPeriod} />
          <Recapitulation key={view} view={view} period={period} />
        </>
      )}
    </>
  );
}

function PeriodBar({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const { t } = useTranslation();
  const today = sofiaDate(Date.now());
  const spans = ['day', 'week', 'month'] as const;
  const span = spans.find((one) => {
    const { fromOn, toOn } = periodOf(one, today);
    return fromOn === period.fromOn && toOn === period.toOn;
  });
  const set = (key: keyof Period) => (value: string | null) => {
    if (value !== null && isIsoDate(value)) onPeriod({ ...period, [key]: value });
  };
  return (
    <FilterBar>
      <Seg
        label={t(($) => $.earnings.period)}
        value={span ?? ''}
        options={spans.map((value) => ({ value: value as string, label: t(($) => $.earnings.span[value]) }))}
        onChange={(value) => onPeriod(periodOf(spans.find((one) => one === value) ?? 'month', today))}
      />
      <div className="row compact">
        <DateField
          hideLabel
          label={t(($) => $.earnings.from)}
          value={period.fromOn}
          onChange={set('fromOn')}
        />
        <DateField hideLabel label={t(($) => $.earnings.to)} value={period.toOn} onChange={set('toOn')} />
      </div>
    </FilterBar>
  );
}

function Mine({ period }: { period: Period }) {
  const { t } = useTranslation();
  const { data, error } = useQuery('earnings.mine', period, { keepPrevious: true });
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={8} />;
  return (
    <>
      <div className="earning-scroll">
        <EarningList rows={data.rows} />
      </div>
      <Totals totals={data.totals} label={t(($) => $.earnings.total)} />
    </>
  );
}

interface Row {
  key: number;
  workerId: number | null;
  orderId: number | null;
  name: string;
  note: string;
  orders: number | null;
  normSec: number;
  labourCents: number;
  amountCents: number;
}

function rowsOf(data: OutputOf<'earnings.period'>, view: Exclude<View, 'tariffs'>, t: TFunction): Row[] {
  const sums = ({ normSec, labourCents, amountCents }: OutputOf<'earnings.period'>['totals']) => ({
    ...{ normSec, labourCents, amountCents },
  });
  if (view === 'workers')
    return data.workers.map((row) => ({
      ...sums(row),
      ...{ key: row.workerId, workerId: row.workerId, orderId: null },
      ...{ name: row.name, note: row.number, orders: row.orders },
    }));
  if (view === 'orders')
    return data.orders.map((row) => ({
      ...sums(row),
      ...{ key: row.orderId, workerId: null, orderId: row.orderId },
      ...{ name: row.number, note: [row.plate, row.client].filter(Boolean).join(' · '), orders: null },
    }));
  return data.teams.map((row) => ({
    ...sums(row),
    ...{ key: row.teamId ?? 0, workerId: null, orderId: null },
    ...{ name: row.name ?? t(($) => $.earnings.noTeam), note: '', orders: row.orders },
  }));
}

function Recapitulation({ view, period }: { view: Exclude<View, 'tariffs'>; period: Period }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Row | null>(null);
  const { data, error } = useQuery('earnings.period', period, { keepPrevious: true });
  const columns = useMemo(() => columnsOf(t, view), [t, view]);
  const rows = useMemo(() => (data ? rowsOf(data, view, t) : []), [data, view, t]);
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={8} />;
  const shown = rows.find((row) => row.key === chosen?.key) ?? rows[0];
  return (
    <div className="page-mid">
      <DataTable
        label={t(($) => $.earnings.view[view])}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        searchText={(row) => `${row.name} ${row.note}`}
        filterable
        onSelect={setChosen}
        file={{ list: `earnings.${view}`, input: () => ({ ...period }) }}
        autoFocus
        empty={<EmptyState title={t(($) => $.earnings.empty)} />}
        totals={() => <Totals totals={data.totals} label={t(($) => $.earnings.total)} bare />}
      />
      <SidePanel label={t(($) => $.earnings.behind)} width={396}>
        <SideSection title={shown?.name ?? t(($) => $.earnings.behind)}>
          {shown && (shown.workerId ?? shown.orderId) !== null ? (
            <EarningRows {...period} workerId={shown.workerId} orderId={shown.orderId} />
          ) : (
            <p className="side-note m">{t(($) => $.earnings.choose)}</p>
          )}
        </SideSection>
      </SidePanel>
    </div>
  );
}

interface TotalsProps {
  totals: OutputOf<'earnings.period'>['totals'];
  label: string;
  bare?: boolean;
}

function Totals({ totals, label, bare }: TotalsProps) {
  const { t } = useTranslation();
  const line = (
    <>
      <span className="m">{label}</span>
      <span className="grow" />
      <TotalsFigure label={t(($) => $.earnings.column.hours)}>{formatHours(totals.normSec)}</TotalsFigure>
      <TotalsFigure label={t(($) => $.earnings.totals.labour)}>
        {formatMoney(totals.labourCents, { currency: true })}
      </TotalsFigure>
      <TotalsFigure label={t(($) => $.earnings.totals.amount)}>
        {formatMoney(totals.amountCents, { currency: true })}
      </TotalsFigure>
    </>
  );
  return bare ? line : <div className="totals">{line}</div>;
}

function columnsOf(t: TFunction, view: Exclude<View, 'tariffs'>): DataColumn<Row>[] {
  const head = {
    workers: t(($) => $.earnings.column.worker),
    orders: t(($) => $.earnings.column.order),
    teams: t(($) => $.earnings.column.team),
  }[view];
  const columns: (DataColumn<Row> | false)[] = [
    {
      id: 'name',
      header: head,
      width: view === 'orders' ? 110 : undefined,
      fixed: true,
      sortValue: (row) => row.name,
      cell: (row) => <b className="b">{row.name}</b>,
    },
    view === 'orders' && {
      id: 'note',
      header: t(($) => $.earnings.column.client),
      cell: (row) => <span className="m">{row.note}</span>,
    },
    view !== 'orders' && {
      id: 'orders',
      header: t(($) => $.earnings.column.orders),
      width: 90,
      num: true,
      sortValue: (row) => row.orders ?? 0,
      cell: (row) => row.orders,
    },
    {
      id: 'hours',
      header: t(($) => $.earnings.column.hours),
      width: 90,
      num: true,
      sortValue: (row) => row.normSec,
      cell: (row) => formatHours(row.normSec),
    },
    {
      id: 'labour',
      header: t(($) => $.earnings.column.labour),
      width: 110,
      num: true,
      sortValue: (row) => row.labourCents,
      cell: (row) => formatMoney(row.labourCents),
    },
    {
      id: 'amount',
      header: t(($) => $.earnings.column.amount),
      width: 130,
      num: true,
      sortValue: (row) => row.amountCents,
      cell: (row) => <span className="med">{formatMoney(row.amountCents)}</span>,
    },
  ];
  return columns.filter((column) => column !== false);
}
