import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useAppCommands } from '@renderer/app/commands';
import { useSession } from '@renderer/app/session';
import { Icon } from '@renderer/ui/Icon';
import { toast } from '@renderer/ui/toast';
import { formatDate, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** „Архив проверен“ with its time; red with a word when it is older than the plan. */
export function BackupStamp() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { data } = useQuery('backup.state', {}, { tags: ['backup', 'settings'] });
  const copy = useCommand('backup.now');
  const copyNow = async () => {
    const made = await copy.attempt({});
    if (made) toast.show({ text: t(($) => $.backup.made, { file: made.fileName }) });
  };
  useAppCommands(
    may('backup.run') ? [{ id: 'backup.now', label: t(($) => $.backup.now), run: () => void copyNow() }] : [],
  );
  if (!data) return null;
  const { last, stale } = data;
  const title =
    last === null
      ? t(($) => $.app.backup.none)
      : stale
        ? t(($) => $.app.backup.overdue)
        : t(($) => $.app.backup.verified);
  return (
    <div className={`backup ${stale ? 'late' : ''}`}>
      <Icon of={stale ? ShieldAlert : ShieldCheck} className={stale ? 'c-danger' : 'c-ok'} />
      <span className="grow">
        <span className={`s med ${stale ? 'c-danger' : ''}`}>{title}</span>
        <span className="xs">{last && <When at={last.at} />}</span>
      </span>
    </div>
  );
}

function When({ at }: { at: number }) {
  const { t } = useTranslation();
  const date = sofiaDate(at);
  const today = sofiaDate(Date.now());
  const time = sofiaTime(at);
  return <>{date === today ? t(($) => $.backup.today, { time }) : `${formatDate(date)} ${time}`}</>;
}
