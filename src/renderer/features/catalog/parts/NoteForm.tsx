import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { QuantityField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { Place } from '@shared/features/catalog/model';
import {
  type NoteInput,
  noteKinds,
  type TechnicalNote,
  type TechnicalQuantity,
  technicalQuantities,
} from '@shared/features/catalog/notes';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface NoteFormProps {
  /** Null for new data. */
  note: TechnicalNote | null;
  place: Place;
  onSaved: (id: number | null) => void;
}

type Values = Pick<NoteInput, 'kind' | 'quantity' | 'label' | 'valueMilli' | 'text'>;

const unitOf = ({ kind, quantity }: Values): NoteInput['unit'] => {
  if (kind === 'text') return null;
  if (kind === 'torque') return 'Nm';
  return quantity === 'acRefrigerant' ? 'g' : 'l';
};

/** Editor of one volume, torque or text at its place of the tree. */
export function NoteForm({ note, place, onSaved }: NoteFormProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>({
    kind: note?.kind ?? 'volume',
    quantity: note ? note.quantity : 'engineOil',
    label: note?.label ?? capital(t(($) => $.catalog.quantity.engineOil)),
    valueMilli: note?.valueMilli ?? null,
    text: note?.text ?? null,
  });
  const change = (patch: Partial<Values>) => setValues((before) => ({ ...before, ...patch }));
  const save = useCommand('catalog.saveNote');
  const remove = useCommand('catalog.removeNote');
  const move = useCommand('catalog.moveNote');
  const unit = unitOf(values);
  const valued = values.valueMilli !== null && !Number.isNaN(values.valueMilli);
  const missing = [
    values.label.trim() !== '',
    values.kind === 'text' ? (values.text ?? '').trim() !== '' : valued,
  ].filter((one) => !one).length;
  const missingText = useMissingText(missing);
  const submit = async () => {
    if (missing > 0) return;
    const typed = { ...values, unit, level: place.level, targetId: place.targetId };
    const known = { id: note?.id ?? null, version: note?.version ?? null };
    const saved = await save.attempt({ ...known, note: typed });
    if (saved) onSaved(saved.id);
  };
  const chooseQuantity = (choice: TechnicalQuantity | 'other' | null) => {
    if (choice === null) return;
    if (choice === 'other') return change({ quantity: null, label: '' });
    change({ quantity: choice, label: capital(t(($) => $.catalog.quantity[choice])) });
  };
  return (
    <FormNav
      className="catalog-form"
      label={note?.label ?? t(($) => $.catalog.note.new)}
      onSubmit={() => void submit()}
    >
      <ErrorBox error={save.error ?? remove.error ?? move.error} />
      <SelectField
        label={t(($) => $.catalog.note.kind)}
        value={values.kind}
        autoFocus={note === null}
        options={noteKinds.map((value) => ({ value, label: t(($) => $.catalog.note.kindOf[value]) }))}
        onChange={(kind) => kind && change({ kind, ...(kind !== 'volume' && { quantity: null, label: '' }) })}
      />
      {values.kind === 'volume' && (
        <SelectField<TechnicalQuantity | 'other'>
          label={t(($) => $.catalog.note.quantity)}
          value={values.quantity ?? 'other'}
          options={[
            ...technicalQuantities.map((value) => ({ value, label: t(($) => $.catalog.quantity[value]) })),
            { value: 'other' as const, label: t(($) => $.catalog.note.other) },
          ]}
          onChange={chooseQuantity}
        />
      )}
      <TextField
        label={t(($) => $.catalog.note.label)}
        value={values.label}
        maxLength={80}
        required
        onChange={(label) => change({ label })}
      />
      {unit !== null && (
        <QuantityField
          label={t(($) => $.catalog.note.value)}
          value={values.valueMilli}
          unit={unit === 'l' ? t(($) => $.parts.unit.l) : unit}
          required
          onChange={(valueMilli) => change({ valueMilli })}
        />
      )}
      <MultilineField
        label={t(($) => $.catalog.note.text)}
        value={values.text ?? ''}
        rows={2}
        onChange={(text) => change({ text: text || null })}
      />
      <span className="row">
        <Button
          disabled={missing > 0}
          reason={missingText}
          busy={save.isPending}
          onClick={() => void submit()}
        >
          {t(($) => $.catalog.save)}
        </Button>
        {note === null && (
          <Button variant="ghost" onClick={() => onSaved(null)}>
            {t(($) => $.catalog.cancel)}
          </Button>
        )}
      </span>
      {note && (
        <span className="row">
          <Button small onClick={() => void move.attempt({ id: note.id, step: -1 })}>
            {t(($) => $.catalog.note.up)}
          </Button>
          <Button small onClick={() => void move.attempt({ id: note.id, step: 1 })}>
            {t(($) => $.catalog.note.down)}
          </Button>
          <Button
            small
            variant="danger"
            busy={remove.isPending}
            onClick={async () => {
              if (await remove.attempt({ id: note.id, version: note.version })) onSaved(null);
            }}
          >
            {t(($) => $.catalog.note.remove)}
          </Button>
        </span>
      )}
    </FormNav>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
