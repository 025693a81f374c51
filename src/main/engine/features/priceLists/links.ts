import { DomainError } from '@shared/contract/errors';
import type { VersionCounts } from '@shared/features/priceLists/model';
import { eq, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { partSubstitute } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { addListedPart, linkListed } from '../parts/slice';
import { cardFields } from './find';
import type { ListRow } from './repo';
import { cardOf, endOfChain, type ListInForce, rowOf } from './rows';

interface Links {
  linked: { partId: number; substituteId: number }[];
  made: number[];
  loops: number;
  gaveWay: NonNullable<VersionCounts['gaveWay']>;
}

interface Replaced {
  partId: number;
  name: string;
  replacedBy: string;
  /** In stock, on an open order, or with a minimum: its new number needs a card. */
  isNeeded: number;
}

/** Cards of the list's brand whose number the version says is replaced. */
const replacedCards = (tx: WriteTx, list: ListInForce): Replaced[] =>
  tx.all<Replaced>(sql`
    SELECT p.id AS partId, p.name_bg AS name, r.replaced_by_key AS replacedBy,
      (p.minimum_milli > 0
        OR EXISTS (SELECT 1 FROM stock_balance b WHERE b.part_id = p.id AND b.quantity_milli <> 0)
        OR EXISTS (SELECT 1 FROM part_line pl JOIN service_order o ON o.id = pl.order_id
          WHERE pl.part_id = p.id AND o.phase NOT IN ('released', 'cancelled') AND pl.quantity_milli > pl.issued_milli)) AS isNeeded
    FROM part p CROSS JOIN price_row r ON r.version_id = ${list.versionId} AND ${cardOf(list)}
    WHERE p.active = 1 AND r.replaced_by_key IS NOT NULL ORDER BY p.id`);

/**
 * Links the cards of replaced numbers with those that replace them: the first number of the chain that has a card, else its
 * last one, which gets a card when the old number is needed (etka §5). A link of an earlier version to another number gives
 * way; links made by hand stay. What would close a loop is counted and left out.
 */
export function linkReplaced(ctx: CommandContext, list: ListRow, versionId: number): Links {
  const scope: ListInForce = { ...list, versionId };
  const links: Links = { linked: [], made: [], loops: 0, gaveWay: [] };
  const cardId = (key: string): number | undefined =>
    ctx.tx.get<{ id: number }>(
      sql`SELECT p.id FROM part p, (SELECT ${key} AS number_key) r WHERE ${cardOf(scope)} ORDER BY p.active DESC, p.id LIMIT 1`,
    )?.id;
  for (const replaced of replacedCards(ctx.tx, scope)) {
    const end = endOfChain(ctx.tx, versionId, replaced.replacedBy, (key) => cardId(key) !== undefined);
    if (end === null) {
      links.loops += 1;
      continue;
    }
    const known = cardId(end);
    if (known === undefined && replaced.isNeeded === 0) continue;
    const substituteId = known ?? madeCard(ctx, scope, end, replaced.name);
    if (known === undefined) links.made.push(substituteId);
    link(ctx, links, { partId: replaced.partId, substituteId, versionId });
  }
  return links;
}

function madeCard(ctx: CommandContext, list: ListInForce, key: string, oldName: string): number {
  const row = rowOf(ctx.tx, list.versionId, key);
  // A list may name a number that it does not sell yet: it is called as the old one.
  const { name, number, discountGroup, coreDepositCents } = row ?? {
    ...{ name: oldName, number: null, discountGroup: null, coreDepositCents: 0 },
  };
  const fields = cardFields(list, { name: name || oldName, number, numberKey: key });
  return addListedPart(ctx, { ...fields, numberKey: key, discountGroup, coreDepositCents });
}

function link(
  ctx: CommandContext,
  links: Links,
  wanted: { partId: number; substituteId: number; versionId: number },
): void {
  const { partId, substituteId } = wanted;
  const earlier = earlierLinks(ctx.tx, partId).filter((one) => one.substituteId !== substituteId);
  try {
    for (const { id } of earlier) ctx.tx.delete(partSubstitute).where(eq(partSubstitute.id, id)).run();
    if (linkListed(ctx, wanted) === 'linked') links.linked.push({ partId, substituteId });
    for (const { id: _id, ...one } of earlier) links.gaveWay.push({ partId, ...one });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'SUBSTITUTE_LOOP') throw error;
    for (const { id, ...one } of earlier)
      ctx.tx
        .insert(partSubstitute)
        .values({ id, partId, ...one, kind: 'replaced', source: 'priceList' })
        .run();
    links.loops += 1;
  }
}

/** What price lists said of a part before. */
const earlierLinks = (tx: WriteTx, partId: number) =>
  tx
    .select({
      id: partSubstitute.id,
      substituteId: partSubstitute.substituteId,
      fromOn: partSubstitute.fromOn,
      toOn: partSubstitute.toOn,
      priceVersionId: partSubstitute.priceVersionId,
    })
    .from(partSubstitute)
    .where(sql`${partSubstitute.partId} = ${partId} AND ${partSubstitute.source} = 'priceList'`)
    .all();
