import { useTranslation } from 'react-i18next';
import { FieldFrame, type FieldProps } from './FieldFrame';

const BLOCKS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Fuel in eighths: digits, arrows or a press on a block. `null` was not read. */
export function FuelField({
  value,
  onChange,
  onBlur,
  disabled,
  readOnly,
  inputRef: _ref,
  ...frame
}: FieldProps<number | null>) {
  const { t } = useTranslation();
  const set = (next: number) => {
    if (!disabled && !readOnly) onChange(Math.max(0, Math.min(8, next)));
  };
  const words = value === null ? t(($) => $.ui.field.fuelEmpty) : t(($) => $.ui.field.fuelValue, { value });
  return (
    <FieldFrame {...frame} group note={value === null ? undefined : `${value}/8`}>
      {({ id, ...aria }) => (
        <div
          id={id}
          className="fuel"
          role="slider"
          tabIndex={disabled ? -1 : 0}
          aria-labelledby={`${id}-label`}
          aria-describedby={aria['aria-describedby']}
          aria-valuemin={0}
          aria-valuemax={8}
          aria-valuenow={value ?? 0}
          aria-valuetext={words}
          aria-disabled={disabled}
          data-nav={value === null ? 'empty' : 'filled'}
          onBlur={onBlur}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
            if (/^[0-8]$/.test(event.key)) set(Number(event.key));
            else if (step) set((value ?? 0) + step);
            else if (event.key === 'Delete' || event.key === 'Backspace') onChange(null);
            else return;
            event.preventDefault();
          }}
        >
          {BLOCKS.map((block) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the slider itself
            // biome-ignore lint/a11y/noStaticElementInteractions: a place on the slider to press
            <span
              key={block}
              className={value !== null && value >= block ? 'on' : ''}
              onClick={() => set(value === block ? block - 1 : block)}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
