import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { MergePage } from './pages/MergePage';
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

const mergeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/registry/clients/$partyId/merge',
  component: () => <MergePage partyId={Number(mergeRoute.useParams().partyId)} otherId={null} />,
});

const mergeWithRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/registry/clients/$partyId/merge/$otherId',
  component: MergeWith,
});

function MergeWith() {
  const { partyId, otherId } = mergeWithRoute.useParams();
  return <MergePage key={`${partyId}-${otherId}`} partyId={Number(partyId)} otherId={Number(otherId)} />;
}

export const partiesRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/registry/clients', component: PartiesPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/registry/clients/duplicates',
    component: () => <PartiesPage initialView="duplicates" />,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/registry/clients/new',
    component: () => <PartyPage partyId={null} />,
  }),
  partyRoute,
  mergeRoute,
  mergeWithRoute,
] as const;
