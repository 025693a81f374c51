import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { KitPage } from './pages/KitPage';
import { KitsPage } from './pages/KitsPage';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path });

const kitRoute = createRoute({ ...at('/stock/kits/$kitId'), component: KnownKit });
const newKitRoute = createRoute({
  ...at('/stock/kits/new'),
  validateSearch: z.object({ part: z.coerce.number().int().positive().optional().catch(undefined) }),
  component: NewKit,
});

export const kitsRoutes = [
  createRoute({ ...at('/stock/kits'), component: KitsPage }),
  newKitRoute,
  kitRoute,
] as const;

function KnownKit() {
  const kitId = Number(kitRoute.useParams().kitId);
  return <KitPage key={kitId} kitId={kitId} partId={null} />;
}

function NewKit() {
  const { part } = newKitRoute.useSearch();
  return <KitPage key={`new ${part}`} kitId={null} partId={part ?? null} />;
}
