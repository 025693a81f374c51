import { pagedSource } from '@renderer/api/paged';
import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { unitText } from '@renderer/features/parts/unitText';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { type CoreRow, type CoreState, coreMoves, coreViews } from '@shared/features/purchasing/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Recycle } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CoreDialog, type CoreStep } from '../parts/CoreDialog';

type Totals = OutputOf<'purchasing.cores'>['totals'];
type View = (typeof coreViews)[number];

/** Where an old part may go next, by the key that takes it there; the first of the two is the usual way. */
const keysOf = ['F8', 'F9'] as const;

/** „Стари части с депозит“: what the client owes, what lies here, what the supplier has yet to credit. */
export function CoresPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [view, setView] = useState<View>('open');
  const [selected, setSelected] = useState<CoreRow | null>(null);
  const [step, setStep] = useState<CoreStep | null>(null);
  const charge = useCommand('purchasing.chargeCore');
  const move = useCommand('purchasing.moveCore');
  const columns = useMemo(() => columnsOf(t), [t]);
  const source = useMemo(
    () =>
      pagedSource('purchasing.cores', {
        key: [view],
        tags: ['cores', 'stock', 'order'],
        input: ({ cursor, text, limit }) => ({ filter: { view, text }, cursor, limit }),
      }),
    [view],
  );
  const mayMove = may('stock.issue');
  const steps = mayMove && selected ? coreMoves[selected.state] : [];
  const done = (state: CoreState) => {
    setStep(null);
    setSelected(null);
    toast.show({
      text: t(($) => $.purchasing.cores.moved, { state: t(($) => $.purchasing.coreState[state]) }),
      glyph: 'ok',
    });
  };
  const go = async (to: CoreState) => {
    if (!selected) return;
    if (to === 'sent' || to === 'credited' || to === 'refused') {
      setStep({ core: selected, to });
      return;
    }
    const { id: coreId, version } = selected;
    if (await move.attempt({ coreId, version, to, reference: null })) done(to);
  };
  const mayCharge =
    mayMove && selected?.state === 'owed' && selected.deposit === 'none' && selected.orderOpen;
  const chargeNow = async () => {
    if (!selected) return;
    const { id: coreId, version } = selected;
    const made = await charge.attempt({ coreId, version });
    if (!made) return;
    setSelected(null);
    toast.show({ text: t(($) => $.purchasing.cores.charged, { number: made.orderNumber }), glyph: 'ok' });
  };
  useShortcuts([
    ...steps.map((to, at) => ({
      keys: keysOf[at] ?? 'F9',
      label: moveText(t, to),
      run: () => void go(to),
    })),
    {
      keys: 'F4',
      label: t(($) => $.purchasing.action.charge),
      enabled: mayCharge,
      run: () => void chargeNow(),
    },
    { keys: 'Esc', label: t(($) => $.stock.back), run: () => history.push('/stock') },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.purchasing.cores.title)}
        back={{ label: t(($) => $.stock.back), run: () => history.push('/stock') }}
      >
        {mayCharge && (
          <Button shortcut="F4" busy={charge.isPending} onClick={() => void chargeNow()}>
            {t(($) => $.purchasing.action.charge)}
          </Button>
        )}
        {steps.map((to, at) => (
          <Button
            key={to}
            variant={at === 0 ? 'primary' : undefined}
            shortcut={keysOf[at]}
            busy={move.isPending}
            onClick={() => void go(to)}
          >
            {moveText(t, to)}
          </Button>
        ))}
      </PageHead>
      <Views<View>
        label={t(($) => $.purchasing.coreView.label)}
        value={view}
        views={coreViews.map((id) => ({
          id,
          label:
            id === 'open' || id === 'all'
              ? t(($) => $.purchasing.coreView[id])
              : t(($) => $.purchasing.coreState[id]),
        }))}
        onChange={(next) => {
          setView(next);
          setSelected(null);
        }}
      />
      <ErrorBox error={charge.error ?? move.error} />
      <DataTable<CoreRow, Totals>
        label={t(($) => $.purchasing.cores.title)}
        columns={columns}
        rowKey={(row) => row.id}
        source={source}
        onSelect={setSelected}
        onOpen={(row) =>
          history.push(row.orderId === null ? `/stock/parts/${row.partId}` : `/orders/${row.orderId}`)
        }
        filterable
        filterPlaceholder={t(($) => $.purchasing.cores.filter)}
        storageKey="cores"
        autoFocus
        empty={
          <EmptyState
            icon={Recycle}
            title={t(($) => $.purchasing.cores.empty)}
            text={t(($) => $.purchasing.cores.emptyText)}
          />
        }
        totals={(totals, count) => (
          <>
            <span className="m">
              <b className="total-value">{count}</b> {t(($) => $.purchasing.cores.count)}
            </span>
            <TotalsFigure label={t(($) => $.purchasing.cores.deposits)}>
              {formatMoney(totals.depositCents, { currency: true })}
            </TotalsFigure>
            <TotalsFigure label={t(($) => $.purchasing.cores.credits)}>
              {formatMoney(totals.creditCents, { currency: true })}
            </TotalsFigure>
          </>
        )}
      />
      {step && <CoreDialog step={step} onDone={() => done(step.to)} onClose={() => setStep(null)} />}
    </div>
  );
}

