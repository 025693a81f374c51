import { useEffect, useRef, useState } from 'react';

const DEBOUNCE_MS = 120;

interface Options<T> {
  options: readonly T[];
  busy: boolean;
  /** Acts on the matches of what stands in the field now: at once, or when they arrive. */
  whenReady: (act: (options: readonly T[]) => void) => void;
}

/** Matches of what is typed, asked a moment after the last key; a late answer never replaces a newer one. */
export function useOptions<T>(
  load: (query: string, signal: AbortSignal) => Promise<readonly T[]>,
  query: string,
  active: boolean,
): Options<T> {
  const [state, setState] = useState<{ options: readonly T[]; busy: boolean }>({ options: [], busy: false });
  const latest = useRef(load);
  latest.current = load;
  const waiting = useRef<((options: readonly T[]) => void) | null>(null);

  useEffect(() => {
    waiting.current = null;
    if (!active) return setState({ options: [], busy: false });
    const abort = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    const ask = () => {
      latest
        .current(query, abort.signal)
        .catch(() => [])
        .then((options) => {
          if (abort.signal.aborted) return;
          setState({ options, busy: false });
          waiting.current?.(options);
          waiting.current = null;
        });
    };
    const timer = setTimeout(ask, query ? DEBOUNCE_MS : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, active]);

  return {
    ...state,
    whenReady: (act) => {
      if (state.busy) waiting.current = act;
      else act(state.options);
    },
  };
}
