import { formatDate, formatWeekday, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Workshop's date and time, turning with the minute. */
export function Clock() {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 60_000 - (now % 60_000) + 50);
    return () => clearTimeout(timer);
  }, [now]);
  const date = sofiaDate(now);
  return (
    <time className="stamp" dateTime={new Date(now).toISOString()}>
      <span className="date">
        {formatWeekday(date, i18n.language)} {formatDate(date)}
      </span>
      <b>{sofiaTime(now)}</b>
    </time>
  );
}
