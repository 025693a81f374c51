import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { useZodForm } from '@renderer/ui/fields/form';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { type SettingSection, type Settings, settingsModel } from '@shared/features/settings/model';
import { type ReactNode, useMemo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { FormPage } from './FormPage';
import { useSaved } from './useSaved';

export type SectionsForm<K extends SettingSection> = UseFormReturn<
  Pick<Settings, K>,
  unknown,
  Pick<Settings, K>
>;

interface SectionsPageProps<K extends SettingSection> {
  title: string;
  scope?: ReactNode;
  /** Buttons in the head. */
  actions?: ReactNode;
  /** What stands under the form and is not saved with it. */
  after?: ReactNode;
  /** What is edited here and saved together. Keep it stable. */
  sections: readonly K[];
  /** What holds the save back though every field is right. */
  reason?: (values: Pick<Settings, K>) => string | undefined;
  children: (form: SectionsForm<K>) => ReactNode;
}

/** A page that edits whole sections of the settings. */
export function SectionsPage<K extends SettingSection>(props: SectionsPageProps<K>) {
  const { t } = useTranslation();
  const { data, error } = useQuery('settings.get', {});
  if (data) return <LoadedSections {...props} settings={data} />;
  return (
    <>
      <PageHead title={props.title} />
      {error ? (
        <ErrorBox error={error} title={t(($) => $.settings.form.loadFailed)} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function LoadedSections<K extends SettingSection>({
  title,
  scope,
  actions,
  after,
  sections,
  reason,
  children,
  settings,
}: SectionsPageProps<K> & { settings: Settings }) {
  const { may } = useSession();
  const save = useCommand('settings.save');
  const saved = useSaved();
  const schema = useMemo(() => schemaOf(sections), [sections]);
  const values = useMemo(() => pick(settings, sections), [settings, sections]);
  const form = useZodForm<Pick<Settings, K>, Pick<Settings, K>>(schema, { values });
  const { isDirty, errors, isSubmitted } = form.formState;

  const submit = form.handleSubmit(async (changed) => {
    if (await save.attempt({ sections: changed as Partial<Settings> })) saved();
  });
  return (
    <FormPage
      title={title}
      scope={scope}
      actions={actions}
      after={after}
      dirty={isDirty}
      wrong={isSubmitted || isDirty ? countLeaves(errors) : 0}
      reason={reason?.(form.watch())}
      busy={save.isPending}
      error={save.error}
      readOnly={!may('settings.edit')}
      onSave={() => void submit()}
      onDiscard={() => {
        form.reset(values);
        save.reset();
      }}
    >
      {children(form)}
    </FormPage>
  );
}

/** In a form every field is there: the defaults are for stored rows of an older version. */
function schemaOf<K extends SettingSection>(sections: readonly K[]) {
  const mask = Object.fromEntries(sections.map((name) => [name, true as const]));
  return settingsModel.pick(mask as never) as unknown as z.ZodType<Pick<Settings, K>, Pick<Settings, K>>;
}

const pick = <K extends SettingSection>(settings: Settings, sections: readonly K[]): Pick<Settings, K> =>
  Object.fromEntries(sections.map((name) => [name, settings[name]])) as Pick<Settings, K>;

function countLeaves(errors: object): number {
  return Object.values(errors).reduce((sum: number, one: unknown) => {
    if (typeof one !== 'object' || one === null) return sum;
    return sum + ('type' in one && typeof one.type === 'string' ? 1 : countLeaves(one));
  }, 0);
}
