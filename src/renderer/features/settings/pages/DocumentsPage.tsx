import { CheckField } from '@renderer/ui/fields/CheckField';
import { Bound } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../parts/FormGroup';
import { type SectionsForm, SectionsPage } from '../parts/SectionsPage';

const sections = ['documents', 'vat'] as const;
type Form = SectionsForm<(typeof sections)[number]>;

/** What documents say and how long a payment may take. */
export function DocumentsPage() {
  const { t } = useTranslation();
  return (
    <SectionsPage
      title={t(($) => $.settings.pages.documents)}
      scope={t(($) => $.settings.documents.scope)}
      sections={sections}
    >
      {(form) => (
        <>
          <Invoice form={form} />
          <Texts form={form} />
        </>
      )}
    </SectionsPage>
  );
}

const lines = (text: string) => text.split('\n');

function Invoice({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup
      title={t(($) => $.settings.documents.invoice)}
      note={t(($) => $.settings.documents.invoiceNote)}
    >
      <Bound control={control} name="documents.paymentDays">
        {(f) => (
          <IntegerField
            label={t(($) => $.settings.documents.paymentDays)}
            unit={t(($) => $.settings.documents.days)}
            min={0}
            max={365}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="documents.retentionYears">
        {(f) => (
          <IntegerField
            label={t(($) => $.privacy.retention)}
            unit={t(($) => $.privacy.years)}
            hint={t(($) => $.privacy.retentionNote)}
            min={5}
            max={50}
            {...f}
          />
        )}
      </Bound>
      <div className="checks">
        <Bound control={control} name="documents.amountInWords">
          {({ error: _error, ...f }) => <CheckField label={t(($) => $.settings.documents.words)} {...f} />}
        </Bound>
        <Bound control={control} name="documents.groupedInvoice">
          {({ error: _error, ...f }) => <CheckField label={t(($) => $.settings.documents.grouped)} {...f} />}
        </Bound>
      </div>
      <div className="whole">
        <Bound control={control} name="vat.zeroGrounds">
          {({ value, onChange, ...f }) => (
            <MultilineField
              {...f}
              label={t(($) => $.settings.documents.zero)}
              hint={t(($) => $.settings.documents.zeroHint)}
              rows={4}
              value={value.join('\n')}
              onChange={(text) => onChange(lines(text))}
              onBlur={() => {
                onChange(value.map((one) => one.trim()).filter(Boolean));
                f.onBlur();
              }}
            />
          )}
        </Bound>
      </div>
    </FormGroup>
  );
}

function Texts({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.documents.texts)} note={t(($) => $.settings.documents.textsNote)}>
      <div className="whole">
        <Bound control={control} name="documents.termsText">
          {(f) => (
            <MultilineField label={t(($) => $.settings.documents.terms)} rows={4} maxLength={2000} {...f} />
          )}
        </Bound>
      </div>
      <div className="whole">
        <Bound control={control} name="documents.privacyText">
          {(f) => (
            <MultilineField label={t(($) => $.settings.documents.privacy)} rows={4} maxLength={2000} {...f} />
          )}
        </Bound>
      </div>
      <div className="whole">
        <Bound control={control} name="documents.footerText">
          {(f) => <TextField label={t(($) => $.settings.documents.footer)} maxLength={300} {...f} />}
        </Bound>
      </div>
    </FormGroup>
  );
}
