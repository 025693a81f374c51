import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLevel } from '@engine/protocol';
import electronLog from 'electron-log/node.js';

const LARGEST_LOG_BYTES = 2 * 1024 * 1024;

export interface ShellLog {
  write(level: LogLevel, message: string, detail?: string): void;
  /** Logs an unexpected error; the id is what the screen shows, the text never leaves the log. */
  unexpected(message: string, error: unknown): string;
}

/**
 * One file in the data folder, rotated once; it names entries, codes and ids, never what a person typed.
 * While the data folder is not there the file goes to `fallback`: creating the folder would hide that it is gone.
 */
export function createShellLog(dataDir: string, fallback: string): ShellLog {
  const log = electronLog.create({ logId: 'maistor' });
  log.transports.file.resolvePathFn = () =>
    join(existsSync(dataDir) ? dataDir : fallback, 'logs', 'shell.log');
  log.transports.file.maxSize = LARGEST_LOG_BYTES;
  log.transports.file.level = 'info';
  log.transports.console.level = 'warn';
  const write = (level: LogLevel, message: string, detail?: string): void => {
    if (detail) log[level](message, detail);
    else log[level](message);
  };
  return {
    write,
    unexpected: (message, error) => {
      const id = Date.now().toString(36).toUpperCase();
      write(
        'error',
        `${message} [${id}]`,
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
      return id;
    },
  };
}
