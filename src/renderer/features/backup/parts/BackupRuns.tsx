import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { InputOf, OutputOf } from '@shared/contract/contract';
import { formatDateTime } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Run = OutputOf<'backup.list'>['runs'][number];
/** A copy that may take the place of the database: one of the list, or a chosen file. */
interface Choice {
  input: InputOf<'backup.requestRestore'>;
  name: string;
}

/** Every copy made here, newest first, and a file from elsewhere. */
export function BackupRuns() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { data, error } = useQuery('backup.list', {}, { tags: ['backup'] });
  const pick = useCommand('attachments.pickFile');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const chooseFile = async () => {
    const answer = await pick.attempt({ kind: 'backup' });
    if (answer?.picked) setChosen({ input: { grantId: answer.picked.grant }, name: answer.picked.name });
  };
  const restorable = may('backup.restore');
  return (
    <section className="backup-runs">
      <div className="row">
        <h2 className="grow">{t(($) => $.backup.runs)}</h2>
        {restorable && (
          <Button small icon={FolderOpen} busy={pick.isPending} onClick={() => void chooseFile()}>
            {t(($) => $.backup.fromFile)}
          </Button>
        )}
      </div>
      <ErrorBox error={error ?? pick.error} />
      {data?.runs.length === 0 && <p className="m none">{t(($) => $.backup.noRuns)}</p>}
      {data && data.runs.length > 0 && (
        <table className="tbl">
          <colgroup>
            <col className="at" />
            <col className="kind" />
            <col />
            <col className="size" />
            <col className="state" />
            <col className="act" />
          </colgroup>
          <thead>
            <tr>
              <th>{t(($) => $.backup.at)}</th>
              <th>{t(($) => $.backup.kind)}</th>
              <th>{t(($) => $.backup.place)}</th>
              <th className="num">{t(($) => $.recovery.size)}</th>
              <th>{t(($) => $.recovery.state)}</th>
              <th>
                <span className="sr">{t(($) => $.recovery.restore)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.runs.map((run) => (
              <tr key={run.id}>
                <td className="b">{formatDateTime(run.at)}</td>
                <td>{t(($) => $.backup.kinds[run.kind])}</td>
                <td title={`${run.place}/${run.fileName}`}>{run.place}</td>
                <td className="num">{formatQuantity(Math.round(run.bytes / 1000), { decimals: 1 })}</td>
                <td>
                  <RunState run={run} />
                </td>
                <td className="num">
                  {restorable && run.verifiedAt !== null && (
                    <Button
                      small
                      variant="ghost"
                      onClick={() => setChosen({ input: { runId: run.id }, name: formatDateTime(run.at) })}
                    >
                      {t(($) => $.recovery.restore)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen && <RestoreDialog choice={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

function RunState({ run }: { run: Run }) {
  const { t } = useTranslation();
  return run.verifiedAt === null ? (
    <span className="st c-danger" title={run.error ?? undefined}>
      <StatusGlyph name="lineMissing" />
      {t(($) => $.backup.failed)}
    </span>
  ) : (
    <span className="st">
      <StatusGlyph name="ok" />
      {t(($) => $.backup.verified)}
    </span>
  );
}

/** The copy is checked first; then the engine starts again on it. */
function RestoreDialog({ choice, onClose }: { choice: Choice; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useCommand('backup.requestRestore');
  const restart = useCommand('shell.restartEngine');
  const run = async () => {
    if (!(await request.attempt(choice.input))) return;
    if (await restart.attempt({})) onClose();
  };
  return (
    <ConfirmDialog
      open
      danger
      title={t(($) => $.recovery.confirmTitle, { made: choice.name })}
      text={t(($) => $.backup.restoreText)}
      confirmLabel={t(($) => $.recovery.restore)}
      busy={request.isPending || restart.isPending}
      error={request.error ?? restart.error}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  );
}
