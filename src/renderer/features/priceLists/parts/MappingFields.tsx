import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { OutputOf } from '@shared/contract/contract';
import { type PriceMapping, priceDelimiters, priceEncodings } from '@shared/features/priceLists/model';
import { useTranslation } from 'react-i18next';

interface MappingFieldsProps {
  sample: OutputOf<'priceLists.open'>;
  onMapping: (mapping: PriceMapping) => void;
}

/** Kind, encoding, marks and what comes before the prices. */
export function MappingFields({ sample, onMapping }: MappingFieldsProps) {
  const { t } = useTranslation();
  const { mapping, sheets } = sample;
  const set = (change: Partial<PriceMapping>) => onMapping({ ...mapping, ...change });
  const isText = mapping.format !== 'xlsx';
  return (
    <div className="price-map-grid">
      {isText && (
        <SelectField
          label={t(($) => $.priceLists.mapping.format)}
          value={mapping.format}
          options={(['csv', 'fixed'] as const).map((value) => ({
            value,
            label: t(($) => $.priceLists.mapping.formats[value]),
          }))}
          onChange={(format) => format && format !== mapping.format && set({ format, places: {} })}
        />
      )}
      {isText && (
        <SelectField
          label={t(($) => $.priceLists.mapping.encoding)}
          value={mapping.encoding}
          options={priceEncodings.map((value) => ({
            value,
            label: t(($) => $.priceLists.mapping.encodings[value]),
          }))}
          onChange={(encoding) => encoding && set({ encoding })}
        />
      )}
      {mapping.format === 'csv' && (
        <SelectField
          label={t(($) => $.priceLists.mapping.delimiter)}
          value={mapping.delimiter}
          options={priceDelimiters.map((value) => ({
            value,
            label: value === '\t' ? t(($) => $.priceLists.mapping.tab) : value,
          }))}
          onChange={(delimiter) => delimiter && set({ delimiter })}
        />
      )}
      {sheets.length > 1 && (
        <SelectField
          label={t(($) => $.priceLists.mapping.sheet)}
          value={mapping.sheet}
          options={sheets.map((label, value) => ({ value, label }))}
          onChange={(sheet) => sheet !== null && set({ sheet })}
        />
      )}
      <IntegerField
        label={t(($) => $.priceLists.mapping.headerRows)}
        value={mapping.headerRows}
        max={100}
        onChange={(headerRows) => set({ headerRows: headerRows ?? 0 })}
      />
      {isText && (
        <TextField
          label={t(($) => $.priceLists.mapping.onlyLines)}
          value={mapping.onlyLines}
          maxLength={20}
          onChange={(onlyLines) => set({ onlyLines })}
        />
      )}
      <SelectField
        label={t(($) => $.priceLists.mapping.decimalMark)}
        value={mapping.decimalMark}
        options={[
          { value: ',' as const, label: t(($) => $.priceLists.mapping.comma) },
          { value: '.' as const, label: t(($) => $.priceLists.mapping.dot) },
        ]}
        onChange={(decimalMark) => decimalMark && set({ decimalMark })}
      />
      <IntegerField
        label={t(($) => $.priceLists.mapping.implied)}
        hint={t(($) => $.priceLists.mapping.impliedHint)}
        value={mapping.impliedDecimals}
        max={4}
        onChange={(impliedDecimals) => set({ impliedDecimals })}
      />
    </div>
  );
}
