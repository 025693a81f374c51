import type { DocumentLine } from '@shared/features/invoicing/model';
import { lineNetCents } from '@shared/kernel/money';
import { splitByPercent } from '@shared/kernel/splits';
import type { LoadedOrder } from '../orders/slice';

type PayerKind = LoadedOrder['payers'][number]['kind'];

/** Who pays a job, with percents in basis points that are above nothing. */
export interface Payer {
  /** Null: the workshop itself, or nobody named yet. */
  partyId: number | null;
  kind: PayerKind;
  labourBp: number;
  partsBp: number;
}

/** A line of a document with what the reports need and no client sees. */
export interface PayerLine extends DocumentLine {
  normSec: number;
  costCents: number;
}

export interface PayerShare {
  partyId: number | null;
  kind: PayerKind;
  lines: PayerLine[];
}

/** A line of the order as the split sees it. */
interface OrderedLine {
  jobId: number;
  position: number;
  /** Subcontracted work follows the labour's percent, other lines the parts' (domain §5.6). */
  follows: 'labourBp' | 'partsBp';
  line: PayerLine;
  hourly: boolean;
}

/** Names that depend on the language of the print. */
export interface LineWords {
  unit(unit: string): string;
  hour: string;
  operation: string;
  share(name: string, bp: number): string;
}

/** The payers of a job: as set, else the client for all of it. */
export function payersOfJob({ payers, order }: LoadedOrder, jobId: number): Payer[] {
  const set = payers.filter((row) => row.jobId === jobId);
  if (set.length === 0)
    return [{ partyId: order.clientId, kind: 'client', labourBp: 10_000, partsBp: 10_000 }];
  return set.map(({ partyId, kind, labourBp, partsBp }) => ({
    kind,
    labourBp,
    partsBp,
    partyId: kind === 'internal' ? null : (partyId ?? (needsName(kind) ? null : order.clientId)),
  }));
}

/** An insurer or a maker who gives the warranty is somebody else than the client and must be named. */
export const needsName = (kind: PayerKind): boolean => kind === 'insurer' || kind === 'warranty';

/** Jobs whose shares do not add up to the whole, or hold an amount that no rule splits. */
export function jobsWithoutWholeShares(loaded: LoadedOrder): LoadedOrder['jobs'] {
  return loaded.jobs.filter((job) => {
    const payers = payersOfJob(loaded, job.id);
    const sum = (pick: 'labourBp' | 'partsBp') => payers.reduce((total, payer) => total + payer[pick], 0);
    const fixed = loaded.payers.some((row) => row.jobId === job.id && row.fixedCents !== null);
    return fixed || sum('labourBp') !== 10_000 || sum('partsBp') !== 10_000;
  });
}

/**
 * The lines of every payer: amount = round(line × %), the last payer takes the remainder, so Σ is exact (domain §5.6).
 * Norm seconds and cost go the same way. Payers stand in the order in which their jobs name them.
 */
export function splitByPayer(loaded: LoadedOrder, words: LineWords): PayerShare[] {
  const shares = new Map<string, PayerShare>();
  for (const { jobId, follows, line, hourly } of orderedLines(loaded, words)) {
    const payers = wholePayers(loaded, jobId, follows);
    const percents = payers.map((payer) => payer[follows]);
    const nets = splitByPercent(line.netCents, percents);
    const norms = splitByPercent(line.normSec, percents);
    const costs = splitByPercent(line.costCents, percents);
    for (const [at, payer] of payers.entries()) {
      const part = { netCents: nets[at] ?? 0, normSec: norms[at] ?? 0, costCents: costs[at] ?? 0 };
      const bp = percents[at] ?? 0;
      shareOf(shares, payer).lines.push(
        bp === 10_000
          ? printable(line, hourly, words)
          : { ...line, ...part, ...asOne(part.netCents, words), name: words.share(line.name, bp) },
      );
    }
  }
  return [...shares.values()];
}

