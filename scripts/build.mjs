/** The program in out/, built once for start, tests, demo and command line. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './childProcess.mjs';
import { engineNodePath } from './node.mjs';
import { inProject, SetupError, say, secondsSince, textOf, writeWhole } from './project.mjs';

const stampFile = inProject('out', 'build-stamp');
const sources = [
  'src',
  'tests/perf',
  'scripts/electron.vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const isTest = /\.test\.tsx?$/;

/**
 * Builds with electron-vite when a source differs from the last build.
 * @throws {SetupError} when the build fails
 */
export async function ensureBuilt() {
  const wanted = hashOfSources();
  if (textOf(stampFile) === wanted) return;
  say('Building the program');
  const startedAt = performance.now();
  const bin = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const code = await run(
    engineNodePath(),
    [bin, 'build', '--config', 'scripts/electron.vite.config.ts', '--logLevel', 'warn'],
    { stdio: ['ignore', 2, 2] },
  );
  if (code !== 0) throw new SetupError('The build failed; its messages stand above.');
  writeWhole(stampFile, wanted);
  say(`Built in ${secondsSince(startedAt)}`);
}

/**
 * @param {string} entry like main or cli
 * @returns {string} path of the built entry
 * @throws {SetupError} when the program has no such entry
 */
export function requireBuilt(entry) {
  const file = inProject('out', 'main', `${entry}.js`);
  if (!/^\w+$/.test(entry) || !existsSync(file))
    throw new SetupError(`The program has no entry "${entry}" (${file}).`);
  return file;
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow))
    hash.update(`${file}\0`).update(readFileSync(inProject(file)));
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} files below it in a fixed order, tests left out */
function filesBelow(path) {
  if (!existsSync(inProject(path))) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(inProject(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isTest.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => file.slice(inProject().length + 1))
    .sort();
}
