import Popover from '@mui/material/Popover';
import { DateCalendar } from '@mui/x-date-pickers/DateCalendar';
import { addDays, compareDates, formatDate, isIsoDate, parseDate, sofiaDate } from '@shared/kernel/dates';
import { Calendar } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../Button';
import type { FieldProps } from './FieldFrame';
import { ParsedField } from './ParsedField';

interface DateFieldProps extends FieldProps<string | null> {
  /** Limits as `YYYY-MM-DD`. */
  min?: string;
  max?: string;
}

const asLocal = (date: string) => new Date(`${date}T12:00:00`);
const asIso = (day: Date) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** A date: typed as 24.11, 24.11.26, +3 or „утре“; arrows step a day; F4 opens the calendar. */
export function DateField({ value, onChange, min, max, ...rest }: DateFieldProps) {
  const { t } = useTranslation();
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const today = sofiaDate(Date.now());
  const words = { [t(($) => $.ui.field.today)]: 0, [t(($) => $.ui.field.tomorrow)]: 1 };
  const known = value !== null && isIsoDate(value) ? value : null;

  return (
    <div ref={anchor} className="with-button">
      <ParsedField<string>
        {...rest}
        value={value}
        onChange={onChange}
        note="F4"
        parse={(text) => parseDate(text, today, words)}
        format={(date) => (isIsoDate(date) ? formatDate(date) : date)}
        unreadable={(text) => text}
        complain={(text) => t(($) => $.ui.invalid.date, { text })}
        check={(date) => {
          if (min && compareDates(date, min) < 0)
            return t(($) => $.ui.invalid.dateMin, { min: formatDate(min) });
          if (max && compareDates(date, max) > 0)
            return t(($) => $.ui.invalid.dateMax, { max: formatDate(max) });
          return undefined;
        }}
        onKey={(event) => {
          if (rest.readOnly) return undefined;
          if (event.key === 'F4') {
            setOpen(true);
            return value;
          }
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          return step ? addDays(known ?? today, known ? step : 0) : undefined;
        }}
      />
      <IconButton
        icon={Calendar}
        label={`${rest.label}: ${t(($) => $.ui.field.calendar)}`}
        variant="ghost"
        className="in-field"
        tabIndex={-1}
        disabled={rest.disabled || rest.readOnly}
        onClick={() => setOpen(true)}
      />
      <Popover
        open={open}
        anchorEl={anchor.current}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transitionDuration={0}
      >
        <DateCalendar
          autoFocus
          value={asLocal(known ?? today)}
          minDate={min ? asLocal(min) : undefined}
          maxDate={max ? asLocal(max) : undefined}
          onChange={(day: Date | null, state) => {
            if (day) onChange(asIso(day));
            if (state === 'finish') setOpen(false);
          }}
        />
      </Popover>
    </div>
  );
}
