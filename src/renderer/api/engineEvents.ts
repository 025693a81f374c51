import type { WindowEvent } from '@shared/contract/result';
import { useEffect, useSyncExternalStore } from 'react';
import { bridge } from './bridge';
import { call } from './client';
import { invalidateTouched, queryClient } from './queryClient';

export type EngineState =
  | { kind: 'up' }
  | { kind: 'down'; hung: boolean }
  | { kind: 'failed'; code: string; params: Readonly<Record<string, string | number>> };

let state: EngineState = { kind: 'up' };
const stateListeners = new Set<() => void>();
const eventListeners = new Set<(event: WindowEvent) => void>();

function setState(next: EngineState): void {
  state = next;
  for (const listener of stateListeners) listener();
}

function receive(event: WindowEvent): void {
  switch (event.kind) {
    case 'touched':
      void invalidateTouched(event.tags);
      break;
    case 'engine.down':
      setState({ kind: 'down', hung: event.hung ?? false });
      break;
    case 'engine.up':
      setState({ kind: 'up' });
      void queryClient.invalidateQueries();
      break;
    case 'engine.failed':
      setState({ kind: 'failed', code: event.code, params: event.params });
      break;
    default:
  }
  for (const listener of eventListeners) listener(event);
}

/** Connects the window to the engine's events, and asks once how the engine is: earlier events were missed. */
export function listenToEngine(): () => void {
  const stop = bridge().onEvent(receive);
  void call('shell.engineState', {}).then(
    ({ phase, failure }) => {
      if (phase === 'failed')
        setState({ kind: 'failed', code: failure?.code ?? 'UNEXPECTED', params: failure?.params ?? {} });
      else if (phase === 'down' || phase === 'hung') setState({ kind: 'down', hung: phase === 'hung' });
    },
    () => undefined,
  );
  return stop;
}

/** Whether the engine answers; the frame's notice line and waiting buttons follow it. */
export function useEngineState(): EngineState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    () => state,
  );
}

/** Calls back on every event of the engine while mounted: progress, the end of the session. */
export function useEngineEvent(listener: (event: WindowEvent) => void): void {
  useEffect(() => {
    eventListeners.add(listener);
    return () => {
      eventListeners.delete(listener);
    };
  }, [listener]);
}
