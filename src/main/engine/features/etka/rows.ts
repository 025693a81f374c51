import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { etkaContract } from '@shared/features/etka/contract';
import { problemFields } from '@shared/features/etka/fields';
import {
  type DifferenceRow,
  type EtkaRowsOf,
  etkaSkipReasons,
  type SkippedRow,
} from '@shared/features/etka/model';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { etkaExport } from '../../db/schema/etka';
import { compareExports, type DifferentRow } from '../../exchange/etka/difference';
import type { SkippedPart } from '../../exchange/etka/format';
import type { QueryContext } from '../../kernel/context';
import { lastExport, makeFile, parsedRows } from './making';

type Contract = typeof etkaContract;
type SkippedInput = Omit<EntryInput<Contract['etka.skipped']>, 'cursor' | 'limit'>;
type DifferenceInput = Omit<EntryInput<Contract['etka.difference']>, 'cursor' | 'limit'>;

/** Names came into the log later than the rest. */
const keptSkipped = z.array(
  z.object({
    number: z.string(),
    name: z.string().default(''),
    reason: z.enum(etkaSkipReasons),
    field: z.enum(problemFields).nullable(),
  }),
);

export const parsedSkipped = (text: string): SkippedPart[] => keptSkipped.parse(JSON.parse(text));

interface Rows {
  skipped: SkippedPart[];
  difference: DifferentRow[];
}

/**
 * The rows of the last asked export, so that the pages of one list do not make the same file again. What it was made of
 * stands in its key: every command leaves a row of the log of changes.
 */
let held: { key: string; rows: Rows } | null = null;

function rowsOf(ctx: QueryContext, of: EtkaRowsOf): Rows {
  const key = JSON.stringify([ctx.services.folder.path, ctx.today, lastChange(ctx), of]);
  if (held?.key !== key) held = { key, rows: 'exportId' in of ? logged(ctx, of.exportId) : made(ctx, of) };
  return held.rows;
}

const lastChange = ({ services }: QueryContext): unknown =>
  services.sqlite.prepare('SELECT max(id) FROM audit').pluck().get();

function made(ctx: QueryContext, { choices }: Extract<EtkaRowsOf, { choices: unknown }>): Rows {
  const { file, difference } = makeFile(ctx, choices);
  return { skipped: file.skipped, difference };
}

function logged({ db }: QueryContext, exportId: number): Rows {
  const row = db.select().from(etkaExport).where(eq(etkaExport.id, exportId)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  const before = lastExport(db, row.profile, exportId);
  return {
    skipped: parsedSkipped(row.skipped),
    difference: compareExports(before?.rows ?? [], parsedRows(row.rows)),
  };
}

/** Counts of the difference of an export of the log, and the moment of the one before. */
export function loggedDifference(ctx: QueryContext, exportId: number): DifferentRow[] {
  return rowsOf(ctx, { exportId }).difference;
}

export function skippedRows(ctx: QueryContext, { of, reason, text }: SkippedInput): SkippedRow[] {
  const wanted = text.trim().toLowerCase();
  return rowsOf(ctx, of)
    .skipped.map((part, at) => ({ id: at, ...part }))
    .filter(
      (part) =>
        (reason === null || part.reason === reason) &&
        (wanted === '' || `${part.number} ${part.name}`.toLowerCase().includes(wanted)),
    );
}

export function differenceRows(ctx: QueryContext, { of, kind, text }: DifferenceInput): DifferenceRow[] {
  const wanted = text.trim().toLowerCase();
  return rowsOf(ctx, of)
    .difference.map((row, at) => ({
      id: at,
      ...{ kind: row.kind, brand: row.brand, number: row.number },
      beforeMilli: row.before?.quantityMilli ?? null,
      afterMilli: row.after?.quantityMilli ?? null,
      beforeCents: row.before?.priceCents ?? null,
      afterCents: row.after?.priceCents ?? null,
    }))
    .filter(
      (row) =>
        (kind === null || row.kind === kind) && (wanted === '' || row.number.toLowerCase().includes(wanted)),
    );
}

/** A page of rows that are all here; the cursor is the place of the next one. @throws DomainError INVALID_INPUT */
export function pageOfRows<Row>(
  rows: readonly Row[],
  cursor: string | null,
  limit: number,
): { rows: Row[]; nextCursor: string | null } {
  const from = cursor === null ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from) || from < 0) throw new DomainError('INVALID_INPUT', { field: 'cursor' });
  const next = from + limit;
  return { rows: rows.slice(from, next), nextCursor: next < rows.length ? String(next) : null };
}

/** The parts that are not in the file (etka §4). */
export function listSkipped(
  ctx: QueryContext,
  { cursor, limit, ...input }: EntryInput<Contract['etka.skipped']>,
): EntryOutput<Contract['etka.skipped']> {
  const rows = skippedRows(ctx, input);
  return { ...pageOfRows(rows, cursor, limit), count: rows.length, totals: {} };
}

/** What is not the same as in the export before (etka §4). */
export function listDifference(
  ctx: QueryContext,
  { cursor, limit, ...input }: EntryInput<Contract['etka.difference']>,
): EntryOutput<Contract['etka.difference']> {
  const rows = differenceRows(ctx, input);
  return { ...pageOfRows(rows, cursor, limit), count: rows.length, totals: {} };
}
