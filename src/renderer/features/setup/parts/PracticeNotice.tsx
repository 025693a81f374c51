import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { InlineNotice, practiceIcon } from '@renderer/ui/InlineNotice';
import { demoPin } from '@shared/features/setup/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Above every screen of a demo workshop: nothing here is real (design k-states); the way out for who may take it. */
export function PracticeNotice() {
  const { t } = useTranslation();
  const { session, may } = useSession();
  const [leaving, setLeaving] = useState(false);
  if (!session?.workshop.demo) return null;
  return (
    <InlineNotice
      bar
      tone="info"
      icon={practiceIcon}
      title={t(($) => $.app.practice.title)}
      action={
        may('backup.restore') && (
          <Button small onClick={() => setLeaving(true)}>
            {t(($) => $.app.practice.leave)}
          </Button>
        )
      }
    >
      {t(($) => $.app.practice.text, { pin: demoPin })}
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </InlineNotice>
  );
}

/** The copy is made first; then the engine starts again on an empty database, where the wizard waits. */
function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const leave = useCommand('setup.leaveDemo');
  const restart = useCommand('shell.restartEngine');
  const run = async () => {
    if (!(await leave.attempt({}))) return;
    if (await restart.attempt({})) onClose();
  };
  return (
    <ConfirmDialog
      open
      danger
      title={t(($) => $.app.practice.leaveTitle)}
      text={t(($) => $.app.practice.leaveText)}
      confirmLabel={t(($) => $.app.practice.leaveConfirm)}
      busy={leave.isPending || restart.isPending}
      error={leave.error ?? restart.error}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  );
}
