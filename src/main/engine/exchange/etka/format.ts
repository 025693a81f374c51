import { crc32 } from 'node:zlib';
import {
  type EtkaProfile,
  type FrameField,
  fieldOf,
  fileNameOf,
  type PartField,
} from '@shared/features/etka/profile';
import { sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { isPlainFileName } from '@shared/kernel/fileNames';
import { type TextEncoder, textEncoder } from '../encodedText';
import { type Candidate, gatherCandidates } from './candidates';
import { changedSince, type KeptRow, lastRows } from './difference';
import {
  cellText,
  dateText,
  padded,
  partValue,
  priceCents,
  quantityDecimals,
  quantityUnits,
  type SkipReason,
  Unfit,
} from './records';
import { type FrameValues, fileText, unfit } from './render';
import type { EtkaSourceRow } from './sourceRow';

export interface EtkaSwitches {
  /** What happens to a part without a price. */
  withoutPrice: 'skip' | 'zero';
  price: 'net' | 'gross';
  onlyAvailable: boolean;
  /** Rows of the last successful export: what is the same as there is left out. */
  changedSince: readonly KeptRow[] | null;
}

export interface EtkaJob {
  dealer: string;
  /** UTC milliseconds; the header and the file name show it in Sofia time. */
  now: number;
  /** Running number of the export, for the file name. */
  seq: number;
  currency: string;
  switches: EtkaSwitches;
}

export interface SkippedPart {
  number: string;
  name: string;
  reason: SkipReason;
  /** The column that could not take its value. */
  field: PartField | FrameField | null;
}

export interface EtkaFile {
  bytes: Buffer;
  fileName: string;
  /** Distinct numbers offered for the file; always `written` + `skipped`. */
  candidates: number;
  written: number;
  skipped: SkippedPart[];
  /** Numbers that stood in more than one row: their quantities were added, the highest price was taken. */
  merged: { number: string; rows: number }[];
  /** Numbers of VW-group parts that are no VW numbers; they are in the file as typed. */
  unrecognised: string[];
  /** Sums over exactly the written records. */
  sums: { quantityMilli: number };
  /** The state to keep for the next difference: written parts and those left out because they did not change. */
  kept: KeptRow[];
}

interface Part {
  candidate: Candidate;
  kept: KeptRow;
  units: number;
  cells: string[];
}

interface Making {
  profile: EtkaProfile;
  job: EtkaJob;
  encoder: TextEncoder;
  /** What the file before had of a part that is still there with a quantity: its end has to be told. */
  hadQuantity: (part: Pick<KeptRow, 'brand' | 'number'>) => boolean;
}

/**
 * Makes the export file of a profile from stock rows (etka §3): pure, and the same data in any order gives the same
 * bytes but for the header's date and time. A part that does not fit is skipped with its reason, never cut.
 * Throws DomainError ETKA_PROFILE_UNFIT when the header, the trailer or the file name cannot be made.
 */
export function formatEtka(profile: EtkaProfile, rows: readonly EtkaSourceRow[], job: EtkaJob): EtkaFile {
  const encoder = textEncoder(profile.encoding);
  const { candidates, nameless } = candidatesOf(profile, rows);
  const making = { profile, job, encoder, hadQuantity: hadQuantity(job.switches.changedSince) };
  const skipped: SkippedPart[] = nameless.map((row) => ({
    number: row.partNumber,
    name: row.description,
    reason: 'NO_NUMBER',
    field: 'partNumber',
  }));
  const parts: Part[] = [];
  for (const candidate of candidates) {
    const outcome = partOf(candidate, making);
    if ('reason' in outcome) skipped.push(outcome);
    else parts.push(outcome);
  }
  const isChanged = changedSince(job.switches.changedSince);
  const written = parts.filter((part) => isChanged(part.kept));
  for (const part of parts) if (!isChanged(part.kept)) skipped.push(skippedPart(part.candidate, 'UNCHANGED'));
  const units = written.reduce((sum, part) => sum + part.units, 0);
  const text = fileText(
    profile,
    written.map((part) => part.cells),
    { frame: frameValues(profile, job, written.length, units), encoder },
  );
  return {
    bytes: encoder.encode(text),
    fileName: fileNameFor(profile, job),
    candidates: candidates.length + nameless.length,
    written: written.length,
    skipped,
    merged: candidates
      .filter((candidate) => candidate.mergedRows > 1)
      .map((candidate) => ({ number: candidate.row.partNumber, rows: candidate.mergedRows })),
    unrecognised: written
      .map((part) => part.candidate)
      .filter((part) => !part.number.recognised)
      .map((part) => part.number.compact),
    sums: { quantityMilli: milliOf(profile, units) },
    kept: parts.map((part) => part.kept),
  };
}

function candidatesOf(profile: EtkaProfile, rows: readonly EtkaSourceRow[]) {
  const { characters, default: defaultCharacter } = profile.brands;
  const columns: readonly EtkaProfile['columns'][number][] = profile.columns;
  const brandIsWritten = columns.some((column) => fieldOf(column) === 'brandCharacter');
  return gatherCandidates(
    rows,
    (brand) => characters[(brand ?? '').toUpperCase()] ?? defaultCharacter,
    brandIsWritten,
  );
}

function hadQuantity(last: readonly KeptRow[] | null): Making['hadQuantity'] {
  const known = lastRows(last ?? []);
  return (part) => (known(part)?.quantityMilli ?? 0) > 0;
}

const milliOf = (profile: EtkaProfile, units: number): number =>
  units * 10 ** (3 - quantityDecimals(profile));

const skippedPart = (
  { row }: Candidate,
  reason: SkipReason,
  field: SkippedPart['field'] = null,
): SkippedPart => ({ number: row.partNumber, name: row.description, reason, field });

function partOf(candidate: Candidate, making: Making): Part | SkippedPart {
  const { profile, job, encoder } = making;
  const gross = job.switches.price === 'gross';
  try {
    const units = quantityUnits(candidate, quantityDecimals(profile));
    const left = leftOut(candidate, units, making);
    if (left) return skippedPart(candidate, left);
    const columns: readonly EtkaProfile['columns'][number][] = profile.columns;
    const cells = columns.map((column) => {
      const value =
        'field' in column.source
          ? partValue(column.source.field, candidate, profile, gross)
          : { text: column.source.constant };
      const text = cellText(value, column, profile, encoder);
      return 'width' in column ? padded(text, column, encoder) : text;
    });
    return { candidate, kept: keptOf(candidate, profile, units, gross, cells), units, cells };
  } catch (error) {
    if (error instanceof Unfit) return skippedPart(candidate, error.reason, error.field);
    throw error;
  }
}

/** Why a part stays out; a delta still tells the end of a quantity that the file before had. */
function leftOut(
  { row, brandCharacter, number }: Candidate,
  units: number,
  { job: { switches }, hadQuantity: had }: Making,
): SkipReason | null {
  const isNews = units === 0 && had({ brand: brandCharacter, number: number.compact });
  if (row.status === 'ended' && units === 0 && !isNews) return 'ENDED';
  if (switches.onlyAvailable && units === 0 && !isNews) return 'NOT_AVAILABLE';
  return switches.withoutPrice === 'skip' && row.priceNetCents === null ? 'NO_PRICE' : null;
}

function keptOf(
  candidate: Candidate,
  profile: EtkaProfile,
  units: number,
  gross: boolean,
  cells: readonly string[],
): KeptRow {
  return {
    brand: candidate.brandCharacter,
    number: candidate.number.compact,
    quantityMilli: milliOf(profile, units),
    priceCents: priceCents(candidate, gross),
    record: crc32(cells.join('\u0000')),
  };
}

function frameValues(profile: EtkaProfile, job: EtkaJob, count: number, units: number): FrameValues {
  const seconds = String(Math.floor(job.now / 1000) % 60).padStart(2, '0');
  return {
    dealer: { text: job.dealer },
    date: { text: dateText(sofiaDate(job.now), profile.dateFormat) },
    time: { text: `${sofiaTime(job.now).replace(':', '')}${seconds}` },
    currency: { text: job.currency },
    profileId: { text: profile.id },
    count: { text: String(count) },
    quantitySum: { amount: units, scale: quantityDecimals(profile) },
  };
}

function fileNameFor(profile: EtkaProfile, job: EtkaJob): string {
  const name = fileNameOf(profile, job.dealer, job.seq, dateText(sofiaDate(job.now), 'yyyymmdd'));
  if (!isPlainFileName(name)) throw unfit(profile, 'fileName');
  return name;
}
