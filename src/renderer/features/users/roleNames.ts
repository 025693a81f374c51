import { type RoleKey, roleKeys } from '@shared/permissions/roles';
import { useTranslation } from 'react-i18next';

const seeded = new Set<string>(roleKeys);
const isSeeded = (key: string): key is RoleKey => seeded.has(key);

/** Role keys in words; a workshop's own role is shown by its name, which the caller knows. */
export function useRoleNames(): (keys: readonly string[]) => string {
  const { t } = useTranslation();
  return (keys) => keys.map((key) => (isSeeded(key) ? t(($) => $.users.roles[key]) : key)).join(', ');
}
