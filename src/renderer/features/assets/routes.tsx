import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { AssetPage } from './pages/AssetPage';
import { ReceptionPage } from './pages/ReceptionPage';
import { RegistryPage } from './pages/RegistryPage';

const assetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/registry/assets/$assetId',
  component: KnownAsset,
});

function KnownAsset() {
  const assetId = Number(assetRoute.useParams().assetId);
  return <AssetPage key={assetId} assetId={assetId} />;
}

export const assetsRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/reception', component: ReceptionPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/registry', component: RegistryPage }),
  assetRoute,
] as const;
