import { ensureBuilt } from './build.mjs';
import { ensureDisplay } from './display.mjs';
import { ensureInstalled } from './install.mjs';
import { alone } from './lock.mjs';
import { continueWithEngineNode } from './node.mjs';
import { say, secondsSince } from './project.mjs';
import { ensureElectron } from './runtime.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';

/** An argument of every command: repeat Electron's own download although it failed lately. */
const retryFlag = '--retry-electron';

/** The arguments of the command without those of the set-up. */
export const commandArguments = process.argv.slice(2).filter((argument) => argument !== retryFlag);

/** Packages and the right Node.js: enough for checks, unit tests and migrations. */
export async function prepareTools() {
  await alone(ensureInstalled);
  await continueWithEngineNode();
}

/** Tools and the built program: enough for the command line. */
export async function prepareProgram() {
  await prepareTools();
  await alone(ensureBuilt);
}

/**
 * Everything that a window needs but the program itself.
 * @param {'start' | 'test'} purpose
 */
export async function prepareRuntime(purpose) {
  await prepareTools();
  await alone(async () => {
    await ensureSystemPackages(purpose);
    await ensureElectron({ retry: process.argv.includes(retryFlag) });
  });
  // Each worker of the tests starts a screen of its own: two windows on one would take the focus from each other.
  if (purpose === 'start') await ensureDisplay();
}

/** Everything for opening the program. */
export async function prepareWindow() {
  const startedAt = performance.now();
  await prepareRuntime('start');
  await alone(ensureBuilt);
  say(`Ready in ${secondsSince(startedAt)}`);
}
