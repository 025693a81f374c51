import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import {
  type DueListRow,
  type ReminderResult,
  reminderResults,
  reminderWays,
} from '@shared/features/care/model';
import { addDays, formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dueTitle } from '../words';

/** Who is called again later is called in a week (ours). */
const usualPostponement = 7;

/** One call: the phone as it is dialled, how it was said and what came of it. */
export function RemindDialog({ row, onClose }: { row: DueListRow; onClose: () => void }) {
  const { t } = useTranslation();
  const today = sofiaDate(Date.now());
  const [way, setWay] = useState<(typeof reminderWays)[number]>('phone');
  const [result, setResult] = useState<ReminderResult>('comes');
  const [postponedTo, setPostponedTo] = useState<string | null>(addDays(today, usualPostponement));
  const [note, setNote] = useState('');
  const remind = useCommand('care.remind');
  const isLater = result === 'later';
  const ready = !isLater || (postponedTo !== null && isIsoDate(postponedTo) && postponedTo > today);
  const run = async () => {
    const given = { way, result, note, postponedTo: isLater ? postponedTo : null };
    if (await remind.attempt({ assetId: row.assetId, dueKey: row.key, ...given })) onClose();
  };
  const what = `${dueTitle(t, row)} · ${formatDate(row.dueOn)}`;
  return (
    <DialogBase
      open
      title={[row.number, row.ownerName].filter(Boolean).join(' · ')}
      text={what}
      confirmLabel={t(($) => $.care.remind.save)}
      confirmDisabled={!ready}
      busy={remind.isPending}
      error={remind.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      {row.phone && (
        <p className="care-phone">
          <span className="m">{t(($) => $.care.remind.call)}</span> <b>{row.phone}</b>
        </p>
      )}
      <div className="care-fields">
        <SelectField
          label={t(($) => $.care.remind.result)}
          value={result}
          autoFocus
          options={reminderResults.map((value) => ({ value, label: t(($) => $.care.result[value]) }))}
          onChange={(next) => next && setResult(next)}
        />
        {isLater && (
          <DateField
            label={t(($) => $.care.remind.postponedTo)}
            value={postponedTo}
            min={addDays(today, 1)}
            onChange={setPostponedTo}
          />
        )}
        <SelectField
          label={t(($) => $.care.remind.way)}
          value={way}
          options={reminderWays.map((value) => ({ value, label: t(($) => $.care.way[value]) }))}
          onChange={(next) => next && setWay(next)}
        />
        <TextField label={t(($) => $.care.remind.note)} value={note} maxLength={300} onChange={setNote} />
      </div>
    </DialogBase>
  );
}
