import { useEngineState } from '@renderer/api/engineEvents';
import { EngineNotice } from '@renderer/app/EngineNotice';
import { HeldSession, type Session, useSession } from '@renderer/app/session';
import { SignInPage } from '@renderer/features/users/pages/SignInPage';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { Activity, type ReactNode, useRef } from 'react';
import { RecoveryPage } from './pages/RecoveryPage';
import { WizardPage } from './pages/WizardPage';

/** Who is let in: nobody while the database does not open, the first manager through the wizard, others by PIN. */
export function Gate({ children }: { children: ReactNode }) {
  const engine = useEngineState();
  const { session } = useSession();
  const held = useRef<Session | null>(null);
  if (session?.signedIn) held.current = session;
  else if (session && !session.locked) held.current = null;
  const userId = held.current?.signedIn?.id ?? null;
  if (engine.kind === 'failed') return <RecoveryPage />;
  if (!session) {
    return (
      <>
        {engine.kind === 'down' && <EngineNotice />}
        <SkeletonRows rows={12} />
      </>
    );
  }
  if (session.needsSetup) return <WizardPage />;
  // Behind the lock the screens of whoever worked here keep what was typed, without effects, keys or reading;
  // another person gets fresh ones (decisions 5).
  return (
    <>
      {userId !== null && (
        <Activity key={userId} mode={session.signedIn ? 'visible' : 'hidden'}>
          <HeldSession value={held.current}>{children}</HeldSession>
        </Activity>
      )}
      {!session.signedIn && <SignInPage session={session} lockedBy={userId} />}
    </>
  );
}
