import type { EngineClient } from '@engine/client';
import { refusal } from '@engine/protocol';
import type { Contract } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { Reply, Result, WindowEvent } from '@shared/contract/result';
import { isWithinLimits } from './messageSize';

export type ShellCaller = { token: string | null; channel: 'window'; windowId: string };

/** A handler of the shell as the bridge sees it; its types were proven where it was declared. */
export type AnyShellHandler = (input: unknown, caller: ShellCaller) => Promise<unknown>;

export interface BridgeOptions {
  contract: Contract;
  engine: Pick<EngineClient, 'call' | 'authorise' | 'subscribe'>;
  /** Carried out here after the engine agreed. */
  authorised: Readonly<Record<string, AnyShellHandler>>;
  /** Carried out here without an engine. */
  withoutEngine: Readonly<Record<string, AnyShellHandler>>;
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
    const { contract, withoutEngine, authorised } = this.options;
    if (!Object.hasOwn(contract, name)) return refusal('UNKNOWN_ENTRY', { entry: name.slice(0, 80) });
    try {
      const free = own(withoutEngine, name);
      if (free) return await this.parsedAndDone(name, input, free, windowId);
      const handler = own(authorised, name);
      return handler
        ? await this.authorisedAndDone(name, input, handler, windowId)
        : this.keepSession(windowId, await this.options.engine.call(name, input, this.caller(windowId)));
    } catch (error) {
      if (error instanceof DomainError) return refusal(error.code, error.params);
      return refusal('UNEXPECTED', { logId: this.options.unexpected(`shell entry ${name}`, error) });
    }
  }

  /** Forgets the session of a window that was closed. */
  forget(windowId: string): void {
    this.tokens.delete(windowId);
  }

  private async parsedAndDone(
    name: string,
    input: unknown,
    handler: AnyShellHandler,
    windowId: string,
  ): Promise<Result<unknown>> {
    const parsed = this.options.contract[name]?.input.safeParse(input);
    if (!parsed?.success) {
      return refusal('INVALID_INPUT', { field: parsed?.error.issues[0]?.path.join('.') ?? '' });
    }
    return done(await handler(parsed.data, this.caller(windowId)));
  }

  private async authorisedAndDone(
    name: string,
    input: unknown,
    handler: AnyShellHandler,
    windowId: string,
  ): Promise<Result<unknown>> {
    const caller = this.caller(windowId);
    const permitted = await this.options.engine.authorise(name, input, caller);
    if (!permitted.ok) return permitted;
    return done(await handler(permitted.data, caller));
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

function done(data: unknown): Result<unknown> {
  return { ok: true, data, touched: [] };
}

function own(
  handlers: Readonly<Record<string, AnyShellHandler>>,
  name: string,
): AnyShellHandler | undefined {
  return Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}