function moveText(t: TFunction, to: CoreState): string {
  switch (to) {
    case 'kept':
      return t(($) => $.purchasing.action.keep);
    case 'sent':
      return t(($) => $.purchasing.action.sendCore);
    case 'credited':
      return t(($) => $.purchasing.action.credit);
    case 'refused':
      return t(($) => $.purchasing.action.refuse);
    default:
      return t(($) => $.purchasing.action.collect);
  }
}

function columnsOf(t: TFunction): DataColumn<CoreRow>[] {
  return [
    {
      id: 'number',
      header: t(($) => $.purchasing.column.number),
      width: 140,
      fixed: true,
      cell: (row) => row.number,
    },
    { id: 'name', header: t(($) => $.purchasing.column.name), cell: (row) => row.name },
    {
      id: 'quantity',
      header: t(($) => $.stock.column.lineQuantity),
      width: 75,
      num: true,
      cell: (row) => `${formatQuantity(row.quantityMilli)} ${unitText(t, row.unit)}`,
    },
    {
      id: 'state',
      header: t(($) => $.purchasing.column.status),
      width: 125,
      cell: (row) => t(($) => $.purchasing.coreState[row.state]),
    },
    {
      id: 'serviceOrder',
      header: t(($) => $.purchasing.column.serviceOrder),
      width: 100,
      cell: (row) => row.orderNumber,
    },
    { id: 'client', header: t(($) => $.purchasing.column.client), width: 150, cell: (row) => row.client },
    {
      id: 'deposit',
      header: t(($) => $.purchasing.column.deposit),
      width: 95,
      num: true,
      cell: (row) => formatMoney(row.depositCents),
    },
    {
      id: 'depositState',
      header: t(($) => $.purchasing.column.depositState),
      width: 140,
      className: 'm',
      cell: (row) => t(($) => $.purchasing.depositState[row.deposit]),
    },
    {
      id: 'supplier',
      header: t(($) => $.purchasing.column.supplier),
      width: 150,
      hidden: true,
      cell: (row) => row.supplier,
    },
    {
      id: 'reference',
      header: t(($) => $.purchasing.column.document),
      width: 110,
      hidden: true,
      cell: (row) => row.reference,
    },
    {
      id: 'credit',
      header: t(($) => $.purchasing.column.credit),
      width: 100,
      num: true,
      cell: (row) => (row.creditCents === null ? '' : formatMoney(row.creditCents)),
    },
    {
      id: 'changed',
      header: t(($) => $.purchasing.column.changedOn),
      width: 96,
      cell: (row) => formatDate(row.changedOn),
    },
  ];
}
