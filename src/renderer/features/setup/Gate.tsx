import { useEngineState } from '@renderer/api/engineEvents';
import { useSession } from '@renderer/app/session';
import { SignInPage } from '@renderer/features/users/pages/SignInPage';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { ReactNode } from 'react';
import { RecoveryPage } from './pages/RecoveryPage';
import { WizardPage } from './pages/WizardPage';

/** Who is let in: nobody while the database does not open, the first manager through the wizard, others by PIN. */
export function Gate({ children }: { children: ReactNode }) {
  const engine = useEngineState();
  const { session } = useSession();
  if (engine.kind === 'failed') return <RecoveryPage />;
  if (!session) return <SkeletonRows rows={12} />;
  if (session.needsSetup) return <WizardPage />;
  return (
    <>
      {/* The screens of whoever works here stay mounted behind the lock: what was being typed is kept. */}
      {session.signedIn && <div key={session.signedIn.id}>{children}</div>}
      {!session.signedIn && <SignInPage session={session} />}
    </>
  );
}
