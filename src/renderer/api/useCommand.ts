import type { CommandName, InputOf, OutputOf } from '@shared/contract/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { CallError, callFull } from './client';
import { invalidateTouched } from './queryClient';
import { RequestIds } from './requestIds';

export interface Command<N extends CommandName> {
  /** Sends the command; resolves with the fresh view or throws `CallError`, which is also kept in `error`. */
  run: (input: InputOf<N>) => Promise<OutputOf<N>>;
  /** Like `run` for event handlers: undefined instead of a throw, the refusal is in `error`. */
  attempt: (input: InputOf<N>) => Promise<OutputOf<N> | undefined>;
  isPending: boolean;
  error: CallError | null;
  reset: () => void;
}

/** One command of the contract: one gesture, one transaction, and a refetch of just what it touched. */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const ids = useRef(new RequestIds(() => crypto.randomUUID()));
  const mutation = useMutation<OutputOf<N>, CallError, InputOf<N>>({
    mutationFn: async (input) => {
      const requestId = ids.current.idFor(input);
      try {
        const { data, touched } = await callFull(name, { ...input, requestId });
        ids.current.settle();
        await invalidateTouched(touched);
        return data;
      } catch (error) {
        if (!(error instanceof CallError) || error.answered) ids.current.settle();
        throw error;
      }
    },
  });
  return {
    run: mutation.mutateAsync,
    attempt: (input) => mutation.mutateAsync(input).catch(() => undefined),
    isPending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}
