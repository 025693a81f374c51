import { InlineNotice } from '@renderer/ui/InlineNotice';
import type { PrinterChoice } from '@renderer/ui/PrintPanel';
import type { OutputOf } from '@shared/contract/contract';
import { useTranslation } from 'react-i18next';
import { PrinterProof } from './PrinterProof';

interface PrinterNotesProps {
  system: OutputOf<'printing.listPrinters'> | undefined;
  printers: readonly PrinterChoice[];
  chosen: PrinterChoice | undefined;
}

/** What stands in the way of a print: no printer at all, or one that was never tried. */
export function PrinterNotes({ system, printers, chosen }: PrinterNotesProps) {
  const { t } = useTranslation();
  return (
    <>
      {system && printers.length === 0 && (
        <InlineNotice tone="warn">
          {system.spoolerRunning ? t(($) => $.printing.set.noPrinters) : t(($) => $.printing.set.noSpooler)}
        </InlineNotice>
      )}
      {chosen && chosen.testedOn === null && <PrinterProof key={chosen.id} printer={chosen.id} />}
    </>
  );
}
