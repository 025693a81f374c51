import { DateField } from '@renderer/ui/fields/DateField';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { type AssetCard, type Warranty, warrantyGivers } from '@shared/features/assets/model';
import { isIsoDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { PartyPicker } from '../../parties/parts/PartyPicker';

export interface WarrantyValues {
  subject: string;
  giver: Warranty['giver'];
  party: { id: number; name: string } | null;
  fromOn: string | null;
  toOn: string | null;
  limit: number | null;
  unit: 'km' | 'h';
  document: string;
}

export const emptyWarranty = (card: AssetCard, today: string): WarrantyValues => ({
  ...{ subject: '', giver: 'workshop', party: null, fromOn: today, toOn: null, limit: null },
  ...{ unit: card.meter.unit, document: '' },
});

export const valuesOfWarranty = (one: Warranty): WarrantyValues => ({
  ...{ subject: one.subject, giver: one.giver, fromOn: one.fromOn, toOn: one.toOn, limit: one.meterLimit },
  party: one.giverPartyId === null ? null : { id: one.giverPartyId, name: one.giverName ?? '' },
  ...{ unit: one.meterUnit, document: one.document ?? '' },
});

/** What the commands take; null while something is missing or unreadable. */
export function warrantyInput(values: WarrantyValues) {
  const { subject, giver, party, fromOn, toOn, limit, unit, document } = values;
  const datesRead = fromOn !== null && isIsoDate(fromOn) && (toOn === null || isIsoDate(toOn));
  if (subject.trim() === '' || !datesRead || Number.isNaN(limit) || (toOn === null && limit === null))
    return null;
  return {
    ...{ subject, giver, fromOn, toOn, meterLimit: limit, document },
    giverPartyId: giver === 'workshop' ? null : (party?.id ?? null),
    meterUnit: limit === null ? null : unit,
  };
}

interface FieldsProps {
  card: AssetCard;
  values: WarrantyValues;
  change: (patch: Partial<WarrantyValues>) => void;
}

/** Subject, giver with its firm, the two ends and the document. */
export function WarrantyFields({ card, values, change }: FieldsProps) {
  const { t } = useTranslation();
  const { units } = card.meter;
  return (
    <>
      <TextField
        label={t(($) => $.assets.column.subject)}
        value={values.subject}
        maxLength={200}
        onChange={(subject) => change({ subject })}
      />
      <SelectField
        label={t(($) => $.assets.field.giver)}
        value={values.giver}
        options={warrantyGivers.map((value) => ({ value, label: t(($) => $.assets.warranty.giver[value]) }))}
        onChange={(giver) => change({ giver: giver ?? 'workshop' })}
      />
      {values.giver !== 'workshop' && (
        <PartyPicker
          label={t(($) => $.assets.warranty.giverParty)}
          value={values.party}
          clearable
          onChange={(party) => change({ party })}
        />
      )}
      <DateField
        label={t(($) => $.assets.field.from)}
        value={values.fromOn}
        onChange={(fromOn) => change({ fromOn })}
      />
      <DateField
        label={t(($) => $.assets.field.to)}
        value={values.toOn}
        onChange={(toOn) => change({ toOn })}
      />
      {units.length > 0 && (
        <IntegerField
          label={t(($) => $.assets.field.limit)}
          unit={values.unit}
          value={values.limit}
          onChange={(limit) => change({ limit })}
        />
      )}
      {units.length > 1 && (
        <SelectField<'km' | 'h'>
          label={t(($) => $.assets.warranty.limitUnit)}
          value={values.unit}
          options={units.map((value) => ({ value, label: t(($) => $.assets.meter.unit[value]) }))}
          onChange={(unit) => change({ unit: unit ?? values.unit })}
        />
      )}
      <TextField
        label={t(($) => $.assets.field.document)}
        value={values.document}
        maxLength={120}
        onChange={(document) => change({ document })}
      />
    </>
  );
}
