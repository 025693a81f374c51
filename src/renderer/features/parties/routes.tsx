import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { PartiesPage } from './pages/PartiesPage';
import { PartyPage } from './pages/PartyPage';

const partyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/registry/clients/$partyId',
  component: KnownParty,
});

function KnownParty() {
  const partyId = Number(partyRoute.useParams().partyId);
  return <PartyPage key={partyId} partyId={partyId} />;
}

export const partiesRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/registry/clients', component: PartiesPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/registry/clients/new',
    component: () => <PartyPage partyId={null} />,
  }),
  partyRoute,
] as const;
