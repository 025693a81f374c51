import { useSession } from '@renderer/app/session';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { Bound } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../parts/FormGroup';
import { type SectionsForm, SectionsPage } from '../parts/SectionsPage';

const sections = ['security'] as const;

/** When the window locks and with what one enters. */
export function SecurityPage() {
  const { t } = useTranslation();
  const { session } = useSession();
  const own = session?.people.find((person) => person.id === session.signedIn?.id);
  return (
    <SectionsPage
      title={t(($) => $.settings.pages.security)}
      scope={t(($) => $.settings.security.scope)}
      sections={sections}
      reason={({ security }) =>
        !security.pinAllowed && own?.hasPassword === false
          ? t(($) => $.settings.security.ownMissing)
          : undefined
      }
    >
      {(form) => <Fields form={form} />}
    </SectionsPage>
  );
}

function Fields({ form: { control, watch } }: { form: SectionsForm<'security'> }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const without = session?.people.filter((person) => !person.hasPassword).map((person) => person.name) ?? [];
  const locksOut = !watch('security.pinAllowed') && without.length > 0;
  return (
    <>
      <FormGroup title={t(($) => $.settings.security.lock)} note={t(($) => $.settings.security.lockNote)}>
        <Bound control={control} name="security.idleMinutes">
          {(f) => (
            <IntegerField
              label={t(($) => $.settings.security.idle)}
              unit={t(($) => $.settings.security.minutes)}
              min={1}
              max={240}
              {...f}
            />
          )}
        </Bound>
      </FormGroup>
      <FormGroup title={t(($) => $.settings.security.signIn)} note={t(($) => $.settings.security.signInNote)}>
        <div className="checks">
          <Bound control={control} name="security.pinAllowed">
            {({ error: _error, ...f }) => (
              <CheckField label={t(($) => $.settings.security.pinAllowed)} {...f} />
            )}
          </Bound>
          {locksOut && (
            <InlineNotice tone="warn">
              {t(($) => $.settings.security.without, { names: without.join(', ') })}
            </InlineNotice>
          )}
        </div>
      </FormGroup>
    </>
  );
}
