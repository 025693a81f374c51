/** A virtual screen for a Linux machine without one (a server, a container, CI). */
import { spawn } from 'node:child_process';
import { SetupError, say } from './project.mjs';
import { hasDisplay } from './systemPackages.mjs';

const size = '1366x768x24';
const secondsToStart = 15;

/**
 * Sets DISPLAY when there is none. Xvfb chooses a free number itself and ends with this process.
 * @throws {SetupError} when it does not start
 */
export async function ensureDisplay() {
  if (process.platform !== 'linux' || hasDisplay()) return;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.on('exit', () => server.kill());
  const number = await displayNumber(server);
  server.unref();
  process.env.DISPLAY = `:${number}`;
  say(`No display: a virtual one is used (Xvfb :${number}, ${size})`);
}

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string>} */
function displayNumber(server) {
  const pipe = /** @type {import('node:net').Socket} */ (server.stdio[3]);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError('Xvfb, the virtual display, did not start.'));
    const timer = setTimeout(fail, secondsToStart * 1000);
    server.once('error', fail);
    server.once('exit', fail);
    pipe.once('data', (data) => {
      clearTimeout(timer);
      server.off('exit', fail);
      // The pipe stays open, Xvfb would get SIGPIPE otherwise, but it does not keep this process alive.
      pipe.unref();
      resolve(String(data).trim());
    });
  });
}
