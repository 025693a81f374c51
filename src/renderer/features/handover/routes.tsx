import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { HandoverPage } from './pages/HandoverPage';

const handoverRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handover/$orderId/$direction',
  component: KnownHandover,
});

export const handoverRoutes = [handoverRoute] as const;

function KnownHandover() {
  const { orderId, direction } = handoverRoute.useParams();
  const wanted = direction === 'release' ? 'release' : 'intake';
  return <HandoverPage key={`${orderId} ${wanted}`} orderId={Number(orderId)} direction={wanted} />;
}
