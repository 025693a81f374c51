import { CallError, callFull } from '@renderer/api/client';
import { invalidateTouched } from '@renderer/api/queryClient';
import { useQuery } from '@renderer/api/useQuery';
import type { CommandName, InputOf, OutputOf } from '@shared/contract/contract';
import { useCallback, useRef, useState } from 'react';

/** Commands that change one order and carry its version. */
export type OrderCommand = Extract<CommandName, `orders.${string}`> &
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
  const version = useRef(0);
  version.current = Math.max(version.current, query.data?.version ?? 0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [pending, setPending] = useState(0);
  const [error, setError] = useState<CallError | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const change = useCallback(
    ((name, input) => {
      const send = async () => {
        setPending((count) => count + 1);
        try {
          const full = { ...input, orderId, version: version.current, requestId: crypto.randomUUID() };
          const { data, touched } = await callFull(name, full as never);
          version.current = Math.max(version.current, (data as { version: number }).version);
          setError(null);
          setSavedAt(Date.now());
          await invalidateTouched(touched);
          return data;
        } catch (failure) {
          if (!(failure instanceof CallError)) throw failure;
          setError(failure);
          // Somebody else was faster, or nobody knows the outcome: what is shown must be read again.
          await invalidateTouched([`order:${orderId}`]);
          return undefined;
        } finally {
          setPending((count) => count - 1);
        }
      };
      const result = queue.current.then(send, send);
      queue.current = result.catch(() => undefined);
      return result;
    }) as Change,
    [orderId],
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
