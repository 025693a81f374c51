import '../users.css';
import { Check } from '@renderer/ui/Check';
import type { RoleRow } from '@shared/features/users/model';
import type { PermissionKey } from '@shared/permissions/permissions';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { permissionGroups, type Rights } from '../rights';
import { useRoleName } from '../roleNames';

interface RoleMatrixProps {
  roles: readonly RoleRow[];
  rights: Rights;
  onToggle: (roleId: number, key: PermissionKey) => void;
}

const groups = permissionGroups();

/** Rows are permissions by part of the program, columns are roles. */
export function RoleMatrix({ roles, rights, onToggle }: RoleMatrixProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const words = (key: PermissionKey) => t(($) => $.users.permissions[key]);
  return (
    <table className="tbl role-matrix">
      <colgroup>
        <col className="what" />
        {roles.map((role) => (
          <col key={role.id} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.users.roleEditor.permission)}</th>
          {roles.map((role) => (
            <th key={role.id} scope="col">
              {roleName(role)}
              <span className="n">{t(($) => $.users.roleEditor.users, { count: role.users })}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.part}>
            {group.keys.map((key, at) => (
              <tr key={key} className={at === 0 ? 'first' : undefined}>
                <th scope="row">{words(key)}</th>
                {roles.map((role) => (
                  <td key={role.id}>
                    <Check
                      hideLabel
                      label={t(($) => $.users.roleEditor.allow, {
                        role: roleName(role),
                        permission: words(key),
                      })}
                      checked={rights.get(role.id)?.has(key) ?? false}
                      onChange={() => onToggle(role.id, key)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
