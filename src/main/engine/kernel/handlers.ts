import type { Contract, Entry, EntryInput, EntryOutput } from '@shared/contract/entry';
import type { CommandContext, QueryContext } from './context';

export type QueryHandler<E extends Entry> = (
  ctx: QueryContext,
  input: EntryInput<E>,
) => EntryOutput<E> | Promise<EntryOutput<E>>;

/** Runs inside the one transaction, so it is synchronous. */
type Run<E extends Entry> = (ctx: CommandContext, input: EntryInput<E>) => EntryOutput<E>;

/**
 * Carries out one part of a command too long for one transaction: a short transaction of its own with its audit row, after
 * which everybody else has a turn. Whoever cuts a command into parts takes care that its end is all or nothing.
 */
export type InPart = <T>(part: (ctx: CommandContext) => T) => Promise<T>;

/** Slow or outside work (scrypt, files, PDF) goes into `prepare`, before BEGIN (decisions 2). */
export interface PreparedCommand<E extends Entry> {
  prepare(ctx: QueryContext, input: EntryInput<E>, inPart: InPart): Promise<Run<E>>;
}

export type CommandHandler<E extends Entry> = Run<E> | PreparedCommand<E>;

/** What a slice exports: one handler for each engine entry of its contract. */
export type Handlers<C extends Contract> = {
  [N in keyof C as C[N]['where'] extends 'shell' ? never : N]: C[N]['kind'] extends 'query'
    ? QueryHandler<C[N]>
    : CommandHandler<C[N]>;
};

/** The handlers as the dispatcher sees them: their types were proven where the slice declared them. */
export type AnyHandlers = Readonly<Record<string, unknown>>;
export type AnyQuery = (ctx: QueryContext, input: unknown) => unknown;
export type AnyRun = (ctx: CommandContext, input: unknown) => unknown;
export type AnyCommand =
  | AnyRun
  | { prepare(ctx: QueryContext, input: unknown, inPart: InPart): Promise<AnyRun> };
