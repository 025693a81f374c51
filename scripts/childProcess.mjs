import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.mjs';

/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */

/**
 * Runs a program to its end with the terminal's streams; Ctrl+C and SIGTERM reach it first.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<number>} its exit code (128 + signal when a signal ended it)
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    const forget = () => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
    };
    child.on('error', (error) => {
      forget();
      reject(error);
    });
    child.on('close', (code, signal) => {
      forget();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Runs a short command and returns what it printed; undefined when it is missing or failed.
 * @param {string} command
 * @param {string[]} args
 */
export function outputOf(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return result.status === 0 ? result.stdout : undefined;
}

/** npm is a command script on Windows, which only a shell starts. */
const npmShell = process.platform === 'win32';

/**
 * Runs npm with its output on standard error, so that standard output stays the caller's.
 * @param {string[]} args
 * @param {SpawnOptions} [options]
 */
export const runNpm = (args, options = {}) =>
  run('npm', args, { stdio: ['ignore', 2, 2], shell: npmShell, ...options });
