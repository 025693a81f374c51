import { Check } from '@renderer/ui/Check';
import { FormNav } from '@renderer/ui/fields/form';
import { MoneyField, PercentField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { costBases, kitPricings } from '@shared/features/kits/calc';
import { useTranslation } from 'react-i18next';
import { findParts } from '../../parts/findParts';
import type { KitPart, KitValues } from '../kitForm';

interface KitFieldsProps {
  values: KitValues;
  isNew: boolean;
  readOnly: boolean;
  onChange: (patch: Partial<KitValues>) => void;
  onNewPart: ((number: string) => void) | undefined;
  onLast: () => void;
}

/** Which part the kit is, how it is valued and how it prints. */
export function KitFields({ values, isNew, readOnly, onChange, onNewPart, onLast }: KitFieldsProps) {
  const { t } = useTranslation();
  const own = values.pricing === 'own';
  return (
    <FormNav className="kit-form compact" label={t(($) => $.kits.scope)} onLast={onLast}>
      <SearchPicker<KitPart>
        label={t(($) => $.kits.part)}
        value={values.part}
        required
        autoFocus={isNew && values.part === null}
        readOnly={readOnly || !isNew}
        className="wide"
        minLength={1}
        load={(query) => findParts(query)}
        optionKey={(part) => part.id}
        optionText={(part) => `${part.number} · ${part.name}`}
        onChange={(part) => onChange({ part })}
        onCreate={onNewPart && { label: (query) => t(($) => $.parts.find.create, { query }), run: onNewPart }}
      />
      <SelectField
        label={t(($) => $.kits.basis)}
        value={values.costBasis}
        readOnly={readOnly}
        options={costBases.map((value) => ({ value, label: t(($) => $.kits.basisOf[value]) }))}
        onChange={(costBasis) => costBasis && onChange({ costBasis })}
      />
      <div className="checks">
        <Check
          checked={values.printAsOne}
          label={t(($) => $.kits.printAsOne)}
          disabled={readOnly}
          onChange={(printAsOne) => onChange({ printAsOne })}
        />
        <Check
          checked={values.active}
          label={t(($) => $.kits.active)}
          disabled={readOnly}
          onChange={(active) => onChange({ active })}
        />
      </div>
      <SelectField
        label={t(($) => $.kits.pricing)}
        value={values.pricing}
        readOnly={readOnly}
        options={kitPricings.map((value) => ({ value, label: t(($) => $.kits.pricingOf[value]) }))}
        onChange={(pricing) => pricing && onChange({ pricing })}
      />
      {own ? (
        <MoneyField
          label={t(($) => $.kits.ownPrice)}
          value={values.ownPriceCents}
          min={0}
          required
          unit="€"
          readOnly={readOnly}
          onChange={(ownPriceCents) => onChange({ ownPriceCents })}
        />
      ) : (
        <PercentField
          label={t(($) => $.kits.discount)}
          value={values.discountBp}
          min={0}
          max={10_000}
          unit="%"
          readOnly={readOnly}
          onChange={(discountBp) => onChange({ discountBp: discountBp ?? 0 })}
        />
      )}
      <TextField
        label={t(($) => $.kits.note)}
        value={values.note}
        maxLength={500}
        readOnly={readOnly}
        className="wide"
        onChange={(note) => onChange({ note })}
      />
    </FormNav>
  );
}
