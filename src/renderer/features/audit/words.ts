import { contract } from '@shared/contract/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Every command that leaves a row in the log. */
export const auditedEntries = Object.entries(contract)
  .filter(([, entry]) => entry.kind === 'command' && entry.where !== 'shell' && entry.audited !== false)
  .map(([name]) => name)
  .sort();

/** `order:12` in words; what has no word of its own is shown as it is stored. */
export function useAuditWords(): { action: (entry: string) => string; entity: (entity: string) => string } {
  const { t } = useTranslation();
  return useMemo(() => {
    const actions: Readonly<Record<string, string>> = t(($) => $.audit.actions, { returnObjects: true });
    const kinds: Readonly<Record<string, string>> = t(($) => $.audit.kinds, { returnObjects: true });
    const sections: Readonly<Record<string, string>> = t(($) => $.audit.sections, { returnObjects: true });
    return {
      action: (entry: string) => actions[entry.replace('.', '_')] ?? entry,
      entity: (entity: string) => {
        const [kind = entity, key = ''] = entity.split(':');
        return [kinds[kind] ?? kind, sections[key] ?? key].filter(Boolean).join(' ');
      },
    };
  }, [t]);
}
