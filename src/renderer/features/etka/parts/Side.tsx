import { useQuery } from '@renderer/api/useQuery';
import { Icon } from '@renderer/ui/Icon';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { formatDateTime } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { Check, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type EtkaStep, etkaSteps } from '../choices';

interface EtkaSideProps {
  step: EtkaStep;
  /** What was decided in a step, in words. */
  notes: Partial<Record<EtkaStep, string>>;
  finished: boolean;
  onStep: (step: EtkaStep) => void;
  /** Opens an export of the log. */
  onExport: (exportId: number) => void;
}

/** Steps with what was decided in each, and the exports before this one. */
export function EtkaSide({ step, notes, finished, onStep, onExport }: EtkaSideProps) {
  const { t } = useTranslation();
  const exports = useQuery('etka.exports', { cursor: null, limit: 8 }, { tags: ['etka'] }).data?.rows ?? [];
  const at = etkaSteps.indexOf(step);
  return (
    <aside className="etka-side" aria-label={t(($) => $.etka.steps)}>
      <ol>
        {etkaSteps.map((name, index) => {
          const done = index < at || (finished && index === at);
          return (
            <li
              key={name}
              className={`${done ? 'done' : ''} ${index === at ? 'now' : ''}`}
              aria-current={index === at ? 'step' : undefined}
            >
              <span className="no">{done ? <Icon of={Check} /> : index + 1}</span>
              <span>
                {index < at && !finished ? (
                  <button type="button" className="plain step" onClick={() => onStep(name)}>
                    {t(($) => $.etka.step[name])}
                  </button>
                ) : (
                  <b>{t(($) => $.etka.step[name])}</b>
                )}
                <span className="s m note">{notes[name] ?? ''}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <div className="own s">
        <Icon of={Info} className="c-primary" />
        <span>{t(($) => $.etka.own)}</span>
      </div>
      <h3>{t(($) => $.etka.previous)}</h3>
      {exports.length === 0 && <p className="etka-none s m">{t(($) => $.etka.noPrevious)}</p>}
      <ul className="prev">
        {exports.map((one) => (
          <li key={one.id} title={`${one.profile} · ${one.fileName} · ${one.drive} · ${one.user}`}>
            <button type="button" className="plain" onClick={() => onExport(one.id)}>
              <StatusGlyph name="lineDone" />
              <span>{formatDateTime(one.at)}</span>
              <span className="num">{formatQuantity(one.written * 1000)}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
