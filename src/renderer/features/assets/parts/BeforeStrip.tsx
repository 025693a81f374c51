import { Icon } from '@renderer/ui/Icon';
import { Kbd } from '@renderer/ui/Kbd';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { StripAction, StripLine } from '../beforeStrip';

const colour = { danger: 'c-danger', warn: 'c-warn', info: 'c-info', plain: 'm' } as const;
const wordColour = { danger: 'c-danger', warn: 'c-warn', info: '', plain: '' } as const;

/** „Преди да започнеш“: word, fact, what its digit does. */
export function BeforeStrip({
  lines,
  onAct,
}: {
  lines: readonly StripLine[];
  onAct: (action: StripAction) => void;
}) {
  const { t } = useTranslation();
  const headId = useId();
  if (lines.length === 0) return null;
  return (
    <section className="before" aria-labelledby={headId}>
      <h2 id={headId}>
        {t(($) => $.assets.before.title)} <span className="n">{lines.length}</span>
      </h2>
      <ul>
        {lines.map((line, at) => (
          <li key={line.key} className={line.tone === 'danger' ? 'dg' : undefined}>
            {line.glyph ? (
              <span className={`row ${colour[line.tone]}`}>
                <StatusGlyph name={line.glyph} tone={line.tone} />
              </span>
            ) : (
              line.icon && <Icon of={line.icon} className={colour[line.tone]} />
            )}
            <b className={`k ${wordColour[line.tone]}`}>{line.word}</b>
            <span className="grow ell" title={line.fact}>
              {line.fact}
            </span>
            <button type="button" className="act c-primary" onClick={() => onAct(line.action)}>
              {line.act}
            </button>
            {at < 9 ? <Kbd keys={String(at + 1)} /> : <span className="no-key" />}
          </li>
        ))}
      </ul>
    </section>
  );
}
