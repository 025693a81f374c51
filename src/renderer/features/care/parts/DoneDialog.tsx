import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { DateField } from '@renderer/ui/fields/DateField';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import type { AssetCard } from '@shared/features/assets/model';
import type { ServiceLine } from '@shared/features/care/model';
import { isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  card: AssetCard;
  line: ServiceLine;
  onClose: () => void;
}

/** A work that was done, here or elsewhere: from then on it is counted anew. */
export function DoneDialog({ card, line, onClose }: Props) {
  const { t } = useTranslation();
  const today = sofiaDate(Date.now());
  const last = card.meter.last ? card.meter.last.value - card.meter.offset : null;
  const [on, setOn] = useState<string | null>(today);
  const [meter, setMeter] = useState<number | null>(last);
  const [note, setNote] = useState('');
  const record = useCommand('care.recordDone');
  const ready = on !== null && isIsoDate(on) && on <= today && !Number.isNaN(meter);
  const run = async () => {
    if (on === null) return;
    const input = { assetId: card.id, workKey: line.workKey ?? '', on, meter, note };
    if (await record.attempt(input)) onClose();
  };
  return (
    <DialogBase
      open
      title={t(($) => $.care.service.doneTitle, { work: line.title })}
      confirmLabel={t(($) => $.ui.save)}
      confirmDisabled={!ready}
      busy={record.isPending}
      error={record.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="care-fields">
        <DateField
          label={t(($) => $.care.service.doneOn)}
          value={on}
          max={today}
          autoFocus
          onChange={setOn}
        />
        {card.meter.units.length > 0 && (
          <IntegerField
            label={t(($) => $.care.service.doneMeter)}
            unit={card.meter.unit}
            value={meter}
            onChange={setMeter}
          />
        )}
        <TextField label={t(($) => $.care.column.note)} value={note} maxLength={200} onChange={setNote} />
      </div>
    </DialogBase>
  );
}
