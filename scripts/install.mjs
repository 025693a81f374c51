/** The npm packages, exactly as the lock file names them and without any install script (.npmrc). */
import { existsSync } from 'node:fs';
import { runNpm } from './childProcess.mjs';
import { pinnedNode } from './node.mjs';
import { inProject, SetupError, say, textOf } from './project.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Locked */

/**
 * Installs when node_modules differs from the lock file.
 * @throws {SetupError} when npm fails
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say('Packages: installing from the lock file');
  // `npm ci` refuses a lock file without the optional packages of other platforms, and some registries do not
  // carry them all; `npm install` takes the same versions and checksums from it. --no-save leaves it as it is.
  const code = await runNpm([
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
  ]);
  if (code !== 0) {
    throw new SetupError(
      'The npm packages could not be installed. Check the network, then repeat the command.',
    );
  }
}

/** npm writes its own lock into node_modules as the last step of an install: an interrupted one has none. */
function isInstalled() {
  const wanted = lockedIn(inProject('package-lock.json'));
  const present = lockedIn(inProject('node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  const node = pinnedNode();
  if (node && !existsSync(node)) return false;
  const changed = Object.entries(wanted).some(([path, entry]) => {
    if (path === '') return false;
    const found = present[path];
    // An optional package for another platform is never there.
    return found ? !isSame(found, entry) : !entry.optional;
  });
  return !changed && Object.entries(present).every(([path, { optional }]) => optional || wanted[path]);
}

/** @param {Locked} one @param {Locked} other */
const isSame = (one, other) => one.version === other.version && one.integrity === other.integrity;

/** @param {string} file @returns {Record<string, Locked> | undefined} */
function lockedIn(file) {
  const text = textOf(file);
  return text && JSON.parse(text).packages;
}
