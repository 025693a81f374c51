interface CellProps<T> {
  label: string;
  value: T;
  disabled: boolean;
  onChange: (value: T) => void;
}

/** A choice of a few in a table: its first letter or the arrows change it. */
export function Choice<T extends string>({
  label,
  value,
  disabled,
  options,
  onChange,
}: CellProps<T> & { options: readonly { value: T; label: string }[] }) {
  return (
    <select
      className="etka-cell"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

export function TextCell({ label, value, disabled, onChange }: CellProps<string>) {
  return (
    <input
      className="etka-cell"
      aria-label={label}
      value={value}
      disabled={disabled}
      maxLength={120}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A whole number; an empty cell is null. */
export function NumberCell({ label, value, disabled, onChange }: CellProps<number | null>) {
  return (
    <input
      className="etka-cell num"
      aria-label={label}
      inputMode="numeric"
      value={value === null || Number.isNaN(value) ? '' : value}
      disabled={disabled}
      maxLength={4}
      autoComplete="off"
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/gu, '');
        onChange(digits === '' ? null : Number(digits));
      }}
    />
  );
}
