import { basename, dirname } from 'node:path';
import type { EngineClient } from '@engine/client';
import type { BackupFile, StartPort } from '@engine/protocol';
import { DomainError } from '@shared/contract/errors';
import type { recoveryContract } from '@shared/features/recovery/contract';
import type { FoundBackup } from '@shared/features/recovery/model';
import type { Dialogs } from './dialogs';
import { askRecovery } from './recoveryClient';
import type { ShellHandlers } from './shellEntries';

export interface RecoveryOptions {
  engine: EngineClient;
  startPort: StartPort;
  dialogs: Dialogs;
  dataDir: string;
  openFolder: (path: string) => void;
  quit: () => void;
}

/** What the recovery screen can do. Nothing here opens the database, and nothing changes while the engine runs. */
export function recoveryHandlers(options: RecoveryOptions): ShellHandlers<typeof recoveryContract> {
  const { engine, startPort, dialogs } = options;
  const files = new Map<string, string>();

  const shown = (backup: BackupFile): FoundBackup => {
    const id = `b${files.size + 1}`;
    const { file, ...rest } = backup;
    files.set(id, file);
    return { ...rest, id, name: basename(file), folder: dirname(file) };
  };
  const refuseWhileRunning = (): void => {
    if (engine.state().phase !== 'failed') throw new DomainError('ENGINE_RUNNING');
  };

  return {
    'recovery.state': async () => {
      const state = engine.state();
      const failure = state.phase === 'failed' ? state.failure : null;
      const backups = failure ? await askRecovery(startPort, { kind: 'list' }) : [];
      files.clear();
      return { failure, dataFolder: options.dataDir, backups: backups.map(shown) };
    },
    'recovery.chooseBackup': async (_input, { window }) => {
      refuseWhileRunning();
      const file = await dialogs.openFile(window, 'backup');
      if (file === null) return { backup: null };
      const [backup] = await askRecovery(startPort, { kind: 'check', file });
      return { backup: backup ? shown(backup) : null };
    },
    'recovery.restore': async ({ backup }) => {
      refuseWhileRunning();
      const file = files.get(backup);
      if (file === undefined) throw new DomainError('NOT_FOUND');
      await askRecovery(startPort, { kind: 'restore', file });
      engine.restart();
      return {};
    },
    'recovery.retry': async () => {
      refuseWhileRunning();
      engine.restart();
      return {};
    },
    'recovery.openDataFolder': async () => {
      options.openFolder(options.dataDir);
      return {};
    },
    'recovery.quit': async () => {
      options.quit();
      return {};
    },
  };
}
