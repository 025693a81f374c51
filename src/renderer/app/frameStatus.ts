import { useEffect } from 'react';

let text: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  text = next;
  for (const listener of listeners) listener();
}

export const frameStatus = {
  current: (): string | null => text,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Quiet words at the right of the key bar while the screen is open: „записано 10:41“. */
export function useFrameStatus(words: string | null): void {
  useEffect(() => {
    set(words);
    return () => set(null);
  }, [words]);
}
