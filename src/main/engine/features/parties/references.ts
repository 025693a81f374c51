import { DomainError } from '@shared/contract/errors';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { partyMergeMove } from '../../db/schema/parties';

/** A column of the database that points at a party. */
interface Reference {
  table: string;
  column: string;
  key: string[];
  /** Parts of the party itself (its contacts, roles…): deleted with it, so of equal ones the survivor's is enough. */
  owned: boolean;
  versioned: boolean;
  ordered: boolean;
}

type Values = Record<string, string | number | null>;
type Changes = Record<string, readonly [before: number, after: number]>;

/** A row that is no longer as the merge left it. */
export interface Obstacle {
  table: string;
  key: Values;
}

/** The history of merges names the two on purpose; `party` names its survivor. */
const notMoved = sql`('party', 'party_merge')`;

/** What makes two parts of a party the same; without it each one moves. */
const sameContent: Readonly<Record<string, readonly string[]>> = {
  party_contact: ['kind', 'value'],
  party_address: ['city', 'address'],
  party_vat: ['number'],
};

/** Every foreign key to `party`, read from the database itself, so that a table made tomorrow is not forgotten. */
export function partyReferences(db: ReadDb): Reference[] {
  const keys = db.all<{ table: string; column: string; onDelete: string }>(sql`
    SELECT m.name AS "table", f."from" AS "column", f.on_delete AS onDelete
    FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = 'party' AND m.name NOT IN ${notMoved}
    ORDER BY m.name, f."from"`);
  return keys.map(({ table, column, onDelete }) => {
    const columns = db.all<{ name: string; pk: number }>(
      sql`SELECT name, pk FROM pragma_table_info(${table}) ORDER BY pk`,
    );
    const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    if (key.length === 0) throw new Error(`${table} points at a party and has no primary key`);
    const has = (name: string) => columns.some((one) => one.name === name) && !key.includes(name);
    const owned = onDelete === 'CASCADE' && table.startsWith('party_');
    return { table, column, key, owned, versioned: has('version'), ordered: owned && has('position') };
  });
}

/** How many rows point at a party, its own parts not counted. */
export function countReferences(db: ReadDb, partyId: number): number {
  return partyReferences(db)
    .filter(({ owned }) => !owned)
    .reduce((sum, { table, column }) => {
      const row = db.get<{ n: number }>(
        sql`SELECT count(*) AS n FROM ${name(table)} WHERE ${name(column)} = ${partyId}`,
      );
      return sum + (row?.n ?? 0);
    }, 0);
}

const name = (identifier: string): SQL => sql.raw(`"${identifier}"`);

const whereKey = (key: Values): SQL =>
  sql.join(
    Object.entries(key).map(([column, value]) => sql`${name(column)} IS ${value}`),
    sql` AND `,
  );

/**
 * Points every row of one party at another and notes each for the undo. Rows with a version get the next one, so that a
 * screen that still shows the old state is refused.
 * @returns how many rows moved @throws DomainError MERGE_CONFLICT when a row of both stands where only one may
 */
export function moveReferences(tx: WriteTx, mergeId: number, from: number, to: number): number {
  return partyReferences(tx).reduce(
    (sum, reference) => sum + moveColumn(tx, mergeId, reference, from, to),
    0,
  );
}

function moveColumn(tx: WriteTx, mergeId: number, reference: Reference, from: number, to: number): number {
  const { table, column, key } = reference;
  const shift = reference.ordered ? nextPosition(tx, reference, to) : 0;
  const read = sql.join(
    [...key, ...(reference.ordered ? ['position'] : [])].map((one) => name(one)),
    sql`, `,
  );
  const rows = tx.all<Values>(
    sql`SELECT ${read} FROM ${name(table)} WHERE ${name(column)} = ${from} ORDER BY ${read}`,
  );
  let moved = 0;
  for (const row of rows) {
    const rowKey = Object.fromEntries(key.map((one) => [one, row[one] ?? null]));
    if (hasSame(tx, reference, rowKey, to)) continue;
    const changes: Changes = { [column]: [from, to] };
    if (reference.ordered) changes.position = [Number(row.position), Number(row.position) + shift];
    if (!write(tx, reference, rowKey, changes, 1)) {
      if (reference.owned) continue;
      throw new DomainError('MERGE_CONFLICT', { table });
    }
    const movedKey = key.includes(column) ? { ...rowKey, [column]: to } : rowKey;
    tx.insert(partyMergeMove)
      .values({
        ...{ mergeId, tableName: table },
        rowKey: JSON.stringify(movedKey),
        changes: JSON.stringify(changes),
      })
      .run();
    moved += 1;
  }
  return moved;
}

