import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { etkaContract } from '@shared/features/etka/contract';
import { type EtkaChoices, type EtkaExportRow, etkaChoices } from '@shared/features/etka/model';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { countsOf } from '../../exchange/etka/difference';
import type { QueryContext } from '../../kernel/context';
import { keysetPage } from '../../kernel/paging';
import { groupsOf, lastExport } from './making';
import { loggedDifference, parsedSkipped } from './rows';

type Contract = typeof etkaContract;

const rowColumns: SQL = sql`e.id, e.at, e.profile, e.file_name AS fileName, e.drive_label AS drive, e.written,
  e.candidates - e.written AS skipped, e.sha256, coalesce(u.name, '') AS user`;
const from: SQL = sql`etka_export e LEFT JOIN user u ON u.id = e.user_id`;

/** A page of the log, newest first. */
export function exportsPage(
  { db }: QueryContext,
  cursor: string | null,
  limit: number,
): { rows: EtkaExportRow[]; nextCursor: string | null } {
  return keysetPage<EtkaExportRow>(db, {
    ...{ columns: rowColumns, from, where: [] },
    ...{ sortKey: sql`e.id`, idColumn: sql`e.id`, dir: 'desc' as const, cursor, limit },
  });
}

export const exportsCount = ({ db }: QueryContext): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM etka_export`)?.n ?? 0;

export function etkaExports(
  ctx: QueryContext,
  { cursor, limit }: EntryInput<Contract['etka.exports']>,
): EntryOutput<Contract['etka.exports']> {
  return { ...exportsPage(ctx, cursor, limit), count: exportsCount(ctx), totals: {} };
}

type Kept = EtkaExportRow & {
  bytes: number;
  candidates: number;
  quantityMilli: number;
  merged: number;
  encoding: string;
  filters: string;
  skippedText: string;
};

/** One export of the log with what was chosen, its sums, reasons and the difference to the one before (etka §4). */
export function exportView(
  ctx: QueryContext,
  { exportId }: EntryInput<Contract['etka.exportView']>,
): EntryOutput<Contract['etka.exportView']> {
  const kept = ctx.db.get<Kept | undefined>(sql`
    SELECT ${rowColumns}, e.bytes, e.candidates, e.quantity_milli AS quantityMilli, e.merged, e.encoding, e.filters,
      e.skipped AS skippedText FROM ${from} WHERE e.id = ${exportId}`);
  if (!kept) throw new DomainError('NOT_FOUND');
  const { filters, skippedText, ...row } = kept;
  const choices = etkaChoices.parse(JSON.parse(filters));
  return {
    ...row,
    choices,
    ...namesOf(ctx.db, choices),
    skippedGroups: groupsOf(parsedSkipped(skippedText)),
    difference: {
      since: lastExport(ctx.db, row.profile, exportId)?.at ?? null,
      ...countsOf(loggedDifference(ctx, exportId)),
    },
  };
}

function namesOf(db: ReadDb, { warehouseIds, groupIds, priceListId }: EtkaChoices) {
  const names = (table: SQL, column: SQL, ids: readonly number[]) =>
    db
      .all<{ name: string }>(
        sql`SELECT ${column} AS name FROM ${table} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY id`,
      )
      .map(({ name }) => name);
  return {
    warehouses: names(sql`warehouse`, sql`name`, warehouseIds),
    groups: names(sql`part_group`, sql`name_bg`, groupIds),
    priceList: names(sql`price_list`, sql`name`, priceListId === null ? [] : [priceListId])[0] ?? null,
  };
}
