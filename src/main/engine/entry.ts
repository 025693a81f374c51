/** Main of the engine process: one engine, served to the shell over the channel of the process. */
import { parseArgs } from 'node:util';
import { StartError } from '@shared/contract/errors';
import type { GrantedDrive } from '@shared/features/attachments/model';
import { createEngine, type Engine, type EngineOptions } from './engine';
import { drivesOfFile } from './exchange/drives';
import { grantedDrives } from './grantedDrives';
import { type Clock, systemClock } from './kernel/clock';
import type { Log } from './kernel/log';
import { type ParentChannel, parentChannel } from './parentChannel';
import { type EngineRequest, PROTOCOL_VERSION, type StartFailure, type ToEngine } from './protocol';
import { createRecovery } from './recovery';

/** Calls that are still running get this long to finish before the database is closed under them. */
const FINISH_WITHIN_MS = 10_000;
const LEAVE_WITHIN_MS = 90_000;

/** What the process serves: everything, or backups only. */
interface Server {
  answer(request: EngineRequest): Promise<unknown>;
  close(): Promise<void>;
}

const channel = parentChannel();
if (channel) void serve(channel);
else {
  process.stderr.write('The engine process is started by the program; by hand use: npm run cli\n');
  process.exitCode = 2;
}

async function serve(parent: ParentChannel): Promise<void> {
  const log = channelLog(parent);
  process.on('uncaughtException', (error) => die(log, error));
  process.on('unhandledRejection', (error) => die(log, error));
  const waiting: ToEngine[] = [];
  let receive = (message: ToEngine): void => void waiting.push(message);
  parent.onMessage((message) => receive(message));
  parent.onParentGone(() => receive({ type: 'close' }));
  let server: Server;
  try {
    server = await startServer(parent, log);
  } catch (error) {
    parent.post({ type: 'startFailed', failure: startFailure(error, log) });
    return leave(1);
  }
  receive = receiver(parent, server, log);
  parent.post({ type: 'ready', version: PROTOCOL_VERSION });
  for (const message of waiting) receive(message);
}

function receiver(parent: ParentChannel, server: Server, log: Log): (message: ToEngine) => void {
  const running = new Set<Promise<void>>();
  let closing = false;
  const answer = async (id: number, request: EngineRequest): Promise<void> => {
    parent.post({ type: 'answer', id, value: await server.answer(request) });
  };
  return (message) => {
    if (message.type === 'ping') return parent.post({ type: 'pong' });
    if (closing) return;
    if (message.type === 'close') {
      closing = true;
      return void finish(parent, server, running, log);
    }
    const work = answer(message.id, message.request).finally(() => running.delete(work));
    running.add(work);
  };
}

async function finish(
  parent: ParentChannel,
  server: Server,
  running: ReadonlySet<Promise<void>>,
  log: Log,
): Promise<void> {
  // The program is gone or waits: whatever happens below, this process does not stay behind.
  setTimeout(() => process.exit(3), LEAVE_WITHIN_MS).unref();
  await Promise.race([Promise.allSettled(running), delay(FINISH_WITHIN_MS)]);
  try {
    await server.close();
  } catch (error) {
    log.error('the engine did not close cleanly', error);
  }
  parent.post({ type: 'closed' });
  leave(0);
}

function startServer(parent: ParentChannel, log: Log): Promise<Server> {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string' },
      recovery: { type: 'boolean' },
      'program-start': { type: 'boolean' },
      'test-clock': { type: 'string' },
      'test-drives': { type: 'string' },
    },
  });
  const dataDir = values['data-dir'];
  if (!dataDir) throw new Error('--data-dir is missing');
  const clock = values['test-clock'] ? fixedClock(Number(values['test-clock'])) : systemClock;
  if (values.recovery) return Promise.resolve(createRecovery(dataDir, clock));
  const drivesFile = values['test-drives'];
  return startEngine(parent, {
    dataDir,
    clock,
    log,
    backupAtClose: true,
    endWindowSessions: values['program-start'] ?? false,
    ...(drivesFile && { drives: drivesOfFile(drivesFile) }),
  });
}

async function startEngine(parent: ParentChannel, options: EngineOptions): Promise<Server> {
  const engine = await createEngine(options);
  engine.subscribe((event) => parent.post({ type: 'event', event }));
  const listDrives = grantedDrives(engine);
  return { answer: (request) => engineAnswer(engine, listDrives, request), close: () => engine.close() };
}

async function engineAnswer(
  engine: Engine,
  listDrives: () => Promise<GrantedDrive[]>,
  request: EngineRequest,
): Promise<unknown> {
  switch (request.kind) {
    case 'call':
      return engine.call(request.name, request.input, request.caller);
    case 'authorise':
      return engine.authorise(request.name, request.input, request.caller);
    case 'grant':
      return engine.grant(request.path);
    case 'listDrives':
      return listDrives();
    case 'recovery':
      throw new Error('the engine runs: recovery has its own process');
  }
}

/** A clock that stands still, for tests that look at dates. */
function fixedClock(now: number): Clock {
  return { now: () => now };
}

function startFailure(error: unknown, log: Log): StartFailure {
  if (error instanceof StartError) return { code: error.code, params: error.params };
  log.error('the engine did not start', error);
  return { code: 'ENGINE_CRASHED', params: { exit: 1 } };
}

function channelLog(parent: ParentChannel): Log {
  const write =
    (level: 'error' | 'warn' | 'info') =>
    (message: string, detail?: unknown): void =>
      parent.post({ type: 'log', level, message, detail: asText(detail) });
  return { error: write('error'), warn: write('warn'), info: write('info') };
}

function asText(detail: unknown): string | undefined {
  if (detail === undefined) return undefined;
  return detail instanceof Error ? (detail.stack ?? detail.message) : JSON.stringify(detail);
}

function die(log: Log, error: unknown): void {
  log.error('unexpected error, the engine starts again', error);
  leave(70);
}

/** Leaves once the messages already posted are on their way. */
function leave(code: number): void {
  process.exitCode = code;
  setTimeout(() => process.exit(code), 50);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
