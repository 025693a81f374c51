import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { RoleRow, UserRow } from '@shared/features/users/model';
import { UserRoundPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UserForm } from '../parts/UserForm';
import { useRoleName } from '../roleNames';

/** Who may enter: the list, and beside it the one that is looked at or made. */
export function UsersPage() {
  const { t } = useTranslation();
  const users = useQuery('users.list', {}, { tags: ['user', 'role'] });
  const roles = useQuery('roles.list', {}, { tags: ['user', 'role'] });
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const columns = useUserColumns(roles.data);
  const add = () => setChosen('new');
  useShortcuts([{ keys: 'Insert', label: t(($) => $.users.list.add), run: add }]);
  const rows = users.data ?? [];
  const current = chosen === 'new' ? null : (rows.find((row) => row.id === chosen) ?? rows[0] ?? null);
  return (
    <>
      <PageHead title={t(($) => $.users.list.title)} scope={t(($) => $.users.list.scope)}>
        <Button icon={UserRoundPlus} shortcut="Insert" onClick={add}>
          {t(($) => $.users.list.add)}
        </Button>
      </PageHead>
      <div className="page-mid">
        <div className="grow page">
          <ErrorBox error={users.error ?? roles.error} />
          <DataTable
            label={t(($) => $.users.list.title)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            selectedKey={current?.id ?? null}
            onSelect={(row) => setChosen(row.id)}
            onOpen={(row) => setChosen(row.id)}
            empty={t(($) => $.users.list.empty)}
          />
        </div>
        {roles.data && (current || chosen === 'new') && (
          <UserForm
            key={current ? `${current.id}.${current.version}` : 'new'}
            user={current}
            roles={roles.data}
            onSaved={setChosen}
          />
        )}
      </div>
    </>
  );
}

function useUserColumns(roles: readonly RoleRow[] | undefined): DataColumn<UserRow>[] {
  const { t } = useTranslation();
  const roleName = useRoleName();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t(($) => $.users.list.name),
        width: 220,
        sortValue: (row) => row.name,
        cell: (row) => <span className={row.active ? 'b' : 'm'}>{row.name}</span>,
      },
      {
        id: 'roles',
        header: t(($) => $.users.list.roles),
        cell: (row) =>
          row.roles
            .map((key) => roleName(roles?.find((role) => role.key === key) ?? { key, name: null }))
            .join(', '),
      },
      {
        id: 'secret',
        header: t(($) => $.users.list.signsIn),
        width: 120,
        cell: (row) =>
          [
            row.hasPin && t(($) => $.users.list.withPin),
            row.hasPassword && t(($) => $.users.list.withPassword),
          ]
            .filter(Boolean)
            .join(', '),
      },
      {
        id: 'active',
        header: t(($) => $.users.list.state),
        width: 120,
        cell: (row) =>
          row.active ? null : (
            <span className="st">
              <StatusGlyph name="cancelled" />
              {t(($) => $.users.list.inactive)}
            </span>
          ),
      },
    ],
    [t, roles, roleName],
  );
}
