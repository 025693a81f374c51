import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { mergeContract } from '@shared/features/catalog/mergeContract';
import { eq, isNull, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { catalogMerge, make, model } from '../../db/schema/catalog';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { indexAsset } from '../search/slice';
import { carryOver, type Move, planMoves, undoMoves } from './mergeMoves';

type Contract = typeof mergeContract;
type Pair = EntryInput<Contract['catalog.mergePreview']>;
type Counts = EntryOutput<Contract['catalog.mergePreview']>;

/** @throws DomainError CATALOG_MERGE_SAME, NOT_FOUND, CATALOG_MERGE_OTHER_MAKE */
function demandPair(db: ReadDb, { level, keptId, mergedId }: Pair): void {
  if (keptId === mergedId) throw new DomainError('CATALOG_MERGE_SAME');
  const table = level === 'make' ? make : model;
  const rows = [keptId, mergedId].map((id) => db.select().from(table).where(eq(table.id, id)).get());
  const [kept, merged] = rows;
  if (!kept || !merged || kept.mergedIntoId !== null || merged.mergedIntoId !== null)
    throw new DomainError('NOT_FOUND');
  if ('makeId' in kept && 'makeId' in merged && kept.makeId !== merged.makeId)
    throw new DomainError('CATALOG_MERGE_OTHER_MAKE');
}

function countsOf(moves: readonly Move[], kept: number): Counts {
  const rowsOf = (table: string) =>
    moves.filter((move) => move.table === table).reduce((sum, move) => sum + move.rowIds.length, 0);
  const assets = new Set(moves.filter((move) => move.table === 'asset').flatMap((move) => move.rowIds));
  return {
    models: rowsOf('model'),
    modifications: rowsOf('modification'),
    assets: assets.size,
    norms: rowsOf('norm'),
    kept,
  };
}

/** What would go over; nothing is written. */
export function mergePreview(ctx: QueryContext, pair: Pair): Counts {
  demandPair(ctx.db, pair);
  const { moves, kept } = planMoves(ctx.db, pair);
  return countsOf(moves, kept);
}

/** One name takes over all that hangs on the other, which stays as a further name of it for imports. */
export function mergeNames(
  ctx: CommandContext,
  { level, keptId, mergedId }: EntryInput<Contract['catalog.merge']>,
): EntryOutput<Contract['catalog.merge']> {
  const pair = { level, keptId, mergedId };
  demandPair(ctx.tx, pair);
  const { moves, kept } = planMoves(ctx.tx, pair);
  carryOver(ctx.tx, moves);
  const { id: mergeId } = ctx.tx
    .insert(catalogMerge)
    .values({ ...pair, moves: JSON.stringify(moves), userId: ctx.user.id, at: ctx.now })
    .returning({ id: catalogMerge.id })
    .get();
  indexMoved(ctx.tx, moves);
  const counts = countsOf(moves, kept);
  ctx.audit({ entity: `${level}:${keptId}`, after: { merged: mergedId, ...counts } });
  ctx.audit({ entity: `${level}:${mergedId}`, after: { mergedInto: keptId } });
  ctx.touch('catalog', 'asset', 'search');
  return { mergeId, counts };
}

/** Everything goes back that still stands where the merge put it. @throws DomainError NOT_FOUND */
export function undoMerge(
  ctx: CommandContext,
  { mergeId }: EntryInput<Contract['catalog.undoMerge']>,
): Record<string, never> {
  const row = ctx.tx.select().from(catalogMerge).where(eq(catalogMerge.id, mergeId)).get();
  if (!row || row.undoneAt !== null) throw new DomainError('NOT_FOUND');
  const moves = JSON.parse(row.moves) as Move[];
  undoMoves(ctx.tx, moves);
  ctx.tx.update(catalogMerge).set({ undoneAt: ctx.now }).where(eq(catalogMerge.id, mergeId)).run();
  indexMoved(ctx.tx, moves);
  ctx.audit({
    entity: `${row.level}:${row.keptId}`,
    before: { merged: row.mergedId },
    after: { merged: null },
  });
  ctx.touch('catalog', 'asset', 'search');
  return {};
}

/** The make's name is among the words by which a card is found. */
function indexMoved(tx: WriteTx, moves: readonly Move[]): void {
  const ids = new Set(moves.filter((move) => move.table === 'asset').flatMap((move) => move.rowIds));
  for (const id of ids) indexAsset(tx, id);
}

/** Merges that can be undone, the newest first. */
export function listMerges(ctx: QueryContext): EntryOutput<Contract['catalog.merges']> {
  const name = (id: 'kept_id' | 'merged_id') =>
    sql.raw(`CASE c.level WHEN 'make' THEN (SELECT name FROM make WHERE id = c.${id})
      ELSE (SELECT k.name || ' ' || d.name FROM model d JOIN make k ON k.id = d.make_id WHERE d.id = c.${id}) END`);
  return {
    merges: ctx.db.all<EntryOutput<Contract['catalog.merges']>['merges'][number]>(sql`
      SELECT c.id, c.level, ${name('kept_id')} AS keptName, ${name('merged_id')} AS mergedName, c.at,
        coalesce(u.name, '') AS userName
      FROM catalog_merge c LEFT JOIN user u ON u.id = c.user_id
      WHERE ${isNull(sql`c.undone_at`)} ORDER BY c.id DESC LIMIT 200`),
  };
}
