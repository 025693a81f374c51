import { call } from '@renderer/api/client';
import { useEffect } from 'react';

const reportEveryMs = 60_000;
const gestures = ['keydown', 'pointerdown', 'wheel'] as const;

/** Locks after so many minutes without a person's gesture, and tells the engine of gestures at most once a minute. */
export function useIdleLock(minutes: number, lock: () => void): void {
  useEffect(() => {
    let reportedAt = Date.now();
    let timer = setTimeout(lock, minutes * 60_000);
    const touch = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, minutes * 60_000);
      if (Date.now() - reportedAt < reportEveryMs) return;
      reportedAt = Date.now();
      void call('session.gesture', { requestId: crypto.randomUUID() } as never).catch(() => undefined);
    };
    for (const gesture of gestures) window.addEventListener(gesture, touch, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const gesture of gestures) window.removeEventListener(gesture, touch);
    };
  }, [minutes, lock]);
}
