import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { ListPage } from './pages/ListPage';
import { ListsPage } from './pages/ListsPage';
import { VersionPage } from './pages/VersionPage';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path });

const listRoute = createRoute({ ...at('/prices/lists/$listId'), component: KnownList });
const versionRoute = createRoute({ ...at('/prices/lists/$listId/$versionId'), component: KnownVersion });

export const priceListRoutes = [
  createRoute({ ...at('/prices/lists'), component: ListsPage }),
  listRoute,
  versionRoute,
] as const;

function KnownList() {
  const listId = Number(listRoute.useParams().listId);
  return <ListPage key={listId} listId={listId} />;
}

function KnownVersion() {
  const versionId = Number(versionRoute.useParams().versionId);
  return <VersionPage key={versionId} versionId={versionId} />;
}
