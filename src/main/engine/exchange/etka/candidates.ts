import { parseVwNumber, partKey } from '@shared/kernel/partNumber';
import type { EtkaSourceRow, PartStatus } from './sourceRow';

/** A part number in the two forms a file can hold. */
export interface NumberForms {
  /** 14 characters with inner blanks for a VW number, else as typed. */
  form14: string;
  /** The compact key for a VW number, else as typed. */
  compact: string;
  /** What two spellings of one number share. */
  key: string;
  /** False for a VW-group part whose number is no VW number; it passes through as typed. */
  recognised: boolean;
}

/** A part ready for the file: all rows of one number together. */
export interface Candidate {
  row: EtkaSourceRow;
  number: NumberForms;
  brandCharacter: string;
  /** How many rows of the stock became this one. */
  mergedRows: number;
}

/** Reads a typed number by the rules of etka §2; null when nothing is left of it. */
export function numberForms(typed: string, isVwGroup: boolean): NumberForms | null {
  const key = partKey(typed);
  if (key === '') return null;
  const asTyped = typed.trim();
  const vw = isVwGroup ? parseVwNumber(typed) : null;
  if (vw === null) return { form14: asTyped, compact: asTyped, key, recognised: !isVwGroup };
  return { form14: vw.etka14, compact: key, key, recognised: true };
}

export interface Gathered {
  candidates: Candidate[];
  /** Rows without any number; each is a candidate of its own that is skipped. */
  nameless: EtkaSourceRow[];
}

/**
 * Brings rows of one number together: quantities added, the highest price wins and brings its row's details.
 * The result does not depend on the order of the rows.
 */
export function gatherCandidates(
  rows: readonly EtkaSourceRow[],
  brandCharacterOf: (brand: string | null) => string,
  brandIsWritten: boolean,
): Gathered {
  const byKey = new Map<string, Candidate>();
  const nameless: EtkaSourceRow[] = [];
  for (const row of rows) {
    const number = numberForms(row.partNumber, row.isVwGroup);
    if (number === null) {
      nameless.push(row);
      continue;
    }
    const brandCharacter = brandCharacterOf(row.brand);
    // Only a file that shows the brand can hold the same number of two brands apart.
    const key = brandIsWritten ? `${brandCharacter}|${number.key}` : number.key;
    const candidate = { row, number, brandCharacter, mergedRows: 1 };
    const known = byKey.get(key);
    byKey.set(key, known ? merged(known, candidate) : candidate);
  }
  return { candidates: [...byKey.values()].sort(byNumber), nameless };
}

function merged(first: Candidate, second: Candidate): Candidate {
  const leading = leads(second.row, first.row) ? second : first;
  const quantityMilli = availableOf(first.row) + availableOf(second.row);
  const status = rank[first.row.status] < rank[second.row.status] ? first.row.status : second.row.status;
  return {
    ...leading,
    row: { ...leading.row, quantityMilli, status },
    mergedRows: first.mergedRows + second.mergedRows,
  };
}

/** A number is ended only when all its rows are. */
const rank: Readonly<Record<PartStatus, number>> = { active: 0, replaced: 1, ended: 2 };

/** What can be sold, never below zero: a shortage in one row does not eat the stock of another. */
export function availableOf(row: EtkaSourceRow): number {
  return Math.max(row.quantityMilli, 0);
}

/** A total order over rows of one number, so that the same data gives the same bytes. */
function leads(a: EtkaSourceRow, b: EtkaSourceRow): boolean {
  const priceA = a.priceNetCents ?? -1;
  const priceB = b.priceNetCents ?? -1;
  return priceA === priceB ? detailsOf(a) < detailsOf(b) : priceA > priceB;
}

/** Without what changes while rows are merged. */
function detailsOf(row: EtkaSourceRow): string {
  return JSON.stringify({ ...row, quantityMilli: 0, status: 'active' });
}

function byNumber(a: Candidate, b: Candidate): number {
  if (a.number.form14 !== b.number.form14) return a.number.form14 < b.number.form14 ? -1 : 1;
  return a.brandCharacter < b.brandCharacter ? -1 : a.brandCharacter > b.brandCharacter ? 1 : 0;
}
