/** What is remembered of a part in an export: enough to say what changed. */
export interface KeptRow {
  brand: string;
  /** Compact number as it was exported. */
  number: string;
  quantityMilli: number;
  priceCents: number;
}

export interface ExportDifference {
  added: KeptRow[];
  gone: KeptRow[];
  /** Parts whose quantity changed; a part with another price as well is in both lists. */
  quantity: { number: string; brand: string; beforeMilli: number; afterMilli: number }[];
  price: { number: string; brand: string; beforeCents: number; afterCents: number }[];
  unchanged: number;
}

/** Compares two exports part by part, in the order of the numbers (etka §4). */
export function compareExports(before: readonly KeptRow[], after: readonly KeptRow[]): ExportDifference {
  const left = new Map(before.map((row) => [keyOf(row), row]));
  const difference: ExportDifference = { added: [], gone: [], quantity: [], price: [], unchanged: 0 };
  for (const row of after) {
    const old = left.get(keyOf(row));
    left.delete(keyOf(row));
    if (old === undefined) difference.added.push(row);
    else if (isSame(old, row)) difference.unchanged += 1;
    else addChange(difference, old, row);
  }
  difference.gone.push(...left.values());
  for (const list of [difference.added, difference.gone, difference.quantity, difference.price]) {
    list.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }
  return difference;
}

function addChange(difference: ExportDifference, old: KeptRow, row: KeptRow): void {
  const { number, brand } = row;
  if (old.quantityMilli !== row.quantityMilli) {
    difference.quantity.push({
      number,
      brand,
      beforeMilli: old.quantityMilli,
      afterMilli: row.quantityMilli,
    });
  }
  if (old.priceCents !== row.priceCents) {
    difference.price.push({ number, brand, beforeCents: old.priceCents, afterCents: row.priceCents });
  }
}

/** Tells which rows differ from the last export; without one, all do. */
export function changedSince(last: readonly KeptRow[] | null): (row: KeptRow) => boolean {
  if (last === null) return () => true;
  const known = new Map(last.map((row) => [keyOf(row), row]));
  return (row) => {
    const old = known.get(keyOf(row));
    return old === undefined || !isSame(old, row);
  };
}

function keyOf({ number, brand }: { number: string; brand: string }): string {
  return `${number}|${brand}`;
}

function isSame(a: KeptRow, b: KeptRow): boolean {
  return a.quantityMilli === b.quantityMilli && a.priceCents === b.priceCents;
}
