/** Files travel as grants, so the biggest thing a window sends is a long order: far below this. */
export const LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024;
const DEEPEST = 64;

/** Whether a value from the window is small and flat enough to be passed on; stops counting at the limit. */
export function isWithinLimits(value: unknown, limit = LARGEST_MESSAGE_BYTES): boolean {
  return measure(value, limit, DEEPEST) <= limit;
}

/** Bytes of `value`, roughly; Infinity as soon as it is more than `limit` or deeper than `depth`. */
function measure(value: unknown, limit: number, depth: number): number {
  if (depth < 0) return Number.POSITIVE_INFINITY;
  if (typeof value === 'string') return value.length * 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof ArrayBuffer) return value.byteLength;
  // A map or a set is no part of the contract and would hide its contents from the count below.
  if (value instanceof Map || value instanceof Set) return Number.POSITIVE_INFINITY;
  let bytes = 8;
  for (const [key, item] of Object.entries(value)) {
    bytes += key.length * 2 + measure(item, limit - bytes, depth - 1);
    if (bytes > limit) return Number.POSITIVE_INFINITY;
  }
  return bytes;
}
