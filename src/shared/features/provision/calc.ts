/** From the best to the worst; an order stands as its worst line (domain §4.4). */
export const provisionStates = ['issued', 'covered', 'expected', 'late', 'short'] as const;
export type ProvisionState = (typeof provisionStates)[number];

/** A part line that still needs something; quantities in thousandths, dates as days of Sofia. */
export interface Need {
  lineId: number;
  partId: number;
  warehouseId: number;
  remainingMilli: number;
  reservedMilli: number;
  /** When the order is promised; null: not promised. */
  dueOn: string | null;
}

/** What a supplier still owes on one line of an order that is sent. */
export interface Awaited {
  purchaseLineId: number;
  partId: number;
  warehouseId: number;
  milli: number;
  /** Null: nobody knows when. */
  expectedOn: string | null;
}

export interface Supply {
  /** On hand less all reservations, by part and warehouse. */
  free: readonly { partId: number; warehouseId: number; milli: number }[];
  /** What may take the place of a part, the best first. */
  family: ReadonlyMap<number, readonly number[]>;
  awaited: readonly Awaited[];
  today: string;
}

export interface Allocation {
  lineId: number;
  reservedMilli: number;
  freeMilli: number;
  substitutes: { partId: number; milli: number }[];
  /** `inTime`: it comes by the day the order is promised. */
  awaited: {
    purchaseLineId: number;
    partId: number;
    milli: number;
    expectedOn: string | null;
    inTime: boolean;
  }[];
  shortMilli: number;
  state: ProvisionState;
}

/**
 * Gives every unit once, line by line in the order given, the most urgent first: own reservation, free stock, free
 * substitutes, deliveries in time, deliveries too late, shortage (domain §4.4). A delivery whose day has passed counts as
 * expected today.
 */
export function allocateSupply(needs: readonly Need[], supply: Supply): Allocation[] {
  const pool = new Pool(supply);
  return needs.map((need) => allocateLine(need, pool, supply));
}

class Pool {
  readonly #free = new Map<string, number>();
  readonly #awaited = new Map<string, (Awaited & { left: number })[]>();

  constructor({ free, awaited }: Supply) {
    for (const { partId, warehouseId, milli } of free)
      this.#free.set(keyOf(partId, warehouseId), Math.max(0, milli));
    for (const one of [...awaited].sort(byDay)) {
      const key = keyOf(one.partId, one.warehouseId);
      this.#awaited.set(key, [...(this.#awaited.get(key) ?? []), { ...one, left: Math.max(0, one.milli) }]);
    }
  }

  takeFree(partId: number, warehouseId: number, wanted: number): number {
    const key = keyOf(partId, warehouseId);
    const left = this.#free.get(key) ?? 0;
    const given = Math.min(left, wanted);
    if (given > 0) this.#free.set(key, left - given);
    return given;
  }

  takeAwaited(need: Need, partId: number, wanted: number, today: string): Allocation['awaited'] {
    const taken: Allocation['awaited'] = [];
    let rest = wanted;
    for (const one of this.#awaited.get(keyOf(partId, need.warehouseId)) ?? []) {
      if (rest === 0) break;
      const milli = Math.min(one.left, rest);
      if (milli === 0) continue;
      one.left -= milli;
      rest -= milli;
      const { purchaseLineId, expectedOn } = one;
      taken.push({
        purchaseLineId,
        partId,
        milli,
        expectedOn,
        inTime: isInTime(expectedOn, need.dueOn, today),
      });
    }
    return taken;
  }
}

const keyOf = (partId: number, warehouseId: number): string => `${partId}:${warehouseId}`;

const never = '9999-12-31';
const byDay = (a: Awaited, b: Awaited): number =>
  (a.expectedOn ?? never).localeCompare(b.expectedOn ?? never) || a.purchaseLineId - b.purchaseLineId;

function isInTime(expectedOn: string | null, dueOn: string | null, today: string): boolean {
  if (expectedOn === null) return false;
  return dueOn === null || (expectedOn < today ? today : expectedOn) <= dueOn;
}

function allocateLine(need: Need, pool: Pool, { family, today }: Supply): Allocation {
  const { lineId, partId, warehouseId, remainingMilli } = need;
  const reservedMilli = Math.min(need.reservedMilli, remainingMilli);
  const freeMilli = pool.takeFree(partId, warehouseId, remainingMilli - reservedMilli);
  let rest = remainingMilli - reservedMilli - freeMilli;
  const others = rest > 0 ? (family.get(partId) ?? []) : [];
  const substitutes: Allocation['substitutes'] = [];
  for (const other of others) {
    const milli = pool.takeFree(other, warehouseId, rest);
    if (milli > 0) substitutes.push({ partId: other, milli });
    rest -= milli;
  }
  const awaited: Allocation['awaited'] = [];
  for (const other of rest > 0 ? [partId, ...others] : []) {
    const taken = pool.takeAwaited(need, other, rest, today);
    awaited.push(...taken);
    rest -= taken.reduce((sum, one) => sum + one.milli, 0);
  }
  const allocation = { lineId, reservedMilli, freeMilli, substitutes, awaited, shortMilli: rest };
  return { ...allocation, state: lineState(remainingMilli, allocation) };
}

function lineState(
  remainingMilli: number,
  { awaited, shortMilli }: Omit<Allocation, 'state'>,
): ProvisionState {
  if (remainingMilli <= 0) return 'issued';
  if (shortMilli > 0) return 'short';
  if (awaited.some((one) => !one.inTime)) return 'late';
  return awaited.length > 0 ? 'expected' : 'covered';
}

/** What of a line can be taken from the shelf today, substitutes included. */
export function coveredMilli({ reservedMilli, freeMilli, substitutes }: Allocation): number {
  return reservedMilli + freeMilli + substitutes.reduce((sum, one) => sum + one.milli, 0);
}

/** The day the last of a line's deliveries comes; null when none is awaited or one has no day. */
export function lastExpectedOn({ awaited }: Pick<Allocation, 'awaited'>): string | null {
  if (awaited.some((one) => one.expectedOn === null)) return null;
  return awaited.reduce<string | null>(
    (last, { expectedOn }) => (last === null || (expectedOn ?? '') > last ? expectedOn : last),
    null,
  );
}

export interface ProvidedLine {
  remainingMilli: number;
  coveredMilli: number;
  /** Net cents per unit. */
  priceCents: number;
  state: ProvisionState;
}

export interface OrderProvision {
  state: ProvisionState;
  /** Basis points, rounded down so that only a whole cover is 100 %. */
  percentBp: number;
}

/**
 * Of an order (domain §4.4): the worst of its lines; Σ min(covered, remaining) · price / Σ remaining · price, 100 % when
 * nothing remains. Lines without any price weigh by their quantities. Null: the order has no parts.
 */
export function orderProvision(lines: readonly ProvidedLine[]): OrderProvision | null {
  if (lines.length === 0) return null;
  const worst = Math.max(...lines.map((line) => provisionStates.indexOf(line.state)));
  const priced = lines.some((line) => line.remainingMilli > 0 && line.priceCents > 0);
  const weight = (line: ProvidedLine) => BigInt(priced ? line.priceCents : 1);
  const remaining = lines.reduce((sum, line) => sum + BigInt(line.remainingMilli) * weight(line), 0n);
  const covered = lines.reduce(
    (sum, line) => sum + BigInt(Math.min(line.coveredMilli, line.remainingMilli)) * weight(line),
    0n,
  );
  return {
    state: provisionStates[worst] ?? 'issued',
    percentBp: remaining === 0n ? 10_000 : Number((covered * 10_000n) / remaining),
  };
}
