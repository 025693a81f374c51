import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { FoundBackup } from '@shared/features/recovery/model';
import { formatDateTime } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BareFrame } from '../parts/BareFrame';

/** What happened, what was kept, and every way on: the newest sound backup first (quality §3). */
export function RecoveryPage() {
  const { t } = useTranslation();
  const state = useQuery('recovery.state', {});
  const [extra, setExtra] = useState<FoundBackup[]>([]);
  const [chosen, setChosen] = useState<FoundBackup | null>(null);
  const restore = useCommand('recovery.restore');
  const retry = useCommand('recovery.retry');
  const choose = useCommand('recovery.chooseBackup');
  const backups = [...extra, ...(state.data?.backups ?? [])];

  const chooseFile = async () => {
    const answer = await choose.attempt({});
    if (answer?.backup) setExtra([answer.backup, ...extra]);
  };
  const run = async () => {
    if (!chosen) return;
    if (await restore.attempt({ backup: chosen.id })) setChosen(null);
  };
  const shell = (name: 'recovery.openDataFolder' | 'recovery.quit') =>
    void call(name, { requestId: crypto.randomUUID() } as never).catch(() => undefined);

  return (
    <BareFrame>
      <div className="bare-body">
        <h1>{t(($) => $.recovery.title)}</h1>
        <p className="lead">
          {state.data && t(($) => $.recovery.dataFolder, { folder: state.data.dataFolder })}
        </p>
        <ErrorBox error={state.data?.failure ?? state.error} />
        <ErrorBox error={choose.error ?? retry.error} />
        <h2 className="recovery-list">{t(($) => $.recovery.backups)}</h2>
        {backups.length === 0 ? (
          <p className="m">{t(($) => $.recovery.none)}</p>
        ) : (
          <table className="tbl">
            <thead>
              <tr>
                <th>{t(($) => $.recovery.made)}</th>
                <th>{t(($) => $.recovery.folder)}</th>
                <th className="num">{t(($) => $.recovery.size)}</th>
                <th>{t(($) => $.recovery.state)}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {backups.map((backup, at) => (
                <tr key={backup.id}>
                  <td className="b">{formatDateTime(backup.madeAt)}</td>
                  <td title={backup.folder}>{backup.folder}</td>
                  <td className="num">{formatQuantity(Math.round(backup.bytes / 1000), { decimals: 1 })}</td>
                  <td>
                    <BackupState backup={backup} />
                  </td>
                  <td className="num">
                    <Button
                      small
                      variant={at === 0 ? 'primary' : 'outlined'}
                      disabled={!backup.usable}
                      onClick={() => setChosen(backup)}
                    >
                      {t(($) => $.recovery.restore)}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div className="bare-foot">
        <Button onClick={() => void retry.attempt({})} busy={retry.isPending}>
          {t(($) => $.recovery.retry)}
        </Button>
        <Button onClick={() => void chooseFile()} busy={choose.isPending}>
          {t(($) => $.recovery.choose)}
        </Button>
        <Button variant="ghost" onClick={() => shell('recovery.openDataFolder')}>
          {t(($) => $.recovery.openFolder)}
        </Button>
        <span className="grow" />
        <Button variant="ghost" onClick={() => shell('recovery.quit')}>
          {t(($) => $.recovery.quit)}
        </Button>
      </div>
      <ConfirmDialog
        open={chosen !== null}
        danger
        title={t(($) => $.recovery.confirmTitle, { made: chosen ? formatDateTime(chosen.madeAt) : '' })}
        text={t(($) => $.recovery.confirmText, { made: chosen ? formatDateTime(chosen.madeAt) : '' })}
        confirmLabel={t(($) => $.recovery.restore)}
        busy={restore.isPending}
        error={restore.error}
        onConfirm={() => void run()}
        onClose={() => setChosen(null)}
      />
    </BareFrame>
  );
}

function BackupState({ backup }: { backup: FoundBackup }) {
  const { t } = useTranslation();
  if (!backup.usable) {
    return (
      <span className="st c-danger">
        <StatusGlyph name="lineMissing" />
        {t(($) => $.recovery.damaged)}
      </span>
    );
  }
  return (
    <span className="st">
      <StatusGlyph name={backup.verifiedAt === null ? 'info' : 'ok'} />
      {backup.verifiedAt === null
        ? t(($) => $.recovery.unverified)
        : t(($) => $.recovery.verified, { at: formatDateTime(backup.verifiedAt) })}
    </span>
  );
}
