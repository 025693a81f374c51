import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from './shortcuts/useShortcuts';

interface SidePanelProps {
  label: string;
  width?: number;
  children: ReactNode;
}

/** Panel right of the work. In a narrow window it lies over the sheet and Alt+F2 brings it. */
export function SidePanel({ label, width, children }: SidePanelProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcuts([{ keys: 'Alt+F2', label: t(($) => $.app.keys.sidePanel), run: () => setOpen(!open) }]);
  return (
    <aside
      className={`side ${open ? 'is-open' : ''}`}
      aria-label={label}
      style={width ? { width } : undefined}
    >
      {children}
    </aside>
  );
}

interface SideSectionProps {
  title: string;
  count?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}

export function SideSection({ title, count, extra, children }: SideSectionProps) {
  return (
    <section>
      <h2>
        {title} {count !== undefined && <span className="n">{count}</span>}
        <span className="grow" />
        {extra && <span className="n">{extra}</span>}
      </h2>
      {children}
    </section>
  );
}
