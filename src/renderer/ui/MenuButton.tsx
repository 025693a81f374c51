import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronDown, type LucideIcon } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button, type ButtonVariant, IconButton } from './Button';
import { Icon } from './Icon';
import { Kbd } from './Kbd';

export interface MenuAction {
  id: string;
  label: string;
  icon?: LucideIcon;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Why it waits, in the item itself. */
  reason?: string;
  run: () => void;
}

interface MenuButtonProps {
  label: string;
  icon?: LucideIcon;
  /** Only the icon is drawn, the label is its name. */
  iconOnly?: boolean;
  variant?: ButtonVariant;
  small?: boolean;
  /** What the button shows instead of its label and arrow; for readers the label follows it. */
  face?: ReactNode;
  items: readonly MenuAction[];
}

/** A button that opens a short menu of actions. */
export function MenuButton({ label, icon, iconOnly, variant, small, face, items }: MenuButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();
  const common = {
    variant,
    small,
    onClick: (event: React.MouseEvent<HTMLElement>) => setAnchor(event.currentTarget),
    'aria-haspopup': 'menu' as const,
    'aria-expanded': anchor !== null,
    'aria-controls': anchor ? menuId : undefined,
  };
  return (
    <>
      {iconOnly && icon ? (
        <IconButton {...common} icon={icon} label={label} />
      ) : (
        <Button {...common} icon={icon}>
          {face ? (
            <>
              {face}
              <span className="sr"> {label}</span>
            </>
          ) : (
            <span className="row">
              {label}
              <Icon of={ChevronDown} size={14} />
            </span>
          )}
        </Button>
      )}
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': label, dense: true } }}
      >
        {items.map((item) => (
          <MenuItem
            key={item.id}
            disabled={item.disabled}
            className={item.danger ? 'c-danger' : undefined}
            onClick={() => {
              setAnchor(null);
              item.run();
            }}
          >
            <span className="row grow">
              {item.icon && <Icon of={item.icon} />}
              <span className="grow">{item.label}</span>
              {item.disabled && item.reason && <span className="s mm">{item.reason}</span>}
              {item.shortcut && <Kbd keys={item.shortcut} />}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
