import type { ReadDb } from '../../db/handles';
import { freeForLine } from '../stock/slice';
import { type PartRecord, partLinesOf } from './repo';

export interface IssuePlan {
  lines: { line: PartRecord; quantityMilli: number }[];
  shortages: { line: PartRecord; neededMilli: number; freeMilli: number }[];
}

/** Quantity in thousandths that is still to be issued; the client's own part never is. */
export function toIssueMilli(line: PartRecord): number {
  return line.clientOwn ? 0 : Math.max(0, line.quantityMilli - line.issuedMilli);
}

/** What of the order can be issued now and what is short; lines of the same part share its free quantity. */
export function planIssue(db: ReadDb, orderId: number): IssuePlan {
  return planLines(db, partLinesOf(db, orderId));
}

/** The same for lines that are already loaded: each has what is kept for it, the rest of the stock they share. */
export function planLines(db: ReadDb, parts: readonly PartRecord[]): IssuePlan {
  const plan: IssuePlan = { lines: [], shortages: [] };
  const left = new Map<string, number>();
  for (const line of parts) {
    const neededMilli = toIssueMilli(line);
    if (neededMilli === 0) continue;
    const key = `${line.partId}:${line.warehouseId}`;
    const shared = left.get(key) ?? freeForLine(db, { ...line, reservedMilli: 0 });
    const freeMilli = shared + line.reservedMilli;
    if (neededMilli > freeMilli) plan.shortages.push({ line, neededMilli, freeMilli });
    else plan.lines.push({ line, quantityMilli: neededMilli });
    left.set(key, neededMilli > freeMilli ? shared : Math.min(shared, freeMilli - neededMilli));
  }
  return plan;
}
