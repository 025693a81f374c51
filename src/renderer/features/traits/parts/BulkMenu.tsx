import { useSession } from '@renderer/app/session';
import { MenuButton } from '@renderer/ui/MenuButton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetFilter } from '../assetFilter';
import { BulkDialog } from './BulkDialog';
import { BulkLogDialog } from './BulkLogDialog';

/** The action of the list of things: change one characteristic of all that it shows, and undo such changes. */
export function BulkMenu({ filter, words }: { filter: AssetFilter; words: readonly string[] }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [open, setOpen] = useState<'change' | 'log' | null>(null);
  const start = () => setOpen('change');
  const mayEdit = may('assets.edit');
  useShortcuts([{ keys: 'Alt+G', label: t(($) => $.traits.bulk.menu), enabled: mayEdit, run: start }]);
  if (!mayEdit) return null;
  const scope = [
    filter.inactive
      ? t(($) => $.traits.bulk.allInactive)
      : filter.inWorkshop
        ? t(($) => $.traits.bulk.inWorkshop)
        : t(($) => $.traits.bulk.all),
    ...words,
    filter.text.trim() && `„${filter.text.trim()}“`,
  ];
  const close = () => setOpen(null);
  return (
    <>
      <MenuButton
        icon={ListChecks}
        label={t(($) => $.traits.bulk.menu)}
        items={[
          { id: 'change', label: t(($) => $.traits.bulk.title), shortcut: 'Alt+G', run: start },
          { id: 'log', label: t(($) => $.traits.bulk.log), run: () => setOpen('log') },
        ]}
      />
      {open === 'change' && (
        <BulkDialog filter={filter} scope={scope.filter(Boolean).join(', ')} onClose={close} />
      )}
      {open === 'log' && <BulkLogDialog onClose={close} />}
    </>
  );
}
