import { IconButton } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { DateField } from '@renderer/ui/fields/DateField';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField, MoneyField, PercentField } from '@renderer/ui/fields/numbers';
import { PhoneField } from '@renderer/ui/fields/PhoneField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import {
  customerTypes,
  type PartyWarning,
  partyKinds,
  partyRoleKeys,
  personalNumberKinds,
} from '@shared/features/parties/model';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { kindChange, type PartyValues } from '../partyForm';

interface PartyFieldsProps {
  values: PartyValues;
  change: (patch: Partial<PartyValues>) => void;
  warnings: readonly PartyWarning[];
  masked: readonly string[];
  readOnly: boolean;
}

/** Everything of a person or firm, in groups by what it is for. */
export function PartyFields(props: PartyFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Group title={t(($) => $.parties.group.identity)}>
        <MainFields {...props} />
      </Group>
      <Group title={t(($) => $.parties.group.contacts)}>
        <ContactFields {...props} />
      </Group>
      <Group title={t(($) => $.parties.group.invoice)}>
        <DocumentFields {...props} />
      </Group>
      <Group title={t(($) => $.parties.group.terms)}>
        <TermFields {...props} />
      </Group>
      <Group title={t(($) => $.parties.group.note)}>
        <RoleFields {...props} />
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="form-grid">{children}</div>
    </fieldset>
  );
}

function useWarning(warnings: readonly PartyWarning[]) {
  const { t } = useTranslation();
  return (...keys: PartyWarning[]) => {
    const found = keys.find((key) => warnings.includes(key));
    return found && t(($) => $.parties.warning[found]);
  };
}

function MainFields({ values, change, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const firm = values.kind === 'firm';
  return (
    <>
      <TextField
        label={firm ? t(($) => $.parties.field.firmName) : t(($) => $.parties.field.name)}
        value={values.name}
        maxLength={200}
        required
        readOnly={readOnly}
        onChange={(name) => change({ name })}
      />
      <SelectField
        label={t(($) => $.parties.field.kind)}
        value={values.kind}
        options={partyKinds.map((value) => ({ value, label: t(($) => $.parties.kind[value]) }))}
        readOnly={readOnly}
        onChange={(kind) => change(kindChange(kind ?? values.kind))}
      />
      <SelectField
        label={t(($) => $.parties.field.customerType)}
        value={values.customerType}
        options={customerTypes.map((value) => ({ value, label: t(($) => $.parties.customerType[value]) }))}
        readOnly={readOnly}
        onChange={(customerType) => change({ customerType: customerType ?? values.customerType })}
      />
    </>
  );
}

function ContactFields({ values, change, warnings, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const warning = useWarning(warnings);
  const set = (at: number, patch: Partial<PartyValues['phones'][number]>) =>
    change({ phones: values.phones.map((one, index) => (index === at ? { ...one, ...patch } : one)) });
  return (
    <>
      {values.phones.map((phone, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end and removed by their own button
        <div key={at} className="phone-row wide">
          <PhoneField
            label={t(($) => $.parties.field.phone)}
            value={phone.value}
            warning={at === 0 ? warning('phone') : undefined}
            readOnly={readOnly}
            onChange={(value) => set(at, { value })}
          />
          <TextField
            label={t(($) => $.parties.field.person)}
            value={phone.person}
            maxLength={120}
            readOnly={readOnly}
            onChange={(person) => set(at, { person })}
          />
          {!readOnly &&
            (at === values.phones.length - 1 ? (
              <IconButton
                icon={Plus}
                label={t(($) => $.parties.field.morePhones)}
                onClick={() => change({ phones: [...values.phones, { value: '', person: '' }] })}
              />
            ) : (
              <IconButton
                icon={X}
                label={t(($) => $.parties.removeContact, { value: phone.value })}
                onClick={() => change({ phones: values.phones.filter((_, index) => index !== at) })}
              />
            ))}
        </div>
      ))}
      <TextField
        label={t(($) => $.parties.field.email)}
        value={values.email}
        maxLength={120}
        warning={warning('email')}
        readOnly={readOnly}
        onChange={(email) => change({ email })}
      />
      <TextField
        label={t(($) => $.parties.field.city)}
        value={values.city ?? ''}
        maxLength={80}
        readOnly={readOnly}
        onChange={(city) => change({ city })}
      />
    </>
  );
}

function DocumentFields({ values, change, warnings, masked, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const warning = useWarning(warnings);
  const hidden = (name: string) => (masked.includes(name) ? t(($) => $.parties.masked) : undefined);
  return (
    <>
      <TextField
        label={t(($) => $.parties.field.address)}
        value={values.address ?? ''}
        maxLength={200}
        placeholder={hidden('address')}
        readOnly={readOnly || masked.includes('address')}
        onChange={(address) => change({ address })}
      />
      {values.kind === 'firm' ? (
        <>
          <TextField
            label={t(($) => $.parties.field.eik)}
            value={values.eik ?? ''}
            maxLength={20}
            warning={warning('eik')}
            readOnly={readOnly}
            onChange={(eik) => change({ eik })}
          />
          <TextField
            label={t(($) => $.parties.field.responsiblePerson)}
            value={values.responsiblePerson ?? ''}
            maxLength={120}
            readOnly={readOnly}
            onChange={(responsiblePerson) => change({ responsiblePerson })}
          />
        </>
      ) : (
        <>
          <SelectField
            label={t(($) => $.parties.field.personalNumberKind)}
            value={values.personalNumberKind ?? 'egn'}
            options={personalNumberKinds.map((value) => ({
              value,
              label: t(($) => $.parties.personalNumberKind[value]),
            }))}
            readOnly={readOnly || masked.includes('personalNumber')}
            onChange={(personalNumberKind) => change({ personalNumberKind })}
          />
          <TextField
            label={t(($) => $.parties.field.personalNumber)}
            value={values.personalNumber ?? ''}
            maxLength={30}
            placeholder={hidden('personalNumber')}
            warning={warning('egn', 'egnFuture', 'lnch')}
            readOnly={readOnly || masked.includes('personalNumber')}
            onChange={(personalNumber) => change({ personalNumber })}
          />
        </>
      )}
      <TextField
        label={t(($) => $.parties.field.vatNumber)}
        value={values.vatNumber ?? ''}
        maxLength={20}
        warning={warning('vatNumber')}
        readOnly={readOnly}
        onChange={(vatNumber) => change({ vatNumber })}
      />
      <DateField
        label={t(($) => $.parties.field.vatFromOn)}
        value={values.vatFromOn}
        readOnly={readOnly}
        onChange={(vatFromOn) => change({ vatFromOn })}
      />
      <DateField
        label={t(($) => $.parties.field.vatToOn)}
        value={values.vatToOn}
        readOnly={readOnly}
        onChange={(vatToOn) => change({ vatToOn })}
      />
      <TextField
        label={t(($) => $.parties.field.iban)}
        value={values.iban ?? ''}
        maxLength={40}
        placeholder={hidden('iban')}
        warning={warning('iban')}
        readOnly={readOnly || masked.includes('iban')}
        onChange={(iban) => change({ iban })}
      />
    </>
  );
}

function TermFields({ values, change, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}

function RoleFields({ values, change, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const toggle = (role: (typeof partyRoleKeys)[number], on: boolean) =>
    change({ roles: on ? [...values.roles, role] : values.roles.filter((one) => one !== role) });
  return (
    <>
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
      <MultilineField
        className="wide"
        label={t(($) => $.parties.field.note)}
        value={values.note ?? ''}
        maxLength={2000}
        readOnly={readOnly}
        onChange={(note) => change({ note })}
      />
    </>
  );
}
