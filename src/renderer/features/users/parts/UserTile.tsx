import { useCommand } from '@renderer/api/useCommand';
import { useAppCommands } from '@renderer/app/commands';
import { useSession } from '@renderer/app/session';
import { Avatar } from '@renderer/ui/Avatar';
import { IconButton } from '@renderer/ui/Button';
import { applyDensity, useColorMode } from '@renderer/ui/colorMode';
import { PinDialog } from '@renderer/ui/dialogs';
import { MenuButton } from '@renderer/ui/MenuButton';
import { useScans } from '@renderer/ui/scanner/useScans';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { Lock } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdleLock } from '../idle';
import { useRoleNames } from '../roleNames';
import { ChangePinDialog } from './ChangePinDialog';

type Open = 'switch' | 'pin' | null;

/** Who works here: switch by PIN, lock, own PIN, look and language. */
export function UserTile() {
  const { t } = useTranslation();
  const { session } = useSession();
  const roleNames = useRoleNames();
  const { setMode } = useColorMode();
  const [open, setOpen] = useState<Open>(null);
  /** Whose badge was scanned: only the PIN is asked. */
  const [badge, setBadge] = useState<number | null>(null);
  const lockCommand = useCommand('session.lock');
  const signIn = useCommand('session.signIn');
  const signOut = useCommand('session.signOut');
  const setLanguage = useCommand('session.setLanguage');
  const person = session?.signedIn;

  const { attempt } = lockCommand;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the command of the hook is new at every render, its work is not
  const lock = useCallback(() => void attempt({}), []);
  useIdleLock(session?.idleMinutes ?? 10, lock);
  useShortcuts([{ keys: 'Ctrl+L', label: t(($) => $.users.tile.lock), run: lock, bar: false }], {
    layer: 'app',
  });
  useAppCommands([
    { id: 'user.lock', label: t(($) => $.users.tile.lock), shortcut: 'Ctrl+L', run: lock },
    { id: 'user.switch', label: t(($) => $.users.tile.switchUser), run: () => setOpen('switch') },
    { id: 'user.pin', label: t(($) => $.users.tile.changePin), run: () => setOpen('pin') },
  ]);
  useScans({
    worker: ({ name, userId }) => {
      const known = session?.people.some((one) => one.id === userId && one.hasPin);
      if (!known) return toast.show({ text: t(($) => $.users.tile.noUser, { name }), glyph: 'atRisk' });
      if (userId === person?.id) return;
      setBadge(userId);
      setOpen('switch');
    },
  });
  if (!person || !session) return null;

  const role = roleNames(person.roles);
  const switchTo = async ({ userId, pin }: { userId: number | null; pin: string }) => {
    if (userId === null || !(await signIn.attempt({ userId, pin }))) return;
    setBadge(null);
    setOpen(null);
  };
  return (
    <span className="row user-tile">
      <MenuButton
        variant="ghost"
        label={t(($) => $.users.tile.menu)}
        face={
          <span className="row">
            <Avatar name={person.name} />
            <span className="words">
              <span className="s med name">{person.name}</span>
              <span className="xs m name">{role}</span>
            </span>
          </span>
        }
        items={[
          { id: 'switch', label: t(($) => $.users.tile.switchUser), run: () => setOpen('switch') },
          { id: 'pin', label: t(($) => $.users.tile.changePin), run: () => setOpen('pin') },
          { id: 'light', label: t(($) => $.users.tile.light), run: () => setMode('light') },
          { id: 'dark', label: t(($) => $.users.tile.dark), run: () => setMode('dark') },
          { id: 'system', label: t(($) => $.users.tile.system), run: () => setMode('system') },
          { id: 'dense', label: t(($) => $.users.tile.dense), run: () => applyDensity('dense') },
          { id: 'counter', label: t(($) => $.users.tile.counter), run: () => applyDensity('counter') },
          {
            id: 'language',
            label: t(($) => $.users.tile.language),
            run: () => void setLanguage.attempt({ language: person.language === 'bg' ? 'en' : 'bg' }),
          },
          { id: 'out', label: t(($) => $.users.tile.signOut), run: () => void signOut.attempt({}) },
        ]}
      />
      <IconButton
        icon={Lock}
        variant="ghost"
        label={t(($) => $.users.tile.lock)}
        shortcut="Ctrl+L"
        onClick={lock}
      />
      <PinDialog
        open={open === 'switch'}
        title={t(($) => $.users.tile.switchUser)}
        text={t(($) => $.users.signIn.keptOpen, { name: person.name })}
        confirmLabel={t(($) => $.users.signIn.enter)}
        userId={badge ?? undefined}
        users={session.people.filter((one) => one.id !== person.id && one.hasPin)}
        busy={signIn.isPending}
        error={signIn.error}
        onConfirm={(answer) => void switchTo(answer)}
        onClose={() => {
          setBadge(null);
          setOpen(null);
        }}
      />
      <ChangePinDialog open={open === 'pin'} onClose={() => setOpen(null)} />
    </span>
  );
}
