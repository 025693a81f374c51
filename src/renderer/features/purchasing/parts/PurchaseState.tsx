import { Chip } from '@renderer/ui/Chip';
import type { PurchaseStatus } from '@shared/features/purchasing/model';
import { useTranslation } from 'react-i18next';

const tones = { draft: 'line', sent: 'info', received: 'ok', cancelled: 'plain' } as const;

/** The state of an order to a supplier; a late one says so. */
export function PurchaseState({ status, late = false }: { status: PurchaseStatus; late?: boolean }) {
  const { t } = useTranslation();
  if (late) return <Chip tone="danger">{t(($) => $.purchasing.late)}</Chip>;
  return <Chip tone={tones[status]}>{t(($) => $.purchasing.status[status])}</Chip>;
}
