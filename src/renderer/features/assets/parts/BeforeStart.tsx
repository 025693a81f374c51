import { ErrorBox } from '@renderer/ui/ErrorBox';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { AssetCard } from '@shared/features/assets/model';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTakeUp } from '../../care/useTakeUp';
import { mostKeys } from '../beforeStrip';
import type { StripAction, StripLine } from '../stripLine';
import { BeforeStrip } from './BeforeStrip';

interface BeforeStartProps {
  card: AssetCard;
  lines: readonly StripLine[];
  taken: readonly string[];
  /** Takes a work onto the order that is being taken, or leaves it. */
  onToggle: (key: string) => void;
  onComplaint: (text: string) => void;
}

/** The strip with its digits. Work goes onto the open order at once, else onto the one in the intake when it is written. */
export function BeforeStart({ card, lines, taken, onToggle, onComplaint }: BeforeStartProps) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const taking = useTakeUp(card);
  const act = (action: StripAction) => {
    switch (action.kind) {
      case 'complaint':
        return onComplaint(action.text);
      case 'order':
        return history.push(`/orders/${action.orderId}`);
      case 'section':
        return history.push(`/registry/assets/${card.id}?section=${action.section}`);
      case 'invoice':
        return history.push('/invoices');
      case 'work':
        return taking.orderNumber === null ? onToggle(action.offer.key) : taking.take(action.offer.work);
    }
  };
  const offers = lines.flatMap(({ offer }) => offer ?? []).slice(0, mostKeys);
  useShortcuts(
    offers.map(({ action }, at) => ({
      keys: [`Alt+${at + 1}`, String(at + 1)],
      shown: `Alt+1–${offers.length}`,
      label: t(($) => $.assets.before.take),
      bar: at === 0,
      run: () => act(action),
    })),
  );
  return (
    <>
      <ErrorBox error={taking.error} />
      <BeforeStrip lines={lines} taken={taken} onto={taking.orderNumber} onAct={act} />
      {taking.dialog}
    </>
  );
}
