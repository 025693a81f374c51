import type { CallError } from '@renderer/api/client';
import { ConfirmDialog, ReasonDialog } from '@renderer/ui/dialogs';
import type { StocktakeCard } from '@shared/features/stocktake/model';
import { formatMoney } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';

export type Asked = 'approve' | 'cancel' | 'zero' | null;

interface StocktakeDialogsProps {
  card: StocktakeCard;
  asked: Asked;
  busy: boolean;
  error: CallError | null;
  onApprove: () => void;
  onCancel: (reason: string) => void;
  onZero: () => void;
  onClose: () => void;
}

/** What cannot be taken back is said before it is done. */
export function StocktakeDialogs(props: StocktakeDialogsProps) {
  const { card, asked, busy, error, onClose } = props;
  const { t } = useTranslation();
  const { number, sums } = card;
  const euro = (cents: number | null) => (cents === null ? '' : formatMoney(cents, { currency: true }));
  const common = { busy, error, onClose };
  return (
    <>
      <ConfirmDialog
        {...common}
        open={asked === 'approve'}
        title={t(($) => $.stocktake.approveTitle, { number })}
        text={
          sums.differences === 0
            ? t(($) => $.stocktake.approveNothing)
            : t(($) => $.stocktake.approveText, {
                count: sums.differences ?? 0,
                surplus: euro(sums.surplusCents),
                shortage: euro(sums.shortageCents),
              })
        }
        confirmLabel={t(($) => $.stocktake.approve)}
        onConfirm={props.onApprove}
      />
      <ConfirmDialog
        {...common}
        open={asked === 'zero'}
        title={t(($) => $.stocktake.zeroTitle)}
        text={t(($) => $.stocktake.zeroText, { count: sums.lines - sums.counted })}
        confirmLabel={t(($) => $.stocktake.zeroRest)}
        onConfirm={props.onZero}
      />
      <ReasonDialog
        {...common}
        open={asked === 'cancel'}
        danger
        title={t(($) => $.stocktake.cancelTitle, { number })}
        text={t(($) => $.stocktake.cancelText)}
        confirmLabel={t(($) => $.stocktake.cancel)}
        onConfirm={props.onCancel}
      />
    </>
  );
}
