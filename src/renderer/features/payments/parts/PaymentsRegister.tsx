import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { type DataColumn, DataTable } from '@renderer/ui/DataTable';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { FilterBar, TotalsFigure } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { type PaymentKind, type PaymentRow, paymentKinds } from '@shared/features/payments/model';
import { addDays, formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

const pageRows = 200;

/** The money that came, newest first; a mistake is taken back, never edited. */
export function PaymentsRegister() {
  const { t } = useTranslation();
  const router = useRouter();
  const { may } = useSession();
  const today = sofiaDate(Date.now());
  const [from, setFrom] = useState<string | null>(addDays(today, -30));
  const [to, setTo] = useState<string | null>(today);
  const [kind, setKind] = useState<PaymentKind | null>(null);
  const [before, setBefore] = useState<readonly number[]>([]);
  const [reversing, setReversing] = useState<PaymentRow | null>(null);
  const fromOn = from !== null && isIsoDate(from) ? from : '2000-01-01';
  const toOn = to !== null && isIsoDate(to) ? to : '2099-12-31';
  const beforeId = before.at(-1) ?? null;
  const { data, error } = useQuery(
    'payments.list',
    { fromOn, toOn, kind, beforeId, limit: pageRows },
    { keepPrevious: true },
  );
  const mayTake = may('payments.take');
  const columns = useMemo(() => columnsOf(t, mayTake ? setReversing : null), [t, mayTake]);
  const filter =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setBefore([]);
    };
  return (
    <>
      <FilterBar>
        <div className="row compact">
          <DateField
            hideLabel
            label={t(($) => $.invoicing.register.from)}
            value={from}
            onChange={filter(setFrom)}
          />
          <DateField
            hideLabel
            label={t(($) => $.invoicing.register.to)}
            value={to}
            onChange={filter(setTo)}
          />
          <SelectField
            hideLabel
            clearable
            label={t(($) => $.payments.way)}
            placeholder={t(($) => $.payments.way)}
            value={kind}
            onChange={filter(setKind)}
            options={paymentKinds.map((value) => ({ value, label: t(($) => $.invoicing.way[value]) }))}
          />
        </div>
        <span className="grow" />
        {data?.nextBeforeId && (
          <Button small onClick={() => setBefore([...before, data.nextBeforeId ?? 0])}>
            {t(($) => $.payments.more)}
          </Button>
        )}
      </FilterBar>
      {error && <ErrorBox error={error} />}
      {!data && !error && <SkeletonRows rows={8} />}
      {data && (
        <DataTable
          label={t(($) => $.invoicing.register.view.payments)}
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.id}
          file={{ list: 'payments.list', input: () => ({ fromOn, toOn, kind }) }}
          autoFocus
          onOpen={(row) => {
            const [first] = row.invoices;
            if (first) router.history.push(`/invoices/${first.invoiceId}`);
          }}
          empty={<EmptyState title={t(($) => $.payments.empty)} />}
          totals={() => (
            <>
              <span className="m">{t(($) => $.payments.count, { count: data.count })}</span>
              <span className="grow" />
              <TotalsFigure label={t(($) => $.payments.total)}>
                {formatMoney(data.totalCents, { currency: true })}
              </TotalsFigure>
            </>
          )}
        />
      )}
      <ReverseDialog payment={reversing} onClose={() => setReversing(null)} />
    </>
  );
}

/** Asks why a payment is taken back. */
export function ReverseDialog({ payment, onClose }: { payment: PaymentRow | null; onClose: () => void }) {
  const { t } = useTranslation();
  const reverse = useCommand('payments.reverse');
  const close = () => {
    reverse.reset();
    onClose();
  };
  return (
    <ReasonDialog
      open={payment !== null}
      title={t(($) => $.payments.reverseTitle, { number: payment?.number ?? '' })}
      text={t(($) => $.payments.reverseText)}
      confirmLabel={t(($) => $.payments.reverse)}
      danger
      busy={reverse.isPending}
      error={reverse.error}
      onClose={close}
      onConfirm={(reason) =>
        void reverse.attempt({ paymentId: payment?.id ?? 0, reason }).then((done) => done && close())
      }
    />
  );
}

function columnsOf(t: TFunction, onReverse: ((row: PaymentRow) => void) | null): DataColumn<PaymentRow>[] {
  return [
    {
      id: 'number',
      header: t(($) => $.payments.column.number),
      width: 104,
      fixed: true,
      cell: (row) => <b className="b">{row.number}</b>,
    },
    { id: 'on', header: t(($) => $.payments.column.on), width: 98, cell: (row) => formatDate(row.on) },
    {
      id: 'way',
      header: t(($) => $.payments.column.way),
      width: 130,
      cell: (row) => t(($) => $.invoicing.way[row.kind]),
    },
    { id: 'party', header: t(($) => $.payments.column.party), cell: (row) => row.party },
    {
      id: 'documents',
      header: t(($) => $.payments.column.documents),
      width: 190,
      cell: (row) => row.invoices.map((one) => one.number).join(', '),
    },
    {
      id: 'user',
      header: t(($) => $.payments.column.user),
      width: 150,
      cell: (row) => <span className="m">{row.user}</span>,
    },
    {
      id: 'state',
      header: '',
      width: 110,
      cell: (row) =>
        row.reversesId !== null ? (
          <span className="m">{t(($) => $.payments.reversal)}</span>
        ) : row.reversedById !== null ? (
          <span className="m">{t(($) => $.payments.reversed)}</span>
        ) : (
          onReverse && (
            <Button small variant="ghost" onClick={() => onReverse(row)}>
              {t(($) => $.payments.reverse)}
            </Button>
          )
        ),
    },
    {
      id: 'amount',
      header: t(($) => $.payments.column.amount),
      width: 110,
      num: true,
      cell: (row) => <span className="med">{formatMoney(row.amountCents)}</span>,
    },
  ];
}
