import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { traitBulkContract } from '@shared/features/traits/bulkContract';
import { type BulkChange, type LeftRow, namedLeft } from '@shared/features/traits/model';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { traitBulk } from '../../db/schema/traits';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { assetNamesSql, assetTitleSql } from '../assets/slice';
import { allTraits, traitById } from '../traits/slice';
import { insertBulk, writeAfter } from './bulk';

type Input<N extends keyof typeof traitBulkContract> = EntryInput<(typeof traitBulkContract)[N]>;
type Output<N extends keyof typeof traitBulkContract> = EntryOutput<(typeof traitBulkContract)[N]>;

const shownBulks = 200;

interface LogRow {
  id: number;
  at: number;
  userName: string;
  traitId: number;
  change: string;
  changed: number;
  undoneAt: number | null;
  undoneBy: string | null;
}

/** The newest first; an undo stands at the change that it undid. */
export function bulkLog(ctx: QueryContext): Output<'traits.bulkLog'> {
  const traits = new Map(allTraits(ctx.db).map((one) => [one.id, one]));
  const rows = ctx.db.all<LogRow>(sql`
    SELECT b.id, b.at, coalesce(u.name, '') AS userName, b.trait_id AS traitId, b.change, b.changed,
      b.undone_at AS undoneAt, w.name AS undoneBy
    FROM trait_bulk b LEFT JOIN user u ON u.id = b.user_id LEFT JOIN user w ON w.id = b.undone_by
    WHERE b.change ->> 'kind' <> 'undo' ORDER BY b.id DESC LIMIT ${shownBulks}`);
  return {
    rows: rows.flatMap(({ traitId, change, ...row }) => {
      const trait = traits.get(traitId);
      return trait ? [{ ...row, trait, change: JSON.parse(change) as BulkChange }] : [];
    }),
  };
}

/** @throws DomainError NOT_FOUND, TRAIT_BULK_UNDONE */
function undoable(db: ReadDb, bulkId: number): typeof traitBulk.$inferSelect {
  const row = db.select().from(traitBulk).where(eq(traitBulk.id, bulkId)).get();
  if (!row || (JSON.parse(row.change) as { kind: string }).kind === 'undo')
    throw new DomainError('NOT_FOUND');
  if (row.undoneAt !== null) throw new DomainError('TRAIT_BULK_UNDONE');
  return row;
}

/** Somebody has changed the thing's value since the row h of the history. */
const isOlder = sql.raw(`EXISTS (SELECT 1 FROM trait_change n
  WHERE n.asset_id = h.asset_id AND n.trait_id = h.trait_id AND n.id > h.id)`);

function countsOf(db: ReadDb, bulkId: number): { back: number; left: number } {
  const row = db.get<{ back: number; left: number }>(sql`
    SELECT coalesce(sum(NOT ${isOlder}), 0) AS back, coalesce(sum(${isOlder}), 0) AS "left"
    FROM trait_change h WHERE h.bulk_id = ${bulkId}`);
  return row ?? { back: 0, left: 0 };
}

/** @throws DomainError NOT_FOUND, TRAIT_BULK_UNDONE */
export function undoPreview(
  ctx: QueryContext,
  { bulkId }: Input<'traits.undoPreview'>,
): Output<'traits.undoPreview'> {
  undoable(ctx.db, bulkId);
  const named = ctx.db.all<LeftRow>(sql`
    SELECT a.id AS assetId, coalesce(a.plate, a.serial, a.vin, '') AS number, ${assetTitleSql} AS title, v.value,
      n.at, coalesce(u.name, '') AS userName
    FROM trait_change h JOIN asset a ON a.id = h.asset_id ${assetNamesSql}
    JOIN trait_change n ON n.id = (SELECT max(x.id) FROM trait_change x
      WHERE x.asset_id = h.asset_id AND x.trait_id = h.trait_id)
    LEFT JOIN user u ON u.id = n.user_id
    LEFT JOIN trait_value v ON v.trait_id = h.trait_id AND v.asset_id = h.asset_id
    WHERE h.bulk_id = ${bulkId} AND n.id > h.id ORDER BY 2, a.id LIMIT ${namedLeft}`);
  return { ...countsOf(ctx.db, bulkId), named };
}

/**
 * Everything that stands as the change left it becomes what it was; what somebody has changed since stays.
 * @throws DomainError NOT_FOUND, FORBIDDEN, TRAIT_BULK_UNDONE, TRAIT_BULK_NOTHING when all was changed since
 */
export function bulkUndo(
  ctx: CommandContext,
  { bulkId }: Input<'traits.bulkUndo'>,
): Output<'traits.bulkUndo'> {
  const bulk = undoable(ctx.tx, bulkId);
  const trait = traitById(ctx.tx, bulk.traitId);
  if (!ctx.can(trait.editRight)) throw new DomainError('FORBIDDEN');
  const counts = countsOf(ctx.tx, bulkId);
  if (counts.back === 0) throw new DomainError('TRAIT_BULK_NOTHING');
  const undoId = insertBulk(ctx, {
    ...{ traitId: trait.id, change: { kind: 'undo', bulkId }, changed: counts.back },
    filter: JSON.parse(bulk.filter),
  });
  ctx.tx.run(sql`
    INSERT INTO trait_change (trait_id, asset_id, before, after, bulk_id, user_id, at)
    SELECT h.trait_id, h.asset_id, h.after, h.before, ${undoId}, ${ctx.user.id}, ${ctx.now}
    FROM trait_change h WHERE h.bulk_id = ${bulkId} AND NOT ${isOlder}`);
  writeAfter(ctx, trait.id, undoId);
  ctx.tx
    .update(traitBulk)
    .set({ undoneAt: ctx.now, undoneBy: ctx.user.id })
    .where(eq(traitBulk.id, bulkId))
    .run();
  ctx.audit({ entity: `traitBulk:${bulkId}`, after: { trait: trait.code, undone: counts } });
  ctx.touch('traits', 'asset');
  return counts;
}
