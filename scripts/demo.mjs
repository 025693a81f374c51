/** `npm run demo`: the main job, unattended in the real program; the results are under out/demo/. */
import { existsSync } from 'node:fs';
import { run } from './childProcess.mjs';
import { engineNodePath } from './node.mjs';
import { inProject, runMain, SetupError, say } from './project.mjs';
import { commandArguments, prepareWindow } from './setup.mjs';

const config = 'tests/e2e/demo.config.ts';

await runMain(async () => {
  await prepareWindow();
  if (!existsSync(inProject(config))) throw new SetupError(`There is no demo yet: ${config} is missing.`);
  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js');
  const code = await run(engineNodePath(), [playwright, 'test', '--config', config, ...commandArguments]);
  if (code === 0) say('The PDFs, the ETKA file and the pictures of the screens are in out/demo/');
  return code;
});
