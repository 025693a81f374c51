import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { PrintPanel } from '@renderer/ui/PrintPanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { PrintTarget } from '@shared/features/printing/model';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrinterNotes } from './PrinterNotes';
import { choicesOf } from './PrintSetPanel';
import '../printing.css';

interface TargetPrintProps {
  target: PrintTarget;
  title: string;
  /** Of the saved PDF, without its ending. */
  fileName?: string;
  /** What the page shows, so that it is drawn anew when that changes. */
  tags: readonly string[];
  onClose: () => void;
}

/** One document with its printer, the page beside it; what was archived goes out unchanged on a second try. */
export function TargetPrint({ target, title, fileName = title, tags, onClose }: TargetPrintProps) {
  const { t } = useTranslation();
  const preview = useQuery('printing.preview', { target }, { tags });
  const system = useQuery('printing.listPrinters', {}, { tags: [] });
  const sets = useQuery('printing.sets', {}, { tags: ['printing'] });
  const create = useCommand('printing.create');
  const send = useCommand('printing.printRun');
  const save = useCommand('printing.savePdf');
  const [copies, setCopies] = useState(1);
  const [printer, setPrinter] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  useShortcuts([{ keys: 'Esc', label: t(($) => $.ui.close), run: onClose }]);
  const known = sets.data?.printers ?? [];
  const printers = choicesOf(system.data, known);
  const printerId = printer ?? known.find((one) => one.isDefault)?.name ?? printers[0]?.id ?? null;
  const chosen = printers.find((one) => one.id === printerId);

  const archived = useRef<number | null>(null);
  const runId = async () => {
    archived.current ??= (await create.attempt({ target, copies }))?.runId ?? null;
    return archived.current;
  };
  const print = async () => {
    const id = await runId();
    if (id === null || printerId === null) return;
    if (!(await send.attempt({ runId: id, printer: printerId }))) return;
    archived.current = null;
    toast.show({ text: t(($) => $.printing.set.printed, { titles: title }), glyph: 'ok' });
    onClose();
  };
  const savePdf = async () => {
    const id = await runId();
    const done = id === null ? undefined : await save.attempt({ runId: id, suggestedName: fileName });
    if (done?.saved)
      toast.show({ text: t(($) => $.printing.set.saved, { name: done.saved.name }), glyph: 'ok' });
  };
  return (
    <div ref={box} className="print-set-panel">
      <PrintPanel
        items={[{ id: 'one', title, copies, checked: true, pages: preview.data?.pages }]}
        onItems={([item]) => {
          archived.current = null;
          setCopies(item?.copies ?? 1);
        }}
        currentId="one"
        onCurrent={() => undefined}
        printers={printers}
        printerId={printerId}
        onPrinter={setPrinter}
        bytes={preview.data?.bytes ?? null}
        onPrint={() => void print()}
        onSave={() => void savePdf()}
        onClose={onClose}
        busy={create.isPending || send.isPending || save.isPending}
        error={create.error ?? send.error ?? save.error ?? preview.error ?? undefined}
      >
        <PrinterNotes system={system.data} printers={printers} chosen={chosen} />
      </PrintPanel>
    </div>
  );
}
