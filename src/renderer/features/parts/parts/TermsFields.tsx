import { useSession } from '@renderer/app/session';
import { Button, IconButton } from '@renderer/ui/Button';
import { Bound } from '@renderer/ui/fields/form';
import { IntegerField, MoneyField, PercentField, QuantityField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { formatDate } from '@shared/kernel/dates';
import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TermsForm } from '../partValues';
import { Group, type PartFieldsProps } from './Group';
import { SupplierField } from './SupplierField';

const emptyTerms: TermsForm = {
  supplierId: null,
  number: '',
  priceCents: null,
  discountBp: null,
  leadDays: null,
  packMilli: 1000,
};

/** Who sells the part, under which number, at what price, in what packs and how soon (domain §4.1). */
export function TermsFields({ form, card, readOnly }: PartFieldsProps) {
  const { t } = useTranslation();
  const rows = useFieldArray({ control: form.control, name: 'suppliers' });
  return (
    <Group title={t(($) => $.parts.group.terms)}>
      <div className="w6 terms">
        {rows.fields.length === 0 && <p className="s m">{t(($) => $.parts.terms.none)}</p>}
        {rows.fields.map((row, at) => (
          <TermsRow key={row.id} {...{ form, card, readOnly, at }} onRemove={() => rows.remove(at)} />
        ))}
        {!readOnly && (
          <Button small icon={Plus} onClick={() => rows.append(emptyTerms)}>
            {t(($) => $.parts.terms.add)}
          </Button>
        )}
      </div>
    </Group>
  );
}

interface TermsRowProps extends PartFieldsProps {
  at: number;
  onRemove: () => void;
}

function TermsRow({ form, card, readOnly, at, onRemove }: TermsRowProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { control } = form;
  const known = card?.supplierNames.find(
    (one) => one.supplierId === form.watch(`suppliers.${at}.supplierId`),
  );
  return (
    <div className="terms-row">
      <Bound control={control} name={`suppliers.${at}.supplierId`}>
        {(f) => (
          <SupplierField
            label={t(($) => $.parts.field.supplier)}
            required
            readOnly={readOnly}
            known={known ? { id: known.supplierId, name: known.name } : null}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name={`suppliers.${at}.number`}>
        {(f) => (
          <TextField label={t(($) => $.parts.terms.number)} maxLength={40} readOnly={readOnly} {...f} />
        )}
      </Bound>
      {may('parts.viewCost') && (
        <Bound control={control} name={`suppliers.${at}.priceCents`}>
          {(f) => (
            <MoneyField
              label={t(($) => $.parts.terms.price)}
              readOnly={readOnly}
              hint={
                known?.priceOn
                  ? t(($) => $.parts.field.priceOn, { date: formatDate(known.priceOn) })
                  : undefined
              }
              {...f}
            />
          )}
        </Bound>
      )}
      <Bound control={control} name={`suppliers.${at}.discountBp`}>
        {(f) => <PercentField label={t(($) => $.parts.terms.discount)} readOnly={readOnly} {...f} />}
      </Bound>
      <Bound control={control} name={`suppliers.${at}.leadDays`}>
        {(f) => (
          <IntegerField
            label={t(($) => $.parts.terms.leadDays)}
            max={999}
            readOnly={readOnly}
            unit={t(($) => $.parts.terms.days)}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name={`suppliers.${at}.packMilli`}>
        {(f) => <QuantityField label={t(($) => $.parts.terms.pack)} readOnly={readOnly} {...f} />}
      </Bound>
      {!readOnly && (
        <IconButton
          icon={X}
          small
          variant="ghost"
          label={t(($) => $.parts.terms.remove, { name: known?.name ?? String(at + 1) })}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
