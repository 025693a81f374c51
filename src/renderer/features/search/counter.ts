import { useQuery } from '@renderer/api/useQuery';
import { holdTyping } from '@renderer/ui/typeAhead';
import type { Hit, SearchResult } from '@shared/features/search/model';
import { useSyncExternalStore } from 'react';

/** The counter search keeps its text while the person goes through the program. */
interface CounterState {
  text: string;
  /** What the person moved to; null follows the first hit. */
  chosen: string | null;
  /** Enter came before the answer: what is found first will be opened. */
  opening: boolean;
  /** Counts the gestures that open what is chosen, so that the reception takes the focus. */
  opened: number;
  /** Counts the wishes for a new order (F6) of what is chosen. */
  intakes: number;
  /** Counts the wishes for a new client and thing. */
  news: number;
}

let state: CounterState = { text: '', chosen: null, opening: false, opened: 0, intakes: 0, news: 0 };
const listeners = new Set<() => void>();

function set(patch: Partial<CounterState>): void {
  state = { ...state, ...patch };
  for (const listener of listeners) listener();
}

export const counter = {
  type: (text: string) => set({ text, chosen: null, opening: false }),
  choose: (key: string | null) => set({ chosen: key }),
  openFirst: () => set({ opening: true }),
  openedFirst: () => set({ opening: false }),
  open: (key: string) => set({ chosen: key, opened: state.opened + 1 }),
  /** Puts one thing on the counter, as if it had been searched for. */
  show: (text: string, key: string) => set({ text, chosen: key, opened: state.opened + 1 }),
  startIntake: () => {
    // What is typed right after F6 is the mileage, also while the card is still being read.
    holdTyping();
    set({ intakes: state.intakes + 1 });
  },
  startNew: () => set({ text: '', chosen: null, news: state.news + 1 }),
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const hitKey = (hit: Pick<Hit, 'kind' | 'id'>): string => `${hit.kind}:${hit.id}`;

/** `asset:12` back into its parts. */
export function parseHitKey(key: string): { kind: Hit['kind']; id: number } {
  const [kind = 'asset', id = '0'] = key.split(':');
  return { kind: kind as Hit['kind'], id: Number(id) };
}

export const useCounter = (): CounterState => useSyncExternalStore(counter.subscribe, () => state);

/** What the counter's text finds; the last answer stays while the next one is read. */
export function useCounterHits(limit: number): {
  result: SearchResult | undefined;
  hits: readonly Hit[];
  chosen: Hit | undefined;
  /** The answer is that of the text as it stands. */
  settled: boolean;
} {
  const { text, chosen } = useCounter();
  const typed = text.trim();
  const { data, isPlaceholderData } = useQuery(
    'search.counter',
    { text: typed, limit },
    { enabled: typed !== '', keepPrevious: true },
  );
  const result = typed === '' ? undefined : data;
  const hits = result?.groups.flatMap((group) => group.hits) ?? [];
  return {
    result,
    hits,
    chosen: hits.find((hit) => hitKey(hit) === chosen) ?? hits[0],
    settled: result !== undefined && !isPlaceholderData && result.text === typed,
  };
}

/** The neighbour of the chosen hit; the ends stay. */
export function neighbour<T>(all: readonly T[], current: T | undefined, step: 1 | -1): T | undefined {
  const at = current === undefined ? -1 : all.indexOf(current);
  return all[Math.max(0, Math.min(all.length - 1, at + step))];
}
