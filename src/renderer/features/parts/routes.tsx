import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { GroupsPage } from './pages/GroupsPage';
import { PartPage } from './pages/PartPage';

export const newPartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/parts/new',
  validateSearch: z.object({ number: z.coerce.string().max(40).optional() }),
  component: NewPart,
});
export const partRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/parts/$partId',
  component: KnownPart,
});
const partGroupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/groups',
  component: GroupsPage,
});
export const partsRoutes = [newPartRoute, partRoute, partGroupsRoute] as const;

function NewPart() {
  const { number } = newPartRoute.useSearch();
  return <PartPage key={number} partId={null} number={number ?? ''} />;
}

function KnownPart() {
  const partId = Number(partRoute.useParams().partId);
  return <PartPage key={partId} partId={partId} number="" />;
}
