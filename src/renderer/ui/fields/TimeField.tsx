import { useTranslation } from 'react-i18next';
import type { FieldProps } from './FieldFrame';
import { ParsedField } from './ParsedField';
import { formatPromise, parsePromise, parseTime } from './promise';

const QUARTER = 15;

function shiftTime(time: string, minutes: number): string {
  const [hours = 0, mins = 0] = time.split(':').map(Number);
  const total = (((hours * 60 + mins + minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** An hour of the day as `HH:MM`; arrows step a quarter. */
export function TimeField(props: FieldProps<string | null>) {
  const { t } = useTranslation();
  return (
    <ParsedField<string>
      {...props}
      parse={parseTime}
      format={(time) => time}
      unreadable={(text) => text}
      complain={(text) => t(($) => $.ui.invalid.time, { text })}
      onKey={(event, value) => {
        const step = { ArrowUp: QUARTER, ArrowDown: -QUARTER }[event.key];
        return step && !props.readOnly ? shiftTime((value && parseTime(value)) ?? '12:00', step) : undefined;
      }}
    />
  );
}

/** A promised day and hour as an instant: „днес 16:30“, „утре 10“, „27.11 9:15“; arrows step a quarter. */
export function PromiseField(props: FieldProps<number | null>) {
  const { t } = useTranslation();
  const words = { [t(($) => $.ui.field.today)]: 0, [t(($) => $.ui.field.tomorrow)]: 1 };
  const now = Date.now();
  return (
    <ParsedField<number>
      {...props}
      parse={(text) => parsePromise(text, now, words)}
      format={(instant) => (Number.isNaN(instant) ? '' : formatPromise(instant, now, words))}
      unreadable={() => Number.NaN}
      complain={(text) => t(($) => $.ui.invalid.time, { text })}
      onKey={(event, value) => {
        const step = { ArrowUp: QUARTER, ArrowDown: -QUARTER }[event.key];
        return step && value && !props.readOnly ? value + step * 60_000 : undefined;
      }}
    />
  );
}
