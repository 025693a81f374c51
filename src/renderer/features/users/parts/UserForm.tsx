import '../users.css';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { Bound, FormNav, useZodForm } from '@renderer/ui/fields/form';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { RoleRow, UserRow } from '@shared/features/users/model';
import { useMemo } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useRoleName } from '../roleNames';
import { type UserValues, userFormSchema, userInput, userValues } from '../userForm';

interface UserFormProps {
  /** Null makes a new one. */
  user: UserRow | null;
  roles: readonly RoleRow[];
  onSaved: (id: number) => void;
}

type Fields = { control: Control<UserValues, unknown, UserValues> };

/** One person: name, roles, the worker behind them, and the secrets, which are only ever replaced. */
export function UserForm({ user, roles, onSaved }: UserFormProps) {
  const { t } = useTranslation();
  const save = useCommand('users.save');
  const schema = useMemo(() => userFormSchema(Boolean(user?.hasPin || user?.hasPassword)), [user]);
  const form = useZodForm<UserValues, UserValues>(schema, { defaultValues: userValues(user, roles) });
  const submit = form.handleSubmit(async (values) => {
    const saved = await save.attempt(userInput(user, values));
    if (saved) onSaved(saved.id);
  });
  const { isDirty } = form.formState;
  const run = () => void submit();
  useShortcuts([
    { keys: 'Ctrl+Enter', label: t(($) => $.ui.save), run, enabled: isDirty && !save.isPending },
  ]);
  const { control } = form;
  return (
    <SidePanel label={user?.name ?? t(($) => $.users.list.add)} width={344}>
      <FormNav className="user-form compact" label={user?.name ?? t(($) => $.users.list.add)} onSubmit={run}>
        <div className="user-form-body">
          <SideSection title={user?.name ?? t(($) => $.users.list.add)}>
            <div className="side-fields">
              <Bound control={control} name="name">
                {(f) => (
                  <TextField
                    label={t(($) => $.users.list.name)}
                    maxLength={120}
                    autoFocus={user === null}
                    required
                    {...f}
                  />
                )}
              </Bound>
              <Worker control={control} />
              <div className="two">
                <Bound control={control} name="language">
                  {({ value, onChange, ...f }) => (
                    <SelectField
                      {...f}
                      label={t(($) => $.users.list.language)}
                      value={value}
                      onChange={(language) => onChange(language ?? value)}
                      options={[
                        { value: 'bg', label: t(($) => $.users.list.languages.bg) },
                        { value: 'en', label: t(($) => $.users.list.languages.en) },
                      ]}
                    />
                  )}
                </Bound>
                <span className="active-check">
                  <Bound control={control} name="active">
                    {({ error: _error, ...f }) => <CheckField label={t(($) => $.users.list.active)} {...f} />}
                  </Bound>
                </span>
              </div>
            </div>
          </SideSection>
          <Roles control={control} roles={roles} />
          <Secrets control={control} user={user} />
          <div className="side-fields">
            <ErrorBox error={save.error} />
          </div>
        </div>
        <div className="bar settings-foot">
          <span className="grow" />
          <Button
            type="submit"
            variant="primary"
            shortcut="Ctrl+Enter"
            busy={save.isPending}
            disabled={!isDirty}
            reason={!isDirty && user ? t(($) => $.settings.form.unchanged) : undefined}
          >
            {t(($) => $.settings.form.save)}
          </Button>
        </div>
      </FormNav>
    </SidePanel>
  );
}

function Worker({ control }: Fields) {
  const { t } = useTranslation();
  const { may } = useSession();
  const staff = useQuery('staff.list', { archived: false }, { enabled: may('staff.view') });
  return (
    <Bound control={control} name="workerId">
      {(f) => (
        <SelectField
          {...f}
          clearable
          label={t(($) => $.users.list.worker)}
          placeholder={t(($) => $.users.list.noWorker)}
          options={(staff.data?.workers ?? []).map((worker) => ({
            value: worker.id,
            label: worker.name,
            note: worker.number,
          }))}
        />
      )}
    </Bound>
  );
}

function Roles({ control, roles }: Fields & { roles: readonly RoleRow[] }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  return (
    <SideSection title={t(($) => $.users.list.roles)}>
      <Bound control={control} name="roleIds">
        {({ value, onChange, error }) => (
          <div className="side-fields">
            <div className="role-checks">
              {roles.map((role) => (
                <Check
                  key={role.id}
                  label={roleName(role)}
                  checked={value.includes(role.id)}
                  onChange={(on) =>
                    onChange(on ? [...value, role.id] : value.filter((one) => one !== role.id))
                  }
                />
              ))}
            </div>
            {error && <p className="help bad">{t(($) => $.users.list.needsRole)}</p>}
          </div>
        )}
      </Bound>
    </SideSection>
  );
}

function Secrets({ control, user }: Fields & { user: UserRow | null }) {
  const { t } = useTranslation();
  const keeps = (has: boolean | undefined) => (has ? t(($) => $.users.list.keepsSecret) : undefined);
  return (
    <SideSection title={t(($) => $.users.list.signsIn)}>
      <div className="side-fields">
        <Bound control={control} name="pin">
          {({ error, ...f }) => (
            <TextField
              {...f}
              type="password"
              inputMode="numeric"
              maxLength={6}
              transform={(text) => text.replace(/\D/g, '')}
              label={user?.hasPin ? t(($) => $.users.list.newPin) : t(($) => $.users.list.pin)}
              hint={keeps(user?.hasPin)}
              error={error && t(($) => $.users.list.needsSecret)}
            />
          )}
        </Bound>
        <Bound control={control} name="password">
          {({ error, ...f }) => (
            <TextField
              {...f}
              type="password"
              maxLength={200}
              label={user?.hasPassword ? t(($) => $.users.list.newPassword) : t(($) => $.users.list.password)}
              hint={keeps(user?.hasPassword)}
              error={error && t(($) => $.ui.invalid.tooShortPlain, { min: 8 })}
            />
          )}
        </Bound>
      </div>
    </SideSection>
  );
}
