import { MenuButton } from '@renderer/ui/MenuButton';
import { FilterChip } from '@renderer/ui/PageHead';

interface FilterMenuProps<T extends string | number> {
  /** What is chosen, in words: „Група: Спирачки“. */
  label: (name: string | null) => string;
  every: string;
  value: T | null;
  options: readonly { value: T; label: string }[];
  onChange: (value: T | null) => void;
}

/** A filter of one value: a menu while nothing is chosen, then a chip with ×. */
export function FilterMenu<T extends string | number>({
  label,
  every,
  value,
  options,
  onChange,
}: FilterMenuProps<T>) {
  const chosen = options.find((one) => one.value === value);
  if (chosen) return <FilterChip label={label(chosen.label)} onRemove={() => onChange(null)} />;
  return (
    <MenuButton
      label={label(every)}
      small
      items={options.map((one) => ({
        id: String(one.value),
        label: one.label,
        run: () => onChange(one.value),
      }))}
    />
  );
}
