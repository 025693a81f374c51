import type { ReactNode } from 'react';
import { type GlyphName, StatusGlyph, type Tone, toneClass } from './StatusGlyph';

interface FigureProps {
  label: ReactNode;
  value: ReactNode;
  /** Opens the documents behind the number; drawn as a dotted underline. */
  onOpen?: () => void;
  tone?: Tone;
  size?: 'md' | 'lg';
  glyph?: GlyphName;
}

/** A label over an amount, as in the bottom bar of a document. */
export function Figure({ label, value, onOpen, tone = 'plain', size = 'md', glyph }: FigureProps) {
  const colour = toneClass(tone);
  return (
    <div className={`figure ${size} ${colour}`}>
      <span className={`lab ${colour}`}>{label}</span>
      <div className="v">
        {glyph && <StatusGlyph name={glyph} tone="plain" />}
        {onOpen ? (
          <button type="button" className="ex" onClick={onOpen}>
            {value}
          </button>
        ) : (
          <span>{value}</span>
        )}
      </div>
    </div>
  );
}
