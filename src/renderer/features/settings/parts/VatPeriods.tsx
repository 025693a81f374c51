import { Button, IconButton } from '@renderer/ui/Button';
import { DateField } from '@renderer/ui/fields/DateField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { Settings } from '@shared/features/settings/model';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

type Periods = Settings['vat']['periods'];
type Period = Periods[number];

interface VatPeriodsProps {
  periods: Periods;
  onChange: (periods: Periods) => void;
  /** A save was tried: missing values complain. */
  checked: boolean;
}

const upper = (text: string) => text.toUpperCase().replace(/\s/g, '');

/** When the workshop is registered for VAT; a document asks by its date (domain §1). */
export function VatPeriods({ periods, onChange, checked }: VatPeriodsProps) {
  const { t } = useTranslation();
  const change = (at: number, changes: Partial<Period>) =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...changes } : period)));
  const add = () => onChange([...periods, { number: '', fromOn: '', toOn: null }]);
  const missing = (value: string) => (checked && value === '' ? t(($) => $.ui.invalid.empty) : undefined);
  return (
    <div className="vat-periods">
      {periods.length === 0 && <p className="m">{t(($) => $.settings.workshop.noPeriods)}</p>}
      {periods.map((period, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a period has no identity but its place
        <fieldset key={at} className="vat-period settings-fields">
          <legend className="sr">{t(($) => $.settings.workshop.period, { number: at + 1 })}</legend>
          <TextField
            label={t(($) => $.settings.workshop.vatNumber)}
            value={period.number}
            transform={upper}
            maxLength={14}
            error={missing(period.number)}
            onChange={(number) => change(at, { number })}
          />
          <DateField
            label={t(($) => $.settings.workshop.from)}
            value={period.fromOn || null}
            error={missing(period.fromOn)}
            onChange={(fromOn) => change(at, { fromOn: fromOn ?? '' })}
          />
          <DateField
            label={t(($) => $.settings.workshop.to)}
            value={period.toOn}
            min={period.fromOn || undefined}
            placeholder={t(($) => $.settings.workshop.toOpen)}
            onChange={(toOn) => change(at, { toOn })}
          />
          <IconButton
            icon={X}
            variant="ghost"
            label={t(($) => $.settings.workshop.removePeriod, { number: at + 1 })}
            onClick={() => onChange(periods.filter((_, index) => index !== at))}
          />
        </fieldset>
      ))}
      <div>
        <Button small icon={Plus} onClick={add}>
          {t(($) => $.settings.workshop.addPeriod)}
        </Button>
      </div>
    </div>
  );
}
