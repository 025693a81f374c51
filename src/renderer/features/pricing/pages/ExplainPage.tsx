import { useQuery } from '@renderer/api/useQuery';
import { type FoundPart, findParts } from '@renderer/features/parts/findParts';
import { PartOption } from '@renderer/features/parts/parts/PartOption';
import { Button } from '@renderer/ui/Button';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { PageHead } from '@renderer/ui/PageHead';
import { sofiaDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { Tags } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PriceSteps } from '../parts/PriceSteps';
import '../pricing.css';

/** How a part comes to its price, step by step, on any date. */
export function ExplainPage({ partId }: { partId: number | null }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [part, setPart] = useState<FoundPart | null>(null);
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const id = part?.id ?? partId;
  return (
    <div className="page">
      <PageHead title={t(($) => $.pricing.explain.title)} scope={t(($) => $.pricing.explain.scope)}>
        {id !== null && (
          <Button onClick={() => history.push(`/stock/parts/${id}`)}>
            {t(($) => $.pricing.explain.part)}
          </Button>
        )}
      </PageHead>
      <div className="explain">
        <div className="explain-fields">
          <SearchPicker<FoundPart>
            label={t(($) => $.pricing.explain.part)}
            className="w4"
            value={part}
            onChange={setPart}
            load={(text) => findParts(text)}
            optionKey={(one) => one.id}
            optionText={(one) => `${one.number} ${one.name}`}
            renderOption={(one) => <PartOption part={one} />}
            minLength={1}
            autoFocus
          />
          <DateField label={t(($) => $.pricing.explain.on)} value={on} onChange={setOn} />
        </div>
        {id === null ? (
          <EmptyState icon={Tags} title={t(($) => $.pricing.explain.choose)} />
        ) : (
          <Explained partId={id} on={on} />
        )}
      </div>
    </div>
  );
}

function Explained({ partId, on }: { partId: number; on: string | null }) {
  const { data, error } = useQuery(
    'pricing.explain',
    { partId, on },
    { tags: ['pricing', 'parts', 'stock'] },
  );
  if (error) return <ErrorBox error={error} />;
  return data ? <PriceSteps price={data} /> : null;
}
