import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { OutputOf } from '@shared/contract/contract';
import type { DateBasis } from '@shared/features/earnings/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../earnings.css';

interface EarningRowsProps {
  fromOn: string;
  toOn: string;
  basis?: DateBasis;
  workerId: number | null;
  orderId: number | null;
}

/** The rows behind an earning, each with the sentence that explains it (product B6). */
export function EarningRows(input: EarningRowsProps) {
  const { data, error } = useQuery('earnings.rows', input);
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={5} />;
  return <EarningList rows={data.rows} />;
}

export function EarningList({ rows }: { rows: OutputOf<'earnings.rows'>['rows'] }) {
  const { t } = useTranslation();
  const router = useRouter();
  if (rows.length === 0) return <p className="m earning-empty">{t(($) => $.earnings.empty)}</p>;
  return (
    <div className="earning-rows">
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className="li earning-row"
          onClick={() => router.history.push(`/orders/${row.orderId}`)}
        >
          <span className="ell med">{row.operation}</span>
          <span className="num nw med">{formatMoney(row.amountCents)}</span>
          <span className="s m wide">
            {row.worker} · {row.orderNumber} {row.plate} · {formatDate(row.accruedOn)}
            {row.amountCents < 0 && ` · ${t(($) => $.earnings.correction)}`}
          </span>
          <span className="s wide">{row.sentence}</span>
        </button>
      ))}
    </div>
  );
}
