import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { Peek as AnyPeek } from '@shared/features/peek/model';
import type { Hit } from '@shared/features/search/model';
import { useTranslation } from 'react-i18next';
import { InvoiceFacts, OrderFacts, PartFacts } from './PeekDocuments';
import { AssetFacts, PartyFacts } from './PeekThings';

/** What the chosen hit is, beside the list: read, not opened. The last one stays while the next is read. */
export function Peek({ hit }: { hit: Hit }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    'peek.card',
    { kind: hit.kind, id: hit.id },
    { keepPrevious: true, tags: [`${hit.kind}:${hit.id}`, 'order', 'care'] },
  );
  return (
    <section className="peek" aria-label={t(($) => $.search.peek.title)} aria-live="polite">
      {error ? <ErrorBox error={error} /> : data ? <PeekFacts peek={data} /> : <SkeletonRows rows={5} />}
    </section>
  );
}

function PeekFacts({ peek }: { peek: AnyPeek }) {
  switch (peek.kind) {
    case 'asset':
      return <AssetFacts peek={peek} />;
    case 'party':
      return <PartyFacts peek={peek} />;
    case 'order':
      return <OrderFacts peek={peek} />;
    case 'invoice':
      return <InvoiceFacts peek={peek} />;
    case 'part':
      return <PartFacts peek={peek} />;
  }
}
