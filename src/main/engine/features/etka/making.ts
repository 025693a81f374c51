import type { EtkaChoices, EtkaSummary } from '@shared/features/etka/model';
import type { EtkaProfile } from '@shared/features/etka/profile';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import iconv from 'iconv-lite';
import { z } from 'zod';
import type { ReadDb } from '../../db/handles';
import { etkaExport } from '../../db/schema/etka';
import { compareExports, countsOf, type DifferentRow, type KeptRow } from '../../exchange/etka/difference';
import { type EtkaFile, formatEtka, type SkippedPart } from '../../exchange/etka/format';
import { lineEndOf } from '../../exchange/etka/render';
import type { QueryContext } from '../../kernel/context';
import { readSettings } from '../settings/slice';
import { profileOf } from './profiles';
import { sourceRows } from './sources';

const keptRows = z.array(
  z.object({
    brand: z.string(),
    number: z.string(),
    quantityMilli: z.number(),
    priceCents: z.number(),
    record: z.number().optional(),
  }),
);

/** A file that was made but not written yet. */
export interface MadeFile {
  file: EtkaFile;
  profile: EtkaProfile;
  sequence: number;
  /** The export before with the same profile. */
  last: LastExport | null;
  difference: DifferentRow[];
}

export interface LastExport {
  at: number;
  rows: KeptRow[];
}

/** The export of a profile before another one, or the last of all. */
export function lastExport(db: ReadDb, profile: string, before?: number): LastExport | null {
  const row = db
    .select({ at: etkaExport.at, rows: etkaExport.rows })
    .from(etkaExport)
    .where(and(eq(etkaExport.profile, profile), before === undefined ? undefined : lt(etkaExport.id, before)))
    .orderBy(desc(etkaExport.id))
    .get();
  return row ? { at: row.at, rows: parsedRows(row.rows) } : null;
}

export const parsedRows = (rows: string): KeptRow[] => keptRows.parse(JSON.parse(rows));

/** Makes the file of the choices as of now, in memory. */
export function makeFile(ctx: QueryContext, choices: EtkaChoices): MadeFile {
  const profile = profileOf(ctx.db, choices.profile);
  const last = lastExport(ctx.db, choices.profile);
  const sequence = nextSequence(ctx.db);
  const { dealer } = readSettings(ctx.db).etka;
  const { withoutPrice, price, onlyAvailable, changedOnly } = choices;
  const file = formatEtka(profile, sourceRows(ctx.db, choices, ctx.today), {
    ...{ dealer, now: ctx.now, seq: sequence, currency: 'EUR' },
    switches: {
      ...{ withoutPrice, price, onlyAvailable },
      changedSince: changedOnly ? (last?.rows ?? null) : null,
    },
  });
  return { file, profile, sequence, last, difference: compareExports(last?.rows ?? [], file.kept) };
}

export function nextSequence(db: ReadDb): number {
  const row = db.get<{ last: number }>(sql`SELECT coalesce(max(sequence), 0) AS last FROM etka_export`);
  return (row?.last ?? 0) + 1;
}

/** What the screen says of a made file. */
export function summaryOf({ file, profile, last, difference }: MadeFile): EtkaSummary {
  return {
    ...textOf(file, profile),
    candidates: file.candidates,
    written: file.written,
    skipped: groupsOf(file.skipped),
    merged: file.merged.length,
    unrecognised: file.unrecognised.slice(0, 20),
    quantityMilli: file.sums.quantityMilli,
    difference: { since: last?.at ?? null, ...countsOf(difference) },
  };
}

/** Skipped parts by reason, with some of each. */
export function groupsOf(skipped: readonly SkippedPart[]): EtkaSummary['skipped'] {
  const reasons = [...new Set(skipped.map((part) => part.reason))];
  return reasons.map((reason) => {
    const parts = skipped.filter((part) => part.reason === reason);
    return { reason, rows: parts.length, examples: parts.slice(0, 3).map((part) => part.number) };
  });
}

const SHOWN_LINES = 8;

/** The beginning and the end of the file as text, by its own encoding. */
export function textOf(file: EtkaFile, profile: EtkaProfile) {
  const all = decoded(file.bytes, profile.encoding).split(lineEndOf(profile)).filter(Boolean);
  return {
    fileName: file.fileName,
    bytes: file.bytes.length,
    encoding: profile.encoding,
    kind: profile.kind,
    recordLength: profile.kind === 'fixed' ? profile.recordLength : null,
    lineEnd: profile.lineEnd,
    lines: all.length,
    firstLines: all.slice(0, SHOWN_LINES),
    lastLine: all.at(-1) ?? '',
  };
}

/** Bytes as text; the byte order mark is not a part of it. */
export function decoded(bytes: Buffer, encoding: EtkaProfile['encoding']): string {
  return iconv.decode(bytes, encoding === 'utf8bom' ? 'utf8' : encoding);
}
