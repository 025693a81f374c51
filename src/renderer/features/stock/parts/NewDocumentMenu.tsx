import { useSession } from '@renderer/app/session';
import { type MenuAction, MenuButton } from '@renderer/ui/MenuButton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { TypedForm } from '@shared/features/stock/model';
import type { PermissionKey } from '@shared/permissions/permissions';
import { useRouter } from '@tanstack/react-router';
import { FilePlus2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Every document that a person fills in besides the delivery, with its right and its key. */
const choices: readonly { form: TypedForm; right: PermissionKey; keys: string }[] = [
  { form: 'internalIssue', right: 'stock.issue', keys: 'Alt+1' },
  { form: 'transfer', right: 'stock.issue', keys: 'Alt+2' },
  { form: 'supplierReturn', right: 'stock.issue', keys: 'Alt+3' },
  { form: 'scrap', right: 'stock.adjust', keys: 'Alt+4' },
  { form: 'count', right: 'stock.adjust', keys: 'Alt+5' },
  { form: 'opening', right: 'stock.receive', keys: 'Alt+6' },
];

/** A new document of any kind, by menu or by its key. */
export function NewDocumentMenu() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const allowed = choices.filter(({ right }) => may(right));
  const open = (form: TypedForm) => history.push(`/stock/new/${form}`);
  useShortcuts(
    allowed.map(({ form, keys }) => ({
      keys,
      label: t(($) => $.stock.form[form]),
      bar: false,
      run: () => open(form),
    })),
  );
  if (allowed.length === 0) return null;
  const items = allowed.map(
    ({ form, keys }): MenuAction => ({
      id: form,
      label: t(($) => $.stock.form[form]),
      shortcut: keys,
      run: () => open(form),
    }),
  );
  return <MenuButton icon={FilePlus2} label={t(($) => $.stock.action.newDocument)} items={items} />;
}
