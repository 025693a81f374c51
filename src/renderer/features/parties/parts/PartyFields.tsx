import { Check } from '@renderer/ui/Check';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField, MoneyField, PercentField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { customerTypes, type PartyWarning, partyKinds, partyRoleKeys } from '@shared/features/parties/model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { kindChange, type PartyValues } from '../partyForm';
import { LabelField } from './LabelField';

export interface PartyFieldsProps {
  values: PartyValues;
  change: (patch: Partial<PartyValues>) => void;
  warnings: readonly PartyWarning[];
  masked: readonly string[];
  readOnly: boolean;
}

interface FieldGroupProps {
  title: string;
  /** Four short fields in a row instead of three. */
  quarters?: boolean;
  children: ReactNode;
}

export function FieldGroup({ title, quarters = false, children }: FieldGroupProps) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className={quarters ? 'form-grid quarters' : 'form-grid'}>{children}</div>
    </fieldset>
  );
}

/** The first warning of these that the engine had, in words. */
export function useWarning(warnings: readonly PartyWarning[]) {
  const { t } = useTranslation();
  return (...keys: PartyWarning[]) => {
    const found = keys.find((key) => warnings.includes(key));
    return found && t(($) => $.parties.warning[found]);
  };
}

/** Who it is: two names of a person, one of a firm. */
export function MainFields({
  values,
  change,
  readOnly,
  autoFocus,
}: PartyFieldsProps & { autoFocus?: boolean }) {
  const { t } = useTranslation();
  return (
    <FieldGroup title={t(($) => $.parties.group.identity)} quarters>
      <SelectField
        label={t(($) => $.parties.field.kind)}
        value={values.kind}
        options={partyKinds.map((value) => ({ value, label: t(($) => $.parties.kind[value]) }))}
        readOnly={readOnly}
        onChange={(kind) => change(kindChange(kind ?? values.kind, values))}
      />
      {values.kind === 'firm' ? (
        <TextField
          {...(autoFocus && { autoFocus })}
          className="span-two"
          label={t(($) => $.parties.field.firmName)}
          value={values.name}
          maxLength={200}
          required
          readOnly={readOnly}
          onChange={(name) => change({ name })}
        />
      ) : (
        <>
          <TextField
            {...(autoFocus && { autoFocus })}
            label={t(($) => $.parties.field.givenName)}
            value={values.givenName ?? ''}
            maxLength={100}
            required
            readOnly={readOnly}
            onChange={(givenName) => change({ givenName })}
          />
          <TextField
            label={t(($) => $.parties.field.familyName)}
            value={values.familyName ?? ''}
            maxLength={100}
            readOnly={readOnly}
            onChange={(familyName) => change({ familyName })}
          />
        </>
      )}
      <SelectField
        label={t(($) => $.parties.field.customerType)}
        value={values.customerType}
        options={customerTypes.map((value) => ({ value, label: t(($) => $.parties.customerType[value]) }))}
        readOnly={readOnly}
        onChange={(customerType) => change({ customerType: customerType ?? values.customerType })}
      />
    </FieldGroup>
  );
}

/** What was agreed about money. */
export function TermFields({ values, change, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  return (
    <FieldGroup title={t(($) => $.parties.group.terms)}>
      <IntegerField
        label={t(($) => $.parties.field.paymentDays)}
        unit={t(($) => $.parties.field.days)}
        value={values.paymentDays}
        readOnly={readOnly}
        onChange={(paymentDays) => change({ paymentDays: paymentDays ?? 0 })}
      />
      <MoneyField
        label={t(($) => $.parties.field.creditLimit)}
        value={values.creditLimitCents}
        readOnly={readOnly}
        onChange={(creditLimitCents) => change({ creditLimitCents })}
      />
      <MoneyField
        label={t(($) => $.parties.field.labourRate)}
        hint={t(($) => $.parties.field.labourRateHint)}
        value={values.labourRateCents ?? null}
        readOnly={readOnly}
        onChange={(labourRateCents) => change({ labourRateCents })}
      />
      <PercentField
        label={t(($) => $.parties.field.discountLabour)}
        value={values.discountLabourBp}
        readOnly={readOnly}
        onChange={(discountLabourBp) => change({ discountLabourBp: discountLabourBp ?? 0 })}
      />
      <PercentField
        label={t(($) => $.parties.field.discountParts)}
        value={values.discountPartsBp}
        readOnly={readOnly}
        onChange={(discountPartsBp) => change({ discountPartsBp: discountPartsBp ?? 0 })}
      />
      <SelectField
        label={t(($) => $.parties.field.printLanguage)}
        value={values.printLanguage}
        options={(['bg', 'en'] as const).map((value) => ({
          value,
          label: t(($) => $.parties.language[value]),
        }))}
        readOnly={readOnly}
        onChange={(printLanguage) => change({ printLanguage: printLanguage ?? 'bg' })}
      />
    </FieldGroup>
  );
}

/** Roles, labels and what does not fit elsewhere. */
export function RoleFields({ values, change, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const toggle = (role: (typeof partyRoleKeys)[number], on: boolean) =>
    change({ roles: on ? [...values.roles, role] : values.roles.filter((one) => one !== role) });
  return (
    <FieldGroup title={t(($) => $.parties.group.note)}>
      <div className="row wide roles">
        {partyRoleKeys.map((role) => (
          <Check
            key={role}
            checked={values.roles.includes(role)}
            disabled={readOnly}
            label={t(($) => $.parties.role[role])}
            onChange={(on) => toggle(role, on)}
          />
        ))}
      </div>
      <LabelField labels={values.labels} readOnly={readOnly} onChange={(labels) => change({ labels })} />
      <MultilineField
        className="wide"
        label={t(($) => $.parties.field.note)}
        value={values.note ?? ''}
        maxLength={2000}
        readOnly={readOnly}
        onChange={(note) => change({ note })}
      />
    </FieldGroup>
  );
}
