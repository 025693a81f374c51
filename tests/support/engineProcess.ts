import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FromEngine, StartFailure } from '@engine/protocol';
import type { Reply } from '@shared/contract/result';
import { build } from 'vite';
import { childPort } from '../../src/main/shell/enginePorts';
import { testClock } from './workshop';

const root = join(import.meta.dirname, '..', '..');
const place = join(root, 'out', 'engine-under-test');

/**
 * The engine's entries bundled from the present sources, once per state of them: fault tests kill processes of their own and
 * must not depend on, or replace, the program that other tests have running from its build.
 * @returns the folder with `entry.js`, `cli.js` and the threads that they start
 */
export async function bundledEngine(): Promise<string> {
  const folder = join(place, hashOfSources());
  if (existsSync(folder)) return folder;
  mkdirSync(place, { recursive: true });
  const fresh = mkdtempSync(join(place, 'new-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { tsconfigPaths: true },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: fresh,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: {
          ...Object.fromEntries(
            ['entry', 'cli'].map((name) => [name, join(root, 'src', 'main', 'engine', `${name}.ts`)]),
          ),
          priceLists: join(root, 'src', 'main', 'engine', 'worker', 'priceLists.ts'),
        },
        external: ['better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another worker was faster.
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const below of ['src/main/engine', 'src/shared']) {
    const files = readdirSync(join(root, below), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name)).sort())
      hash.update(`${file}\0`).update(readFileSync(join(root, below, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

export interface Session {
  token: string;
  windowId: string;
}

/** A real engine process and the calls in flight with it. */
export interface EngineProcess {
  readonly pid: number;
  /** Whether the process has ended: nothing that is called now is sent at all. */
  hasEnded(): boolean;
  /** The reply; null when the process ended before it came. */
  call(name: string, input: unknown, session: Session): Promise<Reply | null>;
  /** Lets it name a path as a dialog would; null when the process ended. */
  grant(path: string): Promise<string | null>;
  /** kill −9, now. Resolves when the process is gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface ProcessOptions {
  env?: Readonly<Record<string, string>>;
  /** A bundle with another project above it, for other migrations. */
  script?: string;
  /** Where its clock stands, UTC milliseconds. */
  clock?: number;
}

const running = new Set<{ kill(): unknown }>();
process.once('exit', () => {
  for (const port of running) port.kill();
});

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Starts the process without waiting for anything; `ready` is null once the engine serves, else why it does not. */
export async function launchEngine(
  dataDir: string,
  { env = {}, script, clock = testClock().now() }: ProcessOptions = {},
): Promise<{ ready: Promise<StartFailure | null>; engine: EngineProcess }> {
  const port = childPort(process.execPath, {
    script: script ?? join(await bundledEngine(), 'entry.js'),
    args: ['--data-dir', dataDir, '--test-clock', String(clock)],
    env: { ...process.env, ...env },
    onOutput: (text) => process.stderr.write(`${text}\n`),
  });
  running.add(port);
  const waiting = new Map<number, (reply: unknown) => void>();
  let ended = false;
  const started = deferred<StartFailure | null>();
  const gone = deferred<void>();
  port.onMessage((message: FromEngine) => {
    if (message.type === 'ready') started.resolve(null);
    if (message.type === 'startFailed') started.resolve(message.failure);
    if (message.type === 'answer') {
      waiting.get(message.id)?.(message.value);
      waiting.delete(message.id);
    }
  });
  port.onExit((exit) => {
    running.delete(port);
    ended = true;
    for (const lost of waiting.values()) lost(null);
    started.resolve({ code: 'ENGINE_CRASHED', params: { exit: exit ?? 0 } });
    gone.resolve();
  });
  let lastId = 0;
  const engine: EngineProcess = {
    pid: port.pid ?? 0,
    hasEnded: () => ended,
    call: (name, input, { token, windowId }) =>
      new Promise((resolve) => {
        if (ended) return resolve(null);
        lastId += 1;
        waiting.set(lastId, (reply) => resolve(reply as Reply | null));
        const caller = { token, windowId, channel: 'window' } as const;
        port.post({ type: 'request', id: lastId, request: { kind: 'call', name, input, caller } });
      }),
    grant: (path) =>
      new Promise((resolve) => {
        if (ended) return resolve(null);
        lastId += 1;
        waiting.set(lastId, (answer) => resolve(answer as string | null));
        port.post({ type: 'request', id: lastId, request: { kind: 'grant', path } });
      }),
    kill: () => {
      port.kill();
      return gone.promise;
    },
    close: () => {
      port.post({ type: 'close' });
      return gone.promise;
    },
  };
  return { ready: started.promise, engine };
}

/** An engine process that serves. @throws when it refuses to start */
export async function startEngineProcess(
  dataDir: string,
  options: ProcessOptions = {},
): Promise<EngineProcess> {
  const { ready, engine } = await launchEngine(dataDir, options);
  const failure = await ready;
  if (failure) throw new Error(`the engine did not start: ${failure.code} ${JSON.stringify(failure.params)}`);
  return engine;
}
