import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { DialogBase } from '@renderer/ui/DialogBase';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import type { MeterUnit } from '@shared/features/assets/meters';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const typed = (value: number | null): value is number => value !== null && !Number.isNaN(value);

/** Another counter was built in: its first figure and the last of the old one. */
export function ExchangeCounter({ assetId, unit }: { assetId: number; unit: MeterUnit }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [last, setLast] = useState<number | null>(null);
  const [first, setFirst] = useState<number | null>(0);
  const [reason, setReason] = useState('');
  const exchange = useCommand('assets.exchangeCounter');
  const ready = typed(last) && typed(first) && reason.trim().length >= 3;
  const run = async () => {
    if (!typed(last) || !typed(first)) return;
    const input = { assetId, unit, lastDial: last, firstDial: first, reason };
    if (await exchange.attempt(input)) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(($) => $.assets.meter.exchange)}</Button>
      <DialogBase
        open={open}
        title={t(($) => $.assets.meter.exchange)}
        text={t(($) => $.assets.meter.exchangeText)}
        confirmLabel={t(($) => $.assets.meter.exchange)}
        confirmDisabled={!ready}
        busy={exchange.isPending}
        error={exchange.error}
        onConfirm={() => void run()}
        onClose={() => setOpen(false)}
      >
        <IntegerField
          label={t(($) => $.assets.meter.lastDial)}
          unit={unit}
          value={last}
          autoFocus
          onChange={setLast}
        />
        <IntegerField
          label={t(($) => $.assets.meter.firstDial)}
          unit={unit}
          value={first}
          onChange={setFirst}
        />
        <TextField
          label={t(($) => $.assets.field.reason)}
          value={reason}
          maxLength={200}
          required
          onChange={setReason}
        />
      </DialogBase>
    </>
  );
}
