import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Contract, Entry } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { Reply } from '@shared/contract/result';
import type { CommitCounter } from '../db/commitCounter';
import { isDiskFull } from '../db/dataFolder';
import type { Handles } from '../db/handles';
import { type AuditRow, AuditWriter } from './audit';
import {
  type AuditNote,
  type Caller,
  type CommandContext,
  type EngineServices,
  type QueryContext,
  queryContext,
  RecordedRefusal,
} from './context';
import type { AnyCommand, AnyHandlers, AnyQuery, AnyRun, InPart } from './handlers';
import { RequestMemory } from './requests';
import { SessionReader, type SessionUser } from './sessions';

const slowQueryMs = 40;

export interface DispatcherParts {
  contract: Contract;
  handlers: AnyHandlers;
  handles: Handles;
  services: EngineServices;
  counter: CommitCounter;
  /** Tests check every output against its schema; in production the types and those tests stand for it. */
  validateOutput?: boolean;
}

/**
 * zod → session → permission → one transaction → audit → result with `touched` (architecture §3). Every failure is a value.
 */
export class Dispatcher {
  private readonly audit: AuditWriter;
  private readonly requests: RequestMemory;
  private readonly sessions: SessionReader;

  constructor(private readonly parts: DispatcherParts) {
    this.audit = new AuditWriter(parts.handles.sqlite);
    this.requests = new RequestMemory(parts.handles.sqlite);
    this.sessions = new SessionReader(parts.handles.sqlite);
    this.requests.purge(parts.services.clock.now());
  }

  /** Carries out one call. Never rejects. */
  async call(name: string, input: unknown, caller: Caller): Promise<Reply> {
    try {
      const { entry, parsed, ctx } = this.admit(name, input, caller);
      if (entry.where === 'shell') throw new DomainError('UNKNOWN_ENTRY', { entry: name });
      const handler = this.parts.handlers[name];
      if (entry.kind === 'query') return await this.query(name, entry, handler as AnyQuery, ctx, parsed);
      return await this.command(name, entry, handler as AnyCommand, ctx, parsed as { requestId: string });
    } catch (error) {
      return this.failure(name, error);
    }
  }

  /** Whether the caller may use an entry that the shell carries out. Never rejects. */
  async authorise(name: string, input: unknown, caller: Caller): Promise<Reply> {
    try {
      const { parsed } = this.admit(name, input, caller);
      return { ok: true, data: parsed, touched: [] };
    } catch (error) {
      return this.failure(name, error);
    }
  }

