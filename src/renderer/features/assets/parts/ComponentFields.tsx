import { call } from '@renderer/api/client';
import { DateField } from '@renderer/ui/fields/DateField';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { warrantyGivers } from '@shared/features/assets/model';
import { useTranslation } from 'react-i18next';
import { findParts } from '../../parts/findParts';
import { numberOf } from '../assetWords';
import type { ComponentValues } from '../componentForm';

interface FieldsProps {
  values: ComponentValues;
  unit: 'km' | 'h';
  change: (patch: Partial<ComponentValues>) => void;
}

type Part = NonNullable<ComponentValues['part']> & { name?: string };
type OwnCard = NonNullable<ComponentValues['ownCard']>;

const loadParts = async (text: string): Promise<readonly Part[]> =>
  (await findParts(text, 12)).map((one) => ({ id: one.id, number: one.number, name: one.name }));

const loadCards = async (text: string): Promise<readonly OwnCard[]> => {
  const filter = { text, kind: null, makeId: null, inWorkshop: false, inactive: false };
  const input = { filter, sort: { by: 'lastOrderAt', dir: 'desc' }, cursor: null, limit: 20 } as const;
  const { rows } = await call('assets.list', input);
  return rows.map((row) => ({ id: row.id, title: [numberOf(row), row.title].filter(Boolean).join(' ') }));
};

/** What the component is and how long its own warranty runs. */
export function ComponentFields({ values, unit, change }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t(($) => $.assets.component.name)}
        value={values.name}
        maxLength={120}
        required
        autoFocus
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t(($) => $.assets.component.serial)}
        value={values.serial ?? ''}
        maxLength={60}
        onChange={(serial) => change({ serial })}
      />
      <SearchPicker<Part>
        label={t(($) => $.assets.component.part)}
        value={values.part}
        load={loadParts}
        minLength={2}
        clearable
        optionKey={(one) => one.id}
        optionText={(one) => one.number}
        renderOption={(one) => (
          <span className="row grow">
            <span>{one.number}</span>
            <span className="s mm grow ell">{one.name}</span>
          </span>
        )}
        onChange={(part) =>
          change({ part, ...(part?.name && values.name.trim() === '' ? { name: part.name } : {}) })
        }
      />
      <SearchPicker<OwnCard>
        label={t(($) => $.assets.component.ownCard)}
        value={values.ownCard}
        load={loadCards}
        minLength={1}
        clearable
        optionKey={(one) => one.id}
        optionText={(one) => one.title}
        onChange={(ownCard) => change({ ownCard })}
      />
      <DateField
        label={t(($) => $.assets.component.warrantyTo)}
        value={values.warrantyToOn}
        onChange={(warrantyToOn) => change({ warrantyToOn })}
      />
      <IntegerField
        label={t(($) => $.assets.component.warrantyMeter)}
        unit={unit}
        min={1}
        value={values.warrantyMeter}
        onChange={(warrantyMeter) => change({ warrantyMeter })}
      />
      <SelectField
        label={t(($) => $.assets.field.giver)}
        value={values.warrantyGiver}
        clearable
        options={warrantyGivers.map((value) => ({ value, label: t(($) => $.assets.warranty.giver[value]) }))}
        onChange={(warrantyGiver) => change({ warrantyGiver })}
      />
      <TextField
        label={t(($) => $.assets.component.document)}
        value={values.warrantyDocument ?? ''}
        maxLength={120}
        onChange={(warrantyDocument) => change({ warrantyDocument })}
      />
      <TextField
        className="wide"
        label={t(($) => $.assets.component.note)}
        value={values.note ?? ''}
        maxLength={500}
        onChange={(note) => change({ note })}
      />
    </>
  );
}
