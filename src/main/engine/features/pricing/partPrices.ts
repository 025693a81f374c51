import { DomainError } from '@shared/contract/errors';
import {
  type CostBasis,
  type MarkupRule,
  markedUpCents,
  type PriceSource,
  priceInForce,
} from '@shared/features/pricing/rules';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';

/** The row of the first price list that prices part `p` on a date: lists by position, valid from–to (domain §4.6); 0 is a number without a price. */
const listRow = (column: string, on: string): SQL => sql`
  (SELECT ${sql.raw(column)} FROM price_list l JOIN price_row r ON r.version_id = l.active_version_id AND r.number_key = p.number_key
    WHERE l.active = 1 AND r.price_cents > 0 AND (l.brand = p.brand OR (l.is_vw_group = 1 AND p.is_vw_group = 1))
      AND (l.from_on IS NULL OR l.from_on <= ${on}) AND (l.to_on IS NULL OR l.to_on >= ${on})
    ORDER BY l.position, l.id LIMIT 1)`;

/** Weighted average over all warehouses, half up like `averageUnitCents`; null with nothing on stock. */
const averageCost = sql`
  (SELECT CASE WHEN sum(b.quantity_milli) > 0 AND sum(b.value_cents) >= 0
      THEN (2000 * sum(b.value_cents) + sum(b.quantity_milli)) / (2 * sum(b.quantity_milli)) END
    FROM stock_balance b WHERE b.part_id = p.id)`;

const deliveryCost = sql`
  (SELECT sl.unit_cost_cents FROM stock_document_line sl JOIN stock_document d ON d.id = sl.document_id
    WHERE sl.part_id = p.id AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL AND sl.unit_cost_cents IS NOT NULL
    ORDER BY sl.id DESC LIMIT 1)`;

/** The cheapest condition of a supplier after its discount. */
const supplierCost = sql`
  (SELECT min((s.price_cents * (10000 - s.discount_bp) + 5000) / 10000) FROM part_supplier s
    WHERE s.part_id = p.id AND s.price_cents IS NOT NULL)`;

/** Net cents per unit of part `p`, by the first basis that knows it. */
export const partCost = sql`coalesce(${averageCost}, ${deliveryCost}, ${supplierCost})`;

/** The supplier that the matrix asks for: the card's own, else that of the last delivery. */
const supplier = sql`
  coalesce(p.supplier_id, (SELECT d.party_id FROM stock_document_line sl JOIN stock_document d ON d.id = sl.document_id
    WHERE sl.part_id = p.id AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL
    ORDER BY sl.id DESC LIMIT 1))`;

/** The same choice as `markupFor` (rules.ts). */
const ruleOf = (column: string): SQL => sql`
  (SELECT ${sql.raw(column)} FROM markup_rule m
    WHERE (m.group_id IS NULL OR m.group_id = c.group_id) AND (m.supplier_id IS NULL OR m.supplier_id = c.supplier)
      AND m.from_cents <= c.cost
    ORDER BY (m.supplier_id IS NOT NULL) * 2 + (m.group_id IS NOT NULL) DESC, m.from_cents DESC, m.id LIMIT 1)`;

export type PriceScope = { partIds: readonly number[] } | { all: true };

/**
 * Brings price, source and date of part cards up to the rule: own price → price list valid today → matrix over the cost →
 * none (domain §4.6). Set-based; only cards whose price or source changes are written. Returns how many were.
 */
export function refreshPartPrices(tx: WriteTx, scope: PriceScope, today: string): number {
  const wanted =
    'all' in scope
      ? sql`1`
      : sql`p.id IN (SELECT value FROM json_each(${JSON.stringify([...new Set(scope.partIds)])}))`;
  const { changes } = tx.run(sql`
    WITH listed AS MATERIALIZED (
      SELECT p.id, p.group_id, p.own_price_cents AS own,
        CASE WHEN p.own_price_cents IS NULL THEN ${listRow('r.price_cents', today)} END AS list FROM part p WHERE ${wanted}),
    costed AS MATERIALIZED (
      SELECT c.id, c.group_id, c.own, c.list,
        CASE WHEN c.own IS NULL AND c.list IS NULL THEN ${partCost} END AS cost,
        CASE WHEN c.own IS NULL AND c.list IS NULL THEN ${supplier} END AS supplier
      FROM listed c JOIN part p ON p.id = c.id),
    priced AS MATERIALIZED (
      SELECT c.id, c.own, c.list, (c.cost * (10000 + ${ruleOf('m.markup_bp')}) + 5000) / 10000 AS matrix FROM costed c)
    UPDATE part SET price_cents = coalesce(n.own, n.list, n.matrix), price_on = CASE
        WHEN coalesce(n.own, n.list, n.matrix) IS NULL THEN NULL
        WHEN price_cents IS coalesce(n.own, n.list, n.matrix) THEN coalesce(price_on, ${today}) ELSE ${today} END,
      price_source = CASE WHEN n.own IS NOT NULL THEN 'own' WHEN n.list IS NOT NULL THEN 'list' WHEN n.matrix IS NOT NULL THEN 'matrix' END
    FROM priced n WHERE part.id = n.id AND (part.price_cents IS NOT coalesce(n.own, n.list, n.matrix)
      OR part.price_source IS NOT CASE WHEN n.own IS NOT NULL THEN 'own' WHEN n.list IS NOT NULL THEN 'list' WHEN n.matrix IS NOT NULL THEN 'matrix' END)`);
  return changes;
}

