import { useEikMessage } from '@renderer/features/setup/parts/steps';
import { RadioCards } from '@renderer/ui/Check';
import { Bound } from '@renderer/ui/fields/form';
import { PhoneField } from '@renderer/ui/fields/PhoneField';
import { TextField } from '@renderer/ui/fields/TextField';
import { useTranslation } from 'react-i18next';
import { useMainKind } from '../../assets/kinds';
import { FormGroup } from '../parts/FormGroup';
import { LogoGroup } from '../parts/LogoGroup';
import { type SectionsForm, SectionsPage } from '../parts/SectionsPage';
import { VatPeriods } from '../parts/VatPeriods';

const sections = ['workshop', 'vat'] as const;
type Form = SectionsForm<(typeof sections)[number]>;

const digits = (text: string) => text.replace(/\D/g, '');
const upper = (text: string) => text.toUpperCase();

/** Who the workshop is: what every document carries. */
export function WorkshopPage() {
  const { t } = useTranslation();
  return (
    <SectionsPage
      title={t(($) => $.settings.pages.workshop)}
      scope={t(($) => $.settings.workshop.scope)}
      sections={sections}
    >
      {(form) => (
        <>
          <Firm form={form} />
          <Vat form={form} />
          <Contact form={form} />
          <LogoGroup />
          <Bank form={form} />
          <Mode form={form} />
        </>
      )}
    </SectionsPage>
  );
}

function Firm({ form: { control, watch } }: { form: Form }) {
  const { t } = useTranslation();
  const eikMessage = useEikMessage(watch('workshop.eik'));
  return (
    <FormGroup title={t(($) => $.settings.workshop.firm)} note={t(($) => $.settings.workshop.firmNote)}>
      <div className="whole">
        <Bound control={control} name="workshop.name">
          {(f) => <TextField label={t(($) => $.settings.workshop.name)} maxLength={120} {...f} />}
        </Bound>
      </div>
      <Bound control={control} name="workshop.eik">
        {(f) => (
          <TextField
            label={t(($) => $.settings.workshop.eik)}
            transform={digits}
            maxLength={13}
            {...f}
            {...eikMessage}
          />
        )}
      </Bound>
      <Bound control={control} name="workshop.responsiblePerson">
        {(f) => <TextField label={t(($) => $.settings.workshop.responsible)} maxLength={120} {...f} />}
      </Bound>
    </FormGroup>
  );
}

function Vat({ form: { control, formState } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.workshop.vat)} note={t(($) => $.settings.workshop.vatNote)}>
      <div className="whole">
        <Bound control={control} name="vat.periods">
          {(f) => <VatPeriods periods={f.value} onChange={f.onChange} checked={formState.isSubmitted} />}
        </Bound>
      </div>
      <div className="whole">
        <Bound control={control} name="vat.notRegisteredGround">
          {(f) => <TextField label={t(($) => $.settings.workshop.ground)} maxLength={120} {...f} />}
        </Bound>
      </div>
    </FormGroup>
  );
}

function Contact({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.workshop.contact)} note={t(($) => $.settings.workshop.contactNote)}>
      <Bound control={control} name="workshop.city">
        {(f) => <TextField label={t(($) => $.settings.workshop.city)} maxLength={60} {...f} />}
      </Bound>
      <Bound control={control} name="workshop.phone">
        {(f) => <PhoneField label={t(($) => $.settings.workshop.phone)} {...f} />}
      </Bound>
      <div className="whole">
        <Bound control={control} name="workshop.address">
          {(f) => <TextField label={t(($) => $.settings.workshop.street)} maxLength={160} {...f} />}
        </Bound>
      </div>
      <div className="whole">
        <Bound control={control} name="workshop.email">
          {(f) => (
            <TextField label={t(($) => $.settings.workshop.email)} type="email" maxLength={120} {...f} />
          )}
        </Bound>
      </div>
    </FormGroup>
  );
}

function Bank({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.workshop.bank)} note={t(($) => $.settings.workshop.bankNote)}>
      <div className="whole">
        <Bound control={control} name="workshop.iban">
          {(f) => (
            <TextField label={t(($) => $.settings.workshop.iban)} transform={upper} maxLength={34} {...f} />
          )}
        </Bound>
      </div>
      <Bound control={control} name="workshop.bank">
        {(f) => <TextField label={t(($) => $.settings.workshop.bankName)} maxLength={80} {...f} />}
      </Bound>
      <Bound control={control} name="workshop.bic">
        {(f) => (
          <TextField label={t(($) => $.settings.workshop.bic)} transform={upper} maxLength={11} {...f} />
        )}
      </Bound>
    </FormGroup>
  );
}

function Mode({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  const generic = useMainKind() === 'equipment';
  return (
    <FormGroup title={t(($) => $.settings.workshop.mode)} note={t(($) => $.settings.workshop.modeNote)}>
      <div className="whole">
        <Bound control={control} name="workshop.mode">
          {({ value, onChange }) => (
            <RadioCards
              label={t(($) => $.settings.workshop.mode)}
              value={value}
              onChange={onChange}
              options={[
                {
                  value: 'auto',
                  label: t(($) => $.setup.mode.auto),
                  note: generic ? undefined : t(($) => $.setup.mode.autoNote),
                },
                {
                  value: 'generic',
                  label: t(($) => $.setup.mode.generic),
                  note: t(($) => $.setup.mode.genericNote),
                },
                { value: 'both', label: t(($) => $.setup.mode.both), note: t(($) => $.setup.mode.bothNote) },
              ]}
            />
          )}
        </Bound>
      </div>
    </FormGroup>
  );
}
