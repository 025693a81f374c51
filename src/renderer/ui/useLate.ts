import { useEffect, useState } from 'react';

/** True once something has lasted: nothing is drawn for the first 200 ms of a wait (design §5). */
export function useLate(active: boolean, afterMs = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return setLate(false);
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [active, afterMs]);
  return active && late;
}
