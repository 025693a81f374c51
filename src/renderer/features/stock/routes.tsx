import { rootRoute } from '@renderer/app/root';
import { typedForms } from '@shared/features/stock/model';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { DocumentPage } from './pages/DocumentPage';
import { DocumentsPage } from './pages/DocumentsPage';
import { DraftEditor, DraftPage } from './pages/DraftPage';
import { PlacesPage } from './pages/PlacesPage';
import { StockPage } from './pages/StockPage';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path });

const documentRoute = createRoute({ ...at('/stock/documents/$documentId'), component: KnownDocument });
const draftRoute = createRoute({ ...at('/stock/drafts/$documentId'), component: KnownDraft });
const newReceiptRoute = createRoute({
  ...at('/stock/receipts/new'),
  validateSearch: z.object({ part: z.coerce.number().int().positive().optional() }),
  component: () => <DraftEditor form="receipt" saved={null} />,
});
const newRoute = createRoute({
  ...at('/stock/new/$form'),
  component: NewDocument,
});

const stockRoute = createRoute({
  ...at('/stock'),
  // A scanned place: the list of what lies there.
  validateSearch: z.object({ place: z.coerce.string().max(40).optional() }),
  component: StockAtPlace,
});

export const stockRoutes = [
  stockRoute,
  createRoute({ ...at('/stock/places'), component: PlacesPage }),
  createRoute({ ...at('/stock/documents'), component: DocumentsPage }),
  documentRoute,
  newReceiptRoute,
  newRoute,
  draftRoute,
] as const;

function KnownDocument() {
  return <DocumentPage documentId={Number(documentRoute.useParams().documentId)} />;
}

function KnownDraft() {
  const documentId = Number(draftRoute.useParams().documentId);
  return <DraftPage key={documentId} documentId={documentId} />;
}

function NewDocument() {
  const { form: asked } = newRoute.useParams();
  const form = typedForms.find((one) => one === asked) ?? 'receipt';
  return <DraftEditor key={form} form={form} saved={null} />;
}

function StockAtPlace() {
  const { place } = stockRoute.useSearch();
  return <StockPage key={place} place={place} />;
}
