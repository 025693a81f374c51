import { type LucideIcon, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

interface EmptyStateProps {
  icon?: LucideIcon;
  /** What was looked for. */
  title: ReactNode;
  /** How many there are without the filter. */
  text?: ReactNode;
  /** One or two buttons that help. */
  children?: ReactNode;
}

export function EmptyState({ icon = SearchX, title, text, children }: EmptyStateProps) {
  return (
    <div className="es">
      <Icon of={icon} />
      <div>
        <b className="med">{title}</b>
        {text && <div className="m">{text}</div>}
        {children && <div className="row state-actions">{children}</div>}
      </div>
    </div>
  );
}
