import { Button, IconButton } from '@renderer/ui/Button';
import { PhoneField } from '@renderer/ui/fields/PhoneField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { addressKinds } from '@shared/features/parties/model';
import { Plus, Star, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type ContactValues, emptyContact, type PartyValues } from '../partyForm';
import { FieldGroup, type PartyFieldsProps, useWarning } from './PartyFields';

/** Phones and e-mails, each with whom it reaches and what it is for. */
export function ContactFields({ values, change, warnings, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const warning = useWarning(warnings);
  return (
    <FieldGroup title={t(($) => $.parties.group.contacts)}>
      <ContactRows
        kind="phone"
        rows={values.phones}
        warning={warning('phone')}
        readOnly={readOnly}
        onChange={(phones) => change({ phones })}
      />
      <ContactRows
        kind="email"
        rows={values.emails}
        warning={warning('email')}
        readOnly={readOnly}
        onChange={(emails) => change({ emails })}
      />
    </FieldGroup>
  );
}

interface ContactRowsProps {
  kind: 'phone' | 'email';
  rows: readonly ContactValues[];
  warning: string | undefined;
  readOnly: boolean;
  onChange: (rows: ContactValues[]) => void;
}

function ContactRows({ kind, rows, warning, readOnly, onChange }: ContactRowsProps) {
  const { t } = useTranslation();
  const set = (at: number, patch: Partial<ContactValues>) =>
    onChange(rows.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  return rows.map((row, at) => {
    const own = {
      value: row.value,
      warning: at === 0 ? warning : undefined,
      readOnly,
      onChange: (value: string) => set(at, { value }),
    };
    const isLast = at === rows.length - 1;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end and removed by their own button
      <div key={at} className="phone-row wide">
        {kind === 'phone' ? (
          <PhoneField label={t(($) => $.parties.field.phone)} {...own} />
        ) : (
          <TextField label={t(($) => $.parties.field.email)} maxLength={120} {...own} />
        )}
        <TextField
          label={t(($) => $.parties.field.person)}
          value={row.person}
          maxLength={120}
          readOnly={readOnly}
          onChange={(person) => set(at, { person })}
        />
        <TextField
          label={t(($) => $.parties.field.contactLabel)}
          value={row.label ?? ''}
          maxLength={40}
          readOnly={readOnly}
          onChange={(label) => set(at, { label })}
        />
        {!readOnly && (
          <IconButton
            icon={isLast ? Plus : X}
            label={
              isLast
                ? t(($) => $.parties.more[kind])
                : t(($) => $.parties.removeContact, { value: row.value })
            }
            onClick={() =>
              onChange(isLast ? [...rows, emptyContact] : rows.filter((_, index) => index !== at))
            }
          />
        )}
      </div>
    );
  });
}

type Address = PartyValues['addresses'][number];

/** The address on documents first; others can take its place. */
export function AddressFields({ values, change, masked, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const hidden = masked.includes('address');
  const { addresses } = values;
  const primary: Address = {
    kind: values.addressKind ?? 'registered',
    city: values.city,
    address: values.address,
  };
  const asPrimary = ({ kind, city, address }: Address) => ({ addressKind: kind, city, address });
  const set = (at: number, patch: Partial<Address>) =>
    change({ addresses: addresses.map((one, index) => (index === at ? { ...one, ...patch } : one)) });
  const makePrimary = (at: number) => {
    const chosen = addresses[at];
    if (!chosen) return;
    const isEmpty = !primary.city?.trim() && !primary.address?.trim();
    const rest = addresses.filter((_, index) => index !== at);
    change({ ...asPrimary(chosen), addresses: isEmpty ? rest : [primary, ...rest] });
  };
  return (
    <FieldGroup title={t(($) => $.parties.group.addresses)}>
      <AddressRow
        value={primary}
        hidden={hidden}
        readOnly={readOnly}
        onChange={(patch) => change(asPrimary({ ...primary, ...patch }))}
      />
      {addresses.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end and removed by their own button
        <AddressRow key={at} value={one} readOnly={readOnly} onChange={(patch) => set(at, patch)}>
          <IconButton
            icon={Star}
            label={t(($) => $.parties.address.makePrimary)}
            onClick={() => makePrimary(at)}
          />
          <IconButton
            icon={X}
            label={t(($) => $.parties.removeContact, { value: one.address ?? one.city ?? '' })}
            onClick={() => change({ addresses: addresses.filter((_, index) => index !== at) })}
          />
        </AddressRow>
      ))}
      {!readOnly && !hidden && (
        <div className="wide">
          <Button
            small
            icon={Plus}
            onClick={() =>
              change({ addresses: [...addresses, { kind: 'correspondence', city: null, address: null }] })
            }
          >
            {t(($) => $.parties.address.add)}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}

interface AddressRowProps {
  value: Address;
  hidden?: boolean;
  readOnly: boolean;
  onChange: (patch: Partial<Address>) => void;
  children?: React.ReactNode;
}

function AddressRow({ value, hidden = false, readOnly, onChange, children }: AddressRowProps) {
  const { t } = useTranslation();
  return (
    <div className="phone-row wide">
      <SelectField
        label={t(($) => $.parties.address.kind)}
        value={value.kind}
        options={addressKinds.map((kind) => ({ value: kind, label: t(($) => $.parties.addressKind[kind]) }))}
        readOnly={readOnly || hidden}
        onChange={(kind) => onChange({ kind: kind ?? value.kind })}
      />
      <TextField
        label={t(($) => $.parties.field.city)}
        value={value.city ?? ''}
        maxLength={80}
        readOnly={readOnly}
        onChange={(city) => onChange({ city })}
      />
      <TextField
        label={t(($) => $.parties.field.address)}
        value={value.address ?? ''}
        maxLength={200}
        placeholder={hidden ? t(($) => $.parties.masked) : undefined}
        readOnly={readOnly || hidden}
        onChange={(address) => onChange({ address })}
      />
      {!readOnly && children}
    </div>
  );
}
