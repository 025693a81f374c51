export interface ValueChange {
  /** Where the value stands: `order:12 promisedAt`. */
  path: string;
  before?: string;
  after?: string;
}

interface Note {
  entity: string;
  before?: unknown;
  after?: unknown;
}

/** What a row of the log changed, value by value; equal values are left out. A refused action holds only its code. */
export function changesOf(payload: string): ValueChange[] {
  const parsed: unknown = JSON.parse(payload);
  if (Array.isArray(parsed)) return parsed.filter(isNote).flatMap(changesOfNote);
  return flat(parsed).map(([path, after]) => ({ path, after }));
}

const isNote = (value: unknown): value is Note =>
  typeof value === 'object' && value !== null && 'entity' in value && typeof value.entity === 'string';

function changesOfNote({ entity, before, after }: Note): ValueChange[] {
  const old = new Map(flat(before));
  const fresh = new Map(flat(after));
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => {
      const was = old.get(path);
      const is = fresh.get(path);
      return {
        path: path ? `${entity} ${path}` : entity,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      };
    });
}

/** Leaves of a value with their paths; nothing for null, so that „не е зададено“ reads as absent. */
function flat(value: unknown, path = ''): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return [[path, value.join(', ')]];
  return Object.entries(value).flatMap(([key, one]) => flat(one, path ? `${path}.${key}` : key));
}
