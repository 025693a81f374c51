import type { Instant } from '../../kernel/dates';
import type { Seconds } from '../../kernel/quantity';
import { type OrderPhase, phaseRank } from './status';

export interface PromisedWork {
  promisedAt: Instant | null;
  phase: OrderPhase;
  /** Norm seconds of the operations that are not finished. */
  remainingSec: Seconds;
  /** Parts that are not on stock, or an answer of the client that is waited for. */
  waits: boolean;
}

const waitingHorizonMs = 6 * 3_600_000;

/**
 * Late: the promised hour has passed and the work is not done. At risk: the norm time left and the workshop's reserve do not
 * fit before it, or the order waits for somebody within six hours of it. Null when neither (product §5, board).
 */
export function latenessOf(
  order: PromisedWork,
  now: Instant,
  reserveMinutes: number,
): 'late' | 'atRisk' | null {
  if (order.promisedAt === null || phaseRank(order.phase) < 0) return null;
  if (phaseRank(order.phase) >= phaseRank('done')) return null;
  const left = order.promisedAt - now;
  if (left < 0) return 'late';
  if (left < order.remainingSec * 1000 + reserveMinutes * 60_000) return 'atRisk';
  return order.waits && left < waitingHorizonMs ? 'atRisk' : null;
}
