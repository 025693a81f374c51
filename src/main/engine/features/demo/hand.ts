import { contract, type EntryName, type InputOf, type OutputOf } from '@shared/contract/contract';
import type { Reply } from '@shared/contract/result';
import type { Handles } from '../../db/handles';
import type { Caller } from '../../kernel/context';
import type { Random } from './random';

/** What the generator needs of an engine; the real one fits. */
export interface DemoEngine {
  call(name: string, input: unknown, caller: Caller): Promise<Reply>;
  readonly handles: Handles;
}

/** A person of the workshop at work: every act is an entry of the contract, called with that person's rights. */
export class Hand {
  constructor(
    private readonly engine: DemoEngine,
    private readonly caller: Caller,
    private readonly ids: Random,
  ) {}

  /** The data of a call that must succeed. @throws Error naming the entry and the refusal */
  async do<N extends EntryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const reply = await this.call(name, input);
    if (reply.ok) return reply.data as OutputOf<N>;
    throw new Error(`${name} refused: ${reply.error.code} ${JSON.stringify(reply.error.params)}`);
  }

  /** Whether the call succeeded is the caller's affair. */
  call<N extends EntryName>(name: N, input: InputOf<N>): Promise<Reply> {
    const isCommand = contract[name].kind === 'command';
    return this.engine.call(name, isCommand ? { requestId: this.ids.uuid(), ...input } : input, this.caller);
  }
}
