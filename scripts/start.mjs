/** `npm start`: sets up what is missing and opens the program; arguments after `--` are the program's. */

import { requireBuilt } from './build.mjs';
import { run } from './childProcess.mjs';
import { runMain } from './project.mjs';
import { electronArgs, electronEnv, electronPath } from './runtime.mjs';
import { commandArguments, prepareWindow } from './setup.mjs';

await runMain(async () => {
  await prepareWindow();
  requireBuilt('main');
  return run(electronPath(), [...electronArgs(), ...commandArguments], { env: electronEnv() });
});
