import type { InputOf, OutputOf, QueryName } from '@shared/contract/contract';
import { keepPreviousData, type UseQueryResult, useQuery as useTanstackQuery } from '@tanstack/react-query';
import { type CallError, call } from './client';

interface QueryOptions {
  enabled?: boolean;
  /** What the answer shows (`order:12`, `stock`), where the slice's usual tags would refetch too much or too little. */
  tags?: readonly string[];
  /** Shows the last answer while the next one is read, so that nothing jumps under the cursor. */
  keepPrevious?: boolean;
}

/** One query of the contract, kept fresh by what commands touch. */
export function useQuery<N extends QueryName>(
  name: N,
  input: InputOf<N>,
  { enabled, tags, keepPrevious }: QueryOptions = {},
): UseQueryResult<OutputOf<N>, CallError> {
  return useTanstackQuery<OutputOf<N>, CallError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled,
    meta: { tags },
    placeholderData: keepPrevious ? (keepPreviousData as never) : undefined,
  });
}
