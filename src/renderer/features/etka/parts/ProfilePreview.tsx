import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { Seg } from '@renderer/ui/Seg';
import { problemFields } from '@shared/features/etka/fields';
import type { EtkaProfile } from '@shared/features/etka/profile';
import type { ProfileProblem } from '@shared/features/etka/profileCheck';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileText } from './FileText';

const whole = (count: number) => formatQuantity(count * 1000);

interface ProfilePreviewProps {
  /** Null while something in it cannot be. */
  profile: EtkaProfile | null;
  problems: readonly ProfileProblem[];
  mark: { from: number; to: number } | null;
}

/** The bytes that the profile would write, as text with positions or byte by byte; or what keeps it from writing. */
export function ProfilePreview({ profile, problems, mark }: ProfilePreviewProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'text' | 'bytes'>('text');
  const { data, error } = useQuery(
    'etka.tryProfile',
    { profile: profile as EtkaProfile },
    {
      ...{ enabled: profile !== null, keepPrevious: true, tags: ['stock', 'part', 'parts', 'setting'] },
    },
  );
  return (
    <section className="etka-preview" aria-label={t(($) => $.etka.editor.preview)}>
      {problems.length > 0 && (
        <InlineNotice tone="warn" title={t(($) => $.etka.editor.problems)}>
          {problems
            .slice(0, 4)
            .map((one) => problemText(t, one))
            .join(' ')}
        </InlineNotice>
      )}
      {error && problems.length === 0 && <ErrorBox error={error} />}
      {data && (
        <>
          <div className="etka-tools">
            <Seg<'text' | 'bytes'>
              label={t(($) => $.etka.editor.preview)}
              value={shown}
              options={[
                { value: 'text', label: t(($) => $.etka.file) },
                { value: 'bytes', label: t(($) => $.etka.editor.preview) },
              ]}
              onChange={setShown}
            />
            <span className="s m">
              {t(($) => $.etka.editor.rest, { written: whole(data.written), bytes: whole(data.bytes) })}
              {data.skipped.map(({ reason, rows }) => (
                <span key={reason} className="c-warn">
                  {` · ${t(($) => $.etka.reason[reason])}: ${whole(rows)}`}
                </span>
              ))}
            </span>
          </div>
          {shown === 'text' ? (
            <FileText file={data} mark={mark} />
          ) : (
            <div className="etka-file">
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the bytes are scrolled by keyboard */}
              <pre tabIndex={0} className="hex">
                {data.hex.map((row) => (
                  <span key={row.offset}>
                    <span className="ru">{String(row.offset).padStart(5, '0')}</span>
                    {`  ${row.bytes.padEnd(47)}  ${row.text}`}
                  </span>
                ))}
              </pre>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function problemText(t: TFunction, { code, field }: ProfileProblem): string {
  const known = problemFields.find((one) => one === field);
  const record = (['header', 'columns', 'trailer'] as const).find((one) => one === field);
  const name = known
    ? t(($) => $.etka.fields[known])
    : record
      ? t(($) => $.etka.editor.records[record])
      : field;
  return t(($) => $.etka.editor.problem[code], { field: name });
}
