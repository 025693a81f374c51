import {
  type BasisPoints,
  type Cents,
  lineNetCents,
  MAX_CENTS,
  roundHalfAway,
  totalsOf,
  type VatRow,
} from '../../kernel/money';
import type { Milli, Seconds } from '../../kernel/quantity';
import type { Authorisation } from './status';

export interface OperationPrice {
  quantityMilli: Milli;
  normSec: Seconds;
  /** Net cents per norm hour, or per operation when `priceFixed`. */
  rateCents: Cents;
  priceFixed: boolean;
  discountBp: BasisPoints;
}

/** Net of an operation in cents, rounded once: quantity × (norm hours × rate, or the fixed price) − discount (documents §1). */
export function operationNetCents(line: OperationPrice): Cents {
  if (line.priceFixed) return lineNetCents({ ...line, unitPriceCents: line.rateCents });
  const exact =
    BigInt(line.quantityMilli) *
    BigInt(line.normSec) *
    BigInt(line.rateCents) *
    BigInt(10_000 - line.discountBp);
  return roundHalfAway(exact, 1000n * 3600n * 10_000n);
}

export interface GoodsPrice {
  quantityMilli: Milli;
  priceCents: Cents;
  discountBp: BasisPoints;
}

/** Net of a part or other line in cents; the client's own part costs nothing (domain §5.1). */
export function goodsNetCents(line: GoodsPrice & { clientOwn?: boolean }): Cents {
  return line.clientOwn ? 0 : lineNetCents({ ...line, unitPriceCents: line.priceCents });
}

/** Norm seconds of a line: quantity × norm. */
export function lineNormSec(line: { quantityMilli: Milli; normSec: Seconds }): Seconds {
  return roundHalfAway(BigInt(line.quantityMilli) * BigInt(line.normSec), 1000n);
}

export interface PricedLines {
  operations: readonly { netCents: Cents; vatBp: BasisPoints; quantityMilli: Milli; normSec: Seconds }[];
  parts: readonly { netCents: Cents; vatBp: BasisPoints }[];
  others: readonly { netCents: Cents; vatBp: BasisPoints }[];
}

export interface OrderTotals {
  labourCents: Cents;
  partsCents: Cents;
  otherCents: Cents;
  netCents: Cents;
  vat: VatRow[];
  vatCents: Cents;
  totalCents: Cents;
  normSec: Seconds;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const netOf = (lines: readonly { netCents: Cents }[]): Cents => sum(lines.map((line) => line.netCents));

/** Totals of an order in cents: VAT once per rate on the sum of the bases (documents §1). The same on both sides. */
export function orderTotals({ operations, parts, others }: PricedLines): OrderTotals {
  const { netCents, vatCents, grossCents, breakdown } = totalsOf([...operations, ...parts, ...others]);
  return {
    labourCents: netOf(operations),
    partsCents: netOf(parts),
    otherCents: netOf(others),
    netCents,
    vat: breakdown,
    vatCents,
    totalCents: grossCents,
    normSec: sum(operations.map(lineNormSec)),
  };
}

export interface AuthorisedJob {
  authorisation: Authorisation;
  authorisedCents: Cents | null;
}

/**
 * Gross cents that the client has allowed (decisions 8): the limit without a call, raised by each approved job with an
 * amount. Null when nothing was agreed, so nothing can be over it.
 */
export function authorisedCents(limitCents: Cents | null, jobs: readonly AuthorisedJob[]): Cents | null {
  const approved = jobs
    .filter((job) => job.authorisation === 'approved' || job.authorisation === 'part_approved')
    .map((job) => job.authorisedCents)
    .filter((cents) => cents !== null);
  if (limitCents === null && approved.length === 0) return null;
  return (limitCents ?? 0) + sum(approved);
}

/** Gross cents above what the client has allowed; 0 when within it or nothing was agreed. */
export function overAuthorisedCents(totalCents: Cents, authorised: Cents | null): Cents {
  return authorised === null ? 0 : Math.max(0, totalCents - authorised);
}

/** Whether a line's amount stays within what any document can carry. */
export function isBelievable(netCents: Cents): boolean {
  return Math.abs(netCents) <= MAX_CENTS;
}
