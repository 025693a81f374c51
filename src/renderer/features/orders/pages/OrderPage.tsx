import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type FirstAct, OrderScreen } from '../parts/OrderScreen';
import { useOrder } from '../useOrder';
import '../orders.css';

interface OrderPageProps {
  orderId: number;
  act?: FirstAct;
}

/** Поръчка: everything about one order on one screen (product §5). */
export function OrderPage({ orderId, act }: OrderPageProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const { query, changes } = useOrder(orderId);
  const back = () => (router.history.canGoBack() ? router.history.back() : router.history.push('/orders'));
  // Under the screen's own Esc, which closes an open panel first.
  useShortcuts([{ keys: 'Esc', label: t(($) => $.orders.keys.back), run: back }]);
  if (query.error && !query.data)
    return (
      <div className="dt-state">
        <ErrorBox error={query.error} title={t(($) => $.orders.notFound)}>
          <Button shortcut="Esc" onClick={back}>
            {t(($) => $.ui.back)}
          </Button>
        </ErrorBox>
      </div>
    );
  if (!query.data) return <SkeletonRows rows={12} />;
  return <OrderScreen view={query.data} changes={changes} act={act} onBack={back} />;
}