/** Shares that do not make the whole stop the close; until they are mended the first payer is shown with all of it. */
function wholePayers(loaded: LoadedOrder, jobId: number, follows: 'labourBp' | 'partsBp'): Payer[] {
  const payers = payersOfJob(loaded, jobId);
  const whole = payers.reduce((sum, payer) => sum + payer[follows], 0) === 10_000;
  if (whole) return payers.filter((payer) => payer[follows] > 0);
  return payers.slice(0, 1).map((payer) => ({ ...payer, [follows]: 10_000 }));
}

function shareOf(shares: Map<string, PayerShare>, { partyId, kind }: Payer): PayerShare {
  const key = `${partyId ?? kind}`;
  const share = shares.get(key) ?? { partyId, kind, lines: [] };
  shares.set(key, share);
  return share;
}

const asOne = (netCents: number, words: LineWords) => ({
  quantityMilli: 1000,
  unit: words.unit('pcs'),
  unitPriceCents: netCents,
  discountBp: 0,
});

/** Quantity × price − discount must give the net that stands beside it; where thousandths cannot, the line is one piece. */
function printable(line: PayerLine, hourly: boolean, words: LineWords): PayerLine {
  if (lineNetCents(line) === line.netCents) return line;
  return { ...line, ...asOne(line.netCents, words), unit: hourly ? words.operation : words.unit('pcs') };
}

function orderedLines(loaded: LoadedOrder, words: LineWords): OrderedLine[] {
  const jobPosition = new Map(loaded.jobs.map((job) => [job.id, job.position]));
  const lines = [
    ...loaded.operations.map((line) => operationLine(line, words)),
    // The client's own part costs nothing and is nothing the workshop sells.
    ...loaded.parts.filter((line) => !line.clientOwn).map((line) => partLine(line, words)),
    ...loaded.others.map((line) => otherLine(line, words)),
  ];
  return lines.sort(
    (a, b) =>
      (jobPosition.get(a.jobId) ?? 0) - (jobPosition.get(b.jobId) ?? 0) ||
      a.position - b.position ||
      a.line.sourceLineId - b.line.sourceLineId,
  );
}

function operationLine(line: LoadedOrder['operations'][number], words: LineWords): OrderedLine {
  const normSec = Math.round((line.normSec * line.quantityMilli) / 1000);
  const hourly = !line.priceFixed && normSec > 0;
  return {
    jobId: line.jobId,
    position: line.position,
    follows: 'labourBp',
    hourly,
    line: {
      kind: 'operation',
      sourceLineId: line.id,
      code: line.code,
      name: line.name,
      unit: hourly ? words.hour : words.operation,
      quantityMilli: hourly ? Math.round(normSec / 3.6) : line.quantityMilli,
      unitPriceCents: line.rateCents,
      discountBp: line.discountBp,
      netCents: line.netCents,
      vatBp: line.vatBp,
      normSec,
      costCents: 0,
    },
  };
}

function partLine(line: LoadedOrder['parts'][number], words: LineWords): OrderedLine {
  return {
    jobId: line.jobId,
    position: line.position,
    follows: 'partsBp',
    hourly: false,
    line: {
      kind: 'part',
      sourceLineId: line.id,
      code: line.number,
      name: line.name,
      unit: words.unit(line.unit),
      quantityMilli: line.quantityMilli,
      unitPriceCents: line.priceCents,
      discountBp: line.discountBp,
      netCents: line.netCents,
      vatBp: line.vatBp,
      normSec: 0,
      costCents: line.costCents,
    },
  };
}

function otherLine(line: LoadedOrder['others'][number], words: LineWords): OrderedLine {
  return {
    jobId: line.jobId,
    position: line.position,
    follows: line.kind === 'subcontract' ? 'labourBp' : 'partsBp',
    hourly: false,
    line: {
      kind: 'other',
      sourceLineId: line.id,
      code: '',
      name: line.name,
      unit: words.unit(line.unit),
      quantityMilli: line.quantityMilli,
      unitPriceCents: line.priceCents,
      discountBp: line.discountBp,
      netCents: line.netCents,
      vatBp: line.vatBp,
      normSec: 0,
      costCents: line.costCents,
    },
  };
}
