import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { CoresPage } from './pages/CoresPage';
import { ProposalPage } from './pages/ProposalPage';
import { PurchasePage } from './pages/PurchasePage';
import { PurchasesPage } from './pages/PurchasesPage';
import { ReceivePage } from './pages/ReceivePage';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path });

const orderRoute = createRoute({ ...at('/stock/purchases/$orderId'), component: KnownOrder });
const receiveRoute = createRoute({ ...at('/stock/purchases/$orderId/receive'), component: KnownReceive });

export const purchasingRoutes = [
  createRoute({ ...at('/stock/proposal'), component: ProposalPage }),
  createRoute({ ...at('/stock/purchases'), component: PurchasesPage }),
  createRoute({ ...at('/stock/purchases/new'), component: () => <PurchasePage orderId={null} /> }),
  orderRoute,
  receiveRoute,
  createRoute({ ...at('/stock/cores'), component: CoresPage }),
] as const;

function KnownOrder() {
  const orderId = Number(orderRoute.useParams().orderId);
  return <PurchasePage key={orderId} orderId={orderId} />;
}

function KnownReceive() {
  const orderId = Number(receiveRoute.useParams().orderId);
  return <ReceivePage key={orderId} orderId={orderId} />;
}
