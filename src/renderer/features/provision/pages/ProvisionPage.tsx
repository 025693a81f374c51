import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type ProvisionLine, type ProvisionRow, provisionViews } from '@shared/features/provision/model';
import { formatDate, isIsoDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { CalendarX2, PackageCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedDelay, DelayDialog } from '../parts/DelayDialog';
import { useProvisionColumns } from '../parts/provisionColumns';
import { SourcesSection } from '../parts/SourcesSection';
import { TakeOverDialog } from '../parts/TakeOverDialog';
import '../provision.css';

type View = (typeof provisionViews)[number];

/** Обезпеченост на поръчките с материали (reports R1). */
export function ProvisionPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const columns = useProvisionColumns();
  const [view, setView] = useState<View>('waiting');
  const [warehouseId, setWarehouse] = useState<number | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [asked, setAsked] = useState<AskedDelay | null>(null);
  const [asking, setAsking] = useState(false);
  const [selected, setSelected] = useState<ProvisionRow | null>(null);
  const [panel, setPanel] = useState(true);
  const [taking, setTaking] = useState<ProvisionLine | null>(null);
  const dueUntil = until !== null && isIsoDate(until) ? until : null;
  const delay = asked && {
    purchaseOrderId: asked.purchaseOrderId,
    purchaseLineId: asked.purchaseLineId,
    expectedOn: asked.expectedOn,
  };
  const input = { view, warehouseId, dueUntil, delay };
  const { data, error } = useQuery('provision.list', input, {
    keepPrevious: true,
    tags: ['provision', 'stock', 'order', 'parts', 'purchasing'],
  });
  const shownId = data?.rows.some((row) => row.id === selected?.id) ? selected?.id : data?.rows[0]?.id;
  const { data: line } = useQuery(
    'provision.line',
    { lineId: shownId ?? 0, delay },
    { enabled: shownId !== undefined, tags: ['provision', 'stock', 'order', 'purchasing'] },
  );
  useShortcuts([
    { keys: 'F8', label: t(($) => $.provision.delay.button), run: () => setAsking(true) },
    {
      keys: 'Ctrl+R',
      label: t(($) => $.provision.takeOver.button),
      enabled: line?.mayTakeOver === true,
      run: () => line && setTaking(line),
    },
    { keys: 'Alt+F2', label: t(($) => $.provision.line.title), run: () => setPanel(!panel) },
    {
      keys: 'Esc',
      label: t(($) => $.ui.back),
      run: () => (asked ? setAsked(null) : history.back()),
    },
  ]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.provision.title)}>
        <Button icon={CalendarX2} shortcut="F8" onClick={() => setAsking(true)}>
          {t(($) => $.provision.delay.button)}
        </Button>
      </PageHead>
      <Views
        label={t(($) => $.provision.view.label)}
        value={view}
        views={provisionViews.map((id) => ({
          id,
          label: t(($) => $.provision.view[asked && id === 'waiting' ? 'changed' : id]),
        }))}
        onChange={setView}
      />
      {asked && data && (
        <InlineNotice
          tone={data.totals.changed > 0 ? 'warn' : 'info'}
          action={
            <Button small shortcut="Esc" onClick={() => setAsked(null)}>
              {t(($) => $.provision.delay.clear)}
            </Button>
          }
        >
          {t(($) => $.provision.delay.shown, {
            number: asked.number,
            date: formatDate(asked.expectedOn),
            changed: t(($) => $.provision.delay.changed, { count: data.totals.changed }),
          })}
        </InlineNotice>
      )}
      {error && <ErrorBox error={error} />}
      {!data && !error && <SkeletonRows rows={10} />}
      {data && (
        <div className="page-mid">
          <DataTable<ProvisionRow, undefined>
            label={t(($) => $.provision.title)}
            columns={columns}
            rows={data.rows}
            searchText={(row) =>
              [row.orderNumber, row.plate, row.serial, row.client, row.number, row.name].join(' ')
            }
            rowKey={(row) => row.id}
            filterable
            filterPlaceholder={t(($) => $.provision.filter.search)}
            storageKey="provision"
            viewFilter={{
              value: { view },
              usual: { view: 'waiting' },
              apply: (saved) => setView(provisionViews.find((one) => one === saved.view) ?? 'waiting'),
              words: [
                t(($) => $.provision.view[view]),
                ...(dueUntil ? [`${t(($) => $.provision.filter.dueUntil)} ${formatDate(dueUntil)}`] : []),
              ],
            }}
            autoFocus
            file={{ list: 'provision.list', input: () => input }}
            toolbar={
              <>
                {data.warehouses.length > 1 && (
                  <SelectField
                    className="provision-filter"
                    hideLabel
                    label={t(($) => $.provision.filter.warehouse)}
                    placeholder={t(($) => $.provision.filter.allWarehouses)}
                    value={warehouseId}
                    clearable
                    options={data.warehouses.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={setWarehouse}
                  />
                )}
                <DateField
                  className="provision-filter"
                  hideLabel
                  label={t(($) => $.provision.filter.dueUntil)}
                  placeholder={t(($) => $.provision.filter.dueUntil)}
                  value={until}
                  onChange={setUntil}
                />
              </>
            }
            onSelect={setSelected}
            onOpen={(row) => history.push(`/orders/${row.orderId}`)}
            totals={() => (
              <>
                <TotalsFigure label={t(($) => $.provision.totals.orders)}>{data.totals.orders}</TotalsFigure>
                {data.totals.short > 0 && (
                  <span className="c-danger">
                    {t(($) => $.provision.totals.short, { count: data.totals.short })}
                  </span>
                )}
                {data.totals.late > 0 && (
                  <span className="c-danger">
                    {t(($) => $.provision.totals.late, { count: data.totals.late })}
                  </span>
                )}
                {data.totals.expected > 0 && (
                  <span className="m">
                    {t(($) => $.provision.totals.expected, { count: data.totals.expected })}
                  </span>
                )}
              </>
            )}
            empty={<EmptyState icon={PackageCheck} title={emptyText()} />}
          />
          {panel && shownId !== undefined && (
            <aside className="side is-open" aria-label={t(($) => $.provision.line.title)}>
              <SourcesSection lineId={shownId} delay={delay} onTakeOver={setTaking} takeOverKey="Ctrl+R" />
            </aside>
          )}
        </div>
      )}
      {asking && (
        <DelayDialog
          asked={asked}
          onAsk={(next) => {
            setAsked(next);
            setView('waiting');
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {taking && <TakeOverDialog line={taking} onClose={() => setTaking(null)} />}
    </div>
  );

  function emptyText(): string {
    if (asked && view === 'waiting') return t(($) => $.provision.emptyChanged);
    if (view === 'short') return t(($) => $.provision.emptyShort);
    return view === 'late' ? t(($) => $.provision.emptyLate) : t(($) => $.provision.empty);
  }
}
