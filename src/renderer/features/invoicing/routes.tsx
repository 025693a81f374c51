import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { InvoicePage } from './pages/InvoicePage';
import { InvoicesPage } from './pages/InvoicesPage';

const invoiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invoices/$invoiceId',
  component: KnownInvoice,
});

export const invoicingRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/invoices', component: InvoicesPage }),
  invoiceRoute,
] as const;

function KnownInvoice() {
  const invoiceId = Number(invoiceRoute.useParams().invoiceId);
  return <InvoicePage key={invoiceId} invoiceId={invoiceId} />;
}
