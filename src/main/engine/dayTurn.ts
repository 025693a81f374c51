import { sofiaDate } from '@shared/kernel/dates';
import type { Handles, WriteTx } from './db/handles';
import { refreshFamilies } from './features/parts/slice';
import { pricesOfNewDay } from './features/pricing/slice';
import type { Clock } from './kernel/clock';
import type { Log } from './kernel/log';

/** What is kept of today's state and changes by the calendar alone; each writes only what differs. */
const keptByDay: readonly ((tx: WriteTx, today: string) => unknown)[] = [refreshFamilies, pricesOfNewDay];

/**
 * Brings the kept state to the day: at start, and with the first call of a new day in Sofia. A failure is logged and tried
 * again with the next call: no call waits on yesterday's state for ever, and none fails for it.
 */
export function followDays(handles: Handles, clock: Clock, log: Log): () => void {
  let done: string | null = null;
  const follow = () => {
    const today = sofiaDate(clock.now());
    if (today === done) return;
    try {
      handles.sqlite
        .transaction(() => {
          for (const keep of keptByDay) keep(handles.write, today);
        })
        .immediate();
      done = today;
    } catch (error) {
      log.error('the state of the new day could not be written', error);
    }
  };
  follow();
  return follow;
}
