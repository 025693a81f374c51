import { ListFilter, Printer } from 'lucide-react';
import { type RefObject, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { ColumnChooser } from './ColumnChooser';
import type { ColumnLayout } from './columnLayout';
import { Icon } from './Icon';
import { type ListPrintProps, ListToolsContext, type ListViewsProps } from './listTools';
import { useShortcuts } from './shortcuts/useShortcuts';
import type { ShownTable } from './tableTypes';

type ToolbarProps<T, S> = ShownTable<T, S> & {
  layout: ColumnLayout;
  setLayout: (layout: ColumnLayout) => void;
  views: Omit<ListViewsProps, 'list' | 'label'>;
  onPrint: () => void;
  box: RefObject<HTMLDivElement | null>;
};

/** Filter field, the page's own chips, views, columns, print and files. */
export function TableToolbar<T, S>(props: ToolbarProps<T, S>) {
  const { Files, Views, Print, mayPrint } = useContext(ListToolsContext);
  const { file, label, scope, storageKey, columns, layout, setLayout, views, box } = props;
  const widthOf = (id: string) =>
    box.current?.querySelector<HTMLElement>(`[data-column="${id}"]`)?.offsetWidth ?? 120;
  return (
    <div className="filters">
      {props.filterable && <FilterInput {...props} />}
      {props.toolbar}
      <span className="grow" />
      {storageKey && Views && <Views list={storageKey} label={label} {...views} />}
      {storageKey && <ColumnChooser {...{ columns, layout, setLayout, widthOf }} />}
      {file && Print && mayPrint && <PrintButton onPrint={props.onPrint} />}
      {file && Files && (
        <Files name={label} file={file} scope={scope} columns={layout?.map(({ id }) => id)} />
      )}
    </div>
  );
}

function PrintButton({ onPrint }: { onPrint: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ keys: 'Ctrl+P', label: t(($) => $.views.print.key), bar: false, run: onPrint }]);
  return (
    <Button small variant="ghost" icon={Printer} onClick={onPrint}>
      {t(($) => $.views.print.button)}
    </Button>
  );
}

/** The rows of a list on paper, in their place; Esc gives the list back as it was. */
export function TablePrint(props: ListPrintProps) {
  const { t } = useTranslation();
  const { Print } = useContext(ListToolsContext);
  useShortcuts([{ keys: 'Esc', label: t(($) => $.ui.back), run: props.onClose }]);
  return Print ? <Print {...props} /> : null;
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
