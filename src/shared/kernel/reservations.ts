/** A line that holds or waits for stock of one part in one warehouse; quantities in thousandths. */
export interface ReservationClaim {
  lineId: number;
  /** Still to be issued, above zero. */
  remainingMilli: number;
  /** What it holds now. */
  reservedMilli: number;
}

/**
 * What each line holds afterwards (domain §4.4), in the order given, the most urgent first. A line keeps what it holds as
 * long as it is on hand: the least urgent lose first. What is then free goes to the most urgent that wait, part of a
 * line's need as well. Σ ≤ on hand, and none above what remains.
 */
export function settledReservations(claims: readonly ReservationClaim[], onHandMilli: number): number[] {
  const kept = claims.map(({ reservedMilli, remainingMilli }) =>
    Math.max(0, Math.min(reservedMilli, remainingMilli)),
  );
  let free = onHandMilli - kept.reduce((sum, milli) => sum + milli, 0);
  for (let at = kept.length - 1; at >= 0 && free < 0; at -= 1) {
    const given = Math.min(kept[at] ?? 0, -free);
    kept[at] = (kept[at] ?? 0) - given;
    free += given;
  }
  for (const [at, claim] of claims.entries()) {
    if (free <= 0) break;
    const given = Math.min(free, claim.remainingMilli - (kept[at] ?? 0));
    kept[at] = (kept[at] ?? 0) + given;
    free -= given;
  }
  return kept;
}
