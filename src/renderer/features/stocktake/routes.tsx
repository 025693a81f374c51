import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { NewStocktakePage } from './pages/NewStocktakePage';
import { StocktakePage } from './pages/StocktakePage';
import { StocktakesPage } from './pages/StocktakesPage';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path });

const stocktakeRoute = createRoute({ ...at('/stock/counts/$stocktakeId'), component: KnownStocktake });

export const stocktakeRoutes = [
  createRoute({ ...at('/stock/counts'), component: StocktakesPage }),
  createRoute({ ...at('/stock/counts/new'), component: NewStocktakePage }),
  stocktakeRoute,
] as const;

function KnownStocktake() {
  const stocktakeId = Number(stocktakeRoute.useParams().stocktakeId);
  return <StocktakePage key={stocktakeId} stocktakeId={stocktakeId} />;
}
