/** The runtime that the `electron` package downloads for itself. */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { run } from './childProcess.mjs';
import { engineNodePath } from './node.mjs';
import { inProject, say, textOf, writeWhole } from './project.mjs';

const electronPackage = inProject('node_modules', 'electron');
const failureFile = inProject('.runtime', 'electron-download-failed');
const hoursUntilRetry = 24;
const downloadHost = 'github.com';

/** Path of the downloaded executable; undefined while there is none. */
export function ownExecutable() {
  const relative = textOf(`${electronPackage}/path.txt`);
  const path = relative && `${electronPackage}/dist/${relative}`;
  return path && existsSync(path) ? path : undefined;
}

/** @returns {string} of the package that is installed, like 45.4.1 */
const packageVersion = () => JSON.parse(textOf(`${electronPackage}/package.json`) ?? '{}').version;

function failedLately() {
  const [version, at] = (textOf(failureFile) ?? '').split(' ');
  return version === packageVersion() && Date.now() - Number(at) < hoursUntilRetry * 3_600_000;
}

/**
 * Downloads Electron unless that failed within the last day.
 * @param {{ retry: boolean }} options retry: try even so
 * @returns {Promise<boolean>} whether the runtime is there
 */
export async function tryOwnRuntime({ retry }) {
  if (ownExecutable()) return true;
  if (!retry && failedLately()) return false;
  say('Electron: downloading its runtime');
  // A mirror, a proxy or the download cache may serve it although the host is out of reach: a short try then.
  const timeout = (await reaches(downloadHost)) ? 15 * 60_000 : 15_000;
  const code = await run(engineNodePath(), [`${electronPackage}/install.js`], {
    stdio: ['ignore', 2, 'ignore'],
    timeout,
  });
  if (code === 0 && ownExecutable()) return true;
  say(
    `Electron: the download failed; the next try is in ${hoursUntilRetry} hours or with -- --retry-electron`,
  );
  writeWhole(failureFile, `${packageVersion()} ${Date.now()}`);
  return false;
}

/** @param {string} host @returns {Promise<boolean>} */
function reaches(host) {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: 5_000 });
    const answer = (/** @type {boolean} */ value) => {
      socket.destroy();
      resolve(value);
    };
    socket.on('connect', () => answer(true));
    socket.on('timeout', () => answer(false));
    socket.on('error', () => answer(false));
  });
}
