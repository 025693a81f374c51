import { formatScaled } from '@shared/kernel/decimalText';

/** A count with its thousands grouped. */
export const countText = (count: number): string => formatScaled(count, 0, { minDecimals: 0 });
