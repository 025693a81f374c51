import { join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import { backupPlaces } from './backup/places';
import { requestRestore } from './backup/restore';
import { type BackupEntry, type KnownDatabase, listBackups, verifyBackup } from './backup/verify';
import { dataFolderAt } from './db/dataFolder';
import { applicationId, readMigrations } from './db/migrate';
import type { Clock } from './kernel/clock';
import { findProjectRoot } from './projectRoot';
import type { BackupFile, EngineRequest, RecoveryAction, RecoveryReply } from './protocol';

export interface Recovery {
  answer(request: EngineRequest): Promise<RecoveryReply>;
  close(): Promise<void>;
}

/** Backups without a database: what the process in recovery mode offers while the engine cannot start. */
export function createRecovery(dataDir: string, clock: Clock, projectRoot = findProjectRoot()): Recovery {
  const known: KnownDatabase = {
    applicationId,
    databaseVersion: readMigrations(join(projectRoot, 'migrations')).length,
  };
  return {
    answer: async (request) => {
      if (request.kind !== 'recovery')
        return { ok: false, code: 'UNKNOWN_ENTRY', params: { entry: request.kind } };
      try {
        return { ok: true, backups: await carryOut(request.action, dataDir, known, clock) };
      } catch (error) {
        if (error instanceof DomainError) return { ok: false, code: error.code, params: error.params };
        throw error;
      }
    },
    close: () => Promise.resolve(),
  };
}

async function carryOut(
  action: RecoveryAction,
  dataDir: string,
  known: KnownDatabase,
  clock: Clock,
): Promise<BackupFile[]> {
  switch (action.kind) {
    case 'list':
      return foundBackups(dataDir, known);
    case 'check': {
      const { takenAt, bytes } = await verifyBackup(action.file, known);
      return [{ file: action.file, madeAt: takenAt, bytes, verifiedAt: clock.now(), usable: true }];
    }
    case 'restore':
      await requestRestore({
        dataDir,
        backupPath: action.file,
        database: 'maistor.sqlite',
        known,
        now: clock.now(),
      });
      return [];
  }
}

/** From every folder that backups went to and that is there now, newest first. */
async function foundBackups(dataDir: string, known: KnownDatabase): Promise<BackupFile[]> {
  const places = new Set([dataFolderAt(dataDir).backups, ...backupPlaces(dataDir)]);
  const lists = await Promise.all([...places].map((place) => listBackups(place).catch(() => [])));
  return lists
    .flat()
    .map((entry) => asFile(entry, known))
    .sort((a, b) => b.madeAt - a.madeAt);
}

/** A backup gets its manifest only after its copy was opened and checked, so having one is having been verified. */
function asFile({ path, takenAt, bytes, databaseVersion }: BackupEntry, known: KnownDatabase): BackupFile {
  return {
    file: path,
    madeAt: takenAt,
    bytes,
    verifiedAt: takenAt,
    usable: databaseVersion <= known.databaseVersion,
  };
}
