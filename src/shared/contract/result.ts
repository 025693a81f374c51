import type { ErrorParams } from './errors';

export interface Failure {
  ok: false;
  error: { code: string; params: ErrorParams };
}

/** `touched` names what a command changed (`order:12`, `stock`), so that screens refetch just that. */
export interface Success<T> {
  ok: true;
  data: T;
  touched: string[];
}

export type Result<T> = Success<T> | Failure;

/** The engine's answer to the shell; `session` never reaches the window (decisions 1). */
export type Reply = Result<unknown> & { session?: { token: string | null } };

export type EngineEvent =
  | { kind: 'touched'; tags: string[] }
  | { kind: 'progress'; task: string; done: number; total: number }
  | { kind: 'sessionEnded'; windowId: string };

/** What the shell adds to the engine's own events for the window. */
export type WindowEvent =
  | EngineEvent
  /** `hung`: the process lives without answering; the window offers a restart, nothing is killed. */
  | { kind: 'engine.down'; hung?: boolean }
  | { kind: 'engine.up' }
  | { kind: 'engine.failed'; code: string; params: ErrorParams };
