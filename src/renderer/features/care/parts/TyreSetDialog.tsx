import { useCommand } from '@renderer/api/useCommand';
import { Check } from '@renderer/ui/Check';
import { DialogBase } from '@renderer/ui/DialogBase';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { AssetCard } from '@shared/features/assets/model';
import { type TyreSet, tyreSeasons, wheelPlaces } from '@shared/features/care/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDot, setInput, type TyreValues, treadOf, valuesOfSet } from '../tyreForm';

interface Props {
  card: AssetCard;
  /** Null: a new one. */
  set: TyreSet | null;
  onClose: () => void;
}

/** A set of tyres: season, size, brand, DOT, rims and the tread of each wheel. */
export function TyreSetDialog({ card, set, onClose }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => valuesOfSet(set, card.asset.tyres ?? ''));
  const save = useCommand('care.saveTyres');
  const change = (patch: Partial<TyreValues>) => setValues((before) => ({ ...before, ...patch }));
  const input = setInput(values);
  const run = async () => {
    if (!input) return;
    const ids = { setId: set?.id ?? null, version: set?.version ?? null, assetId: card.id };
    if (await save.attempt({ ...ids, set: input, active: values.active })) onClose();
  };
  return (
    <DialogBase
      open
      width={620}
      title={set ? t(($) => $.care.tyres.edit) : t(($) => $.care.tyres.new)}
      confirmLabel={t(($) => $.care.tyres.save)}
      confirmDisabled={!input}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="tyre-wheels">
        <SelectField
          label={t(($) => $.care.column.season)}
          value={values.season}
          autoFocus
          options={tyreSeasons.map((value) => ({ value, label: t(($) => $.care.tyres.season[value]) }))}
          onChange={(season) => season && change({ season })}
        />
        <TextField
          label={t(($) => $.care.tyres.size)}
          value={values.size}
          maxLength={40}
          required
          onChange={(size) => change({ size })}
        />
        <TextField
          label={t(($) => $.care.tyres.brand)}
          value={values.brand}
          maxLength={80}
          required
          onChange={(brand) => change({ brand })}
        />
        <TextField
          label={t(($) => $.care.tyres.dot)}
          value={values.dot}
          maxLength={4}
          error={isDot(values.dot) ? undefined : t(($) => $.ui.invalid.number, { text: values.dot })}
          onChange={(dot) => change({ dot })}
        />
        <TextField
          label={t(($) => $.care.tyres.note)}
          value={values.note}
          maxLength={200}
          onChange={(note) => change({ note })}
        />
        <Check
          checked={values.rims}
          label={t(($) => $.care.tyres.rims)}
          onChange={(rims) => change({ rims })}
        />
        <WheelFields values={values} change={change} />
        {set && (
          <Check
            checked={values.active}
            label={t(($) => $.care.tyres.active)}
            onChange={(active) => change({ active })}
          />
        )}
      </div>
    </DialogBase>
  );
}

interface WheelProps {
  values: TyreValues;
  change: (patch: Partial<TyreValues>) => void;
}

function WheelFields({ values: { treads }, change }: WheelProps) {
  const { t } = useTranslation();
  return wheelPlaces.map((place) => {
    const typed = treads[place] ?? '';
    const isSpare = place === 'spare';
    return (
      <TextField
        key={place}
        label={t(($) => $.care.tyres.tread, { wheel: t(($) => $.care.tyres.wheel[place]) })}
        value={typed}
        maxLength={5}
        inputMode="decimal"
        error={treadOf(typed) === null ? t(($) => $.ui.invalid.number, { text: typed }) : undefined}
        onChange={(tread) => {
          const { [place]: _before, ...rest } = treads;
          // The spare wheel is in the set only when something is written for it.
          change({ treads: isSpare && tread.trim() === '' ? rest : { ...rest, [place]: tread } });
        }}
      />
    );
  });
}
