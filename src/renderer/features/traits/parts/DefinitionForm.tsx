import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type TraitRow, traitRights, traitTypes } from '@shared/features/traits/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inputOf, missingIn, valuesOf } from '../definitionForm';
import { BoundFields } from './BoundFields';
import { OptionLines } from './OptionLines';

interface DefinitionFormProps {
  /** Null makes a new one in the class. */
  row: TraitRow | null;
  classId: number | null;
  classes: readonly { id: number; label: string }[];
  mayEdit: boolean;
  onSaved: (traitId: number) => void;
}

/** Name, class, type, bounds and words of one characteristic. */
export function DefinitionForm({ row, classId, classes, mayEdit, onSaved }: DefinitionFormProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => valuesOf(row, classId));
  const save = useCommand('traits.save');
  const missing = missingIn(values);
  const missingText = useMissingText(missing);
  const change = (patch: Partial<typeof values>) => setValues((before) => ({ ...before, ...patch }));
  const ready = mayEdit && missing === 0;
  const submit = async () => {
    if (!ready) return;
    const known = { traitId: row?.id ?? null, version: row?.version ?? null };
    const saved = await save.attempt({ ...known, trait: inputOf(values) });
    if (saved) onSaved(saved.traitId);
  };
  useShortcuts([
    { keys: 'Ctrl+S', label: t(($) => $.traits.save), enabled: ready, run: () => void submit() },
  ]);
  const field = { readOnly: !mayEdit };
  return (
    <FormNav
      className="traits-definition"
      label={row?.nameBg ?? t(($) => $.traits.add)}
      onSubmit={() => void submit()}
    >
      <ErrorBox error={save.error} />
      <TextField
        {...field}
        label={t(($) => $.traits.name)}
        value={values.nameBg}
        maxLength={80}
        required
        autoFocus={row === null}
        onChange={(nameBg) => change({ nameBg })}
      />
      <TextField
        {...field}
        label={t(($) => $.traits.nameEn)}
        value={values.nameEn}
        maxLength={80}
        onChange={(nameEn) => change({ nameEn })}
      />
      <SelectField
        {...field}
        label={t(($) => $.traits.type)}
        value={values.type}
        options={traitTypes.map((value) => ({ value, label: t(($) => $.traits.types[value]) }))}
        onChange={(type) => type && change({ type })}
      />
      <BoundFields values={values} change={change} readOnly={!mayEdit} />
      {values.type === 'choice' && (
        <OptionLines
          lines={values.options}
          uses={row?.optionUses ?? []}
          readOnly={!mayEdit}
          onChange={(options) => change({ options })}
        />
      )}
      <SelectField<number>
        {...field}
        label={t(($) => $.traits.class)}
        value={values.classId ?? 0}
        options={[
          { value: 0, label: t(($) => $.traits.everyClass) },
          ...classes.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(chosen) => change({ classId: chosen || null })}
      />
      <TextField
        {...field}
        label={t(($) => $.traits.group)}
        value={values.section}
        maxLength={60}
        onChange={(section) => change({ section })}
      />
      <TextField
        {...field}
        label={t(($) => $.traits.code)}
        value={values.code}
        maxLength={40}
        hint={values.code === '' ? t(($) => $.traits.codeHint) : undefined}
        onChange={(code) => change({ code })}
      />
      <SelectField
        {...field}
        label={t(($) => $.traits.editRight)}
        value={values.editRight}
        options={traitRights.map((value) => ({ value, label: t(($) => $.traits.rights[value]) }))}
        onChange={(editRight) => editRight && change({ editRight })}
      />
      <CheckField
        label={t(($) => $.traits.required)}
        value={values.required}
        disabled={!mayEdit}
        onChange={(required) => change({ required })}
      />
      {mayEdit && (
        <div className="row">
          <Button
            variant="primary"
            shortcut="Ctrl+S"
            busy={save.isPending}
            disabled={!ready}
            reason={missingText}
            onClick={() => void submit()}
          >
            {t(($) => $.traits.save)}
          </Button>
        </div>
      )}
    </FormNav>
  );
}
