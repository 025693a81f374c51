/** Times of one action in milliseconds, with those of the same SQL on the bare library where that was taken. */
export interface Measured {
  name: string;
  /** 95 % of the times at design size should be within it (quality §2). */
  budgetMs: number | null;
  ms: readonly number[];
  rawMs?: readonly number[] | undefined;
  note?: string | undefined;
}

export interface BenchRow {
  name: string;
  samples: number;
  p50: number;
  p95: number;
  max: number;
  budgetMs: number | null;
  /** Median of the bare SQL, and how many times of it the action takes. */
  rawP50: number | null;
  ratio: number | null;
  note: string | null;
}

/** Times each call by itself; what comes between two calls is not counted. */
export async function timed<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  between: () => void = () => undefined,
): Promise<number[]> {
  const ms: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await act(item);
    ms.push(performance.now() - started);
    between();
  }
  return ms;
}

const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

const median = (ms: readonly number[]): number =>
  quantile(
    [...ms].sort((a, b) => a - b),
    0.5,
  );

export function rowOf({ name, budgetMs, ms, rawMs, note }: Measured): BenchRow {
  const sorted = [...ms].sort((a, b) => a - b);
  const rawP50 = rawMs && rawMs.length > 0 ? median(rawMs) : null;
  const p50 = quantile(sorted, 0.5);
  return {
    name,
    samples: ms.length,
    p50: rounded(p50),
    p95: rounded(quantile(sorted, 0.95)),
    max: rounded(sorted.at(-1) ?? 0),
    budgetMs,
    rawP50: rawP50 === null ? null : rounded(rawP50),
    ratio: rawP50 === null ? null : Math.round((p50 / rawP50) * 100) / 100,
    note: note ?? null,
  };
}

/** The rows as a table for people. */
export function tableOf(rows: readonly BenchRow[]): string {
  const head = ['action', 'n', 'p50', 'p95', 'max', 'budget', 'raw p50', 'ratio', ''];
  const cell = (value: number | null) => (value === null ? '' : value.toFixed(2));
  const lines = rows.map(({ name, samples, p50, p95, max, budgetMs, rawP50, ratio, note }) => [
    ...[name, String(samples), cell(p50), cell(p95), cell(max)],
    ...[budgetMs === null ? '' : String(budgetMs), cell(rawP50), cell(ratio), note ?? ''],
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...lines].map((line) => (line[at] ?? '').length)));
  const text = (line: readonly string[]) =>
    line
      .map((part, at) => (at === 0 ? part.padEnd(widths[at] ?? 0) : part.padStart(widths[at] ?? 0)))
      .join('  ');
  return [head, ...lines].map((line) => text(line).trimEnd()).join('\n');
}
