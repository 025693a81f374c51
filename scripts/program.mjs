/** Runs one of the program's entries that need no window, like `node scripts/program.mjs cli orders.list '{}'`. */
import { requireBuilt } from './build.mjs';
import { run } from './childProcess.mjs';
import { engineNodePath } from './node.mjs';
import { runMain } from './project.mjs';
import { commandArguments, prepareProgram } from './setup.mjs';

await runMain(async () => {
  await prepareProgram();
  const [entry = '', ...args] = commandArguments;
  return run(engineNodePath(), [requireBuilt(entry), ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
});
