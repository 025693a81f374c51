import { useMemo } from 'react';
import type { FieldProps } from './FieldFrame';
import { SearchPicker } from './SearchPicker';

export interface SelectOption<T> {
  value: T;
  label: string;
  note?: string;
}

interface SelectFieldProps<T extends string | number> extends FieldProps<T | null> {
  options: readonly SelectOption<T>[];
  clearable?: boolean;
}

/** A choice from a short list that is known here: type the beginning or open it with F4. */
export function SelectField<T extends string | number>({
  value,
  onChange,
  options,
  ...rest
}: SelectFieldProps<T>) {
  const chosen = useMemo(() => options.find((one) => one.value === value) ?? null, [options, value]);
  return (
    <SearchPicker<SelectOption<T>>
      {...rest}
      select
      value={chosen}
      onChange={(option) => onChange(option?.value ?? null)}
      load={(query) => Promise.resolve(matching(options, query))}
      optionKey={(option) => option.value}
      optionText={(option) => option.label}
      renderOption={(option) => (
        <span className="row grow">
          <span className="grow">{option.label}</span>
          {option.note && <span className="s mm">{option.note}</span>}
        </span>
      )}
    />
  );
}

function matching<T>(options: readonly SelectOption<T>[], query: string): readonly SelectOption<T>[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return options;
  const starts = options.filter((one) => one.label.toLowerCase().startsWith(wanted));
  return [
    ...starts,
    ...options.filter((one) => !starts.includes(one) && one.label.toLowerCase().includes(wanted)),
  ];
}
