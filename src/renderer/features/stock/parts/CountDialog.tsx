import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { unitText } from '@renderer/features/parts/unitText';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { MoneyField, QuantityField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { formatQuantity } from '@shared/kernel/quantity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CountDialogProps {
  card: OutputOf<'parts.card'>;
  onClose: () => void;
}

/** What was counted against what the books say; the difference becomes a document. */
export function CountDialog({ card, onClose }: CountDialogProps) {
  const { t } = useTranslation();
  const { data: lists } = useQuery('parts.lists', {}, { tags: ['parts'] });
  const warehouses = lists?.warehouses ?? [];
  const [chosen, setChosen] = useState<number | null>(card.balances[0]?.warehouseId ?? null);
  const warehouseId = chosen ?? warehouses[0]?.id ?? null;
  const [countedMilli, setCounted] = useState<number | null>(null);
  const [costCents, setCost] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const adjust = useCommand('stock.adjust');
  const bookedMilli = card.balances.find((row) => row.warehouseId === warehouseId)?.quantityMilli ?? 0;
  const difference = countedMilli === null || Number.isNaN(countedMilli) ? null : countedMilli - bookedMilli;
  const unit = unitText(t, card.part.unit);
  const signed = (milli: number) => `${milli > 0 ? '+' : ''}${formatQuantity(milli)} ${unit}`;
  const ready =
    warehouseId !== null &&
    difference !== null &&
    difference !== 0 &&
    reason.trim().length >= 3 &&
    !Number.isNaN(costCents);
  const confirm = async () => {
    if (!ready || warehouseId === null || countedMilli === null) return;
    const unitCostCents = difference > 0 ? costCents : null;
    const input = { partId: card.id, warehouseId, bookedMilli, countedMilli, unitCostCents, reason };
    const made = await adjust.attempt(input);
    if (!made) return;
    toast.show({ text: t(($) => $.stock.count.done, { number: made.number }), glyph: 'ok' });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      title={t(($) => $.stock.count.title, { number: card.shownNumber })}
      text={t(($) => $.stock.count.text, { booked: `${formatQuantity(bookedMilli)} ${unit}` })}
      confirmLabel={t(($) => $.stock.count.confirm)}
      confirmDisabled={!ready}
      busy={adjust.isPending}
      error={adjust.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {warehouses.length > 1 && (
        <SelectField
          label={t(($) => $.stock.count.warehouse)}
          value={warehouseId}
          onChange={setChosen}
          options={warehouses.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <div className="two">
        <QuantityField
          label={t(($) => $.stock.count.counted)}
          value={countedMilli}
          onChange={setCounted}
          unit={unit}
          min={0}
          hint={
            difference === null
              ? undefined
              : t(($) => $.stock.count.difference, { difference: signed(difference) })
          }
          required
          autoFocus
        />
        {difference !== null && difference > 0 && card.masked.length === 0 && (
          <MoneyField
            label={t(($) => $.stock.count.cost)}
            value={costCents}
            onChange={setCost}
            min={0}
            hint={t(($) => $.stock.count.costHint)}
          />
        )}
      </div>
      <TextField
        label={t(($) => $.stock.count.reason)}
        value={reason}
        onChange={setReason}
        maxLength={300}
        required
      />
    </ConfirmDialog>
  );
}
