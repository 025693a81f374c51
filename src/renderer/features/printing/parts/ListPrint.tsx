import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import type { ListPrintProps } from '@renderer/ui/listTools';
import { PrintPanel } from '@renderer/ui/PrintPanel';
import { toast } from '@renderer/ui/toast';
import { sofiaDate } from '@shared/kernel/dates';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrinterNotes } from './PrinterNotes';
import { choicesOf } from './PrintSetPanel';
import '../printing.css';

/** The list as it stands on the screen, with its printer and the pages beside it (documents §2). */
export function ListPrint({ label, file, scope, columns, notes, onClose }: ListPrintProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  // What is printed stays what it was when the print was asked for.
  const [target] = useState(() => ({
    list: file.list,
    input: file.input(scope),
    shown: { ...scope, columns: [...columns] },
    ...{ title: label, notes: [...notes] },
  }));
  const preview = useQuery('printing.listPdf', { target }, { tags: [] });
  const system = useQuery('printing.listPrinters', {}, { tags: [] });
  const sets = useQuery('printing.sets', {}, { tags: ['printing'] });
  const send = useCommand('printing.printList');
  const save = useCommand('printing.saveListPdf');
  const [copies, setCopies] = useState(1);
  const [printer, setPrinter] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  const known = sets.data?.printers ?? [];
  const printers = choicesOf(system.data, known);
  const printerId = printer ?? known.find((one) => one.isDefault)?.name ?? printers[0]?.id ?? null;

  const print = async () => {
    if (printerId === null || !preview.data) return;
    if (!(await send.attempt({ target, copies, printer: printerId }))) return;
    toast.show({ text: t(($) => $.printing.set.printed, { titles: label }), glyph: 'ok' });
    onClose();
  };
  const savePdf = async () => {
    const done = await save.attempt({ target, suggestedName: `${label} ${sofiaDate(Date.now())}` });
    if (done?.saved)
      toast.show({ text: t(($) => $.printing.set.saved, { name: done.saved.name }), glyph: 'ok' });
  };
  return (
    <div ref={box} className="print-set-panel">
      <PrintPanel
        items={[{ id: 'list', title: label, copies, checked: !preview.error, pages: preview.data?.pages }]}
        onItems={([item]) => setCopies(item?.copies ?? 1)}
        currentId="list"
        onCurrent={() => undefined}
        printers={printers}
        printerId={printerId}
        onPrinter={setPrinter}
        bytes={preview.data?.bytes ?? null}
        onPrint={() => void print()}
        onSave={may('data.export') ? () => void savePdf() : undefined}
        onClose={onClose}
        busy={send.isPending || save.isPending}
        error={send.error ?? save.error ?? preview.error ?? undefined}
      >
        <PrinterNotes
          system={system.data}
          printers={printers}
          chosen={printers.find((one) => one.id === printerId)}
        />
      </PrintPanel>
    </div>
  );
}
