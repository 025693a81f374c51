import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { priceListsContract } from '@shared/features/priceLists/contract';
import type { PriceChangeRow } from '@shared/features/priceLists/model';
import { formatPartNumber, partKey } from '@shared/kernel/partNumber';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { shownStatus } from './lists';
import { countsOf, knownList, knownVersion } from './repo';
import { runningVersion } from './thread';

type Contract = typeof priceListsContract;
type ChangesInput = EntryInput<Contract['priceLists.changes']>;

/** A version with everything that is counted about it. */
export function versionCard(
  ctx: QueryContext,
  { versionId }: EntryInput<Contract['priceLists.version']>,
): EntryOutput<Contract['priceLists.version']> {
  const version = knownVersion(ctx.db, versionId);
  const list = knownList(ctx.db, version.priceListId);
  const { reading, difference, applied, sameFile } = countsOf(version);
  const previous = ctx.db.get<{ id: number }>(sql`
    SELECT id FROM price_list_version WHERE price_list_id = ${list.id} AND status = 'previous' ORDER BY id DESC LIMIT 1`);
  return {
    ...{ id: version.id, listId: list.id, list: list.name, fileName: version.fileName },
    ...{ createdAt: version.createdAt, appliedAt: version.appliedAt },
    status: shownStatus(version, runningVersion(ctx.services)),
    ...{ reading: reading ?? null, difference: difference ?? null, applied: applied ?? null },
    sameFile: sameFile ?? false,
    outdated: version.status === 'ready' && difference?.baseVersionId !== list.activeVersionId,
    previousVersionId: previous?.id ?? null,
  };
}

interface FoundChange {
  numberKey: string;
  number: string | null;
  name: string;
  oldCents: number | null;
  newCents: number | null;
  replacedBy: string | null;
}

/** Beyond every number that begins so. */
const afterPrefix = (key: string) => `${key}\u{10ffff}`;

/**
 * A page of a difference by number. A first list has no difference written down: what is new are its rows themselves.
 * @throws DomainError INVALID_INPUT for a cursor of another list
 */
export function changesPage(
  ctx: QueryContext,
  input: ChangesInput,
): EntryOutput<Contract['priceLists.changes']> {
  const { versionId, text, cursor, limit } = input;
  const version = knownVersion(ctx.db, versionId);
  const { isVwGroup } = knownList(ctx.db, version.priceListId);
  const key = partKey(text);
  if (cursor !== null && key !== '' && !cursor.startsWith(key))
    throw new DomainError('INVALID_INPUT', { field: 'cursor' });
  const { difference, reading } = countsOf(version);
  const baseId = difference?.baseVersionId ?? null;
  const isRows = input.kind === 'all' || (input.kind === 'new' && baseId === null);
  const source = isRows
    ? rowsOf(versionId)
    : input.kind === 'replaced' && baseId === null
      ? replacedRows(versionId)
      : changesOf(input, baseId);
  const inRange = [
    ...(cursor === null ? [] : [sql`c.number_key > ${cursor}`]),
    ...(key === '' ? [] : [sql`c.number_key >= ${key}`, sql`c.number_key < ${afterPrefix(key)}`]),
  ];
  const where = sql.join([source.where, ...inRange], sql` AND `);
  const found = ctx.db.all<FoundChange>(
    sql`SELECT ${source.columns} FROM ${source.from} WHERE ${where} ORDER BY c.number_key LIMIT ${limit + 1}`,
  );
  const rows = found.slice(0, limit).map((row) => changeRow(row, isVwGroup));
  const whole = input.kind === 'all' ? (reading?.kept ?? 0) : (difference?.[input.kind] ?? 0);
  return {
    rows,
    nextCursor: found.length > limit ? (rows.at(-1)?.numberKey ?? null) : null,
    count: key === '' ? whole : countUpTo(ctx, source, inRange.slice(cursor === null ? 0 : 1)),
    totals: {},
  };
}

interface ChangeSource {
  columns: SQL;
  from: SQL;
  where: SQL;
}

const rowColumns = sql`c.number_key AS numberKey, c.number, n.name, NULL AS oldCents, nullif(c.price_cents, 0) AS newCents,
  c.replaced_by_key AS replacedBy`;

const rowsOf = (versionId: number): ChangeSource => ({
  columns: rowColumns,
  from: sql`price_row c JOIN price_name n ON n.id = c.name_id`,
  where: sql`c.version_id = ${versionId}`,
});

const replacedRows = (versionId: number): ChangeSource => ({
  ...rowsOf(versionId),
  where: sql`c.version_id = ${versionId} AND c.replaced_by_key IS NOT NULL`,
});

/** Rows that ended are found in the version before. */
const changesOf = ({ versionId, kind }: ChangesInput, baseId: number | null): ChangeSource => ({
  columns: sql`c.number_key AS numberKey, r.number, n.name, nullif(c.old_cents, 0) AS oldCents, nullif(c.new_cents, 0) AS newCents,
    r.replaced_by_key AS replacedBy`,
  from: sql`price_change c LEFT JOIN price_row r ON r.version_id = ${kind === 'ended' ? baseId : versionId} AND r.number_key = c.number_key
    LEFT JOIN price_name n ON n.id = r.name_id`,
  where: sql`c.version_id = ${versionId} AND c.kind = ${kind}`,
});

/** More than people page through; counting further would take longer than reading a page. */
const MOST_COUNTED = 10_000;

function countUpTo(ctx: QueryContext, source: ChangeSource, inRange: readonly SQL[]): number {
  const where = sql.join([source.where, ...inRange], sql` AND `);
  const row = ctx.db.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM (SELECT 1 FROM ${source.from} WHERE ${where} LIMIT ${MOST_COUNTED})`,
  );
  return row?.count ?? 0;
}

function changeRow({ number, replacedBy, ...row }: FoundChange, isVwGroup: boolean): PriceChangeRow {
  const { oldCents, newCents } = row;
  return {
    ...row,
    name: row.name ?? '',
    number: formatPartNumber(number ?? row.numberKey, isVwGroup),
    replacedBy: replacedBy === null ? null : formatPartNumber(replacedBy, isVwGroup),
    changeBp:
      oldCents === null || newCents === null ? null : Math.round(((newCents - oldCents) * 10_000) / oldCents),
  };
}

export function problemsOf(
  ctx: QueryContext,
  { versionId }: EntryInput<Contract['priceLists.problems']>,
): EntryOutput<Contract['priceLists.problems']> {
  return { rows: countsOf(knownVersion(ctx.db, versionId)).reading?.problems ?? [] };
}
