import type { Reminder } from '@shared/features/care/model';
import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { reminderTitle } from '../words';

/** Who was reminded of what, how and with what result. */
export function ReminderLog({ rows }: { rows: readonly Reminder[] }) {
  const { t } = useTranslation();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th style={{ width: '11em' }}>{t(($) => $.care.column.reminded)}</th>
          <th>{t(($) => $.care.column.what)}</th>
          <th style={{ width: '8em' }}>{t(($) => $.care.column.due)}</th>
          <th style={{ width: '8.5em' }}>{t(($) => $.care.column.way)}</th>
          <th style={{ width: '11em' }}>{t(($) => $.care.column.result)}</th>
          <th>{t(($) => $.care.column.note)}</th>
          <th style={{ width: '9em' }}>{t(($) => $.care.column.user)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{formatDateTime(row.at)}</td>
            <td>{reminderTitle(t, row)}</td>
            <td>{formatDate(row.dueOn)}</td>
            <td className="m">{t(($) => $.care.way[row.way])}</td>
            <td>
              {[t(($) => $.care.result[row.result]), row.postponedTo && formatDate(row.postponedTo)]
                .filter(Boolean)
                .join(' · ')}
            </td>
            <td title={row.note ?? undefined}>{row.note}</td>
            <td className="m">{row.userName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
