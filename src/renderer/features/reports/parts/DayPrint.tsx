import { TargetPrint } from '@renderer/features/printing/parts/TargetPrint';
import type { DateBasis } from '@shared/features/earnings/model';
import { useTranslation } from 'react-i18next';

interface DayPrintProps {
  on: string;
  basis: DateBasis;
  onClose: () => void;
}

/** The day on one page with its printer. */
export function DayPrint({ on, basis, onClose }: DayPrintProps) {
  const { t } = useTranslation();
  const title = t(($) => $.printing.kind.dayRecap);
  return (
    <TargetPrint
      target={{ kind: 'dayRecap', on, basis }}
      title={title}
      fileName={`${title} ${on}`}
      tags={['earning', 'payment', 'cashDesk']}
      onClose={onClose}
    />
  );
}
