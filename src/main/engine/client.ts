import { DomainError } from '@shared/contract/errors';
import type { Reply, WindowEvent } from '@shared/contract/result';
import type { GrantedDrive } from '@shared/features/attachments/model';
import type { Caller } from './kernel/context';
import {
  type EngineRequest,
  type FromEngine,
  type LogLevel,
  type Port,
  PROTOCOL_VERSION,
  refusal,
  type StartFailure,
  type StartPort,
} from './protocol';

export type EngineState =
  | { phase: 'stopped' }
  | { phase: 'starting' }
  | { phase: 'running' }
  /** The process lives and does not answer; nothing is killed, the window offers a restart. */
  | { phase: 'hung' }
  /** Waiting to start again after a crash. */
  | { phase: 'down' }
  | { phase: 'failed'; failure: StartFailure };

export interface EngineClient {
  start(): void;
  /** Never rejects. Waits through a restart of the engine; commands are sent again with the same requestId. */
  call(name: string, input: unknown, caller: Caller): Promise<Reply>;
  /** Whether the caller may use an entry that the shell carries out. Never rejects. */
  authorise(name: string, input: unknown, caller: Caller): Promise<Reply>;
  /** The grant id of a path. @throws DomainError when the engine is not there */
  grant(path: string): Promise<string>;
  /** The drives that files can be written to, each with a grant. @throws DomainError when the engine is not there */
  listDrives(): Promise<GrantedDrive[]>;
  state(): EngineState;
  pid(): number | undefined;
  subscribe(listener: (event: WindowEvent) => void): () => void;
  /** Starts at once after `failed` or a crash, or ends a hung process and starts another. */
  restart(): void;
  /** Lets the engine finish, back up and leave; ends it by force after `timeoutMs`. */
  close(timeoutMs?: number): Promise<void>;
}

export interface EngineClientOptions {
  startPort: StartPort;
  /** Commands may be repeated safely (the engine answers a known requestId with the first result). */
  isCommand: (name: string) => boolean;
  log?: (level: LogLevel, message: string, detail?: string) => void;
}

/** A ping a second, four unanswered in a row: a hang is noticed within five seconds (quality §3). */
const PING_EVERY_MS = 1_000;
const UNANSWERED_PINGS = 4;
const BACK_OFF_MS = [200, 1_000, 3_000];
/** An engine that ran this long has recovered: the next crash gets three tries again. */
const STABLE_AFTER_MS = 60_000;
/** A query is asked once more; a command twice, so that one which kills the engine cannot use up its three tries. */
const QUERY_REPEATS = 1;
const COMMAND_REPEATS = 2;

interface Pending {
  request: EngineRequest;
  repeatsLeft: number;
  /** In flight with the current process: only these were perhaps carried out when it dies. */
  sent: boolean;
  settle: (value: unknown) => void;
  lost: (failure: StartFailure) => void;
}

/** Keeps one engine process alive and carries calls to it; the process is whatever `startPort` gives. */
export function createEngineClient(options: EngineClientOptions): EngineClient {
  return new SupervisedEngine(options);
}

class SupervisedEngine implements EngineClient {
  private current: EngineState = { phase: 'stopped' };
  private port: Port | null = null;
  private ready = false;
  private closing = false;
  private failedStarts = 0;
  private unanswered = 0;
  private lastId = 0;
  private startFailure: StartFailure | null = null;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private stable: ReturnType<typeof setTimeout> | undefined;
  private backOff: ReturnType<typeof setTimeout> | undefined;
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Set<(event: WindowEvent) => void>();

  constructor(private readonly options: EngineClientOptions) {}

  start(): void {
    if (this.port || this.closing) return;
    clearTimeout(this.backOff);
    this.startFailure = null;
    this.ready = false;
    if (this.current.phase !== 'down') this.current = { phase: 'starting' };
    const port = this.options.startPort('engine');
    this.port = port;
    port.onMessage((message) => {
      if (this.port === port) this.receive(message);
    });
    port.onExit((code) => {
      if (this.port === port) this.exited(code);
    });
  }

  async call(name: string, input: unknown, caller: Caller): Promise<Reply> {
    const repeats = this.options.isCommand(name) ? COMMAND_REPEATS : QUERY_REPEATS;
    return this.ask({ kind: 'call', name, input, caller }, repeats).then(asReply, asRefusal);
  }

  async authorise(name: string, input: unknown, caller: Caller): Promise<Reply> {
    return this.ask({ kind: 'authorise', name, input, caller }, QUERY_REPEATS).then(asReply, asRefusal);
  }

  async grant(path: string): Promise<string> {
    return String(await this.ask({ kind: 'grant', path }, QUERY_REPEATS));
  }

  async listDrives(): Promise<GrantedDrive[]> {
    return (await this.ask({ kind: 'listDrives' }, QUERY_REPEATS)) as GrantedDrive[];
  }

  state(): EngineState {
    return this.current;
  }

  pid(): number | undefined {
    return this.port?.pid;
  }

