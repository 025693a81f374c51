import { unitText } from '@renderer/features/parts/unitText';
import { DateField } from '@renderer/ui/fields/DateField';
import { IntegerField, QuantityField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { type TechnicalQuantity, technicalQuantities } from '@shared/features/catalog/notes';
import { quantityUnits } from '@shared/features/traits/model';
import { MAX_MILLI } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';
import { type DefinitionValues, quantityOf, unitFor } from '../definitionForm';

interface BoundFieldsProps {
  values: DefinitionValues;
  change: (patch: Partial<DefinitionValues>) => void;
  readOnly: boolean;
}

/** What a number or a date may be. */
export function BoundFields({ values, change, readOnly }: BoundFieldsProps) {
  const { t } = useTranslation();
  if (values.type === 'date')
    return (
      <div className="traits-pair">
        <DateField
          label={t(($) => $.traits.minOn)}
          value={values.minOn}
          readOnly={readOnly}
          onChange={(minOn) => change({ minOn })}
        />
        <DateField
          label={t(($) => $.traits.maxOn)}
          value={values.maxOn}
          readOnly={readOnly}
          onChange={(maxOn) => change({ maxOn })}
        />
      </div>
    );
  if (values.type !== 'number') return null;
  const bound = { min: -MAX_MILLI, max: MAX_MILLI, readOnly };
  return (
    <>
      <QuantityChoice values={values} change={change} readOnly={readOnly} />
      <div className="traits-pair">
        <UnitField values={values} change={change} readOnly={readOnly} />
        <IntegerField
          label={t(($) => $.traits.decimals)}
          value={values.decimals}
          max={3}
          readOnly={readOnly}
          onChange={(decimals) => change({ decimals: Math.min(3, Math.max(0, decimals || 0)) })}
        />
        <QuantityField
          {...bound}
          label={t(($) => $.traits.min)}
          value={values.minMilli}
          onChange={(minMilli) => change({ minMilli })}
        />
        <QuantityField
          {...bound}
          label={t(($) => $.traits.max)}
          value={values.maxMilli}
          onChange={(maxMilli) => change({ maxMilli })}
        />
      </div>
    </>
  );
}

/** A number by which packages know how much goes in. */
function QuantityChoice({ values, change, readOnly }: BoundFieldsProps) {
  const { t } = useTranslation();
  const quantity = quantityOf(values.code);
  return (
    <SelectField<TechnicalQuantity | 'none'>
      label={t(($) => $.traits.quantity)}
      value={quantity ?? 'none'}
      readOnly={readOnly}
      options={[
        { value: 'none' as const, label: t(($) => $.traits.noQuantity) },
        ...technicalQuantities.map((value) => ({ value, label: t(($) => $.catalog.quantity[value]) })),
      ]}
      onChange={(chosen) => {
        if (chosen === null || chosen === 'none') change(quantity === null ? {} : { code: '' });
        else change({ code: chosen, unit: unitFor(chosen, values.unit) });
      }}
    />
  );
}

function UnitField({ values, change, readOnly }: BoundFieldsProps) {
  const { t } = useTranslation();
  const label = t(($) => $.traits.unit);
  if (quantityOf(values.code) !== null)
    return (
      <SelectField
        label={label}
        value={values.unit}
        readOnly={readOnly}
        options={quantityUnits.map((value) => ({ value: value as string, label: unitText(t, value) }))}
        onChange={(unit) => unit && change({ unit })}
      />
    );
  return (
    <TextField
      label={label}
      value={values.unit}
      maxLength={12}
      readOnly={readOnly}
      onChange={(unit) => change({ unit })}
    />
  );
}
