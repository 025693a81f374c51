import { useEffect, useState } from 'react';

/** The engine's clock as it goes on from an answer, in half minutes; the window's own clock may be another. */
export function useEngineNow(readAt: number | undefined): number {
  const [base, setBase] = useState({ readAt, local: Date.now() });
  const [now, setNow] = useState(Date.now());
  if (base.readAt !== readAt) {
    const local = Date.now();
    setBase({ readAt, local });
    setNow(local);
  }
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (base.readAt ?? base.local) + (now - base.local);
}
