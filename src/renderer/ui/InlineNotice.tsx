import { CircleCheck, FlaskConical, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

type NoticeTone = 'warn' | 'danger' | 'info' | 'ok';

interface InlineNoticeProps {
  tone: NoticeTone;
  title?: ReactNode;
  icon?: LucideIcon;
  action?: ReactNode;
  /** A full-width line above the sheet instead of a box in it. */
  bar?: boolean;
  children?: ReactNode;
}

const icons: Readonly<Record<NoticeTone, LucideIcon>> = {
  warn: TriangleAlert,
  danger: TriangleAlert,
  info: Info,
  ok: CircleCheck,
};

export const practiceIcon = FlaskConical;

/** A fact about the state of the work, in its place; it does not go away by itself. */
export function InlineNotice({ tone, title, icon, action, bar, children }: InlineNoticeProps) {
  return (
    <div className={`notice ${tone} ${bar ? 'bar-line' : ''}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon of={icon ?? icons[tone]} className={`c-${tone}`} />
      <span className="grow">
        {title && <b className="b">{title}</b>} {children}
      </span>
      {action}
    </div>
  );
}
