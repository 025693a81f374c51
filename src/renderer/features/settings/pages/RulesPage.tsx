import { CheckField } from '@renderer/ui/fields/CheckField';
import { DateField } from '@renderer/ui/fields/DateField';
import { Bound } from '@renderer/ui/fields/form';
import { IntegerField, MoneyField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { sofiaDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../parts/FormGroup';
import { type SectionsForm, SectionsPage } from '../parts/SectionsPage';

const sections = ['orders', 'stock', 'payments', 'etka'] as const;
type Form = SectionsForm<(typeof sections)[number]>;

/** How strict the program is, and what it offers. */
export function RulesPage() {
  const { t } = useTranslation();
  return (
    <SectionsPage
      title={t(($) => $.settings.pages.rules)}
      scope={t(($) => $.settings.rules.scope)}
      sections={sections}
    >
      {(form) => (
        <>
          <Orders form={form} />
          <Stock form={form} />
          <Cash form={form} />
          <Etka form={form} />
        </>
      )}
    </SectionsPage>
  );
}

function Orders({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.rules.orders)} note={t(($) => $.settings.rules.ordersNote)}>
      <Bound control={control} name="orders.atRiskMinutes">
        {(f) => (
          <IntegerField
            label={t(($) => $.settings.rules.risk)}
            unit={t(($) => $.settings.rules.minutes)}
            min={0}
            max={1440}
            {...f}
          />
        )}
      </Bound>
      <div className="checks">
        <Bound control={control} name="orders.releaseNeedsPayment">
          {({ error: _error, ...f }) => <CheckField label={t(($) => $.settings.rules.releasePaid)} {...f} />}
        </Bound>
      </div>
    </FormGroup>
  );
}

function Stock({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.rules.stock)} note={t(($) => $.settings.rules.stockNote)}>
      <Bound control={control} name="stock.closedTo">
        {(f) => <DateField label={t(($) => $.settings.rules.closedTo)} max={sofiaDate(Date.now())} {...f} />}
      </Bound>
      <div className="checks">
        <Bound control={control} name="stock.negativeAllowed">
          {({ error: _error, ...f }) => (
            <CheckField label={t(($) => $.settings.rules.negativeAllowed)} {...f} />
          )}
        </Bound>
      </div>
    </FormGroup>
  );
}

function Cash({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.rules.cash)} note={t(($) => $.settings.rules.cashNote)}>
      <Bound control={control} name="payments.cashWarningCents">
        {(f) => <MoneyField label={t(($) => $.settings.rules.cashLimit)} min={0} {...f} />}
      </Bound>
    </FormGroup>
  );
}

function Etka({ form: { control } }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.rules.etka)} note={t(($) => $.settings.rules.etkaNote)}>
      <Bound control={control} name="etka.dealer">
        {(f) => <TextField label={t(($) => $.settings.rules.dealer)} maxLength={8} {...f} />}
      </Bound>
      <Bound control={control} name="etka.brandCharacter">
        {(f) => (
          <TextField
            label={t(($) => $.settings.rules.character)}
            maxLength={1}
            transform={(text) => text.toUpperCase()}
            {...f}
          />
        )}
      </Bound>
    </FormGroup>
  );
}
