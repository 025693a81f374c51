import { Check as CheckMark } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Icon } from './Icon';

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  hideLabel?: boolean;
  disabled?: boolean;
  name?: string;
  inputRef?: Ref<HTMLInputElement>;
  onBlur?: () => void;
}

/** A checkbox with its words; the whole line can be pressed. */
export function Check({ checked, onChange, label, hideLabel, disabled, name, inputRef, onBlur }: CheckProps) {
  return (
    <label className={`check ${disabled ? 'off' : ''}`}>
      <input
        ref={inputRef}
        type="checkbox"
        name={name}
        checked={checked}
        disabled={disabled}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="box">
        <Icon of={CheckMark} />
      </span>
      <span className={hideLabel ? 'sr' : undefined}>{label}</span>
    </label>
  );
}

interface RadioCardsProps<T extends string> {
  label: string;
  value: T | null;
  options: readonly { value: T; label: string; note?: string; disabled?: boolean }[];
  onChange: (value: T) => void;
}

/** A choice that needs a sentence beside each option. */
export function RadioCards<T extends string>({ label, value, options, onChange }: RadioCardsProps<T>) {
  return (
    <fieldset className="field">
      <legend className="lab">{label}</legend>
      <div className="radio-cards">
        {options.map((one) => (
          <label key={one.value} className={`radio-card ${one.value === value ? 'on' : ''}`}>
            <input
              type="radio"
              name={label}
              checked={one.value === value}
              disabled={one.disabled}
              onChange={() => onChange(one.value)}
            />
            <span className="radio" />
            <span>
              <span className="med">{one.label}</span>
              {one.note && <span className="s m note">{one.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
