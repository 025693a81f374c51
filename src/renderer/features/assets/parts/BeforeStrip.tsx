import { Icon } from '@renderer/ui/Icon';
import { Kbd } from '@renderer/ui/Kbd';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { mostKeys } from '../beforeStrip';
import type { StripAction, StripLine } from '../stripLine';

const colour = { danger: 'c-danger', warn: 'c-warn', info: 'c-info', plain: 'm' } as const;
const wordColour = { danger: 'c-danger', warn: 'c-warn', info: '', plain: '' } as const;

interface BeforeStripProps {
  lines: readonly StripLine[];
  /** Keys of the work that goes onto the order which is being taken. */
  taken: readonly string[];
  /** Number of the open order onto which work goes at once; null: onto the one that is being taken. */
  onto: string | null;
  onAct: (action: StripAction) => void;
}

/** „Преди да започнеш“: word, fact, what its digit does. */
export function BeforeStrip({ lines, taken, onto, onAct }: BeforeStripProps) {
  const { t } = useTranslation();
  const headId = useId();
  const offers = lines.filter(({ offer }) => offer !== null);
  if (lines.length === 0) return null;
  return (
    <section className="before" aria-labelledby={headId}>
      <h2 id={headId}>
        {t(($) => $.assets.before.title)} <span className="n">{lines.length}</span>
      </h2>
      <ul>
        {lines.map((line) => (
          <StripRow
            key={line.key}
            line={line}
            digit={offers.indexOf(line) + 1}
            taken={taken.includes(line.key)}
            onto={onto}
            onAct={onAct}
          />
        ))}
      </ul>
    </section>
  );
}

interface StripRowProps extends Omit<BeforeStripProps, 'lines' | 'taken'> {
  line: StripLine;
  /** 0 when nothing is offered. */
  digit: number;
  taken: boolean;
}

function StripRow({ line, digit, taken, onto, onAct }: StripRowProps) {
  const { t } = useTranslation();
  const { offer, tone } = line;
  const isWork = offer?.action.kind === 'work';
  const target =
    onto === null
      ? t(($) => $.assets.before.toNewOrder)
      : t(($) => $.assets.before.ontoOrder, { number: onto });
  return (
    <li className={tone === 'danger' ? 'dg' : undefined}>
      {line.glyph ? (
        <span className={`row ${colour[tone]}`}>
          <StatusGlyph name={line.glyph} tone={tone} />
        </span>
      ) : (
        line.icon && <Icon of={line.icon} className={colour[tone]} />
      )}
      <b className={`k ${wordColour[tone]}`}>{line.word}</b>
      <span className="grow ell" title={line.fact}>
        {line.fact}
      </span>
      {offer && (
        <button
          type="button"
          className={`act ${taken ? 'c-ok' : isWork ? 'med' : 'c-primary'}`}
          aria-pressed={isWork ? taken : undefined}
          aria-label={isWork ? `${line.word}: ${line.fact}, ${offer.act}, ${target}` : undefined}
          title={isWork ? target : undefined}
          onClick={() => onAct(offer.action)}
        >
          {taken && <Icon of={Check} />}
          {offer.act}
        </button>
      )}
      {digit > 0 && digit <= mostKeys ? <Kbd keys={String(digit)} /> : <span className="no-key" />}
    </li>
  );
}
