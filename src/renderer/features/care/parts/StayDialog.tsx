import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { DateField } from '@renderer/ui/fields/DateField';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { addMonths, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Stay {
  id: number;
  version: number;
  place: string;
  fromOn: string;
  untilOn: string | null;
  feeCents: number;
  note: string | null;
}

interface Props {
  title: string;
  /** The set that goes into storage; null when a storage is changed. */
  setId: number | null;
  stay: Stay | null;
  onClose: () => void;
}

/** A season of storage (ours). */
const usualMonths = 6;

/** Where a set is put, from when to when and for how much. */
export function StayDialog({ title, setId, stay, onClose }: Props) {
  const { t } = useTranslation();
  const today = sofiaDate(Date.now());
  const [place, setPlace] = useState(stay?.place ?? '');
  const [fromOn, setFromOn] = useState<string | null>(stay?.fromOn ?? today);
  const [untilOn, setUntilOn] = useState<string | null>(stay ? stay.untilOn : addMonths(today, usualMonths));
  const [feeCents, setFee] = useState<number | null>(stay?.feeCents ?? null);
  const [note, setNote] = useState(stay?.note ?? '');
  const store = useCommand('care.storeTyres');
  const edit = useCommand('care.editStay');
  const datesRead = fromOn !== null && isIsoDate(fromOn) && (untilOn === null || isIsoDate(untilOn));
  const ready = place.trim() !== '' && datesRead && !Number.isNaN(feeCents);
  const run = async () => {
    const fields = { place, untilOn, feeCents: feeCents ?? 0, note };
    const saved = stay
      ? await edit.attempt({ stayId: stay.id, version: stay.version, ...fields })
      : setId !== null && fromOn !== null && (await store.attempt({ setId, fromOn, ...fields }));
    if (saved) onClose();
  };
  return (
    <DialogBase
      open
      title={title}
      confirmLabel={t(($) => $.care.tyres.save)}
      confirmDisabled={!ready}
      busy={store.isPending || edit.isPending}
      error={store.error ?? edit.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="care-fields">
        <TextField
          label={t(($) => $.care.tyres.place)}
          value={place}
          maxLength={20}
          required
          autoFocus
          onChange={setPlace}
        />
        <DateField
          label={t(($) => $.care.tyres.from)}
          value={fromOn}
          disabled={stay !== null}
          onChange={setFromOn}
        />
        <DateField label={t(($) => $.care.tyres.until)} value={untilOn} onChange={setUntilOn} />
        <MoneyField label={t(($) => $.care.tyres.fee)} value={feeCents} onChange={setFee} />
        <TextField label={t(($) => $.care.tyres.note)} value={note} maxLength={200} onChange={setNote} />
      </div>
    </DialogBase>
  );
}

interface GiveProps {
  title: string;
  stay: { id: number; version: number };
  ownerName: string | null;
  onClose: () => void;
}

/** The set goes back: when and to whom. */
export function GiveDialog({ title, stay, ownerName, onClose }: GiveProps) {
  const { t } = useTranslation();
  const [givenOn, setGivenOn] = useState<string | null>(sofiaDate(Date.now()));
  const [givenTo, setGivenTo] = useState(ownerName ?? '');
  const give = useCommand('care.giveTyres');
  const run = async () => {
    if (givenOn === null) return;
    if (await give.attempt({ stayId: stay.id, version: stay.version, givenOn, givenTo })) onClose();
  };
  return (
    <DialogBase
      open
      title={title}
      confirmLabel={t(($) => $.care.tyres.give)}
      confirmDisabled={givenOn === null || !isIsoDate(givenOn)}
      busy={give.isPending}
      error={give.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="care-fields">
        <DateField label={t(($) => $.care.tyres.givenOn)} value={givenOn} autoFocus onChange={setGivenOn} />
        <TextField
          label={t(($) => $.care.tyres.givenTo)}
          value={givenTo}
          maxLength={120}
          onChange={setGivenTo}
        />
      </div>
    </DialogBase>
  );
}
