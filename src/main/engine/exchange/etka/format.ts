import { DomainError } from '@shared/contract/errors';
import { sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { stringify } from 'csv-stringify/sync';
import { isPlainFileName } from '../../kernel/durableFiles';
import { type TextEncoder, textEncoder } from '../encodedText';
import { type Candidate, gatherCandidates } from './candidates';
import { changedSince, type KeptRow } from './difference';
import {
  type DelimitedProfile,
  type EtkaProfile,
  type FixedColumn,
  type FixedProfile,
  type FrameField,
  fieldOf,
  fileNameOf,
  type PartField,
} from './profile';
import {
  cellText,
  dateText,
  type FieldValue,
  padded,
  partValue,
  priceCents,
  quantityDecimals,
  quantityUnits,
  type SkipReason,
  Unfit,
} from './records';
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

/**
 * Makes the export file of a profile from stock rows (etka §3): pure, and the same data in any order gives the same
 * bytes but for the header's date and time. A part that does not fit is skipped with its reason, never cut.
 * Throws DomainError ETKA_PROFILE_UNFIT when the header, the trailer or the file name cannot be made.
 */
export function formatEtka(profile: EtkaProfile, rows: readonly EtkaSourceRow[], job: EtkaJob): EtkaFile {
  const encoder = textEncoder(profile.encoding);
  const { characters, default: defaultCharacter } = profile.brands;
  const brandIsWritten = profile.columns.some((column) => fieldOf(column) === 'brandCharacter');
  const { candidates, nameless } = gatherCandidates(
    rows,
    (brand) => characters[(brand ?? '').toUpperCase()] ?? defaultCharacter,
    brandIsWritten,
  );
  const skipped: SkippedPart[] = nameless.map((row) => ({
    number: row.partNumber,
    reason: 'NO_NUMBER',
    field: 'partNumber',
  }));
  const parts: Part[] = [];
  for (const candidate of candidates) {
    const outcome = partOf(candidate, profile, job, encoder);
    if ('reason' in outcome) skipped.push(outcome);
    else parts.push(outcome);
  }
  const isChanged = changedSince(job.switches.changedSince);
  const written = parts.filter((part) => isChanged(part.kept));
  for (const part of parts) {
    if (!isChanged(part.kept)) skipped.push({ number: part.kept.number, reason: 'UNCHANGED', field: null });
  }
  const units = written.reduce((sum, part) => sum + part.units, 0);
  const frame = frameValues(profile, job, written.length, units);
  const text =
    profile.kind === 'fixed' ? fixedText(profile, written, frame, encoder) : delimitedText(profile, written);
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
    sums: { quantityMilli: units * 10 ** (3 - quantityDecimals(profile)) },
    kept: parts.map((part) => part.kept),
  };
}

function partOf(
  candidate: Candidate,
  profile: EtkaProfile,
  job: EtkaJob,
  encoder: TextEncoder,
): Part | SkippedPart {
  const skip = (reason: SkipReason, field: SkippedPart['field'] = null): SkippedPart => ({
    number: candidate.row.partNumber,
    reason,
    field,
  });
  const { switches } = job;
  const gross = switches.price === 'gross';
  try {
    const units = quantityUnits(candidate, quantityDecimals(profile));
    if (candidate.row.status === 'ended' && units === 0) return skip('ENDED');
    if (switches.onlyAvailable && units === 0) return skip('NOT_AVAILABLE');
    if (switches.withoutPrice === 'skip' && candidate.row.priceNetCents === null) return skip('NO_PRICE');
    const cells = profile.columns.map((column) => {
      const value =
        'field' in column.source
          ? partValue(column.source.field, candidate, profile, gross)
          : { text: column.source.constant };
      const text = cellText(value, column, profile, encoder);
      return 'width' in column ? padded(text, column, encoder) : text;
    });
    const kept = {
      brand: candidate.brandCharacter,
      number: candidate.number.compact,
      quantityMilli: units * 10 ** (3 - quantityDecimals(profile)),
      priceCents: priceCents(candidate, gross),
    };
    return { candidate, kept, units, cells };
  } catch (error) {
    if (error instanceof Unfit) return skip(error.reason, error.field);
    throw error;
  }
}

type FrameValues = Readonly<Record<FrameField, FieldValue>>;

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

function fixedText(profile: FixedProfile, parts: Part[], frame: FrameValues, encoder: TextEncoder): string {
  const lineEnd = lineEndOf(profile);
  const blanks = (columns: readonly FixedColumn[]) =>
    ' '.repeat(profile.recordLength - columns.reduce((sum, column) => sum + column.width, 0)) + lineEnd;
  const frameRecord = (columns: readonly FixedColumn[] | null) =>
    columns === null
      ? ''
      : columns.map((column) => frameCell(column, frame, profile, encoder)).join('') + blanks(columns);
  const end = blanks(profile.columns);
  const body = parts.map((part) => part.cells.join('') + end).join('');
  return frameRecord(profile.header) + body + frameRecord(profile.trailer);
}

function frameCell(
  column: FixedColumn,
  frame: FrameValues,
  profile: EtkaProfile,
  encoder: TextEncoder,
): string {
  const field = fieldOf(column);
  const value =
    'constant' in column.source ? { text: column.source.constant } : frame[column.source.field as FrameField];
  try {
    return padded(cellText(value, column, profile, encoder), column, encoder);
  } catch (error) {
    if (error instanceof Unfit)
      throw new DomainError('ETKA_PROFILE_UNFIT', { profile: profile.name, field: String(field) });
    throw error;
  }
}

/** Machine files are not neutralised: a leading `=` or `-` in a name stays as it is (documents §2). */
function delimitedText(profile: DelimitedProfile, parts: Part[]): string {
  const titles = profile.titles ? [profile.columns.map((column) => column.title)] : [];
  return stringify([...titles, ...parts.map((part) => part.cells)], {
    delimiter: profile.separator,
    quoted: profile.quoting === 'always',
    quoted_match: /^\s|\s$|[\r\n]/u,
    record_delimiter: lineEndOf(profile),
  });
}

const lineEndOf = (profile: EtkaProfile) => (profile.lineEnd === 'CRLF' ? '\r\n' : '\n');

function fileNameFor(profile: EtkaProfile, job: EtkaJob): string {
  const name = fileNameOf(profile, job.dealer, job.seq, dateText(sofiaDate(job.now), 'yyyymmdd'));
  if (!isPlainFileName(name))
    throw new DomainError('ETKA_PROFILE_UNFIT', { profile: profile.name, field: 'fileName' });
  return name;
}
