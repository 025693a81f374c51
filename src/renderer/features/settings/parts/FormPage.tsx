import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLeaveGuard } from './useLeaveGuard';

interface FormPageProps {
  title: string;
  scope?: ReactNode;
  dirty: boolean;
  /** How many fields are wrong. */
  wrong?: number;
  busy: boolean;
  error?: unknown;
  readOnly?: boolean;
  /** What holds the save back, in words. */
  reason?: string;
  /** Buttons in the head. */
  actions?: ReactNode;
  /** What stands under the fields and is not saved with them. */
  after?: ReactNode;
  onSave: () => void;
  onDiscard: () => void;
  children: ReactNode;
}

/** A page of settings with one save for all of it; leaving with changes asks once. */
export function FormPage(props: FormPageProps) {
  const { t } = useTranslation();
  const { title, dirty, wrong = 0, busy, readOnly, onSave, onDiscard } = props;
  const ready = dirty && wrong === 0 && !readOnly && !props.reason;
  useShortcuts([
    { keys: 'Ctrl+Enter', label: t(($) => $.settings.form.save), run: onSave, enabled: ready && !busy },
  ]);
  const guard = useLeaveGuard(dirty && !busy);
  const reason = wrong > 0 ? t(($) => $.settings.form.wrong, { count: wrong }) : props.reason;
  return (
    <>
      <PageHead title={title} scope={props.scope}>
        {readOnly && <span className="s m">{t(($) => $.settings.form.readOnly)}</span>}
        {props.actions}
      </PageHead>
      <FormNav className="settings-form" label={title} onSubmit={() => ready && onSave()}>
        <div className="settings-body">
          <fieldset className="settings-fields" disabled={readOnly}>
            {props.children}
          </fieldset>
          <ErrorBox error={props.error} />
          {props.after}
        </div>
        {!readOnly && (
          <div className="bar settings-foot">
            <span className="grow" />
            {dirty && (
              <Button variant="ghost" onClick={onDiscard} disabled={busy}>
                {t(($) => $.settings.form.discard)}
              </Button>
            )}
            <Button
              type="submit"
              variant="primary"
              shortcut="Ctrl+Enter"
              busy={busy}
              disabled={!ready}
              reason={busy ? undefined : dirty ? reason : t(($) => $.settings.form.unchanged)}
            >
              {t(($) => $.settings.form.save)}
            </Button>
          </div>
        )}
      </FormNav>
      <ConfirmDialog
        open={guard.asking}
        danger
        title={t(($) => $.settings.form.leaveTitle)}
        text={t(($) => $.settings.form.leaveText, { page: title })}
        confirmLabel={t(($) => $.settings.form.leave)}
        onConfirm={guard.leave}
        onClose={guard.stay}
      />
    </>
  );
}
