import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import type { OutputOf } from '@shared/contract/contract';
import { type PriceField, type PriceMapping, priceFields } from '@shared/features/priceLists/model';
import { useTranslation } from 'react-i18next';

interface PlaceFieldsProps {
  sample: OutputOf<'priceLists.open'>;
  onMapping: (mapping: PriceMapping) => void;
}

const isRequired = (field: PriceField): boolean => field === 'number' || field === 'price';

/** Which column, or which characters of a line, each field is. */
export function PlaceFields({ sample, onMapping }: PlaceFieldsProps) {
  const { t } = useTranslation();
  const { mapping, headings, cells } = sample;
  const { places } = mapping;
  const setPlace = (field: PriceField, place: { at: number; length: number | null } | null) => {
    const { [field]: _before, ...others } = places;
    onMapping({ ...mapping, places: place === null ? others : { ...others, [field]: place } });
  };
  if (mapping.format === 'fixed')
    return (
      <div className="price-map-grid">
        {priceFields.map((field) => (
          <fieldset key={field} className="price-map-place">
            <legend>{t(($) => $.priceLists.fields[field])}</legend>
            <IntegerField
              label={t(($) => $.priceLists.mapping.from)}
              value={places[field] ? places[field].at + 1 : null}
              min={1}
              max={4000}
              required={isRequired(field)}
              onChange={(from) =>
                setPlace(field, from === null ? null : { at: from - 1, length: places[field]?.length ?? 1 })
              }
            />
            <IntegerField
              label={t(($) => $.priceLists.mapping.length)}
              value={places[field]?.length ?? null}
              min={1}
              max={400}
              onChange={(length) =>
                places[field] && setPlace(field, { ...places[field], length: length ?? 1 })
              }
            />
          </fieldset>
        ))}
      </div>
    );
  const width = Math.max(headings.length, ...cells.map((row) => row.length));
  const options = Array.from({ length: width }, (_, at) => ({
    value: at,
    label: headings[at]?.trim() || t(($) => $.priceLists.mapping.column, { number: at + 1 }),
    note: cells[mapping.headerRows]?.[at]?.slice(0, 24) ?? '',
  }));
  return (
    <div className="price-map-grid">
      {priceFields.map((field) => (
        <SelectField
          key={field}
          label={t(($) => $.priceLists.fields[field])}
          value={places[field]?.at ?? null}
          options={options}
          placeholder={t(($) => $.priceLists.mapping.none)}
          required={isRequired(field)}
          clearable={!isRequired(field)}
          onChange={(at) => setPlace(field, at === null ? null : { at, length: null })}
        />
      ))}
    </div>
  );
}
