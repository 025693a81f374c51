import { useBlocker, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

interface LeaveGuard {
  asking: boolean;
  leave: () => void;
  stay: () => void;
}

/** Holds every way out of a page with unsaved changes until the person has chosen. */
export function useLeaveGuard(dirty: boolean): LeaveGuard {
  const router = useRouter();
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: false, withResolver: true });
  useEffect(() => {
    if (!dirty) return;
    // A plain link changes the address before the router hears of it; through the router it can still be held.
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
      const path = link?.getAttribute('href')?.slice(1);
      if (!path) return;
      event.preventDefault();
      router.history.push(path);
    };
    document.addEventListener('click', onClick, true);
    return () => document.removeEventListener('click', onClick, true);
  }, [dirty, router]);
  return {
    asking: blocker.status === 'blocked',
    leave: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  };
}
