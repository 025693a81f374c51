import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json and migrations/. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {...string} parts path below the project's root */
export const inProject = (...parts) => join(root, ...parts);

/** A failure whose message is all that the user needs; it is shown without a stack. */
export class SetupError extends Error {}

/**
 * Tells the user what is going on. Always on standard error: what `npm run cli` prints is JSON.
 * @param {string} message
 */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/**
 * @param {string} file
 * @returns {string | undefined} its text, undefined when there is none
 */
export function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Writes a small file whole or not at all, so that a set-up that was interrupted starts over.
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, text);
  renameSync(partial, file);
}

/** @param {number} startedAt from performance.now() */
export function secondsSince(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Runs a script's main function and turns its outcome into the exit code.
 * @param {() => Promise<number | undefined> | number | undefined} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    process.exitCode = 1;
  }
}
