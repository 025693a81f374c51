/** How the program is started from its tree: used by `npm start`, the tests and the demo. */
import {
  ensureFallbackRuntime,
  fallbackExecutable,
  fallbackFits,
  hasFallbackRuntime,
} from './fallbackRuntime.mjs';
import { engineNodePath } from './node.mjs';
import { ownExecutable, tryOwnRuntime } from './ownRuntime.mjs';
import { root, SetupError } from './project.mjs';

/**
 * Makes sure that an Electron runtime is there: its own download, else the substitute.
 * @param {{ retry?: boolean }} [options] retry: repeat a download that failed lately
 * @throws {SetupError} when there is none to be had
 */
export async function ensureElectron({ retry = false } = {}) {
  if (await tryOwnRuntime({ retry })) return;
  if (fallbackFits) return ensureFallbackRuntime();
  throw new SetupError(
    'Electron could not be downloaded. Check the network (or set ELECTRON_MIRROR), ' +
      'then repeat the command with -- --retry-electron.',
  );
}

/**
 * Path of the Electron executable, for Playwright's `executablePath`.
 * @throws {SetupError} before the set-up has run
 */
export function electronPath() {
  const own = ownExecutable();
  if (own) return own;
  if (hasFallbackRuntime()) return fallbackExecutable;
  throw new SetupError('Electron is not set up yet: run `npm start` or `npm test` once.');
}

/** Whether the substitute runtime is used: Electron 33, Chromium 130, engine on the pinned Node.js. */
export const isFallbackRuntime = () => electronPath() === fallbackExecutable;

/**
 * The arguments before the program's own ones. The substitute finds the program by its link resources/app;
 * Electron's own runtime wants the project's folder first.
 * @returns {string[]}
 */
export function electronArgs() {
  const program = isFallbackRuntime() ? [] : [root];
  // Chromium refuses to run sandboxed as root, which only containers do; everybody else keeps the sandbox.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return asRoot ? [...program, '--no-sandbox'] : program;
}

/**
 * The environment of the program: this process's, with the Node.js that can run the engine.
 * @returns {Record<string, string>}
 */
export function electronEnv() {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  return /** @type {Record<string, string>} */ ({ ...inherited, MAISTOR_ENGINE_NODE: engineNodePath() });
}
