import type { LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { Icon } from './Icon';

interface SegProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon?: LucideIcon }[];
  onChange: (value: T) => void;
}

/** Two or three choices of which one holds: arrows move and choose, as in a radio group. */
export function Seg<T extends string>({ label, value, options, onChange }: SegProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  const move = (step: number) => {
    const at = options.findIndex((one) => one.value === value);
    const next = (at + step + options.length) % options.length;
    const chosen = options[next];
    if (!chosen) return;
    onChange(chosen.value);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={group} role="radiogroup" aria-label={label} className="seg">
      {options.map((one) => (
        // biome-ignore lint/a11y/useSemanticElements: a segmented control is drawn as buttons and announced as radios
        <button
          key={one.value}
          type="button"
          role="radio"
          aria-checked={one.value === value}
          tabIndex={one.value === value ? 0 : -1}
          onClick={() => onChange(one.value)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            if (!step) return;
            event.preventDefault();
            move(step);
          }}
        >
          {one.icon && <Icon of={one.icon} />}
          {one.label}
        </button>
      ))}
    </div>
  );
}