/** The survivor's own phones and addresses stay the first. */
function nextPosition(tx: WriteTx, { table, column }: Reference, to: number): number {
  const row = tx.get<{ next: number }>(
    sql`SELECT coalesce(max(position) + 1, 0) AS next FROM ${name(table)} WHERE ${name(column)} = ${to}`,
  );
  return row?.next ?? 0;
}

function hasSame(tx: WriteTx, { table, column }: Reference, rowKey: Values, to: number): boolean {
  const content = sameContent[table];
  if (!content) return false;
  const equal = sql.join(
    content.map((one) => sql`a.${name(one)} IS b.${name(one)}`),
    sql` AND `,
  );
  const row = tx.get<{ found: number }>(sql`
    SELECT 1 AS found FROM ${name(table)} a JOIN ${name(table)} b ON ${equal}
    WHERE a.id = ${rowKey.id ?? null} AND b.${name(column)} = ${to} LIMIT 1`);
  return row !== undefined;
}

/** Sets the columns of one row to one side of its changes. @returns false when a unique rule stands against it */
function write(
  tx: WriteTx,
  { table, versioned }: Pick<Reference, 'table' | 'versioned'>,
  key: Values,
  changes: Changes,
  side: 0 | 1,
): boolean {
  const sets = Object.entries(changes).map(([column, pair]) => sql`${name(column)} = ${pair[side]}`);
  if (versioned) sets.push(sql`version = version + 1`);
  const { changes: count } = tx.run(
    sql`UPDATE OR IGNORE ${name(table)} SET ${sql.join(sets, sql`, `)} WHERE ${whereKey(key)}`,
  ) as unknown as { changes: number };
  return count > 0;
}

/**
 * Takes back what a merge moved, the last move first. A row that is gone, or points elsewhere since, is named and nothing
 * is written for it: the caller rolls back when the answer is not empty.
 */
export function restoreReferences(tx: WriteTx, mergeId: number): Obstacle[] {
  const moves = tx.all<{ tableName: string; rowKey: string; changes: string }>(sql`
    SELECT table_name AS tableName, row_key AS rowKey, changes FROM party_merge_move
    WHERE merge_id = ${mergeId} ORDER BY id DESC`);
  const references = new Map(partyReferences(tx).map((one) => [`${one.table}.${one.column}`, one]));
  const obstacles: Obstacle[] = [];
  for (const move of moves) {
    const key = JSON.parse(move.rowKey) as Values;
    const changes = JSON.parse(move.changes) as Changes;
    const [column = ''] = Object.keys(changes);
    const reference = references.get(`${move.tableName}.${column}`);
    if (!reference || !restore(tx, reference, key, changes)) obstacles.push({ table: move.tableName, key });
  }
  return obstacles;
}

function restore(tx: WriteTx, reference: Reference, key: Values, changes: Changes): boolean {
  const current = tx.get<Values>(sql`SELECT * FROM ${name(reference.table)} WHERE ${whereKey(key)}`);
  const moved = changes[reference.column];
  if (!current || !moved || current[reference.column] !== moved[1]) return false;
  // A position that somebody changed since is the newer wish.
  const still = Object.entries(changes).filter(([column, pair]) => current[column] === pair[1]);
  return write(tx, reference, key, Object.fromEntries(still), 0);
}
