import { RadioCards } from '@renderer/ui/Check';
import { Bound } from '@renderer/ui/fields/form';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../parts/FormGroup';
import { type SectionsForm, SectionsPage } from '../parts/SectionsPage';

const sections = ['appearance'] as const;

/** Theme and density of the window at the start. */
export function AppearancePage() {
  const { t } = useTranslation();
  return (
    <SectionsPage
      title={t(($) => $.settings.pages.appearance)}
      scope={t(($) => $.settings.appearance.scope)}
      sections={sections}
    >
      {(form) => <Fields form={form} />}
    </SectionsPage>
  );
}

function Fields({ form: { control } }: { form: SectionsForm<'appearance'> }) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t(($) => $.settings.appearance.look)} note={t(($) => $.settings.appearance.lookNote)}>
      <div className="whole">
        <Bound control={control} name="appearance.theme">
          {({ value, onChange }) => (
            <RadioCards
              label={t(($) => $.settings.appearance.theme)}
              value={value}
              onChange={onChange}
              options={[
                { value: 'system', label: t(($) => $.settings.appearance.system) },
                { value: 'light', label: t(($) => $.settings.appearance.light) },
                { value: 'dark', label: t(($) => $.settings.appearance.dark) },
              ]}
            />
          )}
        </Bound>
      </div>
      <div className="whole appearance-density">
        <Bound control={control} name="appearance.density">
          {({ value, onChange }) => (
            <RadioCards
              label={t(($) => $.settings.appearance.density)}
              value={value}
              onChange={onChange}
              options={[
                {
                  value: 'dense',
                  label: t(($) => $.settings.appearance.dense),
                  note: t(($) => $.settings.appearance.denseNote),
                },
                {
                  value: 'counter',
                  label: t(($) => $.settings.appearance.counter),
                  note: t(($) => $.settings.appearance.counterNote),
                },
              ]}
            />
          )}
        </Bound>
      </div>
    </FormGroup>
  );
}
