import { useQuery } from '@renderer/api/useQuery';
import { Check } from '@renderer/ui/Check';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { type PrinterChoice, PrintPanel } from '@renderer/ui/PrintPanel';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import type { PrintEvent } from '@shared/features/printing/model';
import { sofiaDate } from '@shared/kernel/dates';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenPrint, useSetPrinter } from '../useSetPrinter';
import { PrinterNotes } from './PrinterNotes';
import '../printing.css';

interface PrintSetPanelProps {
  event: PrintEvent;
  orderId: number;
  onClose?: () => void;
  /** After everything chosen went to the printer. */
  onPrinted?: () => void;
}

/** The prints of this moment with copies and printer, the page beside them; Enter prints (documents §2). */
export function PrintSetPanel(props: PrintSetPanelProps) {
  const { event, orderId } = props;
  const { t } = useTranslation();
  const set = useQuery(
    'printing.set',
    { event, orderId },
    { tags: ['printing', `order:${orderId}`, 'printer'] },
  );
  if (set.error) return <ErrorBox error={set.error} />;
  if (!set.data) return <SkeletonRows rows={6} />;
  if (set.data.items.length === 0)
    return <EmptyState title={t(($) => $.printing.set.empty)} text={t(($) => $.printing.set.emptyText)} />;
  return <LoadedSet key={set.data.items.map((item) => item.kind).join()} {...props} set={set.data} />;
}

function LoadedSet({
  orderId,
  onClose,
  onPrinted,
  set,
}: PrintSetPanelProps & { set: OutputOf<'printing.set'> }) {
  const { t } = useTranslation();
  const system = useQuery('printing.listPrinters', {}, { tags: [] });
  const [chosen, setChosen] = useState<Record<string, { copies: number; checked: boolean }>>({});
  const [current, setCurrent] = useState(0);
  const [withNotes, setWithNotes] = useState(false);
  const [printer, setPrinter] = useState<string | null>(null);
  const printing = useSetPrinter(orderId);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);

  // The kind stands for the item: a protocol that is issued on the way gets its number, not a second line.
  const items = set.items.map((item, at): ChosenPrint & { checked: boolean } => {
    // With technical data it is another paper: an archived run without them is not sent in its place.
    const id = `${item.kind} ${at}${withNotes && item.kind === 'serviceOrder' ? ' notes' : ''}`;
    const target =
      withNotes && item.target?.kind === 'serviceOrder' ? { ...item.target, notes: true } : item.target;
    return { ...item, target, checked: item.enabled, ...chosen[id], id };
  });
  // The kind is enough where it stands once; several invoices need their numbers.
  const nameOf = (item: ChosenPrint) =>
    items.filter((one) => one.kind === item.kind).length > 1
      ? item.title
      : t(($) => $.printing.kind[item.kind]);
  const shown = items[current] ?? items[0];
  const preview = usePreview(shown, orderId);
  const printers = choicesOf(system.data, set.printers);
  const fallback = set.printers.find((one) => one.isDefault && printers.some((each) => each.id === one.name));
  const printerId = printer ?? fallback?.name ?? printers[0]?.id ?? null;
  const known = printers.find((one) => one.id === printerId);

  const print = async () => {
    if (printerId === null) return;
    printing.reset();
    const wanted = items.filter((item) => item.checked);
    const own = (item: ChosenPrint) =>
      printer === null && item.printer && printers.some((one) => one.id === item.printer)
        ? item.printer
        : printerId;
    if (!(await printing.print(wanted, own))) return;
    const titles = wanted.map((item) => item.title).join(', ');
    toast.show({ text: t(($) => $.printing.set.printed, { titles }), glyph: 'ok' });
    onPrinted?.();
  };
  const save = async () => {
    if (!shown) return;
    printing.reset();
    const name = await printing.savePdf(shown);
    if (name !== null) toast.show({ text: t(($) => $.printing.set.saved, { name }), glyph: 'ok' });
  };

  return (
    <div ref={box} className="print-set-panel">
      <PrintPanel
        items={items.map((item) => ({
          ...{ id: item.id, title: nameOf(item), copies: item.copies, checked: item.checked },
          ...(item.id === shown?.id && preview.data && { pages: preview.data.pages }),
        }))}
        onItems={(next) => setChosen(Object.fromEntries(next.map(({ id, ...item }) => [id, item])))}
        currentId={shown?.id ?? ''}
        onCurrent={(id) => setCurrent(items.findIndex((item) => item.id === id))}
        printers={printers}
        printerId={printerId}
        onPrinter={setPrinter}
        bytes={preview.data?.bytes ?? null}
        onPrint={() => void print()}
        onSave={() => void save()}
        onClose={onClose}
        busy={printing.busy}
        error={printing.error ?? preview.error ?? undefined}
      >
        <NotesCheck orderId={orderId} items={items} checked={withNotes} onChange={setWithNotes} />
        <PrinterNotes system={system.data} printers={printers} chosen={known} />
      </PrintPanel>
    </div>
  );
}

interface NotesCheckProps {
  orderId: number;
  items: readonly ChosenPrint[];
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Oil volumes and torques on the paper of the order, when the item has any. */
function NotesCheck({ orderId, items, checked, onChange }: NotesCheckProps) {
  const { t } = useTranslation();
  const printsOrder = items.some((item) => item.kind === 'serviceOrder');
  const order = useQuery('orders.open', { orderId }, { enabled: printsOrder, tags: [`order:${orderId}`] });
  const assetId = order.data?.asset.id ?? 0;
  const notes = useQuery('catalog.notesFor', { assetId }, { enabled: assetId > 0, tags: ['catalog'] });
  if (!notes.data || notes.data.notes.length === 0) return null;
  return <Check checked={checked} label={t(($) => $.catalog.note.print)} onChange={onChange} />;
}

function usePreview(item: ChosenPrint | undefined, orderId: number) {
  const draft =
    item && (item.kind === 'handoverIntake' || item.kind === 'handoverRelease')
      ? { orderId, kind: item.kind }
      : null;
  return useQuery(
    'printing.preview',
    { target: item?.target ?? null, draft: item?.target ? null : draft },
    { enabled: item !== undefined, keepPrevious: true, tags: [`order:${orderId}`] },
  );
}

/** The system's printers, with the day on which each proved itself. */
export function choicesOf(
  system: OutputOf<'printing.listPrinters'> | undefined,
  known: OutputOf<'printing.set'>['printers'],
): PrinterChoice[] {
  return (system?.printers ?? []).map(({ name, label }) => {
    const confirmedAt = known.find((one) => one.name === name)?.confirmedAt ?? null;
    return { id: name, name: label || name, testedOn: confirmedAt === null ? null : sofiaDate(confirmedAt) };
  });
}
