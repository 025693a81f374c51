import { ArrowLeft, ChevronDown, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import { Icon } from './Icon';

interface PageHeadProps {
  title: string;
  /** What the page shows, in words: „Централен склад, към 24.11.2026 10:42“. */
  scope?: ReactNode;
  back?: { label: string; run: () => void };
  /** Actions at the right edge, one of them primary. */
  children?: ReactNode;
}

export function PageHead({ title, scope, back, children }: PageHeadProps) {
  return (
    <div className="page-head">
      {back && <IconButton icon={ArrowLeft} label={back.label} variant="ghost" onClick={back.run} />}
      <h1>{title}</h1>
      {scope && <span className="m ell">{scope}</span>}
      {children && <span className="acts">{children}</span>}
    </div>
  );
}

interface ViewsProps<T extends string> {
  label: string;
  value: T;
  views: readonly { id: T; label: string; count?: ReactNode }[];
  onChange: (id: T) => void;
  children?: ReactNode;
}

/** Saved views of a list with their counts. */
export function Views<T extends string>({ label, value, views, onChange, children }: ViewsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (at: number) => {
    const next = views[(at + views.length) % views.length];
    if (!next) return;
    onChange(next.id);
    list.current?.querySelectorAll('button')[views.indexOf(next)]?.focus();
  };
  return (
    <div className="views">
      <div ref={list} role="tablist" aria-label={label}>
        {views.map((view, at) => (
          <button
            key={view.id}
            type="button"
            role="tab"
            className="view"
            aria-selected={view.id === value}
            tabIndex={view.id === value ? 0 : -1}
            onClick={() => onChange(view.id)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') move(at + 1);
              else if (event.key === 'ArrowLeft') move(at - 1);
              else return;
              event.preventDefault();
            }}
          >
            {view.label} {view.count !== undefined && <span className="n">{view.count}</span>}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}

/** Line of text, chips and switches above a table. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <div className="filters">{children}</div>;
}

interface FilterChipProps {
  label: string;
  onClick?: () => void;
  onRemove?: () => void;
}

/** A filter in words: pressing changes it, × takes it away. */
export function FilterChip({ label, onClick, onRemove }: FilterChipProps) {
  const { t } = useTranslation();
  return (
    <span className="btn sm filter-chip">
      <button type="button" className="plain" onClick={onClick ?? onRemove}>
        {label}
        {!onRemove && <Icon of={ChevronDown} size={14} />}
      </button>
      {onRemove && (
        <button
          type="button"
          className="plain"
          aria-label={`${t(($) => $.ui.remove)}: ${label}`}
          onClick={onRemove}
        >
          <Icon of={X} size={14} />
        </button>
      )}
    </span>
  );
}

export function TotalsFigure({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <span className="m">
      {label} <b className="total-value">{children}</b>
    </span>
  );
}
