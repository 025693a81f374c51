import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject, say, textOf } from './project.mjs';

const lockFile = inProject('.runtime', 'setup.lock');

/**
 * Does something while no other command of this project sets up: two at once would delete each other's files.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  await takeLock();
  const release = () => {
    if (textOf(lockFile) === String(process.pid)) rmSync(lockFile, { force: true });
  };
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function takeLock() {
  mkdirSync(dirname(lockFile), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = Number(textOf(lockFile));
    if (holder && !isAlive(holder)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told) say('Another command is setting up; waiting for it');
    await sleep(500);
    if (!holder && existsSync(lockFile) && !textOf(lockFile)) rmSync(lockFile, { force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
