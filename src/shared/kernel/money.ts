import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { formatScaled, NBSP, parseScaled } from './decimalText';

/** Integer euro cents. */
export type Cents = number;

/** Integer basis points: 20 % is 2000. */
export type BasisPoints = number;

/** Largest amount anybody may type, in cents: a thousand million euro. */
export const MAX_CENTS = 100_000_000_000;

/** Largest percent anybody may type, in basis points: 1000 %. */
export const MAX_BASIS_POINTS = 100_000;

/** Zod schema of an amount in cents, within ±MAX_CENTS. */
export const cents = z.int().min(-MAX_CENTS).max(MAX_CENTS);

/** Zod schema of a percent in basis points, within ±MAX_BASIS_POINTS. */
export const basisPoints = z.int().min(-MAX_BASIS_POINTS).max(MAX_BASIS_POINTS);

const FULL_BP = 10_000n;

/** Rounds half away from zero to an integer: a Decimal, or an exact ratio of integers (documents §1). Throws RangeError outside the safe integers. */
export function roundHalfAway(value: Decimal): number;
export function roundHalfAway(numerator: bigint | number, denominator: bigint | number): number;
export function roundHalfAway(value: Decimal | bigint | number, denominator: bigint | number = 1n): number {
  const rounded =
    value instanceof Decimal
      ? value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0
      : Number(roundRatio(BigInt(value), BigInt(denominator)));
  if (!Number.isSafeInteger(rounded)) throw new RangeError(`amount out of range: ${rounded}`);
  return rounded;
}

function roundRatio(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** Cents of a unit price times a quantity in thousandths. */
export function multiplyCents(unitCents: Cents, quantityMilli: number): Cents {
  return roundHalfAway(BigInt(unitCents) * BigInt(quantityMilli), 1000n);
}

export type PricedLine = { quantityMilli: number; unitPriceCents: Cents; discountBp: BasisPoints };

/** Net of a line in cents, rounded once: round(quantity × price − discount) (documents §1). */
export function lineNetCents({ quantityMilli, unitPriceCents, discountBp }: PricedLine): Cents {
  const exact = BigInt(quantityMilli) * BigInt(unitPriceCents) * (FULL_BP - BigInt(discountBp));
  return roundHalfAway(exact, 1000n * FULL_BP);
}

/** Cents of a percent of an amount. */
export function percentOf(amountCents: Cents, bp: BasisPoints): Cents {
  return roundHalfAway(BigInt(amountCents) * BigInt(bp), FULL_BP);
}

/** VAT in cents on a base summed per rate: round(base × rate) (documents §1). */
export function vatCents(baseCents: Cents, vatBp: BasisPoints): Cents {
  return percentOf(baseCents, vatBp);
}

/** Takes the VAT out of a gross amount: VAT = round(gross × rate / (100 + rate)), base = gross − VAT (documents §1). */
export function vatFromGross(grossCents: Cents, vatBp: BasisPoints): { baseCents: Cents; vatCents: Cents } {
  const vat = roundHalfAway(BigInt(grossCents) * BigInt(vatBp), FULL_BP + BigInt(vatBp));
  return { baseCents: grossCents - vat, vatCents: vat };
}

export type TaxedLine = { netCents: Cents; vatBp: BasisPoints };
export type VatRow = { vatBp: BasisPoints; baseCents: Cents; vatCents: Cents };

/** Sums net amounts per VAT rate, highest rate first, and rounds the VAT once per rate (documents §1). */
export function vatBreakdown(lines: readonly TaxedLine[]): VatRow[] {
  const bases = new Map<BasisPoints, Cents>();
  for (const line of lines) bases.set(line.vatBp, (bases.get(line.vatBp) ?? 0) + line.netCents);
  return [...bases]
    .sort(([a], [b]) => b - a)
    .map(([vatBp, baseCents]) => ({ vatBp, baseCents, vatCents: vatCents(baseCents, vatBp) }));
}

export type Totals = { netCents: Cents; vatCents: Cents; grossCents: Cents; breakdown: VatRow[] };

/** Totals of a document in cents: bases + VAT per rate (documents §1). */
export function totalsOf(lines: readonly TaxedLine[]): Totals {
  const breakdown = vatBreakdown(lines);
  const netCents = breakdown.reduce((sum, row) => sum + row.baseCents, 0);
  const vat = breakdown.reduce((sum, row) => sum + row.vatCents, 0);
  return { netCents, vatCents: vat, grossCents: netCents + vat, breakdown };
}

/** Euro cents of an amount in stotinki by the fixed rate 1.95583, never inverted, rounded once (documents §1). */
export function bgnToEur(stotinki: number): Cents {
  return roundHalfAway(BigInt(stotinki) * 100_000n, 195_583n);
}

export type MoneyStyle = {
  /** Adds ` €`. */
  currency?: boolean;
  /** No groups and a hyphen for minus: the form for input fields and files. */
  plain?: boolean;
};

/** Writes cents as `1 234,56` with no-break spaces and, when asked, ` €`. */
export function formatMoney(amountCents: Cents, style: MoneyStyle = {}): string {
  const amount = formatScaled(amountCents, 2, { minDecimals: 2, plain: style.plain });
  return style.currency ? `${amount}${NBSP}€` : amount;
}

/** Reads a typed amount into cents; null for nonsense, a third decimal, or more than MAX_CENTS. */
export function parseMoney(text: string): Cents | null {
  const bare = text.trim().replace(/^(?:€|EUR)|(?:€|EUR)$/i, '');
  return parseScaled(bare, { scale: 2, limit: MAX_CENTS, refuseLoneGroup: true });
}

/** Writes basis points as `12,5 %` with a no-break space. */
export function formatPercent(bp: BasisPoints): string {
  return `${formatScaled(bp, 2, { minDecimals: 0 })}${NBSP}%`;
}

/** Reads a typed percent into basis points; null for nonsense, a third decimal, or more than 1000 %. */
export function parsePercent(text: string): BasisPoints | null {
  const bare = text.trim().replace(/%$/, '');
  return parseScaled(bare, { scale: 2, limit: MAX_BASIS_POINTS, refuseLoneGroup: true });
}
