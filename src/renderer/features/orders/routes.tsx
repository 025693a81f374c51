import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { OrderPage } from './pages/OrderPage';
import { OrdersPage } from './pages/OrdersPage';

/** What to open at once: the row's action of a tile or a card. */
const search = z.object({ act: z.enum(['issue', 'ask', 'close', 'print']).optional().catch(undefined) });

const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$orderId',
  validateSearch: search,
  component: KnownOrder,
});

export const orderRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/orders', component: OrdersPage }),
  orderRoute,
] as const;

function KnownOrder() {
  const { orderId } = orderRoute.useParams();
  const { act } = orderRoute.useSearch();
  return <OrderPage key={orderId} orderId={Number(orderId)} act={act} />;
}
