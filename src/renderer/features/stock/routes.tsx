import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { DocumentPage } from './pages/DocumentPage';
import { DocumentsPage } from './pages/DocumentsPage';
import { ReceiptPage } from './pages/ReceiptPage';
import { StockPage } from './pages/StockPage';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path });

const documentRoute = createRoute({ ...at('/stock/documents/$documentId'), component: KnownDocument });
const draftRoute = createRoute({ ...at('/stock/receipts/$documentId'), component: KnownDraft });
const newReceiptRoute = createRoute({
  ...at('/stock/receipts/new'),
  validateSearch: z.object({ part: z.coerce.number().int().positive().optional() }),
  component: () => <ReceiptPage documentId={null} />,
});

export const stockRoutes = [
  createRoute({ ...at('/stock'), component: StockPage }),
  createRoute({ ...at('/stock/documents'), component: DocumentsPage }),
  documentRoute,
  newReceiptRoute,
  draftRoute,
] as const;

function KnownDocument() {
  return <DocumentPage documentId={Number(documentRoute.useParams().documentId)} />;
}

function KnownDraft() {
  const documentId = Number(draftRoute.useParams().documentId);
  return <ReceiptPage key={documentId} documentId={documentId} />;
}
