import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SideSection } from '@renderer/ui/SidePanel';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface MergeFormProps {
  level: 'make' | 'model';
  keptId: number;
  makeId: number;
  name: string;
  onClose: () => void;
}

interface Choice {
  id: number;
  name: string;
}

/** Two names of one make or model become one; what was done last can be taken back. */
export function MergeForm({ level, keptId, makeId, name, onClose }: MergeFormProps) {
  const { t } = useTranslation();
  const [other, setOther] = useState<Choice | null>(null);
  const merge = useCommand('catalog.merge');
  const pair = { level, keptId, mergedId: other?.id ?? 0 };
  const preview = useQuery('catalog.mergePreview', pair, { enabled: other !== null, tags: ['catalog'] });
  const load = async (text: string): Promise<Choice[]> => {
    const rows =
      level === 'make'
        ? await call('catalog.makes', { text })
        : await call('catalog.models', { makeId, text });
    return rows.filter((row) => row.id !== keptId).slice(0, 30);
  };
  const submit = async () => {
    if (other && (await merge.attempt(pair))) onClose();
  };
  return (
    <>
      <SideSection title={t(($) => $.catalog.merge.title)}>
        <div className="catalog-form">
          <ErrorBox error={merge.error ?? preview.error} />
          <p className="s m">{t(($) => $.catalog.merge.intro, { name })}</p>
          <SearchPicker<Choice>
            label={t(($) => $.catalog.merge.other)}
            value={other}
            autoFocus
            load={load}
            optionKey={(choice) => choice.id}
            optionText={(choice) => choice.name}
            onChange={setOther}
          />
          {other && preview.data && (
            <p className="s">
              {t(($) => $.catalog.merge.counts, preview.data)}{' '}
              {preview.data.kept > 0 && t(($) => $.catalog.merge.kept, { count: preview.data.kept })}
            </p>
          )}
          <span className="row">
            <Button disabled={!other || !preview.data} busy={merge.isPending} onClick={() => void submit()}>
              {t(($) => $.catalog.merge.confirm)}
            </Button>
            <Button variant="ghost" onClick={onClose}>
              {t(($) => $.catalog.cancel)}
            </Button>
          </span>
        </div>
      </SideSection>
      <LastMerges />
    </>
  );
}

function LastMerges() {
  const { t } = useTranslation();
  const { data } = useQuery('catalog.merges', {}, { tags: ['catalog'] });
  const undo = useCommand('catalog.undoMerge');
  if (!data || data.merges.length === 0) return null;
  return (
    <SideSection title={t(($) => $.catalog.merge.done)} count={data.merges.length}>
      <ErrorBox error={undo.error} />
      <ul className="norm-versions">
        {data.merges.slice(0, 20).map(({ id, keptName, mergedName, at, userName }) => (
          <li key={id}>
            <span className="grow">
              <span className="ell">
                {t(($) => $.catalog.merge.pair, { merged: mergedName, kept: keptName })}
              </span>
              <span className="s mm">
                {' '}
                {formatDate(sofiaDate(at))} {userName}
              </span>
            </span>
            <Button
              small
              aria-label={t(($) => $.catalog.merge.undoOf, { name: mergedName })}
              busy={undo.isPending}
              onClick={() => void undo.attempt({ mergeId: id })}
            >
              {t(($) => $.catalog.merge.undo)}
            </Button>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}
