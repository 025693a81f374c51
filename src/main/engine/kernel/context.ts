import { DomainError, type ErrorParams } from '@shared/contract/errors';
import type { EngineEvent, Reply } from '@shared/contract/result';
import type { ErrorCode } from '@shared/i18n/bg/errors';
import { sofiaDate } from '@shared/kernel/dates';
import type { PermissionKey } from '@shared/permissions/permissions';
import type BetterSqlite3 from 'better-sqlite3';
import type { DataFolder } from '../db/dataFolder';
import type { Handles, ReadDb, WriteTx } from '../db/handles';
import type { DriveSource } from '../exchange/drives';
import type { Clock } from './clock';
import type { Log } from './log';
import type { SessionUser } from './sessions';

/** Who calls, as the shell or the command line states it; the user comes from the session of the token. */
export interface Caller {
  token: string | null;
  channel: 'window' | 'cli';
  windowId: string;
}

/** A second engine over a folder of its own, for work that must not be seen before it is whole. */
export interface ScratchEngine {
  call(name: string, input: unknown, caller: Caller): Promise<Reply>;
  readonly handles: Handles;
  close(): Promise<void>;
}

/** What handlers may use of the world outside the database. */
export interface EngineServices {
  folder: DataFolder;
  projectRoot: string;
  /** The program's version, shown in the frame and written into backups. */
  version: string;
  /** The raw connection, for backup and integrity checks only. */
  sqlite: BetterSqlite3.Database;
  drives: DriveSource;
  log: Log;
  clock: Clock;
  resolveGrant(id: string): string | null;
  emit(event: EngineEvent): void;
  /** A signal that `cancelTask` aborts; the handler ends with an error and nothing written. */
  beginTask(task: string): AbortSignal;
  endTask(task: string): void;
  cancelTask(task: string): void;
  openScratch(dataDir: string, clock: Clock): Promise<ScratchEngine>;
}

export interface QueryContext {
  readonly db: ReadDb;
  readonly services: EngineServices;
  readonly caller: Caller;
  readonly clock: Clock;
  readonly now: number;
  /** Today's date in Europe/Sofia. */
  readonly today: string;
  /** The signed-in user. @throws DomainError NOT_SIGNED_IN in entries with permission `none` when nobody is */
  readonly user: SessionUser;
  readonly signedIn: SessionUser | null;
  can(permission: PermissionKey): boolean;
}

export interface AuditNote {
  entity: string;
  before?: unknown;
  after?: unknown;
}

export interface CommandContext extends QueryContext {
  readonly tx: WriteTx;
  /** Names what changed, so that screens refetch it: `order:12`, `stock`. */
  touch(...tags: string[]): void;
  audit(note: AuditNote): void;
  /** The reason a person gave; stands in the audit row. */
  reason(text: string): void;
  /** The hash of a document that this command issued; becomes a part of the chain. */
  issued(documentHash: string): void;
  /** Hands a token (or its end) to the shell, which never shows it to the window. */
  setSession(token: string | null): void;
}

/** A refusal that must leave a trace although the command is rolled back: a failed sign-in, a forbidden act (decisions 2). */
export class RecordedRefusal extends DomainError {
  constructor(
    code: ErrorCode,
    params: ErrorParams = {},
    readonly record: (tx: WriteTx) => void = () => undefined,
  ) {
    super(code, params);
  }
}

/** The context of one call. */
export function queryContext(
  db: ReadDb,
  services: EngineServices,
  caller: Caller,
  signedIn: SessionUser | null,
): QueryContext {
  const now = services.clock.now();
  return {
    db,
    services,
    caller,
    clock: services.clock,
    now,
    today: sofiaDate(now),
    signedIn,
    get user() {
      if (!signedIn) throw new DomainError('NOT_SIGNED_IN');
      return signedIn;
    },
    can: (permission) => signedIn?.permissions.has(permission) ?? false,
  };
}
