import { QueryClient } from '@tanstack/react-query';
import { concerns } from './touched';

/** The engine is local and pushes what changed: nothing is refetched by time, focus or network state. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      staleTime: Number.POSITIVE_INFINITY,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Asks again whatever shows one of the changed things; hidden screens do so when they come back. */
export function invalidateTouched(touched: readonly string[]): Promise<void> {
  if (touched.length === 0) return Promise.resolve();
  return queryClient.invalidateQueries({
    predicate: ({ queryKey, meta }) => {
      const [entry] = queryKey;
      const tags = meta?.tags as readonly string[] | undefined;
      return typeof entry === 'string' && concerns(entry, tags, touched);
    },
  });
}
