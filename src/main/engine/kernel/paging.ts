import { DomainError } from '@shared/contract/errors';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../db/handles';

export interface KeysetQuery {
  /** The columns, without SELECT; `id` must be one of them. */
  columns: SQL;
  /** Tables and joins, without FROM. */
  from: SQL;
  where: readonly SQL[];
  /** Never null: wrap nullable columns in coalesce. Backed by an index where the table is big. */
  sortKey: SQL;
  dir: 'asc' | 'desc';
  /** Breaks ties, so that no row is lost between two pages. */
  idColumn: SQL;
  cursor: string | null;
  limit: number;
}

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.number()]);

/**
 * One page by keyset, never by OFFSET (architecture §4).
 * @throws DomainError INVALID_INPUT when the cursor is not one that a page returned
 */
export function keysetPage<Row extends { id: number }>(
  db: ReadDb,
  page: KeysetQuery,
): { rows: Row[]; nextCursor: string | null } {
  const conditions = [...page.where];
  if (page.cursor !== null) {
    const [key, id] = readCursor(page.cursor);
    const after = page.dir === 'asc' ? sql`>` : sql`<`;
    conditions.push(sql`(${page.sortKey}, ${page.idColumn}) ${after} (${key}, ${id})`);
  }
  const direction = page.dir === 'asc' ? sql`ASC` : sql`DESC`;
  const found = db.all<Row & { sortKey: string | number }>(
    sql`SELECT ${page.columns}, ${page.sortKey} AS "sortKey" FROM ${page.from} ${whereAll(conditions)}
        ORDER BY ${page.sortKey} ${direction}, ${page.idColumn} ${direction} LIMIT ${page.limit + 1}`,
  );
  const rows = found
    .slice(0, page.limit)
    .map(({ sortKey, ...row }) => ({ row: row as unknown as Row, sortKey }));
  const last = rows.at(-1);
  return {
    rows: rows.map(({ row }) => row),
    nextCursor: found.length > page.limit && last ? writeCursor(last.sortKey, last.row.id) : null,
  };
}

/** `WHERE a AND b`, nothing for an empty list. */
export function whereAll(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`` : sql`WHERE ${sql.join([...conditions], sql` AND `)}`;
}

function writeCursor(key: string | number, id: number): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

function readCursor(cursor: string): [string | number, number] {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new DomainError('INVALID_INPUT', { field: 'cursor' });
  }
}
