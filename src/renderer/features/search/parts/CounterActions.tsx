import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { counter } from '../counter';

/** F6 from anywhere: the reception with what was found last, and the focus in the intake. */
export function CounterActions() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { pathname } = useLocation();
  const { may } = useSession();
  const mayTake = may('orders.edit');
  const start = () => {
    counter.startIntake();
    if (pathname !== '/reception') history.push('/reception');
  };
  useShortcuts([{ keys: 'F6', label: t(($) => $.app.keys.order), run: start, enabled: mayTake }], {
    layer: 'app',
  });
  if (!mayTake) return null;
  return (
    <Button variant="ghost" icon={Plus} shortcut="F6" onClick={start}>
      {t(($) => $.app.top.order)}
    </Button>
  );
}
