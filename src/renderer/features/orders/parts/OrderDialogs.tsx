import { ReasonDialog } from '@renderer/ui/dialogs';
import type { OrderView } from '@shared/features/orders/model';
import type { OrderPhase } from '@shared/features/orders/status';
import { useTranslation } from 'react-i18next';
import { blockersOf } from '../nextStep';
import { blockerText } from '../texts';
import type { OrderChanges } from '../useOrder';

interface OverrideDialogProps {
  view: OrderView;
  phase: OrderPhase | null;
  changes: OrderChanges;
  onClose: () => void;
}

/** Passing what is missing needs a reason, which stays in the history (domain §5.3). */
export function OverrideDialog({ view, phase, changes, onClose }: OverrideDialogProps) {
  const { t } = useTranslation();
  if (phase === null) return null;
  const confirm = async (overrideReason: string) => {
    if (await changes.change('orders.setPhase', { phase, overrideReason })) onClose();
  };
  return (
    <ReasonDialog
      open
      title={t(($) => $.orders.phase.overrideTitle, {
        number: view.number,
        phase: t(($) => $.ui.phase[phase]),
      })}
      text={t(($) => $.orders.phase.overrideText, {
        list: blockersOf(view, phase)
          .map((blocker) => blockerText(t, blocker))
          .join(', '),
      })}
      confirmLabel={t(($) => $.orders.phase.overrideConfirm)}
      busy={changes.busy}
      error={changes.error}
      onConfirm={(reason) => void confirm(reason)}
      onClose={() => {
        changes.clearError();
        onClose();
      }}
    />
  );
}

interface CancelDialogProps {
  view: OrderView;
  open: boolean;
  changes: OrderChanges;
  onClose: () => void;
}

export function CancelDialog({ view, open, changes, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const confirm = async (reason: string) => {
    if (await changes.change('orders.cancel', { reason })) onClose();
  };
  const reasons = [
    t(($) => $.orders.cancel.reasons.gaveUp),
    t(($) => $.orders.cancel.reasons.mistake),
    t(($) => $.orders.cancel.reasons.duplicate),
  ];
  return (
    <ReasonDialog
      open={open}
      danger
      title={t(($) => $.orders.cancel.title, { number: view.number })}
      text={t(($) => $.orders.cancel.text)}
      confirmLabel={t(($) => $.orders.cancel.confirm)}
      reasons={reasons}
      busy={changes.busy}
      error={changes.error}
      onConfirm={(reason) => void confirm(reason)}
      onClose={() => {
        changes.clearError();
        onClose();
      }}
    />
  );
}
