import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { PurchaseDraft } from '../parts/PurchaseDraft';
import { SentPurchase } from '../parts/SentPurchase';
import '../../stock/stock.css';

/** An order to a supplier: typed while it is a draft, followed once it was sent. */
export function PurchasePage({ orderId }: { orderId: number | null }) {
  const { data, error } = useQuery(
    'purchasing.order',
    { orderId: orderId ?? 0 },
    { enabled: orderId !== null, tags: ['purchasing', 'stock'] },
  );
  if (orderId === null) return <PurchaseDraft saved={null} />;
  if (data?.status === 'draft') return <PurchaseDraft saved={data} />;
  if (data) return <SentPurchase view={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={8} />}</div>;
}
