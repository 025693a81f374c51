import ButtonBase, { type ButtonBaseProps } from '@mui/material/ButtonBase';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { ariaKeys } from './shortcuts/keys';

export type ButtonVariant = 'outlined' | 'primary' | 'ghost' | 'danger';

type Base = Omit<ButtonBaseProps, 'children' | 'color' | 'component'>;

export interface ButtonProps extends Base {
  variant?: ButtonVariant;
  small?: boolean;
  icon?: LucideIcon;
  /** Printed on the button and announced; the page binds it with `useShortcuts`. */
  shortcut?: string;
  /** The work runs: the button waits and keeps its width. */
  busy?: boolean;
  /** Why the button waits; stands beside it, so that nothing is silently grey. */
  reason?: ReactNode;
  children: ReactNode;
}

const classes = (variant: ButtonVariant, small: boolean | undefined, extra = '') =>
  ['btn', variant === 'outlined' ? '' : variant, small ? 'sm' : '', extra].filter(Boolean).join(' ');

export function Button({
  variant = 'outlined',
  small,
  icon,
  shortcut,
  busy,
  reason,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const waits = disabled || busy;
  const button = (
    <ButtonBase
      {...rest}
      className={classes(variant, small, className)}
      disabled={waits}
      aria-busy={busy || undefined}
      aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
      aria-describedby={waits && reason ? reasonId : rest['aria-describedby']}
    >
      {icon && <Icon of={icon} />}
      <span>{children}</span>
      {shortcut && (
        <span aria-hidden="true" className="row">
          <Kbd keys={shortcut} />
        </span>
      )}
    </ButtonBase>
  );
  if (!waits || !reason) return button;
  return (
    <span className="btn-wrap">
      <span id={reasonId} className="s m ell">
        {reason}
      </span>
      {button}
    </span>
  );
}

export interface IconButtonProps extends Base {
  icon: LucideIcon;
  /** The accessible name and the tooltip. */
  label: string;
  variant?: ButtonVariant;
  small?: boolean;
  shortcut?: string;
}

export function IconButton({
  icon,
  label,
  variant = 'outlined',
  small,
  shortcut,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <ButtonBase
      {...rest}
      className={classes(variant, small, `ic ${className ?? ''}`)}
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
    >
      <Icon of={icon} />
    </ButtonBase>
  );
}
