import type { ErrorParams } from '@shared/contract/errors';
import type { EngineEvent, Reply } from '@shared/contract/result';
import type { ErrorCode } from '@shared/i18n/bg/errors';
import type { Caller } from './kernel/context';

/** Version of the messages between the shell and the engine process; both sides come from one build. */
export const PROTOCOL_VERSION = 1;

/** What the shell asks of the engine. Everything here survives structured cloning, `Uint8Array` included. */
export type EngineRequest =
  | { kind: 'call'; name: string; input: unknown; caller: Caller }
  | { kind: 'authorise'; name: string; input: unknown; caller: Caller }
  | { kind: 'grant'; path: string }
  | { kind: 'listDrives' }
  | { kind: 'recovery'; action: RecoveryAction };

/** Asked of a process in recovery mode, which opens no database. */
export type RecoveryAction =
  | { kind: 'list' }
  /** Checks a backup that stands anywhere. */
  | { kind: 'check'; file: string }
  /** Takes the backup for the next start: the swap itself happens before the database is opened. */
  | { kind: 'restore'; file: string };

/** A backup and where it stands; the path stays on this side of the contract. */
export interface BackupFile {
  file: string;
  madeAt: number;
  bytes: number;
  verifiedAt: number | null;
  usable: boolean;
}

/** A restore answers with an empty list. */
export type RecoveryReply =
  | { ok: true; backups: BackupFile[] }
  | { ok: false; code: ErrorCode; params: ErrorParams };

export type ToEngine =
  | { type: 'request'; id: number; request: EngineRequest }
  | { type: 'ping' }
  | { type: 'close' };

/** A refusal to start, as a value: stable code and parameters for its text. */
export interface StartFailure {
  code: ErrorCode;
  params: ErrorParams;
}

export type FromEngine =
  | { type: 'ready'; version: number }
  | { type: 'startFailed'; failure: StartFailure }
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'pong' }
  | { type: 'event'; event: EngineEvent }
  | { type: 'log'; level: LogLevel; message: string; detail?: string }
  | { type: 'closed' };

export type LogLevel = 'error' | 'warn' | 'info';

/** One running engine process, whatever carries it: Electron's utility process, a Node child, a test. */
export interface Port {
  readonly pid: number | undefined;
  post(message: ToEngine): void;
  onMessage(listener: (message: FromEngine) => void): void;
  /** Called once, when the process is gone, for whatever reason. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process at once (SIGKILL): SQLite keeps every committed command. */
  kill(): void;
}

/** Starts a process with the engine in it; `recovery` opens no database and offers backups only. */
export type StartPort = (mode: 'engine' | 'recovery') => Port;

const FROM_ENGINE = new Set(['ready', 'startFailed', 'answer', 'pong', 'event', 'log', 'closed']);

/** Tells a message of the protocol from anything else that a library may write to the same channel. */
export function isFromEngine(message: unknown): message is FromEngine {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string' &&
    FROM_ENGINE.has(message.type)
  );
}

/** An error as the value that crosses the contract. */
export function refusal(code: ErrorCode, params: ErrorParams = {}): Reply {
  return { ok: false, error: { code, params } };
}
/** Name of the journal in the data folder that tells the next start to put a backup in place of the database. */
export const restoreJournalName = 'restore.json';
