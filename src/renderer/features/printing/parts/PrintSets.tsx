import { FormGroup } from '@renderer/features/settings/parts/FormGroup';
import { IconButton } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { MenuButton } from '@renderer/ui/MenuButton';
import {
  type PrintDocumentKind,
  type PrintEvent,
  type PrintSetItem,
  printDocumentKinds,
  printEvents,
} from '@shared/features/printing/model';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface PrintSetsProps {
  items: readonly PrintSetItem[];
  printers: readonly string[];
  onChange: (items: PrintSetItem[]) => void;
}

/** Documents of a day, not of an order, have no set. */
const ofOrder = printDocumentKinds.filter((kind) => kind !== 'dayRecap');

/** What prints at each moment, how often, and where (documents §2). */
export function PrintSets({ items, printers, onChange }: PrintSetsProps) {
  const { t } = useTranslation();
  const change = (item: PrintSetItem, changes: Partial<PrintSetItem>) =>
    onChange(items.map((one) => (one === item ? { ...one, ...changes } : one)));
  const add = (event: PrintEvent, kind: PrintDocumentKind) => {
    const all = [...items, { event, kind, copies: 1, enabled: true, printer: null }];
    // the engine keeps the order of the moments; a new print stands last in its own
    onChange(printEvents.flatMap((moment) => all.filter((one) => one.event === moment)));
  };
  return printEvents.map((event) => {
    const own = items.filter((item) => item.event === event);
    const free = ofOrder.filter((kind) => !own.some((item) => item.kind === kind));
    return (
      <FormGroup
        key={event}
        title={t(($) => $.settings.printers.events[event])}
        note={t(($) => $.settings.printers.eventNotes[event])}
      >
        <div className="whole print-set compact">
          {own.length === 0 && <p className="m">{t(($) => $.settings.printers.emptySet)}</p>}
          {own.map((item) => (
            <SetLine
              key={item.kind}
              item={item}
              printers={printers}
              onChange={(changes) => change(item, changes)}
              onRemove={() => onChange(items.filter((one) => one !== item))}
            />
          ))}
          {free.length > 0 && (
            <div>
              <MenuButton
                small
                icon={Plus}
                label={t(($) => $.settings.printers.events[event])}
                face={<span>{t(($) => $.settings.printers.add)}</span>}
                items={free.map((kind) => ({
                  id: kind,
                  label: t(($) => $.printing.kind[kind]),
                  run: () => add(event, kind),
                }))}
              />
            </div>
          )}
        </div>
      </FormGroup>
    );
  });
}

interface SetLineProps {
  item: PrintSetItem;
  printers: readonly string[];
  onChange: (changes: Partial<PrintSetItem>) => void;
  onRemove: () => void;
}

function SetLine({ item, printers, onChange, onRemove }: SetLineProps) {
  const { t } = useTranslation();
  const name = t(($) => $.printing.kind[item.kind]);
  return (
    <div className="set-line">
      <Check label={name} checked={item.enabled} onChange={(enabled) => onChange({ enabled })} />
      <IntegerField
        hideLabel
        label={t(($) => $.ui.print.copies, { title: name })}
        unit={t(($) => $.settings.printers.copies)}
        min={1}
        max={20}
        value={item.copies}
        onChange={(copies) => onChange({ copies: copies ?? Number.NaN })}
      />
      <SelectField
        hideLabel
        clearable
        label={t(($) => $.settings.printers.printerOf, { title: name })}
        placeholder={t(($) => $.settings.printers.defaultPrinter)}
        value={item.printer}
        onChange={(printer) => onChange({ printer })}
        options={printers.map((value) => ({ value, label: value }))}
      />
      <IconButton
        icon={X}
        variant="ghost"
        label={t(($) => $.settings.printers.removeFrom, { title: name })}
        onClick={onRemove}
      />
    </div>
  );
}
