import { sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';

type Level = 'make' | 'model' | 'modification';

/** Rows of one table whose column goes from one value to another. */
export interface Move {
  table: string;
  column: string;
  from: number | null;
  to: number | null;
  rowIds: number[];
}

export interface PlannedMerge {
  moves: Move[];
  /** Rows that stay: the kept one has the like itself. */
  kept: number;
}

interface Named {
  id: number;
  folded: string;
}

/** All that goes over when one make, model or modification becomes another, from the leaves of the tree to its top. */
export function planMoves(
  db: ReadDb,
  { level, keptId, mergedId }: { level: Level; keptId: number; mergedId: number },
): PlannedMerge {
  const moves: Move[] = [];
  let kept = 0;
  const children = childrenOf[level];
  if (children) {
    const known = new Map(namesUnder(db, children, keptId).map((row) => [row.folded, row.id]));
    const free: number[] = [];
    for (const { id, folded } of namesUnder(db, children, mergedId)) {
      const twin = known.get(folded);
      if (twin === undefined) free.push(id);
      else {
        const below = planMoves(db, { level: children.level, keptId: twin, mergedId: id });
        moves.push(...below.moves);
        kept += below.kept;
      }
    }
    if (free.length > 0)
      moves.push({
        table: children.table,
        column: children.parent,
        from: mergedId,
        to: keptId,
        rowIds: free,
      });
    // A card may name only the make or the model: it is moved by itself, whatever became of the children.
  }
  for (const { table, column, like } of hangingOn(level)) {
    const own = rowIds(db, sql`${sql.identifier(column)} = ${mergedId} ${ofLevel(table, level)}`, table);
    const staying = new Set(
      like === null
        ? []
        : rowIds(
            db,
            sql`${sql.identifier(column)} = ${mergedId} ${ofLevel(table, level)} AND EXISTS (SELECT 1
              FROM ${sql.identifier(table)} k WHERE k.${sql.identifier(column)} = ${keptId} ${ofLevel(table, level, 'k.')}
                AND ${sql.raw(like)})`,
            table,
          ),
    );
    kept += staying.size;
    const going = own.filter((id) => !staying.has(id));
    if (going.length > 0) moves.push({ table, column, from: mergedId, to: keptId, rowIds: going });
  }
  if (level !== 'modification')
    moves.push({ table: level, column: 'merged_into_id', from: null, to: keptId, rowIds: [mergedId] });
  else if (isActive(db, mergedId))
    moves.push({ table: level, column: 'active', from: 1, to: 0, rowIds: [mergedId] });
  return { moves, kept };
}

export function carryOver(tx: WriteTx, moves: readonly Move[]): void {
  for (const move of moves) write(tx, move, move.from, move.to);
}

export function undoMoves(tx: WriteTx, moves: readonly Move[]): void {
  for (const move of [...moves].reverse()) write(tx, move, move.to, move.from);
}

function write(
  tx: WriteTx,
  { table, column, rowIds: ids }: Move,
  from: number | null,
  to: number | null,
): void {
  const field = sql.identifier(column);
  tx.run(sql`UPDATE ${sql.identifier(table)} SET ${field} = ${to}
    WHERE ${field} IS ${from} AND ${sql.identifier(keyOf(table))} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

interface Children {
  level: Level;
  table: string;
  parent: string;
}
const childrenOf: Readonly<Record<Level, Children | null>> = {
  make: { level: 'model', table: 'model', parent: 'make_id' },
  model: { level: 'modification', table: 'modification', parent: 'model_id' },
  modification: null,
};

function namesUnder(db: ReadDb, { table, parent }: Children, id: number): Named[] {
  const merged = table === 'model' ? sql` AND merged_into_id IS NULL` : sql``;
  return db.all<Named>(
    sql`SELECT id, folded FROM ${sql.identifier(table)} WHERE ${sql.identifier(parent)} = ${id}${merged} ORDER BY id`,
  );
}

interface Hanging {
  table: string;
  column: string;
  /** When the kept one (`k`) has the like of a row, that row stays behind; null: everything goes. */
  like: string | null;
}

/** What hangs on a place of the tree; tables of other slices by their column, so that a price or tariff never doubles. */
function hangingOn(level: Level): Hanging[] {
  const column = `${level}_id`;
  return [
    { table: 'asset', column, like: null },
    ...(level === 'make' ? [{ table: 'labour_rate', column, like: '1' }] : []),
    {
      table: 'earning_tariff',
      column,
      like: 'k.operation_id IS earning_tariff.operation_id AND k.group_id IS earning_tariff.group_id',
    },
    { table: 'norm', column: 'target_id', like: 'k.operation_id = norm.operation_id' },
    {
      table: 'operation_place',
      column: 'target_id',
      like: 'k.operation_id = operation_place.operation_id',
    },
    { table: 'package_place', column: 'target_id', like: 'k.package_id = package_place.package_id' },
    {
      table: 'technical_note',
      column: 'target_id',
      like: 'coalesce(k.quantity, k.kind || k.label) = coalesce(technical_note.quantity, technical_note.kind || technical_note.label)',
    },
    { table: 'trait_default', column: 'target_id', like: 'k.trait_id = trait_default.trait_id' },
  ];
}

const keyedByRow = new Set(['operation_place', 'package_place']);
const keyOf = (table: string): string => (keyedByRow.has(table) ? 'rowid' : 'id');

const ofLevel = (table: string, level: Level, prefix = '') =>
  ['norm', 'operation_place', 'package_place', 'technical_note', 'trait_default'].includes(table)
    ? sql`AND ${sql.raw(`${prefix}level`)} = ${level}`
    : sql``;

function rowIds(db: ReadDb, where: ReturnType<typeof sql>, table: string): number[] {
  return db
    .all<{ id: number }>(
      sql`SELECT ${sql.identifier(table)}.${sql.identifier(keyOf(table))} AS id FROM ${sql.identifier(table)} WHERE ${where}`,
    )
    .map(({ id }) => id);
}

function isActive(db: ReadDb, modificationId: number): boolean {
  const row = db.get<{ active: number }>(sql`SELECT active FROM modification WHERE id = ${modificationId}`);
  return row?.active === 1;
}
