import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Check, Columns3 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { type ColumnLayout, isFixed, moved, toggled, widened, writtenLayout } from './columnLayout';
import { Icon } from './Icon';
import { useShortcuts } from './shortcuts/useShortcuts';
import type { DataColumn } from './tableTypes';

interface ColumnChooserProps<T> {
  columns: readonly DataColumn<T>[];
  layout: ColumnLayout;
  setLayout: (layout: ColumnLayout) => void;
  /** Shown width of a column in the grid, to begin from. */
  widthOf: (id: string) => number;
}

const widthStep = 16;

/** Which columns, in which order and how wide: Space, Alt+↑↓, ←→. */
export function ColumnChooser<T>({ columns, layout, setLayout, widthOf }: ColumnChooserProps<T>) {
  const { t } = useTranslation();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  useShortcuts([
    { keys: 'Alt+K', label: t(($) => $.ui.table.columnsKey), bar: false, run: () => setOpen(true) },
  ]);
  const written = writtenLayout(columns, layout);
  const shown = written.flatMap(({ id }) => columns.find((column) => column.id === id) ?? []);
  const hidden = columns.filter((column) => !shown.includes(column));
  const act = (event: KeyboardEvent, id: string) => {
    const next = changeOf(event, id);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setLayout(next);
  };
  const changeOf = (event: KeyboardEvent, id: string): ColumnLayout | null => {
    if (event.altKey && event.key === 'ArrowUp') return moved(written, id, -1);
    if (event.altKey && event.key === 'ArrowDown') return moved(written, id, 1);
    if (event.key === 'ArrowLeft') return widened(written, id, widthOf(id) - widthStep);
    if (event.key === 'ArrowRight') return widened(written, id, widthOf(id) + widthStep);
    return null;
  };
  return (
    <>
      <Button
        ref={setButton}
        small
        variant="ghost"
        icon={Columns3}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {t(($) => $.ui.table.columns)}
      </Button>
      <Menu
        anchorEl={button}
        open={open}
        onClose={() => setOpen(false)}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': t(($) => $.ui.table.columns), dense: true } }}
      >
        {[...shown, ...hidden].map((column) => {
          const on = shown.includes(column);
          return (
            <MenuItem
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={on}
              // A column that always stands can still be moved and widened, so its item keeps the focus.
              aria-disabled={isFixed(column, columns.indexOf(column))}
              onClick={() => {
                if (!isFixed(column, columns.indexOf(column))) setLayout(toggled(written, column.id));
              }}
              onKeyDown={(event) => on && act(event, column.id)}
            >
              <span className="check">
                <span className={`box ${on ? 'on' : ''}`}>
                  <Icon of={Check} />
                </span>
                {column.header}
              </span>
            </MenuItem>
          );
        })}
        <MenuItem divider disabled={layout === null} onClick={() => setLayout(null)}>
          {t(($) => $.ui.table.columnsReset)}
        </MenuItem>
        <li className="menu-note s m" role="presentation">
          {t(($) => $.ui.table.columnsHint)}
        </li>
      </Menu>
    </>
  );
}
