import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { toast } from '@renderer/ui/toast';
import type { ProvisionLine } from '@shared/features/provision/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityOf } from '../words';
import '../provision.css';

interface Props {
  line: ProvisionLine;
  onClose: () => void;
}

/** What is kept for another order goes to this one, with a reason that both orders tell. */
export function TakeOverDialog({ line, onClose }: Props) {
  const { t } = useTranslation();
  const [fromLineId, setFrom] = useState(line.holders[0]?.lineId ?? null);
  const [reason, setReason] = useState('');
  const take = useCommand('orders.takeReservation');
  const run = async () => {
    if (fromLineId === null) return;
    const { orderId, version, lineId } = line;
    const done = await take.attempt({ orderId, version, lineId, fromLineId, reason: reason.trim() });
    if (!done) return;
    toast.show({
      text: t(($) => $.provision.takeOver.done, {
        quantity: quantityOf(t, done.milli, line.unit),
        number: line.orderNumber,
      }),
      glyph: 'ok',
    });
    onClose();
  };
  return (
    <DialogBase
      open
      title={`${t(($) => $.provision.takeOver.title)} · ${line.number}`}
      confirmLabel={t(($) => $.provision.takeOver.apply)}
      confirmDisabled={fromLineId === null || reason.trim().length < 3}
      busy={take.isPending}
      error={take.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="provision-fields">
        <SelectField
          label={t(($) => $.provision.takeOver.from)}
          value={fromLineId}
          options={line.holders.map((holder) => ({
            value: holder.lineId,
            label: t(($) => $.provision.takeOver.holder, {
              number: holder.orderNumber,
              plate: holder.plate ?? '',
              quantity: quantityOf(t, holder.reservedMilli, line.unit),
            }),
          }))}
          onChange={setFrom}
        />
        <TextField
          label={t(($) => $.provision.takeOver.reason)}
          value={reason}
          onChange={setReason}
          maxLength={300}
          required
          autoFocus
        />
      </div>
    </DialogBase>
  );
}
