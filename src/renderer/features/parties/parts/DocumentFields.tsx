import { Button, IconButton } from '@renderer/ui/Button';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { type PartyWarning, personalNumberKinds } from '@shared/features/parties/model';
import { sofiaDate } from '@shared/kernel/dates';
import { checkEgn, checkEik, checkIban, checkLnch } from '@shared/kernel/identifiers';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PartyValues } from '../partyForm';
import { FieldGroup, type PartyFieldsProps, useWarning } from './PartyFields';

/** What documents and the law ask: numbers, who represents, the account. A check warns and never blocks. */
export function DocumentFields({ values, change, warnings, masked, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const warning = useWarning(warnings);
  const hidden = (name: string) => (masked.includes(name) ? t(($) => $.parties.masked) : undefined);
  const checked = (passes: boolean, ...keys: PartyWarning[]) =>
    passes ? { ok: t(($) => $.parties.passes) } : { warning: warning(...keys) };
  return (
    <FieldGroup title={t(($) => $.parties.group.invoice)}>
      {values.kind === 'firm' ? (
        <>
          <TextField
            label={t(($) => $.parties.field.eik)}
            value={values.eik ?? ''}
            maxLength={20}
            {...checked(checkEik(values.eik ?? '').ok, 'eik')}
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
            {...checked(isPersonalNumber(values), 'egn', 'egnFuture', 'lnch')}
            readOnly={readOnly || masked.includes('personalNumber')}
            onChange={(personalNumber) => change({ personalNumber })}
          />
        </>
      )}
      <TextField
        label={t(($) => $.parties.field.iban)}
        value={values.iban ?? ''}
        maxLength={40}
        placeholder={hidden('iban')}
        {...checked(checkIban(values.iban ?? '').ok, 'iban')}
        readOnly={readOnly || masked.includes('iban')}
        onChange={(iban) => change({ iban })}
      />
    </FieldGroup>
  );
}

function isPersonalNumber({ personalNumber, personalNumberKind }: PartyValues): boolean {
  if (personalNumberKind === 'foreign') return false;
  if (personalNumberKind === 'lnch') return checkLnch(personalNumber ?? '').ok;
  return checkEgn(personalNumber ?? '', sofiaDate(Date.now())).code === 'ok';
}

type Period = PartyValues['vatPeriods'][number];
const openPeriod: Period = { number: '', fromOn: null, toOn: null };

/** Registrations under ЗДДС, several in time: a document takes the one of its date. */
export function VatFields({ values, change, warnings, readOnly }: PartyFieldsProps) {
  const { t } = useTranslation();
  const warning = useWarning(warnings);
  const { vatPeriods } = values;
  const set = (at: number, patch: Partial<Period>) =>
    change({ vatPeriods: vatPeriods.map((one, index) => (index === at ? { ...one, ...patch } : one)) });
  // The number of a firm is its ЕИК with the country in front: nobody types it twice.
  const add = () => {
    const eik = values.eik?.replace(/\s/g, '') ?? '';
    const number = vatPeriods.length === 0 && eik.length === 9 ? `BG${eik}` : '';
    change({ vatPeriods: [...vatPeriods, { ...openPeriod, number }] });
  };
  return (
    <FieldGroup title={t(($) => $.parties.group.vat)}>
      {vatPeriods.length === 0 && <p className="m wide">{t(($) => $.parties.vat.none)}</p>}
      {vatPeriods.map((period, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a period has no identity but its place
        <div key={at} className="phone-row wide">
          <TextField
            label={t(($) => $.parties.field.vatNumber)}
            value={period.number}
            maxLength={20}
            warning={at === 0 ? warning('vatNumber') : undefined}
            readOnly={readOnly}
            onChange={(number) => set(at, { number })}
          />
          <DateField
            label={t(($) => $.parties.field.vatFromOn)}
            value={period.fromOn}
            readOnly={readOnly}
            onChange={(fromOn) => set(at, { fromOn })}
          />
          <DateField
            label={t(($) => $.parties.field.vatToOn)}
            value={period.toOn}
            readOnly={readOnly}
            onChange={(toOn) => set(at, { toOn })}
          />
          {!readOnly && (
            <IconButton
              icon={X}
              label={t(($) => $.parties.removeContact, { value: period.number })}
              onClick={() => change({ vatPeriods: vatPeriods.filter((_, index) => index !== at) })}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <div className="wide">
          <Button small icon={Plus} onClick={add}>
            {t(($) => $.parties.vat.add)}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
