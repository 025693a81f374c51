import { call } from '@renderer/api/client';
import { DateField } from '@renderer/ui/fields/DateField';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField, YearField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { fuels, gearboxes } from '@shared/features/assets/model';
import type { TreeHit } from '@shared/features/catalog/model';
import { formatPlate } from '@shared/kernel/plates';
import { useTranslation } from 'react-i18next';
import { type AssetValues, vinWords, withTree } from '../assetForm';
import { useAssetClasses } from '../useAssetClasses';

export interface AssetFieldsProps {
  values: AssetValues;
  change: (patch: Partial<AssetValues>) => void;
  /** Words under plate, VIN and serial: who has them already. */
  taken?: { plate?: string; vin?: string; serial?: string };
  readOnly?: boolean;
}

const loadTree = (text: string) => call('catalog.findInTree', { text, limit: 30 });

/** The fields that tell one thing from another: number, VIN or serial, place in the catalogue. */
export function IdentityFields({ values, change, taken, readOnly }: AssetFieldsProps) {
  const { t } = useTranslation();
  const vin = vinWords(t, values.vin);
  const vehicle = values.kind === 'vehicle';
  return (
    <>
      {vehicle && (
        <>
          <TextField
            label={t(($) => $.assets.field.plate)}
            value={values.plate ?? ''}
            maxLength={20}
            warning={taken?.plate}
            readOnly={readOnly}
            onChange={(plate) => change({ plate })}
            onBlur={() => change({ plate: values.plate ? formatPlate(values.plate) : null })}
          />
          <TextField
            label={t(($) => $.assets.field.vin)}
            value={values.vin ?? ''}
            maxLength={40}
            error={taken?.vin ?? vin.error}
            warning={vin.warning}
            readOnly={readOnly}
            transform={(text) => text.toUpperCase()}
            onChange={(text) => change({ vin: text })}
          />
        </>
      )}
      {!vehicle && (
        <TextField
          label={t(($) => $.assets.field.serial)}
          value={values.serial ?? ''}
          maxLength={60}
          warning={taken?.serial}
          readOnly={readOnly}
          onChange={(serial) => change({ serial })}
        />
      )}
      <SearchPicker<TreeHit>
        label={t(($) => $.assets.field.model)}
        value={values.tree as TreeHit | null}
        load={loadTree}
        minLength={1}
        clearable
        hint={t(($) => $.assets.form.createMake)}
        optionKey={(hit) => `${hit.makeId}-${hit.modelId}-${hit.modificationId}`}
        optionText={(hit) => hit.title}
        readOnly={readOnly}
        onChange={(hit) => change(withTree(values, hit))}
      />
    </>
  );
}

export function ClassField({ values, change, readOnly }: AssetFieldsProps) {
  const { t } = useTranslation();
  const classes = useAssetClasses().filter((one) => one.kind === values.kind);
  return (
    <SelectField
      label={t(($) => $.assets.field.class)}
      value={values.classId}
      options={classes.map(({ id, label }) => ({ value: id, label }))}
      readOnly={readOnly}
      onChange={(classId) => change({ classId: classId ?? values.classId })}
    />
  );
}

export function YearFuelFields({ values, change, readOnly }: AssetFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <YearField
        label={t(($) => $.assets.field.year)}
        value={values.year}
        readOnly={readOnly}
        onChange={(year) => change({ year })}
      />
      <SelectField
        label={t(($) => $.assets.field.fuel)}
        value={values.fuel}
        clearable
        options={fuels.map((value) => ({ value, label: t(($) => $.assets.fuel[value]) }))}
        readOnly={readOnly}
        onChange={(fuel) => change({ fuel })}
      />
    </>
  );
}

const texts = ['colour', 'colourCode', 'engineNumber', 'tyres', 'keyNumber', 'inventoryNumber'] as const;

/** All the rest of the card. */
export function DetailFields({ values, change, readOnly }: AssetFieldsProps) {
  const { t } = useTranslation();
  const vehicle = values.kind === 'vehicle';
  return (
    <>
      <IntegerField
        label={t(($) => $.assets.field.kw)}
        unit="kW"
        value={values.kw}
        readOnly={readOnly}
        onChange={(kw) => change({ kw })}
      />
      <IntegerField
        label={t(($) => $.assets.field.ccm)}
        unit="cm³"
        value={values.ccm}
        readOnly={readOnly}
        onChange={(ccm) => change({ ccm })}
      />
      {vehicle && (
        <SelectField
          label={t(($) => $.assets.field.gearbox)}
          value={values.gearbox}
          clearable
          options={gearboxes.map((value) => ({ value, label: t(($) => $.assets.gearbox[value]) }))}
          readOnly={readOnly}
          onChange={(gearbox) => change({ gearbox })}
        />
      )}
      {texts.map((name) => (
        <TextField
          key={name}
          label={t(($) => $.assets.field[name])}
          value={values[name] ?? ''}
          maxLength={40}
          readOnly={readOnly}
          onChange={(text) => change({ [name]: text })}
        />
      ))}
      <DateField
        label={t(($) => $.assets.field.firstRegistrationOn)}
        value={values.firstRegistrationOn}
        readOnly={readOnly}
        onChange={(firstRegistrationOn) => change({ firstRegistrationOn })}
      />
      {vehicle && (
        <>
          <DateField
            label={t(($) => $.assets.field.inspectionOn)}
            value={values.inspectionOn}
            readOnly={readOnly}
            onChange={(inspectionOn) => change({ inspectionOn })}
          />
          <DateField
            label={t(($) => $.assets.field.insuranceOn)}
            value={values.insuranceOn}
            readOnly={readOnly}
            onChange={(insuranceOn) => change({ insuranceOn })}
          />
        </>
      )}
      <MultilineField
        className="wide"
        label={t(($) => $.assets.field.note)}
        value={values.note ?? ''}
        maxLength={2000}
        readOnly={readOnly}
        onChange={(note) => change({ note })}
      />
    </>
  );
}
