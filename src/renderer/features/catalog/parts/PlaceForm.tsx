import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { IntegerField, YearField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { fuels } from '@shared/features/assets/model';
import type { Make, Model, Modification } from '@shared/features/catalog/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What is edited in the tree; `id` null is a new one below `parentId`. */
export interface Place {
  level: 'make' | 'model' | 'modification';
  id: number | null;
  parentId: number | null;
}

interface PlaceFormProps {
  place: Place;
  onSaved: (id: number) => void;
  onCancel: () => void;
}

const tags = ['catalog'];

/** Editor of a make, a model or a modification. */
export function PlaceForm({ place, ...rest }: PlaceFormProps) {
  const { level, id, parentId } = place;
  const makes = useQuery(
    'catalog.makes',
    { text: '' },
    { tags, enabled: level === 'make' && id !== null },
  ).data;
  const models = useQuery(
    'catalog.models',
    { makeId: parentId ?? 0, text: '' },
    { tags, enabled: level === 'model' && id !== null },
  ).data;
  const modifications = useQuery(
    'catalog.modifications',
    { modelId: parentId ?? 0 },
    { tags, enabled: level === 'modification' && id !== null },
  ).data;
  const known: readonly { id: number; version: number }[] =
    (level === 'make' ? makes : level === 'model' ? models : modifications) ?? [];
  const found = known.find((one) => one.id === id) ?? null;
  if (id !== null && !found) return null;
  const key = `${level} ${id} ${found?.version}`;
  if (level === 'make') return <MakeForm key={key} known={found as Make | null} {...rest} />;
  if (level === 'model')
    return <ModelForm key={key} known={found as Model | null} makeId={parentId ?? 0} {...rest} />;
  return (
    <ModificationForm key={key} known={found as Modification | null} modelId={parentId ?? 0} {...rest} />
  );
}

type Rest = Omit<PlaceFormProps, 'place'>;

function SaveRow({
  ready,
  busy,
  isNew,
  onSave,
  onCancel,
}: {
  ready: boolean;
  busy: boolean;
  isNew: boolean;
  onSave: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <span className="row">
      <Button disabled={!ready} busy={busy} onClick={onSave}>
        {t(($) => $.catalog.save)}
      </Button>
      {isNew && (
        <Button variant="ghost" onClick={onCancel}>
          {t(($) => $.catalog.cancel)}
        </Button>
      )}
    </span>
  );
}

function MakeForm({ known, onSaved, onCancel }: { known: Make | null } & Rest) {
  const { t } = useTranslation();
  const [values, setValues] = useState({
    name: known?.name ?? '',
    unitsPerHour: known?.unitsPerHour ?? 10,
    isVwGroup: known?.isVwGroup ?? false,
    active: known?.active ?? true,
  });
  const save = useCommand('catalog.saveMake');
  const ready = values.name.trim() !== '' && values.unitsPerHour >= 1;
  const submit = async () => {
    if (!ready) return;
    const saved = await save.attempt({
      id: known?.id ?? null,
      version: known?.version ?? null,
      make: values,
    });
    if (saved) onSaved(saved.id);
  };
  return (
    <FormNav className="catalog-form" label={t(($) => $.catalog.level.make)} onSubmit={() => void submit()}>
      <ErrorBox error={save.error} />
      <TextField
        label={t(($) => $.catalog.field.name)}
        value={values.name}
        maxLength={80}
        required
        autoFocus={known === null}
        onChange={(name) => setValues({ ...values, name })}
      />
      <IntegerField
        label={t(($) => $.catalog.field.unitsPerHour)}
        value={values.unitsPerHour}
        min={1}
        max={3600}
        onChange={(unitsPerHour) => setValues({ ...values, unitsPerHour: unitsPerHour ?? 0 })}
      />
      <Check
        checked={values.isVwGroup}
        label={t(($) => $.catalog.field.isVwGroup)}
        onChange={(isVwGroup) => setValues({ ...values, isVwGroup })}
      />
      <Check
        checked={values.active}
        label={t(($) => $.catalog.field.active)}
        onChange={(active) => setValues({ ...values, active })}
      />
      <SaveRow
        ready={ready}
        busy={save.isPending}
        isNew={known === null}
        onSave={() => void submit()}
        onCancel={onCancel}
      />
    </FormNav>
  );
}

interface YearsProps {
  values: { yearFrom: number | null; yearTo: number | null };
  change: (patch: { yearFrom?: number | null; yearTo?: number | null }) => void;
}

function Years({ values, change }: YearsProps) {
  const { t } = useTranslation();
  return (
    <div className="two">
      <YearField
        label={t(($) => $.catalog.field.yearFrom)}
        value={values.yearFrom}
        onChange={(yearFrom) => change({ yearFrom })}
      />
      <YearField
        label={t(($) => $.catalog.field.yearTo)}
        value={values.yearTo}
        onChange={(yearTo) => change({ yearTo })}
      />
    </div>
  );
}

function ModelForm({ known, makeId, onSaved, onCancel }: { known: Model | null; makeId: number } & Rest) {
  const { t } = useTranslation();
  const [values, setValues] = useState({
    makeId: known?.makeId ?? makeId,
    name: known?.name ?? '',
    yearFrom: known?.yearFrom ?? null,
    yearTo: known?.yearTo ?? null,
    active: known?.active ?? true,
  });
  const save = useCommand('catalog.saveModel');
  const ready = values.name.trim() !== '';
  const submit = async () => {
    if (!ready) return;
    const saved = await save.attempt({
      id: known?.id ?? null,
      version: known?.version ?? null,
      model: values,
    });
    if (saved) onSaved(saved.id);
  };
  return (
    <FormNav className="catalog-form" label={t(($) => $.catalog.level.model)} onSubmit={() => void submit()}>
      <ErrorBox error={save.error} />
      <TextField
        label={t(($) => $.catalog.field.name)}
        value={values.name}
        maxLength={80}
        required
        autoFocus={known === null}
        onChange={(name) => setValues({ ...values, name })}
      />
      <Years values={values} change={(patch) => setValues({ ...values, ...patch })} />
      <Check
        checked={values.active}
        label={t(($) => $.catalog.field.active)}
        onChange={(active) => setValues({ ...values, active })}
      />
      <SaveRow
        ready={ready}
        busy={save.isPending}
        isNew={known === null}
        onSave={() => void submit()}
        onCancel={onCancel}
      />
    </FormNav>
  );
}

function ModificationForm({
  known,
  modelId,
  onSaved,
  onCancel,
}: { known: Modification | null; modelId: number } & Rest) {
  const { t } = useTranslation();
  const [values, setValues] = useState({
    modelId: known?.modelId ?? modelId,
    name: known?.name ?? '',
    engineCode: known?.engineCode ?? null,
    kw: known?.kw ?? null,
    ccm: known?.ccm ?? null,
    fuel: known?.fuel ?? null,
    body: known?.body ?? null,
    yearFrom: known?.yearFrom ?? null,
    yearTo: known?.yearTo ?? null,
    active: known?.active ?? true,
  });
  const change = (patch: Partial<typeof values>) => setValues((before) => ({ ...before, ...patch }));
  const save = useCommand('catalog.saveModification');
  const ready = values.name.trim() !== '';
  const submit = async () => {
    if (!ready) return;
    const saved = await save.attempt({
      id: known?.id ?? null,
      version: known?.version ?? null,
      modification: values,
    });
    if (saved) onSaved(saved.id);
  };
  return (
    <FormNav
      className="catalog-form"
      label={t(($) => $.catalog.level.modification)}
      onSubmit={() => void submit()}
    >
      <ErrorBox error={save.error} />
      <TextField
        label={t(($) => $.catalog.field.name)}
        value={values.name}
        maxLength={80}
        required
        autoFocus={known === null}
        onChange={(name) => change({ name })}
      />
      <div className="two">
        <TextField
          label={t(($) => $.catalog.field.engineCode)}
          value={values.engineCode ?? ''}
          maxLength={20}
          onChange={(engineCode) => change({ engineCode: engineCode || null })}
        />
        <SelectField
          label={t(($) => $.catalog.field.fuel)}
          value={values.fuel}
          clearable
          options={fuels.map((value) => ({ value, label: t(($) => $.assets.fuel[value]) }))}
          onChange={(fuel) => change({ fuel })}
        />
      </div>
      <div className="two">
        <IntegerField
          label={t(($) => $.catalog.field.kw)}
          unit="kW"
          value={values.kw}
          onChange={(kw) => change({ kw })}
        />
        <IntegerField
          label={t(($) => $.catalog.field.ccm)}
          unit="cm³"
          value={values.ccm}
          onChange={(ccm) => change({ ccm })}
        />
      </div>
      <Years values={values} change={change} />
      <TextField
        label={t(($) => $.catalog.field.body)}
        value={values.body ?? ''}
        maxLength={60}
        onChange={(body) => change({ body: body || null })}
      />
      <Check
        checked={values.active}
        label={t(($) => $.catalog.field.active)}
        onChange={(active) => change({ active })}
      />
      <SaveRow
        ready={ready}
        busy={save.isPending}
        isNew={known === null}
        onSave={() => void submit()}
        onCancel={onCancel}
      />
    </FormNav>
  );
}
