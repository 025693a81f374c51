import { z } from 'zod';
import { id } from '../../kernel/ids';
import { type Cents, cents, roundHalfAway } from '../../kernel/money';
import type { Milli, Seconds } from '../../kernel/quantity';
import { goodsNetCents, operationNetCents } from './calc';

/** What a line costs: what was spent so far for a part of its quantity, and what each further unit and norm hour will. */
export const lineCostingSchema = z.object({
  kind: z.enum(['operation', 'part', 'other']),
  lineId: id,
  spentCents: cents,
  spentMilli: z.int(),
  /** Per unit beyond what was spent; null when nobody knows what the part costs. */
  unitCents: cents.nullable(),
  /** Earnings per norm hour beyond what was earned. */
  hourCents: cents,
});
export type LineCosting = z.output<typeof lineCostingSchema>;

interface Costed {
  quantityMilli: Milli;
  normSec?: Seconds;
}

/** Cost in cents of the whole line once it is done: spent + the rest by unit and norm hour; null when the rest is unknown. */
export function expectedCostCents(
  { quantityMilli, normSec = 0 }: Costed,
  costing: LineCosting,
): Cents | null {
  const rest = Math.max(0, quantityMilli - costing.spentMilli);
  if (rest === 0) return costing.spentCents;
  if (costing.unitCents === null) return null;
  const perUnit = BigInt(costing.unitCents) * 3600n + BigInt(costing.hourCents) * BigInt(normSec);
  return costing.spentCents + roundHalfAway(BigInt(rest) * perUnit, 1000n * 3600n);
}

export type MarginLine = Costed & { discountBp: number } & (
    | { kind: 'operation'; normSec: Seconds; rateCents: Cents; priceFixed: boolean }
    | { kind: 'part'; priceCents: Cents; clientOwn: boolean }
    | { kind: 'other'; priceCents: Cents }
  );

export interface Margin {
  netCents: Cents;
  costCents: Cents;
  marginCents: Cents;
  /** Lines whose cost nobody knows: the margin counts their revenue only. */
  unknown: number;
}

/** Margin of lines as they stand or as they are being typed: net − expected cost (domain §4.6, live margin). */
export function marginOf(lines: readonly { line: MarginLine; costing: LineCosting | undefined }[]): Margin {
  const sums = { netCents: 0, costCents: 0, unknown: 0 };
  for (const { line, costing } of lines) {
    sums.netCents += netOf(line);
    const cost = costing === undefined ? null : expectedCostCents(line, costing);
    if (cost === null) sums.unknown += 1;
    sums.costCents += cost ?? 0;
  }
  return { ...sums, marginCents: sums.netCents - sums.costCents };
}

const netOf = (line: MarginLine): Cents =>
  line.kind === 'operation' ? operationNetCents(line) : goodsNetCents(line);
