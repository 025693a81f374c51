import { useEngineState } from '@renderer/api/engineEvents';
import { useSession } from '@renderer/app/session';
import { SignInPage } from '@renderer/features/users/pages/SignInPage';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { Activity, type ReactNode, useRef } from 'react';
import { RecoveryPage } from './pages/RecoveryPage';
import { WizardPage } from './pages/WizardPage';

/** Who is let in: nobody while the database does not open, the first manager through the wizard, others by PIN. */
export function Gate({ children }: { children: ReactNode }) {
  const engine = useEngineState();
  const { session } = useSession();
  const lastUser = useRef<number | null>(null);
  if (session?.signedIn) lastUser.current = session.signedIn.id;
  else if (session && !session.locked) lastUser.current = null;
  if (engine.kind === 'failed') return <RecoveryPage />;
  if (!session) return <SkeletonRows rows={12} />;
  if (session.needsSetup) return <WizardPage />;
  // Behind the lock the screens of whoever worked here keep what was typed, without effects, keys or reading;
  // another person gets fresh ones (decisions 5).
  return (
    <>
      {lastUser.current !== null && (
        <Activity key={lastUser.current} mode={session.signedIn ? 'visible' : 'hidden'}>
          {children}
        </Activity>
      )}
      {!session.signedIn && <SignInPage session={session} />}
    </>
  );
}
