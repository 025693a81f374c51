import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `migrations/` and `assets/`: the project's in development, the package's when installed. */
export function findProjectRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations', 'always.sql'))) return folder;
    if (folder === dirname(folder)) throw new Error('no migrations folder above the engine');
  }
}
