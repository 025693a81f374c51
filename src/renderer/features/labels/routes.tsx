import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { labelsSearch } from './labelsSearch';
import { LabelsPage } from './pages/LabelsPage';

const labelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/labels',
  validateSearch: labelsSearch,
  component: FromAddress,
});

export const labelsRoutes = [labelsRoute] as const;

function FromAddress() {
  const asked = labelsRoute.useSearch();
  return <LabelsPage key={JSON.stringify(asked)} asked={asked} />;
}
