import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { AssetPage } from './pages/AssetPage';
import { ReceptionPage } from './pages/ReceptionPage';
import { RegistryPage } from './pages/RegistryPage';

const assetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/registry/assets/$assetId',
  validateSearch: (search): { section?: string } =>
    typeof search.section === 'string' ? { section: search.section } : {},
  component: KnownAsset,
});

function KnownAsset() {
  const assetId = Number(assetRoute.useParams().assetId);
  const { section } = assetRoute.useSearch();
  return <AssetPage key={`${assetId} ${section}`} assetId={assetId} section={section} />;
}

export const assetsRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/reception', component: ReceptionPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/registry', component: RegistryPage }),
  assetRoute,
] as const;
