import { CallError, callFull } from '@renderer/api/client';
import { invalidateTouched, queryClient } from '@renderer/api/queryClient';
import { useQuery } from '@renderer/api/useQuery';
import type { CommandName, InputOf, OutputOf } from '@shared/contract/contract';
import { useCallback, useMemo, useState } from 'react';
import { ChangeQueue } from './changeQueue';

/** Commands that change one order and carry its version. */
export type OrderCommand = Extract<CommandName, `orders.${string}` | 'care.deferJob'> &
  { [N in CommandName]: InputOf<N> extends { orderId: number; version: number } ? N : never }[CommandName];

type Change = <N extends OrderCommand>(
  name: N,
  input: Omit<InputOf<N>, 'orderId' | 'version'>,
) => Promise<OutputOf<N> | undefined>;

export interface OrderChanges {
  /** Sends a change with the newest version; undefined when it was refused, the refusal is in `error`. */
  change: Change;
  busy: boolean;
  error: CallError | null;
  clearError: () => void;
  /** When the last change was stored, by the window's clock. */
  savedAt: number | null;
}

/** The order's screen and its changes, sent one after the other: each carries the version that the one before returned. */
export function useOrder(orderId: number) {
  const query = useQuery(
    'orders.open',
    { orderId },
    {
      tags: [`order:${orderId}`, 'stock', 'part', 'invoice', 'payment', 'party', 'asset', 'staff'],
      keepPrevious: false,
    },
  );
  const queue = useMemo(() => queueOf(orderId), [orderId]);
  const [pending, setPending] = useState(0);
  const [error, setError] = useState<CallError | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const change = useCallback(
    (async (name, input) => {
      // Here and not when it is stored: a line behind a refused one must not take the refusal off the screen.
      setError(null);
      setPending((count) => count + 1);
      try {
        const { data, touched } = await queue.add({
          onlyAdds: name.startsWith('orders.add'),
          send: async (version) => {
            const full = { ...input, orderId, version, requestId: crypto.randomUUID() };
            const answer = await callFull(name, full as never);
            return { ...answer, version: (answer.data as { version: number }).version };
          },
        });
        setSavedAt(Date.now());
        await invalidateTouched(touched);
        return data;
      } catch (failure) {
        if (!(failure instanceof CallError)) throw failure;
        setError(failure);
        // Nobody knows the outcome, or what was typed is not stored: what is shown must be read again.
        await invalidateTouched([`order:${orderId}`]);
        return undefined;
      } finally {
        setPending((count) => count - 1);
      }
    }) as Change,
    [orderId, queue],
  );

  const changes: OrderChanges = {
    change,
    busy: pending > 0,
    error,
    clearError: () => setError(null),
    savedAt,
  };
  return { query, changes };
}

function queueOf(orderId: number): ChangeQueue {
  return new ChangeQueue({
    // Of the cache and not of the last drawn screen: a change in the queue must not wait for a paint.
    readVersion: () =>
      queryClient.getQueryData<OutputOf<'orders.open'>>(['orders.open', { orderId }])?.version ?? 0,
    isConflict: (failure) => failure instanceof CallError && failure.code === 'CONCURRENT_MODIFICATION',
    reread: () => invalidateTouched([`order:${orderId}`]),
  });
}
