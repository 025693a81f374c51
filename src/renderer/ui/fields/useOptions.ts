import { useEffect, useRef, useState } from 'react';

const DEBOUNCE_MS = 120;

/** Matches of what is typed, asked a moment after the last key; a late answer never replaces a newer one. */
export function useOptions<T>(
  load: (query: string, signal: AbortSignal) => Promise<readonly T[]>,
  query: string,
  active: boolean,
): { options: readonly T[]; busy: boolean } {
  const [state, setState] = useState<{ options: readonly T[]; busy: boolean }>({ options: [], busy: false });
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!active) return setState({ options: [], busy: false });
    const abort = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    const timer = setTimeout(
      () => {
        latest
          .current(query, abort.signal)
          .catch(() => [])
          .then((options) => {
            if (!abort.signal.aborted) setState({ options, busy: false });
          });
      },
      query ? DEBOUNCE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, active]);
  return state;
}
