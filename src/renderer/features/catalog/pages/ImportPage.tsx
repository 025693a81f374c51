import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { OutputOf } from '@shared/contract/contract';
import type { ImportCounts, ImportMapping } from '@shared/features/catalog/model';
import type { TFunction } from 'i18next';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../catalog.css';

type Preview = OutputOf<'catalog.previewMakesImport'>;
const countNames = [
  'rows',
  'newMakes',
  'newModels',
  'widenedModels',
  'unchangedModels',
  'skippedRows',
] as const;

/** Import of makes and models from CSV: file, columns, what will be written, one command that writes it. */
export function ImportPage() {
  const { t } = useTranslation();
  const [grant, setGrant] = useState<string | null>(null);
  const [mapping, setMapping] = useState<ImportMapping | null>(null);
  const [done, setDone] = useState<ImportCounts | null>(null);
  const pick = useCommand('attachments.pickFile');
  const apply = useCommand('catalog.importMakes');
  const preview = useQuery(
    'catalog.previewMakesImport',
    { grant: grant ?? '', mapping },
    { enabled: grant !== null, keepPrevious: true, tags: ['catalog'] },
  );
  const choose = async () => {
    const picked = await pick.attempt({ kind: 'csv' });
    if (!picked?.picked) return;
    setDone(null);
    apply.reset();
    setMapping(null);
    setGrant(picked.picked.grant);
  };
  const used = mapping ?? preview.data?.mapping ?? null;
  const run = async () => {
    if (grant === null || used === null) return;
    const result = await apply.attempt({ grant, mapping: used });
    if (result) setDone(result.counts);
  };
  return (
    <>
      <PageHead title={t(($) => $.catalog.import.title)} />
      <div className="import">
        <p className="m">{t(($) => $.catalog.import.intro)}</p>
        <span className="row">
          <Button
            icon={FileUp}
            variant={grant === null ? 'primary' : 'outlined'}
            busy={pick.isPending}
            onClick={() => void choose()}
          >
            {grant === null ? t(($) => $.catalog.import.pick) : t(($) => $.catalog.import.again)}
          </Button>
          {grant !== null && preview.data && <span className="m">{fileWords(t, preview.data)}</span>}
        </span>
        <ErrorBox error={pick.error ?? preview.error ?? apply.error} />
        {done && (
          <InlineNotice tone="ok">
            {t(($) => $.catalog.import.done, {
              makes: done.newMakes,
              models: done.newModels,
              widened: done.widenedModels,
            })}
          </InlineNotice>
        )}
        {grant !== null && !preview.data && !preview.error && <SkeletonRows rows={5} />}
        {grant !== null && preview.data && (
          <>
            <Mapping preview={preview.data} mapping={used} onMapping={setMapping} />
            {preview.data.counts && !done && (
              <Plan
                counts={preview.data.counts}
                busy={apply.isPending || preview.isPlaceholderData}
                onApply={() => void run()}
              />
            )}
            <Problems problems={preview.data.problems} />
          </>
        )}
      </div>
    </>
  );
}

function fileWords(t: TFunction, { fileName, encoding, delimiter }: Preview): string {
  const shown = delimiter === '\t' ? t(($) => $.catalog.import.tab) : delimiter;
  return t(($) => $.catalog.import.file, { name: fileName, encoding, delimiter: shown });
}

interface MappingProps {
  preview: Preview;
  mapping: ImportMapping | null;
  onMapping: (mapping: ImportMapping) => void;
}

function Mapping({ preview, mapping, onMapping }: MappingProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Partial<ImportMapping>>({});
  const options = preview.columns.map(({ name, samples }, at) => ({
    value: at,
    label: name || t(($) => $.catalog.import.column, { number: at + 1 }),
    note: samples[0] ?? '',
  }));
  const values = { make: null, model: null, year: null, ...mapping, ...typed };
  const change = (patch: Partial<ImportMapping>) => {
    const next = { ...values, ...patch };
    setTyped({ ...typed, ...patch });
    if (next.make !== null && next.model !== null)
      onMapping({ make: next.make, model: next.model, year: next.year });
  };
  return (
    <section>
      <h2>{t(($) => $.catalog.import.columns)}</h2>
      <div className="import-mapping">
        <SelectField
          label={t(($) => $.catalog.import.make)}
          value={values.make}
          options={options}
          onChange={(make) => make !== null && change({ make })}
        />
        <SelectField
          label={t(($) => $.catalog.import.model)}
          value={values.model}
          options={options}
          onChange={(model) => model !== null && change({ model })}
        />
        <SelectField
          label={t(($) => $.catalog.import.year)}
          value={values.year}
          options={options}
          clearable
          placeholder={t(($) => $.catalog.import.noYear)}
          onChange={(year) => change({ year })}
        />
      </div>
    </section>
  );
}

function Plan({ counts, busy, onApply }: { counts: ImportCounts; busy: boolean; onApply: () => void }) {
  const { t } = useTranslation();
  const changes = counts.newMakes + counts.newModels + counts.widenedModels;
  return (
    <section>
      <h2>{t(($) => $.catalog.import.plan)}</h2>
      <dl className="import-counts">
        {countNames.map((name) => (
          <div key={name}>
            <dt>{t(($) => $.catalog.import[name])}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="row import-apply">
        <Button
          variant="primary"
          busy={busy}
          disabled={changes === 0}
          reason={changes === 0 ? t(($) => $.catalog.import.nothing) : undefined}
          onClick={onApply}
        >
          {t(($) => $.catalog.import.apply)}
        </Button>
      </p>
    </section>
  );
}

type ProblemCode = keyof ReturnType<typeof problemWords>;
const problemWords = (t: TFunction) => t(($) => $.catalog.import.problem, { returnObjects: true });

function Problems({ problems }: { problems: Preview['problems'] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const words = problemWords(t);
  return (
    <section>
      <h2>{t(($) => $.catalog.import.problems)}</h2>
      <div className="import-rows">
        <table className="tbl">
          <tbody>
            {problems.map(({ row, code, value }) => (
              <tr key={`${row} ${code}`}>
                <td className="m" style={{ width: '8em' }}>
                  {t(($) => $.catalog.import.row, { row })}
                </td>
                <td>{words[code as ProblemCode] ?? code}</td>
                <td className="m">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
