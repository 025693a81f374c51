import { type RoleKey, roleKeys } from '@shared/permissions/roles';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const seeded = new Set<string>(roleKeys);
const isSeeded = (key: string): key is RoleKey => seeded.has(key);

/** Roles in words: seeded keys in the language of the screen, the workshop's own ones by the name they come with. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { t } = useTranslation();
  return (roles) => roles.map((role) => (isSeeded(role) ? t(($) => $.users.roles[role]) : role)).join(', ');
}

/** A role of the list by its own name, else by its key in words. */
export function useRoleName(): (role: { key: string; name: string | null }) => string {
  const { t } = useTranslation();
  return useCallback(({ key, name }) => name ?? (isSeeded(key) ? t(($) => $.users.roles[key]) : key), [t]);
}
