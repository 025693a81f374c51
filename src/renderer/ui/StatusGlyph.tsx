import type { OrderPhase } from '@shared/features/orders/status';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

export type PhaseName = OrderPhase;
export type LineStateName =
  | 'lineOpen'
  | 'lineInWork'
  | 'lineDone'
  | 'lineIssued'
  | 'lineReserved'
  | 'lineExpected'
  | 'lineMissing';
export type WarningName = 'late' | 'atRisk' | 'overAuthorised' | 'warning' | 'info' | 'ok';
export type GlyphName = PhaseName | LineStateName | WarningName;
export type Tone = 'plain' | 'primary' | 'danger' | 'warn' | 'ok' | 'info';

const ink = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const cut = {
  fill: 'none',
  stroke: 'var(--sheet)',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const ring = <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />;
const disc = <circle cx="8" cy="8" r="7" fill="currentColor" />;
const frame = (
  <rect x="2" y="2" width="12" height="12" rx="2.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
);
const block = <rect x="1.2" y="1.2" width="13.6" height="13.6" rx="3" fill="currentColor" />;
const checkedDisc = (
  <>
    {disc}
    <path d="M5 8.2l2.1 2.1L11 6" {...cut} />
  </>
);
const checkedBlock = (
  <>
    {block}
    <path d="M4.8 8.2l2.2 2.2 4.2-4.6" {...cut} />
  </>
);
const triangle = (
  <>
    <path
      d="M8 1.6 15 14H1Z"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
    <path d="M8 6v3.6" {...cut} strokeWidth={1.7} />
    <circle cx="8" cy="11.8" r="1" fill="var(--sheet)" />
  </>
);

/** Shape first, then the word, then the colour: a phase is a circle that fills, a line a square, a warning solid. */
const glyphs: Readonly<Record<GlyphName, { tone: Tone; drawing: ReactNode }>> = {
  received: {
    tone: 'plain',
    drawing: (
      <circle
        cx="8"
        cy="8"
        r="6.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeDasharray="2.6 2.27"
      />
    ),
  },
  assigned: {
    tone: 'plain',
    drawing: (
      <>
        {ring}
        <path d="M8 8V4.2A3.8 3.8 0 0 1 11.8 8Z" fill="currentColor" />
      </>
    ),
  },
  in_work: {
    tone: 'primary',
    drawing: (
      <>
        {ring}
        <path d="M8 4.2a3.8 3.8 0 0 1 0 7.6Z" fill="currentColor" />
      </>
    ),
  },
  waiting_parts: {
    tone: 'warn',
    drawing: (
      <>
        {ring}
        <path d="M6.4 5.8v4.4M9.6 5.8v4.4" {...ink} />
      </>
    ),
  },
  waiting_approval: {
    tone: 'warn',
    drawing: (
      <>
        {ring}
        <path
          d="M6.5 6.3c.2-1 .8-1.4 1.6-1.4.9 0 1.6.6 1.6 1.4 0 1.2-1.6 1.2-1.6 2.4"
          {...ink}
          strokeWidth={1.5}
        />
        <circle cx="8.1" cy="11" r=".9" fill="currentColor" />
      </>
    ),
  },
  done: { tone: 'ok', drawing: checkedDisc },
  invoiced: {
    tone: 'primary',
    drawing: (
      <>
        <path
          d="M3.5 1.5h9v13l-1.8-1.2-1.35 1.2L8 13.3l-1.35 1.2L5.3 13.3l-1.8 1.2Z"
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="1"
          strokeLinejoin="round"
        />
        <path d="M6 5.2h4M6 8.2h4" {...cut} strokeWidth={1.5} />
      </>
    ),
  },
  released: {
    tone: 'primary',
    drawing: (
      <>
        {disc}
        <path d="M4.8 8h6M8.4 5.4 11 8l-2.6 2.6" {...cut} strokeWidth={1.6} />
      </>
    ),
  },
  cancelled: {
    tone: 'plain',
    drawing: (
      <>
        {ring}
        <path d="M4 12 12 4" {...ink} />
      </>
    ),
  },
  lineOpen: { tone: 'plain', drawing: frame },
  lineInWork: {
    tone: 'primary',
    drawing: (
      <>
        {frame}
        <path d="M8 4.6h1.8A1.6 1.6 0 0 1 11.4 6.2v3.6a1.6 1.6 0 0 1-1.6 1.6H8Z" fill="currentColor" />
      </>
    ),
  },
  lineDone: { tone: 'ok', drawing: checkedBlock },
  lineIssued: { tone: 'ok', drawing: checkedBlock },
  lineReserved: {
    tone: 'plain',
    drawing: (
      <>
        {frame}
        <circle cx="8" cy="8" r="2.3" fill="currentColor" />
      </>
    ),
  },
  lineExpected: {
    tone: 'warn',
    drawing: (
      <>
        {frame}
        <path d="M8 5v3.2l1.9 1.2" {...ink} strokeWidth={1.4} />
      </>
    ),
  },
  lineMissing: {
    tone: 'danger',
    drawing: (
      <>
        {block}
        <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" {...cut} />
      </>
    ),
  },
  late: {
    tone: 'danger',
    drawing: (
      <>
        {disc}
        <path d="M8 4.4V8l2.4 1.6" {...cut} strokeWidth={1.6} />
      </>
    ),
  },
  atRisk: {
    tone: 'warn',
    drawing: (
      <>
        {ring}
        <path d="M8 4.8V8l2 1.4" {...ink} strokeWidth={1.5} />
      </>
    ),
  },
  overAuthorised: { tone: 'danger', drawing: triangle },
  warning: { tone: 'warn', drawing: triangle },
  info: {
    tone: 'info',
    drawing: (
      <>
        {ring}
        <path d="M8 7.4v3.4" {...ink} />
        <circle cx="8" cy="5.2" r=".9" fill="currentColor" />
      </>
    ),
  },
  ok: { tone: 'ok', drawing: checkedDisc },
};

/** Tone in which a state is drawn and written. */
export const toneOf = (name: GlyphName): Tone => glyphs[name].tone;

export const toneClass = (tone: Tone): string => (tone === 'plain' ? '' : `c-${tone}`);

interface StatusGlyphProps {
  name: GlyphName;
  /** Accessible name where no word stands beside the glyph (inside a number cell). */
  label?: string;
  size?: number;
  tone?: Tone;
  className?: string;
}

export function StatusGlyph({ name, label, size, tone, className = '' }: StatusGlyphProps) {
  const titleId = useId();
  const { drawing, tone: own } = glyphs[name];
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named where no word stands beside it, else decoration
    <svg
      viewBox="0 0 16 16"
      className={`g ${toneClass(tone ?? own)} ${className}`}
      style={size ? { width: size, height: size } : undefined}
      {...(label ? { role: 'img', 'aria-labelledby': titleId } : { 'aria-hidden': true })}
    >
      {label && <title id={titleId}>{label}</title>}
      {drawing}
    </svg>
  );
}

/** Phase of an order: glyph and word. */
export function PhaseLabel({ phase }: { phase: PhaseName }) {
  const { t } = useTranslation();
  return (
    <span className="st">
      <StatusGlyph name={phase} />
      <span>{t(($) => $.ui.phase[phase])}</span>
    </span>
  );
}

/** State of an order line: glyph and word. */
export function LineStateLabel({ state }: { state: LineStateName }) {
  const { t } = useTranslation();
  return (
    <span className="st">
      <StatusGlyph name={state} />
      <span>{t(($) => $.ui.line[state])}</span>
    </span>
  );
}

/** A warning: solid glyph and word, or the words given. */
export function WarningLabel({ warning, children }: { warning: WarningName; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className={`st ${toneClass(toneOf(warning))}`}>
      <StatusGlyph name={warning} />
      <span>{children ?? t(($) => $.ui.warning[warning])}</span>
    </span>
  );
}
