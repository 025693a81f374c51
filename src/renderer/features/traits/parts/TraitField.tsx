import { unitText } from '@renderer/features/parts/unitText';
import { DateField } from '@renderer/ui/fields/DateField';
import { QuantityField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { maxTraitText, type Trait } from '@shared/features/traits/model';
import { traitName } from '@shared/features/traits/words';
import { useTranslation } from 'react-i18next';
import { faultText, useLanguage } from '../traitWords';

interface TraitFieldProps {
  trait: Trait;
  /** As it is stored; null is empty. */
  value: string | null;
  onChange: (value: string | null) => void;
  label?: string;
  /** What holds while it is empty. */
  placeholder?: string;
  hint?: string;
  warning?: string;
  readOnly?: boolean;
  autoFocus?: boolean;
}

/** One value by the type of its characteristic. */
export function TraitField({ trait, value, onChange, label, ...rest }: TraitFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = { ...rest, label: label ?? traitName(trait, language) };
  switch (trait.type) {
    case 'text':
      return (
        <TextField
          {...field}
          value={value ?? ''}
          maxLength={maxTraitText}
          onChange={(text) => onChange(text === '' ? null : text)}
        />
      );
    case 'number':
      return (
        <QuantityField
          {...field}
          value={value === null ? null : Number(value)}
          unit={trait.unit === null ? undefined : unitText(t, trait.unit)}
          min={trait.minMilli ?? -maxShown}
          max={trait.maxMilli ?? undefined}
          error={decimalsFault(faultText(t, trait, value), value)}
          onChange={(milli) => onChange(milli === null ? null : String(milli))}
        />
      );
    case 'date':
      return (
        <DateField
          {...field}
          value={value}
          min={trait.minOn ?? undefined}
          max={trait.maxOn ?? undefined}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <SelectField
          {...field}
          clearable
          value={value}
          options={[
            { value: '1', label: t(($) => $.traits.yes) },
            { value: '0', label: t(($) => $.traits.no) },
          ]}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <SelectField
          {...field}
          clearable
          value={value}
          options={trait.options
            .filter(({ id, ended }) => !ended || String(id) === value)
            .map((one) => ({
              value: String(one.id),
              label: traitName(one, language),
              ...(one.ended && { note: t(($) => $.traits.ended) }),
            }))}
          onChange={onChange}
        />
      );
  }
}

/** Below zero is a number too: temperature, height. */
const maxShown = 10_000_000_000;

/** The field itself says what it cannot read and what is out of bounds; too many decimals it does not know of. */
const decimalsFault = (fault: string | undefined, value: string | null): string | undefined =>
  fault !== undefined && Number.isSafeInteger(Number(value)) ? fault : undefined;
