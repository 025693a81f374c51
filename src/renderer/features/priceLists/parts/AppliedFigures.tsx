import { useQuery } from '@renderer/api/useQuery';
import { DataTable } from '@renderer/ui/DataTable';
import { DialogBase } from '@renderer/ui/DialogBase';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { type AffectedRow, type AppliedCounts, affectedKinds } from '@shared/features/priceLists/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../texts';

interface AppliedFiguresProps {
  versionId: number;
  applied: AppliedCounts;
}

type Kind = (typeof affectedKinds)[number];

/** „12 части в наличност имат нов номер; 3 отворени поръчки са засегнати“: each figure opens what stands behind it. */
export function AppliedFigures({ versionId, applied }: AppliedFiguresProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Kind | null>(null);
  const stock = t(($) => $.priceLists.done.inStock, { count: applied.replacedInStock });
  const orders = t(($) => $.priceLists.done.concerned, { count: applied.orders });
  return (
    <section aria-label={t(($) => $.priceLists.done.title)}>
      <div className="price-figures">
        {affectedKinds.map((kind) => (
          <Figure
            key={kind}
            label={t(($) => $.priceLists.done.labels[kind])}
            value={countText(applied[kind])}
            onOpen={applied[kind] > 0 ? () => setOpen(kind) : undefined}
          />
        ))}
        <p className="m" role="status">
          {t(($) => $.priceLists.done.sentence, { stock, orders })}{' '}
          {applied.loops > 0 && t(($) => $.priceLists.done.loops, { count: applied.loops })}
        </p>
      </div>
      {open && <Affected versionId={versionId} kind={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Affected({ versionId, kind, onClose }: { versionId: number; kind: Kind; onClose: () => void }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { data, error } = useQuery('priceLists.affected', { versionId, kind }, { tags: ['priceLists'] });
  const columns = useMemo(() => columnsOf(t, kind), [t, kind]);
  return (
    <DialogBase
      open
      width={860}
      title={t(($) => $.priceLists.done.labels[kind])}
      confirmLabel={t(($) => $.ui.close)}
      onConfirm={onClose}
      onClose={onClose}
    >
      <ErrorBox error={error} />
      <div className="price-affected">
        <DataTable<AffectedRow>
          label={t(($) => $.priceLists.done.labels[kind])}
          columns={columns}
          rows={data?.rows ?? []}
          rowKey={(row) => row.key}
          onOpen={(row) =>
            history.push(row.orderId === null ? `/stock/parts/${row.partId}` : `/orders/${row.orderId}`)
          }
          autoFocus
          empty={<EmptyState title={t(($) => $.priceLists.done.empty)} />}
        />
      </div>
    </DialogBase>
  );
}

const moneyText = (cents: number | null): string => (cents === null ? '' : formatMoney(cents));

function columnsOf(t: TFunction, kind: Kind): DataColumn<AffectedRow>[] {
  const order: DataColumn<AffectedRow> = {
    id: 'order',
    header: t(($) => $.priceLists.done.order),
    width: 110,
    cell: (row) => <span className="med">{row.order}</span>,
  };
  return [
    ...(kind === 'orders' ? [order] : []),
    {
      id: 'number',
      header: t(($) => $.priceLists.done.part),
      width: 150,
      cell: (row) => <span className="med nw">{row.number}</span>,
    },
    { id: 'name', header: t(($) => $.priceLists.fields.name), minWidth: 120, cell: (row) => row.name },
    {
      id: 'substitute',
      header: t(($) => $.priceLists.done.substitute),
      width: 140,
      cell: (row) => row.substitute ?? '',
    },
    {
      id: 'stock',
      header: t(($) => $.priceLists.done.stock),
      width: 90,
      num: true,
      cell: (row) => formatQuantity(row.stockMilli),
    },
    {
      id: 'old',
      header: t(($) => $.priceLists.version.old),
      width: 90,
      num: true,
      cell: (row) => moneyText(row.oldCents),
    },
    {
      id: 'new',
      header: t(($) => $.priceLists.version.next),
      width: 90,
      num: true,
      cell: (row) => moneyText(row.newCents),
    },
  ];
}
