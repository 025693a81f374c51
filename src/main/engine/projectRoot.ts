import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `migrations/` and `assets/`: the project's in development, the package's when installed. The shell asks too. */
export function findProjectRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations', 'always.sql'))) return folder;
    if (folder === dirname(folder)) throw new Error('the program is incomplete: no migrations folder');
  }
}

/** The program's version from its package.json. */
export function programVersion(projectRoot: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
