import { type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import { type GlyphName, StatusGlyph } from './StatusGlyph';

interface ChipProps {
  tone?: 'plain' | 'danger' | 'warn' | 'ok' | 'info' | 'line';
  glyph?: GlyphName;
  icon?: LucideIcon;
  onRemove?: () => void;
  children: ReactNode;
}

/** A short fact with a sign; never only a colour. */
export function Chip({ tone = 'plain', glyph, icon, onRemove, children }: ChipProps) {
  const { t } = useTranslation();
  return (
    <span className={`chip ${tone}`}>
      {glyph && <StatusGlyph name={glyph} tone="plain" />}
      {icon && <Icon of={icon} />}
      <span>{children}</span>
      {onRemove && (
        <button type="button" onClick={onRemove} aria-label={t(($) => $.ui.remove)}>
          <Icon of={X} />
        </button>
      )}
    </span>
  );
}
