import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { DateField } from '@renderer/ui/fields/DateField';
import { TextField } from '@renderer/ui/fields/TextField';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { isIsoDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ExpectedDialogProps {
  view: OutputOf<'purchasing.order'>;
  onClose: () => void;
}

/** What the supplier answered: its number and the days; a line without one comes with the rest. */
export function ExpectedDialog({ view, onClose }: ExpectedDialogProps) {
  const { t } = useTranslation();
  const [expectedOn, setExpected] = useState(view.expectedOn);
  const [reference, setReference] = useState(view.reference ?? '');
  const awaited = view.rows.filter((row) => row.awaitedMilli > 0);
  const [days, setDays] = useState<Readonly<Record<number, string | null>>>(
    Object.fromEntries(awaited.map((row) => [row.id, row.expectedOn])),
  );
  const save = useCommand('purchasing.setExpected');
  const isRead = [expectedOn, ...Object.values(days)].every((day) => day === null || isIsoDate(day));
  const run = async () => {
    const { id: orderId, version } = view;
    const lines = awaited.map(({ id }) => ({ lineId: id, expectedOn: days[id] ?? null }));
    if (!(await save.attempt({ orderId, version, expectedOn, reference, lines }))) return;
    toast.show({ text: t(($) => $.purchasing.order.expectedSaved), glyph: 'ok' });
    onClose();
  };
  return (
    <DialogBase
      open
      width={460}
      title={t(($) => $.purchasing.order.expectedTitle, { number: view.number })}
      text={t(($) => $.purchasing.order.expectedText)}
      confirmLabel={t(($) => $.ui.save)}
      confirmDisabled={!isRead}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.purchasing.order.reference)}
        value={reference}
        maxLength={60}
        autoFocus
        onChange={setReference}
      />
      <DateField label={t(($) => $.purchasing.order.expectedOn)} value={expectedOn} onChange={setExpected} />
      {awaited.map((row) => (
        <DateField
          key={row.id}
          label={t(($) => $.purchasing.order.lineDay, {
            number: row.number,
            quantity: formatQuantity(row.awaitedMilli),
          })}
          value={days[row.id] ?? null}
          onChange={(day) => setDays((before) => ({ ...before, [row.id]: day }))}
        />
      ))}
    </DialogBase>
  );
}
