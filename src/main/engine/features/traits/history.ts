import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { traitsContract } from '@shared/features/traits/contract';
import type { TraitChange } from '@shared/features/traits/model';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { allTraits, demandPlace } from './repo';
import { placesOfAsset } from './resolve';

type Contract = typeof traitsContract;
type History = EntryOutput<Contract['traits.history']>;

const shownChanges = 500;

/** @throws DomainError NOT_FOUND */
export function historyOfAsset(
  ctx: QueryContext,
  { assetId }: EntryInput<Contract['traits.history']>,
): History {
  placesOfAsset(ctx.db, assetId);
  return historyWhere(ctx, sql`h.asset_id = ${assetId}`);
}

/** @throws DomainError NOT_FOUND */
export function historyOfPlace(
  ctx: QueryContext,
  { place }: EntryInput<Contract['traits.placeHistory']>,
): History {
  demandPlace(ctx.db, place);
  return historyWhere(ctx, sql`h.level = ${place.level} AND h.target_id = ${place.targetId}`);
}

function historyWhere(ctx: QueryContext, condition: SQL): History {
  const rows = ctx.db.all<TraitChange>(sql`
    SELECT h.id, h.at, coalesce(u.name, '') AS userName, h.trait_id AS traitId, h.before, h.after,
      CASE WHEN b.id IS NULL THEN NULL WHEN b.change ->> 'kind' = 'undo' THEN 'undo' ELSE 'change' END AS bulk
    FROM trait_change h LEFT JOIN user u ON u.id = h.user_id LEFT JOIN trait_bulk b ON b.id = h.bulk_id
    WHERE ${condition} ORDER BY h.id DESC LIMIT ${shownChanges}`);
  const named = new Set(rows.map(({ traitId }) => traitId));
  return { traits: allTraits(ctx.db).filter(({ id }) => named.has(id)), rows };
}
