import { useMainKind } from '@renderer/features/assets/kinds';
import { DateField } from '@renderer/ui/fields/DateField';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { formatDate, isIsoDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { type Narrow, type NarrowKind, narrowKinds } from '../narrow';
import '../registry.css';

interface NarrowFilterProps {
  value: Narrow;
  onChange: (value: Narrow) => void;
}

/** No visit for long, warranties that end, inspections and insurances that fall due (reports L1). */
export function NarrowFilter({ value, onChange }: NarrowFilterProps) {
  const { t } = useTranslation();
  const words = useNarrowWords();
  return (
    <div className="row compact registry-filter">
      <SelectField<NarrowKind>
        hideLabel
        className="narrow"
        label={t(($) => $.registry.narrow.label)}
        value={value.kind}
        options={narrowKinds.map((kind) => ({ value: kind, label: words.nameOf(kind) }))}
        onChange={(kind) => onChange({ ...value, kind: kind ?? 'none' })}
      />
      {value.kind === 'noVisit' ? (
        <IntegerField
          hideLabel
          className="months"
          label={t(($) => $.registry.narrow.months)}
          unit={t(($) => $.registry.narrow.monthsUnit)}
          value={value.months}
          onChange={(months) => onChange({ ...value, months })}
        />
      ) : (
        value.kind !== 'none' && (
          <DateField
            hideLabel
            label={t(($) => $.registry.narrow.until)}
            placeholder={t(($) => $.registry.narrow.until)}
            value={value.until}
            onChange={(until) => onChange({ ...value, until })}
          />
        )
      )}
    </div>
  );
}

/** The narrowing in words: for its choice and for the head of a print. */
export function useNarrowWords() {
  const { t } = useTranslation();
  const vehicles = useMainKind() === 'vehicle';
  const nameOf = (kind: NarrowKind): string =>
    kind === 'inspection' && !vehicles
      ? t(($) => $.registry.narrow.check)
      : t(($) => $.registry.narrow[kind]);
  const wordsOf = ({ kind, months, until }: Narrow): string[] => {
    if (kind === 'none') return [];
    if (kind === 'noVisit')
      return months === null ? [] : [t(($) => $.registry.narrow.noVisitWords, { count: months })];
    if (until === null || !isIsoDate(until)) return [];
    return [t(($) => $.registry.narrow.untilWords, { what: nameOf(kind), on: formatDate(until) })];
  };
  return { nameOf, wordsOf };
}
