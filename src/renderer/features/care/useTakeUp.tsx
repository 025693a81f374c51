import { useCommand } from '@renderer/api/useCommand';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { toast } from '@renderer/ui/toast';
import type { AssetCard } from '@shared/features/assets/model';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type Work =
  | { kind: 'deferred'; id: number; version: number }
  | { kind: 'services'; keys: string[] }
  | { kind: 'stay'; id: number; version: number };

export interface TakeUp {
  take: (work: Work) => void;
  /** Number of the open order that it goes to; null: a new one. */
  orderNumber: string | null;
  allowed: boolean;
  busy: boolean;
  error: unknown;
  /** The question for the reason when the client's debt stops a new order. */
  dialog: ReactNode;
}

/** Work that waits goes with one key onto the newest open order of the thing, or onto a new one. */
export function useTakeUp(card: AssetCard): TakeUp {
  const { t } = useTranslation();
  const { history } = useRouter();
  const revive = useCommand('care.revive');
  const services = useCommand('care.orderServices');
  const charge = useCommand('care.chargeStay');
  const [asked, setAsked] = useState<Work | null>(null);
  const [open] = card.openOrders;
  const { newOrder } = card.allowedActions;
  const send = async (work: Work, debtReason: string | null) => {
    const target = { orderId: open?.orderId ?? null, orderVersion: null, debtReason };
    const made =
      work.kind === 'deferred'
        ? await revive.attempt({ deferredId: work.id, version: work.version, ...target })
        : work.kind === 'stay'
          ? await charge.attempt({ stayId: work.id, version: work.version, ...target })
          : await services.attempt({ assetId: card.id, workKeys: work.keys, ...target });
    if (!made) return;
    setAsked(null);
    const text = t(($) => $.care.deferred.revived, { number: made.number });
    toast.show({ text });
    history.push(`/orders/${made.orderId}`);
  };
  const busy = revive.isPending || services.isPending || charge.isPending;
  const refusal = revive.error ?? services.error ?? charge.error;
  return {
    // A debt stops new orders only.
    take: (work) => (!open && newOrder.reason !== null ? setAsked(work) : void send(work, null)),
    orderNumber: open?.number ?? null,
    allowed: open ? newOrder.reason !== 'forbidden' : newOrder.allowed,
    busy,
    error: asked ? null : refusal,
    dialog: asked && (
      <ReasonDialog
        open
        title={t(($) => $.care.deferred.debtTitle)}
        text={t(($) => $.care.deferred.debtText)}
        confirmLabel={t(($) => $.care.deferred.reviveNew)}
        busy={busy}
        error={refusal}
        onClose={() => setAsked(null)}
        onConfirm={(reason) => void send(asked, reason)}
      />
    ),
  };
}