  subscribe(listener: (event: WindowEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  restart(): void {
    this.failedStarts = 0;
    // Without a process it waits for its next try, which is now; one that is just starting is left alone.
    if (!this.port) this.start();
    else if (this.ready) this.port.kill();
  }

  close(timeoutMs = 120_000): Promise<void> {
    this.closing = true;
    clearTimeout(this.backOff);
    const port = this.port;
    if (!port) {
      this.stopped();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const force = setTimeout(() => port.kill(), timeoutMs);
      port.onExit(() => {
        clearTimeout(force);
        resolve();
      });
      if (this.current.phase === 'hung') port.kill();
      else port.post({ type: 'close' });
    });
  }

  private ask(request: EngineRequest, repeatsLeft: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const lost = (failure: StartFailure): void => reject(new DomainError(failure.code, failure.params));
      const refused = this.refusesCalls();
      if (refused) {
        lost(refused);
        return;
      }
      const entry: Pending = { request, repeatsLeft, sent: false, settle: resolve, lost };
      const id = ++this.lastId;
      this.pending.set(id, entry);
      if (this.ready) this.send(id, entry);
    });
  }

  private refusesCalls(): StartFailure | null {
    if (this.current.phase === 'failed') return this.current.failure;
    return this.closing || this.current.phase === 'stopped' ? engineStopped() : null;
  }

  private send(id: number, entry: Pending): void {
    entry.sent = true;
    this.port?.post({ type: 'request', id, request: entry.request });
  }

  private receive(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        if (message.version === PROTOCOL_VERSION) this.becameReady();
        else this.giveUp({ code: 'ENGINE_FOREIGN', params: {} });
        break;
      case 'startFailed':
        this.startFailure = message.failure;
        break;
      case 'pong':
        this.answered();
        break;
      case 'event':
        this.tell(message.event);
        break;
      case 'log':
        this.options.log?.(message.level, message.message, message.detail);
        break;
      case 'answer':
        this.pending.get(message.id)?.settle(message.value);
        this.pending.delete(message.id);
        break;
      case 'closed':
        break;
    }
  }

  private becameReady(): void {
    const again = this.current.phase === 'down';
    this.ready = true;
    this.unanswered = 0;
    this.current = { phase: 'running' };
    for (const [id, entry] of this.pending) this.send(id, entry);
    this.heartbeat = setInterval(() => this.beat(), PING_EVERY_MS);
    this.stable = setTimeout(() => {
      this.failedStarts = 0;
    }, STABLE_AFTER_MS);
    if (again || this.failedStarts > 0) this.options.log?.('info', 'engine running again');
    this.tell({ kind: 'engine.up' });
  }

  // Counts unanswered pings instead of comparing clocks: after the computer slept only one tick is missing.
  private beat(): void {
    if (this.unanswered >= UNANSWERED_PINGS && this.current.phase === 'running') {
      this.current = { phase: 'hung' };
      this.options.log?.('warn', 'engine does not answer');
      this.tell({ kind: 'engine.down', hung: true });
    }
    this.unanswered += 1;
    this.port?.post({ type: 'ping' });
  }

  private answered(): void {
    this.unanswered = 0;
    if (this.current.phase !== 'hung') return;
    this.current = { phase: 'running' };
    this.tell({ kind: 'engine.up' });
  }

  private exited(code: number | null): void {
    this.port = null;
    this.ready = false;
    clearInterval(this.heartbeat);
    clearTimeout(this.stable);
    if (this.closing) this.stopped();
    else if (this.canTryAgain()) this.tryAgainLater(code);
    else this.giveUp(this.startFailure ?? crashed(code));
  }

  private canTryAgain(): boolean {
    // Only a folder in use can be free a moment later; a damaged or newer database stays what it is.
    if (this.startFailure && this.startFailure.code !== 'DATABASE_IN_USE') return false;
    return this.failedStarts < BACK_OFF_MS.length;
  }

  private tryAgainLater(code: number | null): void {
    const wait = BACK_OFF_MS[this.failedStarts];
    this.failedStarts += 1;
    this.options.log?.('warn', `engine gone (${code}), try ${this.failedStarts} of ${BACK_OFF_MS.length}`);
    this.dropWornOut();
    this.current = { phase: 'down' };
    this.tell({ kind: 'engine.down' });
    this.backOff = setTimeout(() => this.start(), wait);
  }

  /** What was in flight at the crash is asked again after the restart, but not for ever. */
  private dropWornOut(): void {
    for (const [id, entry] of this.pending) {
      if (!entry.sent) continue;
      entry.sent = false;
      entry.repeatsLeft -= 1;
      if (entry.repeatsLeft >= 0) continue;
      this.pending.delete(id);
      entry.lost(engineStopped());
    }
  }

  private giveUp(failure: StartFailure): void {
    this.current = { phase: 'failed', failure };
    this.options.log?.('error', `engine does not start: ${failure.code}`);
    this.loseAll(failure);
    this.tell({ kind: 'engine.failed', ...failure });
    const port = this.port;
    this.port = null;
    port?.kill();
  }

  private stopped(): void {
    this.current = { phase: 'stopped' };
    this.loseAll(engineStopped());
  }

  private loseAll(failure: StartFailure): void {
    const lost = [...this.pending.values()];
    this.pending.clear();
    for (const entry of lost) entry.lost(failure);
  }

  private tell(event: WindowEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

function engineStopped(): StartFailure {
  return { code: 'ENGINE_STOPPED', params: {} };
}

function crashed(code: number | null): StartFailure {
  return { code: 'ENGINE_CRASHED', params: { exit: code ?? 0 } };
}

function asReply(value: unknown): Reply {
  return value as Reply;
}

function asRefusal(error: unknown): Reply {
  if (error instanceof DomainError) return refusal(error.code, error.params);
  throw error;
}
