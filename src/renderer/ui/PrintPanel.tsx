import { formatDate } from '@shared/kernel/dates';
import { Minus, Plus, Printer, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './Button';
import { Check } from './Check';
import { ErrorBox } from './ErrorBox';
import { SelectField } from './fields/SelectField';
import { PdfPreview } from './PdfPreview';
import { WarningLabel } from './StatusGlyph';

export interface PrintItem {
  id: string;
  title: string;
  copies: number;
  checked: boolean;
  /** Pages of one copy, when known. */
  pages?: number;
}

export interface PrinterChoice {
  id: string;
  name: string;
  /** Date of the last test page, `YYYY-MM-DD`. */
  testedOn: string | null;
}

interface PrintPanelProps {
  items: readonly PrintItem[];
  onItems: (items: readonly PrintItem[]) => void;
  currentId: string;
  onCurrent: (id: string) => void;
  printers: readonly PrinterChoice[];
  printerId: string | null;
  onPrinter: (id: string | null) => void;
  bytes: Uint8Array | null;
  onPrint: () => void;
  onSave?: () => void;
  onClose?: () => void;
  busy?: boolean;
  error?: unknown;
  children?: ReactNode;
}

const MOST_COPIES = 9;

/** Sheets that will come out: pages times copies of what is checked; undefined while pages are unknown. */
export function sheetsOf(items: readonly PrintItem[]): number | undefined {
  const chosen = items.filter((item) => item.checked);
  if (chosen.some((item) => item.pages === undefined)) return undefined;
  return chosen.reduce((sum, item) => sum + (item.pages ?? 0) * item.copies, 0);
}

/** The set to be printed with copies and printer, the page beside it. Enter prints. */
export function PrintPanel(props: PrintPanelProps) {
  const { t } = useTranslation();
  const { items, currentId, printers, printerId, busy } = props;
  const current = items.find((item) => item.id === currentId);
  const printer = printers.find((one) => one.id === printerId);
  const sheets = sheetsOf(items);
  const nothing = !items.some((item) => item.checked);
  const change = (id: string, patch: Partial<PrintItem>) =>
    props.onItems(items.map((item) => (item.id === id ? { ...item, ...patch } : item)));

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const free = !(target instanceof HTMLButtonElement) && target.getAttribute('role') !== 'combobox';
    if (event.key !== 'Enter' || !free || busy || nothing || event.defaultPrevented) return;
    event.preventDefault();
    props.onPrint();
  };

  return (
    <section className="print-panel" aria-label={t(($) => $.ui.print.set)} onKeyDown={onKeyDown}>
      <div className="print-list">
        <div className="row">
          <h2 className="grow">{t(($) => $.ui.print.set)}</h2>
          {props.onClose && (
            <IconButton icon={X} label={t(($) => $.ui.close)} small variant="ghost" onClick={props.onClose} />
          )}
        </div>
        <ul>
          {items.map((item) => (
            <PrintLine
              key={item.id}
              item={item}
              current={item.id === currentId}
              onCurrent={() => props.onCurrent(item.id)}
              onChange={(patch) => change(item.id, patch)}
            />
          ))}
        </ul>
        <hr />
        <SelectField
          label={t(($) => $.ui.print.printer)}
          value={printerId}
          onChange={props.onPrinter}
          options={printers.map((one) => ({ value: one.id, label: one.name }))}
          className="tight"
        />
        {printer && (
          <span className="s">
            {printer.testedOn ? (
              <WarningLabel warning="ok">
                {t(($) => $.ui.print.tested, { date: formatDate(printer.testedOn) })}
              </WarningLabel>
            ) : (
              <WarningLabel warning="warning">{t(($) => $.ui.print.untested)}</WarningLabel>
            )}
          </span>
        )}
        {props.children}
        <ErrorBox error={props.error} />
        <Button
          variant="primary"
          icon={Printer}
          shortcut="Enter"
          busy={busy}
          disabled={nothing || !printer}
          onClick={props.onPrint}
        >
          {sheets === undefined || sheets === 0
            ? t(($) => $.ui.print.printPlain)
            : sheets === 1
              ? t(($) => $.ui.print.printOne)
              : t(($) => $.ui.print.print, { count: sheets })}
        </Button>
        {props.onSave && (
          <Button variant="ghost" small disabled={!current || busy} onClick={props.onSave}>
            {t(($) => $.ui.print.savePdf)}
          </Button>
        )}
      </div>
      <PdfPreview bytes={props.bytes} label={current?.title ?? ''} />
    </section>
  );
}

interface PrintLineProps {
  item: PrintItem;
  current: boolean;
  onCurrent: () => void;
  onChange: (patch: Partial<PrintItem>) => void;
}

function PrintLine({ item, current, onCurrent, onChange }: PrintLineProps) {
  const { t } = useTranslation();
  const { title, copies } = item;
  return (
    <li className={current ? 'on' : ''} onFocus={onCurrent} onMouseDown={onCurrent}>
      <Check checked={item.checked} onChange={(checked) => onChange({ checked })} label={title} />
      <span className="grow" />
      <IconButton
        icon={Minus}
        small
        variant="ghost"
        label={t(($) => $.ui.print.fewer, { title })}
        disabled={copies <= 1}
        onClick={() => onChange({ copies: copies - 1 })}
      />
      <span
        className="mm copies"
        role="img"
        aria-label={`${t(($) => $.ui.print.copies, { title })} ${copies}`}
      >
        {copies}
      </span>
      <IconButton
        icon={Plus}
        small
        variant="ghost"
        label={t(($) => $.ui.print.moreCopies, { title })}
        disabled={copies >= MOST_COPIES}
        onClick={() => onChange({ copies: copies + 1 })}
      />
    </li>
  );
}
