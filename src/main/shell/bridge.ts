import type { EngineClient } from '@engine/client';
import { refusal } from '@engine/protocol';
import type { Contract, Entry } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { Reply, Result, WindowEvent } from '@shared/contract/result';
import { isWithinLimits } from './messageSize';

export type ShellCaller = { token: string | null; channel: 'window'; windowId: string };

/** A handler of the shell as the bridge sees it; its types were proven where it was declared. */
export type AnyShellHandler = (input: unknown, caller: ShellCaller) => Promise<unknown>;

export interface BridgeOptions {
  contract: Contract;
  engine: Pick<EngineClient, 'call' | 'authorise' | 'subscribe'>;
  /** What is carried out here: after the engine agreed, except for `withoutEngine`. */
  handlers: Readonly<Record<string, AnyShellHandler>>;
  /** Entries that must work while no engine runs. */
  withoutEngine: Contract;
  /** Logs an unexpected error and returns the id that the screen shows. */
  unexpected: (message: string, error: unknown) => string;
}

/**
 * Between the windows and the engine: adds who is calling, keeps the session tokens (a window never sees one,
 * decisions 1) and carries out what needs the shell. The sender has been checked before.
 */
export class Bridge {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly options: BridgeOptions) {
    options.engine.subscribe((event) => this.noticeSessionEnd(event));
  }

  /** Answers one call of a window. Never rejects. */
  async call(windowId: string, name: unknown, input: unknown): Promise<Result<unknown>> {
    if (typeof name !== 'string') return refusal('UNKNOWN_ENTRY', { entry: '' });
    if (!isWithinLimits(name) || !isWithinLimits(input)) return refusal('INPUT_TOO_LARGE');
    const { contract, engine, handlers, withoutEngine } = this.options;
    if (!Object.hasOwn(contract, name)) return refusal('UNKNOWN_ENTRY', { entry: name.slice(0, 80) });
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    const caller = this.caller(windowId);
    try {
      if (!handler) return this.keepSession(windowId, await engine.call(name, input, caller));
      const permitted = Object.hasOwn(withoutEngine, name)
        ? parsed(withoutEngine[name], input)
        : await engine.authorise(name, input, caller);
      if (!permitted.ok) return permitted;
      return { ok: true, data: await handler(permitted.data, caller), touched: [] };
    } catch (error) {
      if (error instanceof DomainError) return refusal(error.code, error.params);
      return refusal('UNEXPECTED', { logId: this.options.unexpected(`shell entry ${name}`, error) });
    }
  }

  /** Forgets the session of a window that was closed. */
  forget(windowId: string): void {
    this.tokens.delete(windowId);
  }

  private caller(windowId: string): ShellCaller {
    return { token: this.tokens.get(windowId) ?? null, channel: 'window', windowId };
  }

  private keepSession(windowId: string, reply: Reply): Result<unknown> {
    const { session, ...result } = reply;
    if (session?.token) this.tokens.set(windowId, session.token);
    else if (session) this.tokens.delete(windowId);
    return result;
  }

  private noticeSessionEnd(event: WindowEvent): void {
    if (event.kind === 'sessionEnded') this.tokens.delete(event.windowId);
  }
}

/** Whether an event of the engine concerns this window; the end of a session is nobody else's business. */
export function isForWindow(event: WindowEvent, windowId: string): boolean {
  return event.kind !== 'sessionEnded' || event.windowId === windowId;
}

function parsed(entry: Entry | undefined, input: unknown): Result<unknown> {
  const result = entry?.input.safeParse(input);
  if (!result?.success)
    return refusal('INVALID_INPUT', { field: result?.error.issues[0]?.path.join('.') ?? '' });
  return { ok: true, data: result.data, touched: [] };
}
