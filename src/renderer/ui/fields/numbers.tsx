import { formatScaled, parseScaled } from '@shared/kernel/decimalText';
import { formatMoney, formatPercent, parseMoney, parsePercent } from '@shared/kernel/money';
import { formatHours, formatQuantity, parseHours, parseQuantity } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from './FieldFrame';
import { ParsedField } from './ParsedField';

interface NumberProps extends FieldProps<number | null> {
  /** Limits in the field's own integer unit; the complaint names them in words. */
  min?: number;
  max?: number;
  note?: string;
}

interface Reading {
  parse: (text: string) => number | null;
  format: (value: number) => string;
}

const notANumber = () => Number.NaN;

function NumberField({
  parse,
  format,
  money,
  min,
  max,
  ...rest
}: NumberProps & Reading & { money?: boolean }) {
  const { t } = useTranslation();
  return (
    <ParsedField<number>
      {...rest}
      parse={parse}
      format={(value) => (Number.isNaN(value) ? '' : format(value))}
      unreadable={notANumber}
      complain={(text) =>
        money ? t(($) => $.ui.invalid.money, { text }) : t(($) => $.ui.invalid.number, { text })
      }
      check={(value) => {
        if (min !== undefined && value < min) return t(($) => $.ui.invalid.tooSmall, { min: format(min) });
        if (max !== undefined && value > max) return t(($) => $.ui.invalid.tooBig, { max: format(max) });
        return undefined;
      }}
    />
  );
}

const moneyReading: Reading = { parse: parseMoney, format: (cents) => formatMoney(cents) };
const quantityReading: Reading = { parse: parseQuantity, format: (milli) => formatQuantity(milli) };
const percentReading: Reading = {
  parse: parsePercent,
  format: (bp) => formatPercent(bp).replace(/\u00a0%$/, ''),
};
const hoursReading: Reading = { parse: parseHours, format: (seconds) => formatHours(seconds) };
const wholeReading: Reading = {
  parse: (text) => parseScaled(text, { scale: 0, limit: 9_999_999_999, refuseLoneGroup: false }),
  format: (value) => formatScaled(value, 0, { minDecimals: 0 }),
};

/** Money in integer cents, `1 234,56` with € inside. Not negative unless `min` says so. */
export function MoneyField(props: NumberProps) {
  return <NumberField money unit="€" min={0} {...props} {...moneyReading} />;
}

/** Quantity in integer thousandths. */
export function QuantityField(props: NumberProps) {
  return <NumberField min={0} {...props} {...quantityReading} />;
}

/** Percent in integer basis points. */
export function PercentField(props: NumberProps) {
  return <NumberField unit="%" min={0} max={10_000} {...props} {...percentReading} />;
}

/** Norm time in integer seconds, typed as decimal hours or as h:mm. */
export function HoursField(props: NumberProps) {
  const { t } = useTranslation();
  return <NumberField unit={t(($) => $.ui.field.normHours)} min={0} {...props} {...hoursReading} />;
}

/** A whole number: kilometres, pieces, days. */
export function IntegerField(props: NumberProps) {
  return <NumberField min={0} {...props} {...wholeReading} />;
}

/** A year: whole, without groups. */
export function YearField(props: NumberProps) {
  return <NumberField min={1885} max={2100} {...props} parse={wholeReading.parse} format={String} />;
}
