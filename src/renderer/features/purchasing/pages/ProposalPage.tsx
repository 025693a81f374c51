import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { unitText } from '@renderer/features/parts/unitText';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import { DateField } from '@renderer/ui/fields/DateField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { moneyColumn, pickerColumn, quantityColumn, readColumn } from '@renderer/ui/lineEditor/columns';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { LineRow } from '@renderer/ui/lineEditor/types';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { ProposalRow } from '@shared/features/purchasing/model';
import { addDays, formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney, multiplyCents } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { ClipboardCheck, PackageCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../stock/stock.css';
import '../purchasing.css';

/** Two weeks ahead (ours): what falls due later can wait for the next proposal. */
const usualDays = 14;

type Change = Partial<Pick<ProposalRow, 'quantityMilli' | 'unitCostCents' | 'supplierId' | 'supplier'>>;

/** „Предложение за поръчка“: what is missing by supplier; quantities and suppliers are changed here, then drafts are made. */
export function ProposalPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [untilOn, setUntil] = useState<string | null>(() => addDays(sofiaDate(Date.now()), usualDays));
  const [deferred, setDeferred] = useState(true);
  const [services, setServices] = useState(true);
  const [changes, setChanges] = useState<ReadonlyMap<number, Change>>(new Map());
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set());
  const known = untilOn !== null && isIsoDate(untilOn);
  const { data, error } = useQuery(
    'purchasing.proposal',
    { untilOn: untilOn ?? '', deferred, services },
    { enabled: known, keepPrevious: true, tags: ['purchasing', 'stock', 'parts', 'order', 'care'] },
  );
  const create = useCommand('purchasing.createDrafts');
  const rows = useMemo(
    () =>
      (data?.rows ?? [])
        .filter(({ partId }) => !dropped.has(partId))
        .map((row) => ({ ...row, ...changes.get(row.partId) })),
    [data, dropped, changes],
  );
  const ready = rows.flatMap(({ partId, supplierId, quantityMilli, unitCostCents, expectedOn }) =>
    supplierId !== null && quantityMilli > 0
      ? [{ partId, supplierId, quantityMilli, unitCostCents, expectedOn }]
      : [],
  );
  const change = (partId: number, patch: Change) =>
    setChanges((before) => new Map(before).set(partId, { ...before.get(partId), ...patch }));
  const run = async () => {
    const made = await create.attempt({ lines: ready });
    if (!made) return;
    toast.show({ text: t(($) => $.purchasing.proposal.done, { count: made.orders.length }), glyph: 'ok' });
    const [only] = made.orders;
    history.push(only && made.orders.length === 1 ? `/stock/purchases/${only.orderId}` : '/stock/purchases');
  };
  const back = () => history.push('/stock/purchases');
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.purchasing.action.createDrafts),
      enabled: ready.length > 0 && !create.isPending,
      run: () => void run(),
    },
    { keys: 'Esc', label: t(($) => $.purchasing.action.back), run: back },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.purchasing.proposal.title)}
        scope={t(($) => $.purchasing.proposal.scope)}
        back={{ label: t(($) => $.purchasing.action.back), run: back }}
      />
      <div className="proposal-head">
        <div className="proposal-day">
          <DateField label={t(($) => $.purchasing.proposal.until)} value={untilOn} onChange={setUntil} />
        </div>
        <Check checked={deferred} label={t(($) => $.purchasing.proposal.deferred)} onChange={setDeferred} />
        <Check checked={services} label={t(($) => $.purchasing.proposal.services)} onChange={setServices} />
      </div>
      <div className="doc-notes">
        <ErrorBox error={error ?? create.error} />
        {data && data.more > 0 && (
          <InlineNotice tone="info" bar>
            {t(($) => $.purchasing.proposal.more, { count: data.more })}
          </InlineNotice>
        )}
      </div>
      <div className="doc-lines">
        {!data && !error && <SkeletonRows rows={8} />}
        {data && rows.length === 0 && (
          <div className="doc-empty">
            <EmptyState
              icon={PackageCheck}
              title={t(($) => $.purchasing.proposal.none)}
              text={t(($) => $.purchasing.proposal.noneText)}
            />
          </div>
        )}
        {rows.length > 0 && (
          <Lines
            rows={rows}
            change={change}
            drop={(partId) => setDropped((before) => new Set(before).add(partId))}
          />
        )}
      </div>
      <div className="bar">
        <Figure label={t(($) => $.purchasing.proposal.lines)} value={rows.length} />
        <Figure label={t(($) => $.purchasing.proposal.chosen)} value={ready.length} />
        <Figure
          label={t(($) => $.purchasing.order.net)}
          value={formatMoney(netOf(rows), { currency: true })}
          size="lg"
        />
        <span className="grow" />
        <Button
          variant="primary"
          icon={ClipboardCheck}
          shortcut="Ctrl+Enter"
          busy={create.isPending}
          disabled={ready.length === 0}
          onClick={() => void run()}
        >
          {t(($) => $.purchasing.action.createDrafts)}
        </Button>
      </div>
    </div>
  );
}

const netOf = (rows: readonly ProposalRow[]): number =>
  rows.reduce((sum, row) => sum + multiplyCents(row.unitCostCents ?? 0, row.quantityMilli), 0);