export interface PartPrice {
  partId: number;
  number: string;
  name: string;
  vatBp: number;
  priceCents: number | null;
  source: PriceSource | null;
  ownCents: number | null;
  list: { name: string; priceCents: number; fileName: string; appliedOn: string | null } | null;
  cost: { basis: CostBasis; cents: number; supplier: string | null; group: string | null } | null;
  rule: (MarkupRule & { supplier: string | null; group: string | null; priceCents: number }) | null;
}

interface PriceFacts {
  number: string;
  name: string;
  vatBp: number;
  groupId: number | null;
  groupName: string | null;
  ownCents: number | null;
  listId: number | null;
  listCents: number | null;
  average: number | null;
  delivery: number | null;
  condition: number | null;
  supplier: number | null;
  supplierName: string | null;
}

/** The price of a part on a date by the rule, with every step of it, whatever the card says now. @throws DomainError NOT_FOUND */
export function partPrice(db: ReadDb, partId: number, on: string): PartPrice {
  const facts = db.get<PriceFacts | undefined>(sql`
    SELECT f.*, g.name_bg AS groupName, y.name AS supplierName FROM (
      SELECT p.number, p.name_bg AS name, p.vat_bp AS vatBp, p.group_id AS groupId, p.own_price_cents AS ownCents,
        ${listRow('l.id', on)} AS listId, ${listRow('r.price_cents', on)} AS listCents, ${averageCost} AS average,
        ${deliveryCost} AS delivery, ${supplierCost} AS condition, ${supplier} AS supplier
      FROM part p WHERE p.id = ${partId}) f
    LEFT JOIN part_group g ON g.id = f.groupId LEFT JOIN party y ON y.id = f.supplier`);
  if (!facts) throw new DomainError('NOT_FOUND');
  const cost = costOf(facts);
  const rule = cost ? ruleFor(db, facts, cost.cents) : null;
  const { number, name, vatBp, ownCents, listCents } = facts;
  return {
    ...{ partId, number, name, vatBp, ownCents },
    ...priceInForce({ ownCents, listCents, matrixCents: rule?.priceCents ?? null }),
    list: listCents === null ? null : { ...listFacts(db, facts.listId ?? 0), priceCents: listCents },
    cost: cost && { ...cost, supplier: facts.supplierName, group: facts.groupName },
    rule,
  };
}

function costOf({ average, delivery, condition }: PriceFacts): { basis: CostBasis; cents: number } | null {
  if (average !== null) return { basis: 'average', cents: average };
  if (delivery !== null) return { basis: 'delivery', cents: delivery };
  return condition === null ? null : { basis: 'supplier', cents: condition };
}

function ruleFor(db: ReadDb, { groupId, supplier: of }: PriceFacts, costCents: number): PartPrice['rule'] {
  const row = db.get<(MarkupRule & { supplier: string | null; group: string | null }) | undefined>(sql`
    SELECT m.group_id AS groupId, m.supplier_id AS supplierId, m.from_cents AS fromCents, m.markup_bp AS markupBp,
      g.name_bg AS "group", y.name AS supplier
    FROM (SELECT ${groupId} AS group_id, ${of} AS supplier, ${costCents} AS cost) c
    JOIN markup_rule m ON m.id = ${ruleOf('m.id')}
    LEFT JOIN part_group g ON g.id = m.group_id LEFT JOIN party y ON y.id = m.supplier_id`);
  return row ? { ...row, priceCents: markedUpCents(costCents, row.markupBp) } : null;
}

function listFacts(db: ReadDb, listId: number): { name: string; fileName: string; appliedOn: string | null } {
  const row = db.get<{ name: string; fileName: string; appliedOn: string | null }>(sql`
    SELECT l.name, v.file_name AS fileName, v.applied_on AS appliedOn
    FROM price_list l JOIN price_list_version v ON v.id = l.active_version_id WHERE l.id = ${listId}`);
  return row ?? { name: '', fileName: '', appliedOn: null };
}
