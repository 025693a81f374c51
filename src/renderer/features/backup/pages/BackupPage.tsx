import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { FilesCheck } from '@renderer/features/files/parts/FilesCheck';
import { FormGroup } from '@renderer/features/settings/parts/FormGroup';
import { type SectionsForm, SectionsPage } from '@renderer/features/settings/parts/SectionsPage';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { Bound } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { toast } from '@renderer/ui/toast';
import { formatDateTime } from '@shared/kernel/dates';
import { DatabaseBackup } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BackupRuns } from '../parts/BackupRuns';
import { CopyProgress } from '../parts/CopyProgress';
import '../backup.css';

const sections = ['backup'] as const;

/** Copies that were opened and checked: where they go, how many stay, and the way back (B10). */
export function BackupPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const copy = useCommand('backup.now');
  const copyNow = async () => {
    const made = await copy.attempt({});
    if (made) toast.show({ text: t(($) => $.backup.made, { file: made.fileName }) });
  };
  return (
    <SectionsPage
      title={t(($) => $.settings.pages.backup)}
      scope={<LastCopy />}
      sections={sections}
      actions={
        may('backup.run') && (
          <Button icon={DatabaseBackup} busy={copy.isPending} onClick={() => void copyNow()}>
            {t(($) => $.backup.now)}
          </Button>
        )
      }
      after={<BackupRuns />}
    >
      {(form) => (
        <>
          <CopyProgress running={copy.isPending} />
          {copy.error && (
            <div className="backup-error">
              <ErrorBox error={copy.error} />
            </div>
          )}
          <Folder />
          <Plan form={form} />
          {may('backup.run') && <FilesCheck />}
        </>
      )}
    </SectionsPage>
  );
}

function LastCopy() {
  const { t } = useTranslation();
  const { data } = useQuery('backup.state', {}, { tags: ['backup', 'settings'] });
  if (!data) return null;
  if (!data.last) {
    return (
      <span className="st c-danger">
        <StatusGlyph name="overAuthorised" />
        {t(($) => $.app.backup.none)}
      </span>
    );
  }
  return (
    <span className={`st ${data.stale ? 'c-danger' : ''}`}>
      <StatusGlyph name={data.stale ? 'late' : 'ok'} />
      {t(($) => $.backup.lastVerified, { at: formatDateTime(data.last.at) })}
    </span>
  );
}

function Folder() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { data } = useQuery('backup.state', {}, { tags: ['backup', 'settings'] });
  const pick = useCommand('attachments.pickFolder');
  const set = useCommand('backup.setFolder');
  const choose = async () => {
    const answer = await pick.attempt({});
    if (answer?.picked) await set.attempt({ grantId: answer.picked.grant });
  };
  return (
    <FormGroup title={t(($) => $.backup.folder)} note={t(($) => $.backup.folderNote)}>
      <div className="whole backup-folder">
        <span className="grow b path" title={data?.folder ?? undefined}>
          {data && (data.folder ?? t(($) => $.backup.ownFolder))}
        </span>
        {may('settings.edit') && (
          <>
            {data?.folder && (
              <Button
                small
                variant="ghost"
                busy={set.isPending}
                onClick={() => void set.attempt({ grantId: null })}
              >
                {t(($) => $.backup.useOwnFolder)}
              </Button>
            )}
            <Button small busy={pick.isPending || set.isPending} onClick={() => void choose()}>
              {t(($) => $.backup.chooseFolder)}
            </Button>
          </>
        )}
      </div>
      <div className="whole">
        <ErrorBox error={pick.error ?? set.error} />
      </div>
    </FormGroup>
  );
}

function Plan({ form: { control } }: { form: SectionsForm<'backup'> }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.backup.plan)} note={t(($) => $.backup.planNote)}>
      <Bound control={control} name="backup.keepLast">
        {(f) => (
          <IntegerField
            label={t(($) => $.backup.keep)}
            unit={t(($) => $.backup.copies)}
            min={1}
            max={100}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="backup.warnAfterHours">
        {(f) => (
          <IntegerField
            label={t(($) => $.backup.warn)}
            unit={t(($) => $.backup.hours)}
            min={1}
            max={720}
            {...f}
          />
        )}
      </Bound>
      <div className="checks">
        <Bound control={control} name="backup.atClose">
          {({ error: _error, ...f }) => <CheckField label={t(($) => $.backup.atClose)} {...f} />}
        </Bound>
      </div>
    </FormGroup>
  );
}