interface LinesProps {
  rows: readonly ProposalRow[];
  change: (partId: number, patch: Change) => void;
  drop: (partId: number) => void;
}

interface Supplier {
  id: number;
  name: string;
}

function Lines({ rows, change, drop }: LinesProps) {
  const { t } = useTranslation();
  const columns = [
    readColumn<ProposalRow>({
      id: 'number',
      header: t(($) => $.purchasing.column.number),
      width: 160,
      className: 'med',
      display: (row) => row.number,
    }),
    readColumn<ProposalRow>({
      id: 'name',
      header: t(($) => $.purchasing.column.name),
      display: (row) => row.name,
    }),
    readColumn<ProposalRow>({
      id: 'why',
      header: t(($) => $.purchasing.column.why),
      width: 230,
      className: 's m',
      display: (row) => whyText(t, row),
    }),
    readColumn<ProposalRow>({
      id: 'onHand',
      header: t(($) => $.purchasing.column.onHand),
      width: 80,
      num: true,
      display: (row) => formatQuantity(row.onHandMilli),
    }),
    readColumn<ProposalRow>({
      id: 'minimum',
      header: t(($) => $.purchasing.column.minimum),
      width: 95,
      num: true,
      className: 'm',
      display: ({ minimumMilli, maximumMilli }) =>
        minimumMilli === 0 && maximumMilli === null
          ? ''
          : [minimumMilli, maximumMilli]
              .map((milli) => (milli === null ? '–' : formatQuantity(milli)))
              .join(' / '),
    }),
    quantityColumn<ProposalRow>({
      id: 'quantity',
      header: t(($) => $.purchasing.column.toOrder),
      width: 105,
      value: (row) => row.quantityMilli,
      change: (row, quantityMilli) => change(row.partId, { quantityMilli: quantityMilli ?? 0 }),
      display: (row) => `${formatQuantity(row.quantityMilli)} ${unitText(t, row.unit)}`,
    }),
    moneyColumn<ProposalRow>({
      id: 'cost',
      header: t(($) => $.purchasing.column.cost),
      width: 100,
      optional: true,
      value: (row) => row.unitCostCents,
      change: (row, unitCostCents) => change(row.partId, { unitCostCents }),
    }),
    pickerColumn<ProposalRow, Supplier>({
      id: 'supplier',
      header: t(($) => $.purchasing.column.supplier),
      width: 170,
      optional: true,
      value: ({ supplierId, supplier }) =>
        supplierId === null ? null : { id: supplierId, name: supplier ?? '' },
      change: (row, supplier) =>
        change(row.partId, { supplierId: supplier?.id ?? null, supplier: supplier?.name ?? null }),
      load: (text) => call('parties.lookup', { text, role: 'supplier', limit: 12 }),
      optionKey: ({ id }) => id,
      optionText: ({ name }) => name,
    }),
  ];
  return (
    <LineEditor<ProposalRow, never>
      label={t(($) => $.purchasing.proposal.rows)}
      columns={columns}
      rows={sectioned(t, rows)}
      onDelete={(line) => drop(line.data.partId)}
    />
  );
}

/** Lines under the head of their supplier with its days and its sum, as the engine ordered them. */
function sectioned(t: TFunction, rows: readonly ProposalRow[]): LineRow<ProposalRow>[] {
  const groups = new Map<number | null, ProposalRow[]>();
  for (const row of rows) groups.set(row.supplierId, [...(groups.get(row.supplierId) ?? []), row]);
  const ordered = [...groups].sort(([a], [b]) => Number(a === null) - Number(b === null));
  return ordered.flatMap(([supplierId, lines]): LineRow<ProposalRow>[] => {
    const last = lines.reduce((found, row) => ((row.leadDays ?? -1) > (found.leadDays ?? -1) ? row : found));
    const lead =
      last.leadDays === null || last.expectedOn === null
        ? null
        : t(($) => $.purchasing.proposal.lead, { count: last.leadDays, date: formatDate(last.expectedOn) });
    const net = netOf(lines);
    return [
      {
        kind: 'section',
        key: `supplier:${supplierId}`,
        title: lines[0]?.supplier ?? t(($) => $.purchasing.proposal.withoutSupplier),
        meta: supplierId === null ? t(($) => $.purchasing.proposal.withoutSupplierHint) : lead,
        ...(net > 0 && { sums: { cost: formatMoney(net) } }),
      },
      ...lines.map((data): LineRow<ProposalRow> => ({ kind: 'line', key: String(data.partId), data })),
    ];
  });
}

function whyText(t: TFunction, row: ProposalRow): string {
  const quantity = (milli: number) => ({ quantity: formatQuantity(milli) });
  return [
    row.ordersMilli > 0 && t(($) => $.purchasing.proposal.orders, quantity(row.ordersMilli)),
    row.deferredMilli > 0 && t(($) => $.purchasing.proposal.deferredWhy, quantity(row.deferredMilli)),
    row.servicesMilli > 0 && t(($) => $.purchasing.proposal.servicesWhy, quantity(row.servicesMilli)),
    row.minimumMilli > 0 && t(($) => $.purchasing.proposal.minimumWhy),
    row.awaitedMilli > 0 && t(($) => $.purchasing.proposal.awaited, quantity(row.awaitedMilli)),
    row.neededOn !== null && t(($) => $.purchasing.proposal.needed, { date: formatDate(row.neededOn) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
