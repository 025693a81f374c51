import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { type FromEngine, isFromEngine, type Port, type ToEngine } from '@engine/protocol';

/** What the engine process is started with. */
export interface EngineCommand {
  /** The bundled entry of the engine, outside of any archive when plain Node reads it. */
  script: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Lines that the process wrote to its standard streams. */
  onOutput: (text: string) => void;
}

/** The part of Electron's `utilityProcess` that is used, so that a test can stand in for it. */
export interface UtilityProcessLike {
  readonly pid: number | undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  postMessage(message: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}
export type ForkUtility = (
  script: string,
  args: string[],
  options: { serviceName: string; stdio: 'pipe'; env: NodeJS.ProcessEnv },
) => UtilityProcessLike;

/** better-sqlite3 13 needs Node-API 10; an Electron below that lets a plain Node child run the engine. */
export function canRunEngine(nodeApi: string | undefined): boolean {
  return Number(nodeApi ?? 0) >= 10;
}

/** The engine in Electron's own utility process (the installed program). */
export function utilityPort(forkUtility: ForkUtility, command: EngineCommand): Port {
  const child = forkUtility(command.script, [...command.args], {
    serviceName: 'Maistor engine',
    stdio: 'pipe',
    env: { ...command.env },
  });
  readOutput([child.stdout, child.stderr], command.onOutput);
  const exit = onceGone((gone) => child.on('exit', gone));
  return {
    get pid() {
      return child.pid;
    },
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message) => pass(message, listener)),
    onExit: exit.listen,
    // `kill()` of a utility process asks politely; one that hangs needs the signal.
    kill: () => killHard(child.pid) || child.kill(),
  };
}

/** The engine as a plain Node child on `node` (Electron too old, see canRunEngine). */
export function childPort(node: string, command: EngineCommand): Port {
  const options: ForkOptions = {
    execPath: node,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...command.env },
  };
  const child = fork(command.script, [...command.args], options);
  readOutput([child.stdout, child.stderr], command.onOutput);
  const exit = onceGone((gone) => {
    child.on('exit', gone);
    child.on('error', () => gone(null));
  });
  return {
    get pid() {
      return child.pid;
    },
    post: (message) => send(child, message),
    onMessage: (listener) => child.on('message', (message) => pass(message, listener)),
    onExit: exit.listen,
    kill: () => void child.kill('SIGKILL'),
  };
}

function send(child: ChildProcess, message: ToEngine): void {
  // A message to a process that has just died is lost with it: its exit makes the client ask again.
  if (child.connected) child.send(message, () => undefined);
}

function pass(message: unknown, listener: (message: FromEngine) => void): void {
  if (isFromEngine(message)) listener(message);
}

function killHard(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** `error` and `exit` may both come for one process: listeners hear it once, late ones at once. */
function onceGone(watch: (gone: (code: number | null) => void) => void): {
  listen: (listener: (code: number | null) => void) => void;
} {
  const listeners: ((code: number | null) => void)[] = [];
  let ended: { code: number | null } | null = null;
  watch((code) => {
    if (ended) return;
    ended = { code };
    for (const listener of listeners) listener(code);
  });
  return {
    listen: (listener) => {
      if (ended) listener(ended.code);
      else listeners.push(listener);
    },
  };
}

function readOutput(
  streams: readonly (NodeJS.ReadableStream | null)[],
  onOutput: (text: string) => void,
): void {
  for (const stream of streams) stream?.on('data', (chunk: Buffer) => onOutput(chunk.toString().trimEnd()));
}
