import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Check, Columns3, ListFilter } from 'lucide-react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Icon } from './Icon';
import { ListFiles } from './listFiles';
import type { ShownTable } from './tableTypes';

type ToolbarProps<T, S> = ShownTable<T, S> & {
  hidden: ReadonlySet<string>;
  setHidden: (hidden: ReadonlySet<string>) => void;
};

/** Filter field, the page's own chips, column chooser and files. */
export function TableToolbar<T, S>(props: ToolbarProps<T, S>) {
  const Files = useContext(ListFiles);
  const { file, label, scope } = props;
  return (
    <div className="filters">
      {props.filterable && <FilterInput {...props} />}
      {props.toolbar}
      <span className="grow" />
      {props.storageKey && <ColumnChooser {...props} />}
      {file && Files && <Files name={label} file={file} scope={scope} />}
    </div>
  );
}

function FilterInput<T, S>({ text, setText, filterPlaceholder }: ToolbarProps<T, S>) {
  const { t } = useTranslation();
  return (
    <label className="filter-input">
      <Icon of={ListFilter} className="mm" />
      <input
        type="text"
        value={text}
        data-table-filter=""
        aria-label={t(($) => $.ui.table.filterLabel)}
        placeholder={filterPlaceholder ?? t(($) => $.ui.table.filter)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text) setText('');
          else if (event.key === 'ArrowDown' || event.key === 'Enter')
            event.currentTarget.closest('.dt')?.querySelector<HTMLElement>('[role=grid]')?.focus();
          else return;
          event.preventDefault();
        }}
      />
    </label>
  );
}

function ColumnChooser<T, S>({ columns, hidden, setHidden }: ToolbarProps<T, S>) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };
  return (
    <>
      <Button
        small
        variant="ghost"
        icon={Columns3}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t(($) => $.ui.table.columns)}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': t(($) => $.ui.table.columns), dense: true } }}
      >
        {columns.map((column, at) => {
          const fixed = at === 0 || column.fixed;
          return (
            <MenuItem
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={!hidden.has(column.id)}
              disabled={fixed}
              onClick={() => toggle(column.id)}
            >
              <span className="check">
                <span className={`box ${hidden.has(column.id) ? '' : 'on'}`}>
                  <Icon of={Check} />
                </span>
                {column.header}
              </span>
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
