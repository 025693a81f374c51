import { Chip } from '@renderer/ui/Chip';
import type { Due } from '@shared/features/care/model';
import { useTranslation } from 'react-i18next';
import { dueTitle, pointText, stateTones } from '../words';

/** Inspection, insurance, warranties and ends of storage. */
export function DatesTable({ dates }: { dates: readonly Due[] }) {
  const { t } = useTranslation();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th style={{ width: '14em' }}>{t(($) => $.care.column.kind)}</th>
          <th>{t(($) => $.care.column.what)}</th>
          <th style={{ width: '15em' }}>{t(($) => $.care.column.due)}</th>
          <th style={{ width: '8em' }}>{t(($) => $.care.column.state)}</th>
        </tr>
      </thead>
      <tbody>
        {dates.map((due) => (
          <tr key={due.key}>
            <td>{t(($) => $.care.kind[due.kind])}</td>
            <td className="m">{due.title && dueTitle(t, due)}</td>
            <td>{pointText(due.dueOn, due.dueMeter, due.meterUnit)}</td>
            <td>
              <Chip tone={stateTones[due.state]}>{t(($) => $.care.state[due.state])}</Chip>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
