/** What the operating system must bring on Linux: Chromium's libraries, a display, the tools of the tests. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { outputOf, run } from './childProcess.mjs';
import { SetupError, say } from './project.mjs';

/**
 * @typedef {{ library?: string, command?: string, packages: [string, ...string[]] }} Need
 * found by a shared library or a command, on Debian and Ubuntu in the first of `packages` that exists there
 */

/** @type {Need[]} */
const window = [
  { library: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { library: 'libnss3.so', packages: ['libnss3'] },
  { library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { library: 'libgbm.so.1', packages: ['libgbm1'] },
  { library: 'libatspi.so.0', packages: ['libatspi2.0-0', 'libatspi2.0-0t64'] },
  { library: 'libxkbcommon.so.0', packages: ['libxkbcommon0'] },
  { library: 'libdrm.so.2', packages: ['libdrm2'] },
  { library: 'libcups.so.2', packages: ['libcups2', 'libcups2t64'] },
];

/** @type {Need} */
const virtualDisplay = { command: 'Xvfb', packages: ['xvfb'] };

/** What `npm test` uses besides: PDFs read back, a private print server, images of USB sticks, a false clock. @type {Need[]} */
const testTools = [
  virtualDisplay,
  { command: 'pdftotext', packages: ['poppler-utils'] },
  { command: 'cupsd', packages: ['cups'] },
  { command: 'lp', packages: ['cups-client'] },
  { command: 'ntfs-3g', packages: ['ntfs-3g'] },
  { command: 'mkfs.ext4', packages: ['e2fsprogs'] },
  { command: 'mkfs.vfat', packages: ['dosfstools'] },
  { command: 'mcopy', packages: ['mtools'] },
  { command: 'faketime', packages: ['faketime'] },
  { command: 'gcc', packages: ['build-essential'] },
];

export const hasDisplay = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Installs what is missing, as root on Debian and Ubuntu; elsewhere names it.
 * @param {'start' | 'test'} purpose
 * @throws {SetupError} when the program itself could not start
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux') return;
  const needs = [...window];
  if (!hasDisplay()) needs.push(virtualDisplay);
  if (purpose === 'test') needs.push(...testTools);
  const absent = missing(needs);
  if (absent.length === 0) return;

  const names = absent.map(describe).join(', ');
  if (!onPath('apt-get')) return missingStops(absent, `Missing on this system: ${names}. Install them.`);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    say(`System packages: installing what is missing (${names})`);
    await install(absent);
  }
  const stillAbsent = missing(absent);
  if (stillAbsent.length === 0) return;
  const command = `apt-get update && apt-get install -y ${debianPackages(stillAbsent).join(' ')}`;
  missingStops(
    stillAbsent,
    `System packages are missing. Run once:\n  ${asRoot ? command : `sudo sh -c '${command}'`}`,
  );
}

/** @param {Need[]} absent @param {string} message */
function missingStops(absent, message) {
  if (absent.some((need) => window.includes(need) || (need === virtualDisplay && !hasDisplay()))) {
    throw new SetupError(message);
  }
  say(`${message}\nGoing on without them: the tests that need them are skipped.`);
}

/** @param {Need[]} needs */
function missing(needs) {
  const libraries = outputOf('ldconfig', ['-p']) ?? outputOf('/sbin/ldconfig', ['-p']) ?? '';
  const absent = needs.filter(({ library, command }) =>
    library ? !libraries.includes(`\t${library} `) : !onPath(/** @type {string} */ (command)),
  );
  return [...new Set(absent)];
}

/** @param {string} command */
function onPath(command) {
  // Server programs stand in the sbin folders, which only root has on its PATH.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {Need} need */
const describe = (need) => need.command ?? need.library ?? '';

/** @param {Need[]} needs @returns {string[]} */
function debianPackages(needs) {
  return needs.map(
    ({ packages }) => packages.find((name) => outputOf('apt-cache', ['show', name])) ?? packages[0],
  );
}

/** @param {Need[]} needs */
async function install(needs) {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'ignore', 2]),
  };
  // Another apt may be at work on the machine (its own upgrades): wait for it.
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  await run('apt-get', ['update', ...wait], options);
  await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...wait, ...debianPackages(needs)],
    options,
  );
}
