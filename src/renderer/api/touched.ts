/** Slices whose screens gather from all others: any change concerns them. */
const everything = new Set(['today', 'board', 'reports', 'search', 'audit']);

/** Entities that a slice's queries show besides its own. */
const shows: Readonly<Record<string, readonly string[]>> = {
  orders: [
    'asset',
    'party',
    'stock',
    'invoice',
    'payment',
    'earning',
    'staff',
    'call',
    'appointment',
    'warranty',
  ],
  assets: ['party', 'order', 'warranty'],
  care: ['asset', 'order', 'warranty', 'party'],
  parties: ['asset', 'order', 'invoice', 'payment'],
  parts: ['stock', 'price'],
  stock: ['part', 'order', 'purchase'],
  invoicing: ['order', 'payment', 'invoice', 'party'],
  payments: ['invoice', 'order', 'party'],
  earnings: ['order', 'staff', 'earning', 'tariff'],
  handover: ['order', 'asset'],
  pricing: ['part', 'price'],
  appointments: ['order', 'staff', 'party', 'asset'],
  calls: ['party', 'order', 'appointment'],
};

const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('s') ? word.slice(0, -1) : word;

const entityOf = (tag: string): string => singular(tag.split(':')[0] ?? tag);

/** `order:12` meets `order:12`, `order` and `orders`, but not `order:13`. */
function tagMeets(declared: string, touched: string): boolean {
  if (entityOf(declared) !== entityOf(touched)) return false;
  return !declared.includes(':') || !touched.includes(':') || declared === touched;
}

/** Whether a query has to be asked again after a change. Declared tags, when given, replace what its slice shows. */
export function concerns(
  entry: string,
  declared: readonly string[] | undefined,
  touched: readonly string[],
): boolean {
  const slice = entry.split('.')[0] ?? entry;
  if (!declared && everything.has(slice)) return touched.length > 0;
  const tags = declared ?? [slice, ...(shows[slice] ?? [])];
  return touched.some((one) => tags.some((tag) => tagMeets(tag, one)));
}
