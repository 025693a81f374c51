import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { contract } from '@shared/contract/contract';
import { StartError } from '@shared/contract/errors';
import type { EngineEvent, Reply } from '@shared/contract/result';
import { applyPendingRestore, hasPendingRestore } from './backup/restore';
import { defaultRotation } from './backup/rotation';
import { followDays } from './dayTurn';
import { openCommitCounter } from './db/commitCounter';
import { type DataFolder, prepareDataFolder, startErrorOf } from './db/dataFolder';
import type { Handles } from './db/handles';
import { checkpointWhenIdle } from './db/idleCheckpoint';
import { openDatabase } from './db/open';
import { enterDataFolder, type Presence } from './db/presence';
import { type DriveSource, systemDrives } from './exchange/drives';
import { runBackup } from './features/backup/run';
import { backupAtClose } from './features/backup/slice';
import { endPriceListWork } from './features/priceLists/slice';
import { bringIndexUpToDate } from './features/search/slice';
import { handlers } from './handlers';
import { type Clock, systemClock } from './kernel/clock';
import type { Caller, EngineServices } from './kernel/context';
import { Dispatcher } from './kernel/dispatch';
import { consoleLog, type Log } from './kernel/log';
import { findProjectRoot, programVersion } from './projectRoot';

export interface EngineOptions {
  dataDir: string;
  clock?: Clock;
  log?: Log;
  projectRoot?: string;
  drives?: DriveSource;
  validateOutput?: boolean;
  /** The program (not just the engine) starts: every window's session of an earlier run ends (decisions 1). */
  endWindowSessions?: boolean;
  /** How long nothing is asked before the journal goes into the database; tests do not wait. */
  idleAfterMs?: number;
  /** The program's own engine copies the database when the day ends; the command line and tests do not. */
  backupAtClose?: boolean;
}

/** The engine: all rules and the database behind one function, with no window and no Electron (architecture §1). */
export interface Engine {
  /** Carries out one entry of the contract. Never rejects. */
  call(name: string, input: unknown, caller: Caller): Promise<Reply>;
  /** Whether the caller may use an entry that the shell carries out; data is the parsed input. Never rejects. */
  authorise(name: string, input: unknown, caller: Caller): Promise<Reply>;
  /** Lets the window name a path that a person chose without ever seeing it (decisions 3). */
  grant(path: string): string;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  readonly services: EngineServices;
  readonly handles: Handles;
  close(): Promise<void>;
}

/** Opens the data folder, migrated and checked. @throws StartError with the reason that the recovery screen shows */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const folder = prepareDataFolder(options.dataDir);
  const presence = presenceIn(folder);
  try {
    await restorePending(folder, presence);
    return await startEngine(options, folder, presence);
  } catch (error) {
    presence.release();
    throw startErrorOf(error, folder.path);
  }
}

/** A restore that was asked for swaps the database now, before anything reads it; the counter starts anew with it. */
async function restorePending(folder: DataFolder, presence: Presence): Promise<void> {
  if (!(await hasPendingRestore(folder.path))) return;
  const settle = () => rmSync(folder.counter, { force: true });
  const alone = await presence.alone(async () => {
    await applyPendingRestore(folder.path, { settle });
  });
  if (!alone) throw new StartError('DATABASE_IN_USE', { folder: folder.path });
}

function presenceIn(folder: DataFolder): Presence {
  try {
    return enterDataFolder(folder);
  } catch (error) {
    throw startErrorOf(error, folder.path);
  }
}

async function startEngine(options: EngineOptions, folder: DataFolder, presence: Presence): Promise<Engine> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? consoleLog;
  const projectRoot = options.projectRoot ?? findProjectRoot();
  const now = clock.now();
  const backupBeforeMigration = async () => {
    await runBackup({ folder, target: null, kind: 'migration', keepLast: defaultRotation.last, now });
  };
  const handles = await openDatabase({ folder, projectRoot, presence, now, backupBeforeMigration });
  try {
    return serve(options, { folder, projectRoot, presence, handles, clock, log });
  } catch (error) {
    handles.sqlite.close();
    throw error;
  }
}

interface Opened {
  folder: DataFolder;
  projectRoot: string;
  presence: Presence;
  handles: Handles;
  clock: Clock;
  log: Log;
}

function serve(options: EngineOptions, opened: Opened): Engine {
  const { folder, projectRoot, presence, handles, clock, log } = opened;
  if (options.endWindowSessions) {
    handles.sqlite.prepare('UPDATE session SET ended_at = ? WHERE ended_at IS NULL').run(clock.now());
  }
  bringIndexUpToDate(handles, clock.now());
  const followDay = followDays(handles, clock, log);
  const counter = openCommitCounter(folder.counter);
  const idle = checkpointWhenIdle(handles.sqlite, log, options.idleAfterMs);
  const grants = new Map<string, string>();
  const listeners = new Set<(event: EngineEvent) => void>();
  const tasks = new Map<string, AbortController>();
  const services: EngineServices = {
    folder,
    projectRoot,
    version: programVersion(projectRoot),
    sqlite: handles.sqlite,
    drives: options.drives ?? systemDrives,
    log,
    clock,
    resolveGrant: (id) => grants.get(id) ?? null,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    beginTask: (task) => {
      const controller = new AbortController();
      tasks.set(task, controller);
      return controller.signal;
    },
    endTask: (task) => void tasks.delete(task),
    cancelTask: (task) => tasks.get(task)?.abort(),
    openScratch: (dataDir, clock) => createEngine({ dataDir, clock, log, projectRoot }),
  };
  const dispatcher = new Dispatcher({
    contract,
    handlers,
    handles,
    services,
    counter,
    validateOutput: options.validateOutput ?? false,
  });
  return {
    services,
    handles,
    call: (name, input, caller) => {
      idle.postpone();
      followDay();
      return dispatcher.call(name, input, caller);
    },
    authorise: (name, input, caller) => dispatcher.authorise(name, input, caller),
    grant: (path) => {
      const id = randomUUID();
      grants.set(id, path);
      return id;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      idle.stop();
      await endPriceListWork(services);
      try {
        if (options.backupAtClose) await backupAtClose(handles, services);
        handles.sqlite.pragma('optimize');
      } catch (error) {
        // Neither the copy nor the statistics may keep the database open: everything in it is committed.
        log.error('the last work before closing failed', error);
      } finally {
        handles.sqlite.close();
        counter.close();
        presence.release();
      }
    },
  };
}

export type { EngineEvent } from '@shared/contract/result';
export type { Caller } from './kernel/context';
