import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { AlertsPage } from './pages/AlertsPage';
import { ExplainPage } from './pages/ExplainPage';
import { MatrixPage } from './pages/MatrixPage';
import { PricesPage } from './pages/PricesPage';
import { TermsPage } from './pages/TermsPage';

const explainRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prices/explain',
  validateSearch: z.object({ part: z.coerce.number().int().positive().optional() }),
  component: Explain,
});

export const pricingRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/prices', component: PricesPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/prices/matrix', component: MatrixPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/prices/terms', component: TermsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/prices/alerts', component: AlertsPage }),
  explainRoute,
] as const;

function Explain() {
  const { part } = explainRoute.useSearch();
  return <ExplainPage key={part} partId={part ?? null} />;
}
