import type { CodedError } from '@renderer/ui/errorText';
import type { EntryName, InputOf, OutputOf } from '@shared/contract/contract';
import type { ErrorParams } from '@shared/contract/errors';
import { bridge } from './bridge';

/** A refusal or a broken link; the screen turns the code into its text. */
export class CallError extends Error implements CodedError {
  constructor(
    readonly code: string,
    readonly params: ErrorParams = {},
    /** False when the engine may or may not have carried the call out: a repeat needs the same `requestId`. */
    readonly answered = true,
  ) {
    super(code);
    this.name = 'CallError';
  }
}

/** Codes of the shell for a call that was sent but whose outcome nobody saw. */
const UNANSWERED = new Set(['ENGINE_STOPPED', 'ENGINE_CRASHED']);

export interface Answer<T> {
  data: T;
  touched: readonly string[];
}

/** One round trip to the engine; refusals are thrown as `CallError`. */
export async function callFull<N extends EntryName>(
  name: N,
  input: InputOf<N> | (InputOf<N> & { requestId: string }),
): Promise<Answer<OutputOf<N>>> {
  const result = await bridge()
    .call(name, input)
    .catch(() => {
      throw new CallError('ENGINE_STOPPED', {}, false);
    });
  if (!result.ok)
    throw new CallError(result.error.code, result.error.params, !UNANSWERED.has(result.error.code));
  return { data: result.data as OutputOf<N>, touched: result.touched };
}

/** Asks a query once, outside React: pickers, exports, prints. */
export async function call<N extends EntryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return (await callFull(name, input)).data;
}
