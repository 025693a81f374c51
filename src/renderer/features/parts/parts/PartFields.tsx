import { useQuery } from '@renderer/api/useQuery';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { Bound } from '@renderer/ui/fields/form';
import { MoneyField, PercentField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { units } from '@shared/features/parts/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney, vatCents } from '@shared/kernel/money';
import { isExchangePart, parseVwNumber } from '@shared/kernel/partNumber';
import { useTranslation } from 'react-i18next';
import { isVwBrand } from '../partValues';
import { unitText } from '../unitText';
import { Group, type PartFieldsProps } from './Group';
import { StockFields } from './StockFields';
import { TermsFields } from './TermsFields';

/** Fields of the card in the order in which a new part is typed from the box. */
export function PartFields({ form, card, readOnly }: PartFieldsProps) {
  return (
    <>
      <Identity form={form} card={card} readOnly={readOnly} />
      <Price form={form} card={card} readOnly={readOnly} />
      <StockFields form={form} card={card} readOnly={readOnly} />
      <TermsFields form={form} card={card} readOnly={readOnly} />
    </>
  );
}

function Identity({ form, card, readOnly }: PartFieldsProps) {
  const { t, i18n } = useTranslation();
  const { control } = form;
  const lists = useQuery('parts.lists', {}, { tags: ['parts'] });
  const [number, isVwGroup] = form.watch(['number', 'isVwGroup']);
  const vw = isVwGroup ? parseVwNumber(number) : null;
  const etka = vw ? t(($) => $.parts.field.etka, { number: vw.etka14.replaceAll(' ', '␣') }) : undefined;
  const notVw = isVwGroup && number.trim() !== '' && !vw ? t(($) => $.parts.field.notVw) : undefined;
  const exchange = vw && isExchangePart(vw) ? t(($) => $.parts.field.exchange) : null;
  const groups = (lists.data?.groups ?? []).map((group) => ({
    value: group.id,
    label: i18n.language === 'bg' ? group.nameBg : group.nameEn,
  }));
  return (
    <Group title={t(($) => $.parts.group.identity)}>
      <Bound control={control} name="number">
        {(f) => (
          <TextField
            label={t(($) => $.parts.field.number)}
            className="w3"
            required
            maxLength={40}
            autoFocus={card === null}
            readOnly={readOnly}
            transform={(text) => text.toUpperCase()}
            warning={notVw}
            hint={[etka, exchange].filter(Boolean).join(' · ') || undefined}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="brand">
        {({ onChange, ...f }) => (
          <TextField
            label={t(($) => $.parts.field.brand)}
            className="w3"
            required
            maxLength={40}
            readOnly={readOnly}
            {...f}
            onChange={(brand) => {
              onChange(brand);
              form.setValue('isVwGroup', isVwBrand(brand), { shouldDirty: true });
            }}
          />
        )}
      </Bound>
      <Bound control={control} name="nameBg">
        {(f) => (
          <TextField
            label={t(($) => $.parts.field.nameBg)}
            className="w6"
            required
            maxLength={120}
            readOnly={readOnly}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="nameEn">
        {(f) => (
          <TextField
            label={t(($) => $.parts.field.nameEn)}
            className="w4"
            maxLength={120}
            readOnly={readOnly}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="unit">
        {(f) => (
          <SelectField
            label={t(($) => $.parts.field.unit)}
            className="w2"
            readOnly={readOnly}
            options={units.map((unit) => ({ value: unit, label: unitText(t, unit) }))}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="groupId">
        {(f) => (
          <SelectField
            label={t(($) => $.parts.field.group)}
            className="w4"
            clearable
            readOnly={readOnly}
            options={groups}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="discountGroup">
        {(f) => (
          <TextField
            label={t(($) => $.parts.field.discountGroup)}
            className="w2"
            maxLength={8}
            readOnly={readOnly}
            {...f}
          />
        )}
      </Bound>
      <div className="check-cell">
        <Bound control={control} name="isVwGroup">
          {({ error: _error, ...f }) => (
            <CheckField label={t(($) => $.parts.field.isVwGroup)} {...f} disabled={readOnly} />
          )}
        </Bound>
      </div>
      <div className="check-cell">
        <Bound control={control} name="active">
          {({ error: _error, ...f }) => (
            <CheckField label={t(($) => $.parts.field.active)} {...f} disabled={readOnly} />
          )}
        </Bound>
      </div>
    </Group>
  );
}

function Price({ form, card, readOnly }: PartFieldsProps) {
  const { t } = useTranslation();
  const { control } = form;
  const [priceCents, vatBp] = form.watch(['priceCents', 'vatBp']);
  const gross = grossOf(priceCents, vatBp);
  const since = card?.priceOn && card.part.priceCents === priceCents ? formatDate(card.priceOn) : null;
  const inForce = card?.price;
  const fromElsewhere =
    priceCents === null && inForce?.cents != null && inForce.source !== null && inForce.source !== 'own'
      ? t(($) => $.parts.field.priceFrom, {
          price: formatMoney(inForce.cents, { currency: true }),
          source: t(($) => $.pricing.source[inForce.source ?? 'own']),
        })
      : null;
  const hint = [
    gross === null ? null : t(($) => $.parts.field.gross, { amount: formatMoney(gross, { currency: true }) }),
    fromElsewhere,
    since && t(($) => $.parts.field.priceOn, { date: since }),
  ];
  return (
    <Group title={t(($) => $.parts.group.price)}>
      <Bound control={control} name="priceCents">
        {(f) => (
          <MoneyField
            label={t(($) => $.parts.field.price)}
            className="w2"
            min={0}
            readOnly={readOnly}
            hint={hint.filter(Boolean).join(', ')}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="vatBp">
        {(f) => (
          <PercentField label={t(($) => $.parts.field.vat)} className="w2" readOnly={readOnly} {...f} />
        )}
      </Bound>
      <Bound control={control} name="coreDepositCents">
        {(f) => (
          <MoneyField
            label={t(($) => $.parts.field.coreDeposit)}
            className="w2"
            min={0}
            readOnly={readOnly}
            {...f}
          />
        )}
      </Bound>
    </Group>
  );
}

function grossOf(priceCents: number | null, vatBp: number | null): number | null {
  if (priceCents === null || vatBp === null) return null;
  return Number.isSafeInteger(priceCents) && Number.isSafeInteger(vatBp)
    ? priceCents + vatCents(priceCents, vatBp)
    : null;
}