  private admit(
    name: string,
    input: unknown,
    caller: Caller,
  ): { entry: Entry; parsed: unknown; ctx: QueryContext } {
    const entry = Object.hasOwn(this.parts.contract, name) ? this.parts.contract[name] : undefined;
    if (!entry) throw new DomainError('UNKNOWN_ENTRY', { entry: name.slice(0, 80) });
    const parsed = entry.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new DomainError('INVALID_INPUT', {
        field: issue?.path.join('.') ?? '',
        issue: issue?.message ?? '',
      });
    }
    const signedIn = this.sessions.find(caller.token, caller.windowId, this.parts.services.clock.now());
    this.refuseUnlessPermitted(name, entry, signedIn);
    return {
      entry,
      parsed: parsed.data,
      ctx: queryContext(this.parts.handles.read, this.parts.services, caller, signedIn),
    };
  }

  private refuseUnlessPermitted(name: string, entry: Entry, user: SessionUser | null): void {
    if (entry.permission === 'none') return;
    if (!user) throw new DomainError('NOT_SIGNED_IN');
    if (user.locked) throw new DomainError('LOCKED');
    if (
      entry.permission === 'anyUser' ||
      entry.permission === 'ownRows' ||
      user.permissions.has(entry.permission)
    )
      return;
    const refusal = new RecordedRefusal('FORBIDDEN', { entry: name });
    this.recordRefusal(name, refusal, user.id);
    throw new DomainError('FORBIDDEN', { entry: name });
  }

  private async query(
    name: string,
    entry: Entry,
    handler: AnyQuery,
    ctx: QueryContext,
    input: unknown,
  ): Promise<Reply> {
    const started = performance.now();
    const data = await handler(ctx, input);
    const took = performance.now() - started;
    if (took > slowQueryMs) this.parts.services.log.warn(`slow query ${name}: ${Math.round(took)} ms`);
    return { ok: true, data: this.checked(entry, data), touched: [] };
  }

  private async command(
    name: string,
    entry: Entry,
    handler: AnyCommand,
    base: QueryContext,
    input: { requestId: string },
  ): Promise<Reply> {
    const userId = base.signedIn?.id ?? null;
    const earlier = this.requests.recall(input.requestId, name, userId, input);
    if (earlier) return { ok: true, ...earlier };
    try {
      const run: AnyRun =
        typeof handler === 'function'
          ? handler
          : await handler.prepare(base, input, this.inParts(name, base));
      return this.transact(name, entry, run, base, input);
    } catch (error) {
      if (error instanceof RecordedRefusal) this.recordRefusal(name, error, userId);
      throw error;
    }
  }

  /** Parts are written into the log like commands; what they touched is told by the last of them, the command itself. */
  private inParts(name: string, base: QueryContext): InPart {
    const { handles } = this.parts;
    return async (part) => {
      const notes = new CommandNotes();
      const { data, commits } = handles.sqlite
        .transaction(() => ({
          data: part(commandContext(base, handles, notes)),
          commits: this.audit.append(notes.auditRow(name, base.now, base.signedIn?.id ?? null)),
        }))
        .immediate();
      this.count(commits);
      await nextTurn();
      return data;
    };
  }

  private transact(
    name: string,
    entry: Entry,
    run: AnyRun,
    base: QueryContext,
    input: { requestId: string },
  ): Reply {
    const { handles, services } = this.parts;
    const notes = new CommandNotes();
    const ctx = commandContext(base, handles, notes);
    const userId = base.signedIn?.id ?? null;
    handles.sqlite.exec('BEGIN IMMEDIATE');
    let commits: number | null = null;
    let data: unknown;
    try {
      // Between prepare and BEGIN a repeat of the same request may have been carried out.
      const earlier = this.requests.recall(input.requestId, name, userId, input);
      if (earlier) {
        handles.sqlite.exec('ROLLBACK');
        return { ok: true, ...earlier };
      }
      data = this.checked(entry, run(ctx, input));
      if (entry.audited) {
        commits = this.audit.append(notes.auditRow(name, base.now, userId));
        this.requests.remember(
          input.requestId,
          name,
          userId,
          input,
          { data, touched: notes.tags() },
          base.now,
        );
      }
      handles.sqlite.exec('COMMIT');
    } catch (error) {
      if (handles.sqlite.inTransaction) handles.sqlite.exec('ROLLBACK');
      throw error;
    }
    if (commits !== null) this.count(commits);
    if (notes.tags().length > 0) services.emit({ kind: 'touched', tags: notes.tags() });
    return { ok: true, data, touched: notes.tags(), ...(notes.session && { session: notes.session }) };
  }

  private recordRefusal(name: string, refusal: RecordedRefusal, userId: number | null): void {
    const { handles, services } = this.parts;
    const commits = handles.sqlite
      .transaction(() => {
        refusal.record(handles.write);
        return this.audit.append({
          at: services.clock.now(),
          userId,
          entry: name,
          outcome: 'refused',
          payload: { code: refusal.code },
          entities: [],
        });
      })
      .immediate();
    this.count(commits);
  }

  /** What is committed stays committed: a counter that cannot be written (a full disk) must not make it look refused. */
  private count(commits: number): void {
    try {
      this.parts.counter.set(commits);
    } catch (error) {
      this.parts.services.log.warn('the commit counter was not written', error);
    }
  }

  private checked(entry: Entry, data: unknown): unknown {
    return this.parts.validateOutput ? entry.output.parse(data) : data;
  }

  private failure(name: string, error: unknown): Reply {
    if (error instanceof DomainError) return { ok: false, error: { code: error.code, params: error.params } };
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (isDiskFull(code)) return { ok: false, error: { code: 'DISK_FULL', params: {} } };
    if (code.startsWith('SQLITE_BUSY')) return { ok: false, error: { code: 'DATABASE_IN_USE', params: {} } };
    if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') {
      return {
        ok: false,
        error: { code: 'DATA_FOLDER_READ_ONLY', params: { folder: this.parts.services.folder.path } },
      };
    }
    const logId = randomUUID().slice(0, 8);
    this.parts.services.log.error(`unexpected error ${logId} in ${name}`, error);
    return { ok: false, error: { code: 'UNEXPECTED', params: { logId } } };
  }
}

/** What a command said about itself while it ran. */
class CommandNotes {
  readonly notes: AuditNote[] = [];
  readonly touched = new Set<string>();
  reason: string | undefined;
  documentHash: string | undefined;
  session: { token: string | null } | undefined;

  tags(): string[] {
    return [...this.touched];
  }

  auditRow(entry: string, at: number, userId: number | null): AuditRow {
    const entities = [...new Set([...this.notes.map((note) => note.entity), ...this.touched])];
    const { reason, documentHash } = this;
    return {
      at,
      userId,
      entry,
      outcome: 'done',
      reason,
      documentHash,
      payload: this.notes,
      entities: entities.filter((e) => e.includes(':')),
    };
  }
}

function commandContext(base: QueryContext, handles: Handles, notes: CommandNotes): CommandContext {
  const own: Omit<CommandContext, keyof QueryContext> = {
    tx: handles.write,
    touch: (...tags) => {
      for (const tag of tags) notes.touched.add(tag);
    },
    audit: (note) => {
      notes.notes.push(note);
    },
    reason: (text) => {
      notes.reason = text;
    },
    issued: (documentHash) => {
      notes.documentHash = documentHash;
    },
    setSession: (token) => {
      notes.session = { token };
    },
  };
  // The base's `user` is a getter that throws when nobody is signed in: it must not be copied by value.
  return Object.assign(Object.create(base) as QueryContext, own);
}
