/** `npm run migration -- <name>`: writes migrations/NNNN_<name>.sql from the changed schema. */
import { run } from './childProcess.mjs';
import { engineNodePath } from './node.mjs';
import { inProject, runMain, SetupError } from './project.mjs';
import { commandArguments, prepareTools } from './setup.mjs';

await runMain(async () => {
  await prepareTools();
  const [name] = commandArguments;
  if (!name) throw new SetupError('Name the change: npm run migration -- add_order_note');
  const drizzleKit = inProject('node_modules', 'drizzle-kit', 'bin.cjs');
  return run(engineNodePath(), [
    drizzleKit,
    'generate',
    '--config',
    'migrations/drizzle.config.ts',
    '--name',
    name,
  ]);
});
