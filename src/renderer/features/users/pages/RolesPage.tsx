import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { FormPage } from '@renderer/features/settings/parts/FormPage';
import { useSaved } from '@renderer/features/settings/parts/useSaved';
import { Button } from '@renderer/ui/Button';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { TextField } from '@renderer/ui/fields/TextField';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { RoleRow } from '@shared/features/users/model';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RoleMatrix } from '../parts/RoleMatrix';
import { changedRoles, type Rights, rightsOf, toggled } from '../rights';

/** What each role may do (product §1). */
export function RolesPage() {
  const { t } = useTranslation();
  const saved = useSaved();
  const { data, error } = useQuery('roles.list', {}, { tags: ['user', 'role'] });
  if (data)
    return (
      <Loaded onSaved={saved} key={data.map((role) => `${role.id}.${role.version}`).join()} roles={data} />
    );
  return (
    <>
      <PageHead title={t(($) => $.users.roleEditor.title)} />
      {error ? <ErrorBox error={error} /> : <SkeletonRows rows={14} />}
    </>
  );
}

function Loaded({ roles, onSaved }: { roles: readonly RoleRow[]; onSaved: () => void }) {
  const { t } = useTranslation();
  const [rights, setRights] = useState<Rights>(() => rightsOf(roles));
  const [adding, setAdding] = useState(false);
  const save = useCommand('roles.save');
  const changed = changedRoles(roles, rights);
  const onSave = async () => {
    for (const role of changed) {
      const { id, version, name } = role;
      const permissions = [...(rights.get(id) ?? [])];
      if (!(await save.attempt({ id, version, name, permissions }))) return;
    }
    onSaved();
  };
  return (
    <>
      <FormPage
        title={t(($) => $.users.roleEditor.title)}
        scope={t(($) => $.users.roleEditor.note)}
        actions={
          <Button icon={Plus} onClick={() => setAdding(true)}>
            {t(($) => $.users.roleEditor.own)}
          </Button>
        }
        dirty={changed.length > 0}
        busy={save.isPending}
        error={save.error}
        onSave={() => void onSave()}
        onDiscard={() => setRights(rightsOf(roles))}
      >
        <RoleMatrix
          roles={roles}
          rights={rights}
          onToggle={(id, key) => setRights(toggled(rights, id, key))}
        />
      </FormPage>
      {adding && <NewRole onClose={() => setAdding(false)} />}
    </>
  );
}

function NewRole({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = useCommand('roles.save');
  const confirm = async () => {
    if (await save.attempt({ name: name.trim(), permissions: [] })) onClose();
  };
  return (
    <DialogBase
      open
      title={t(($) => $.users.roleEditor.own)}
      text={t(($) => $.users.roleEditor.ownNote)}
      confirmLabel={t(($) => $.users.roleEditor.create)}
      confirmDisabled={name.trim().length < 2}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.users.roleEditor.name)}
        value={name}
        onChange={setName}
        maxLength={80}
        autoFocus
        required
      />
    </DialogBase>
  );
}
