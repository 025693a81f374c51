import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { goodsNetCents } from '@shared/features/orders/calc';
import type { pricingContract } from '@shared/features/pricing/contract';
import type { SimulatedGroup } from '@shared/features/pricing/model';
import { markedUpCents, markupFor } from '@shared/features/pricing/rules';
import { sofiaDate } from '@shared/kernel/dates';
import { roundHalfAway } from '@shared/kernel/money';
import { sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';

type Entry = (typeof pricingContract)['pricing.simulate'];

interface SoldLine {
  groupId: number | null;
  group: string | null;
  supplierId: number | null;
  source: string | null;
  quantityMilli: number;
  issuedMilli: number;
  discountBp: number;
  netCents: number;
  costCents: number;
  doneAt: number;
}

/**
 * The parts of orders finished in the period, as they were sold and as the given matrix would have priced them over what
 * each cost: same quantities, same discounts. Lines that the matrix does not price keep their revenue and are counted.
 */
export function simulateMatrix(
  ctx: QueryContext,
  { rules, fromOn, toOn, everything }: EntryInput<Entry>,
): EntryOutput<Entry> {
  const english = ctx.user.language === 'en';
  const sold = ctx.db
    .all<SoldLine>(sql`
      SELECT p.group_id AS groupId, ${english ? sql`g.name_en` : sql`g.name_bg`} AS "group", p.supplier_id AS supplierId,
        p.price_source AS source, l.quantity_milli AS quantityMilli, l.issued_milli AS issuedMilli, l.discount_bp AS discountBp,
        l.net_cents AS netCents, l.cost_cents AS costCents, o.done_at AS doneAt
      FROM service_order o JOIN part_line l ON l.order_id = o.id JOIN part p ON p.id = l.part_id
      LEFT JOIN part_group g ON g.id = p.group_id
      WHERE o.done_at >= ${Date.parse(`${fromOn}T00:00:00Z`) - 86_400_000}
        AND o.done_at < ${Date.parse(`${toOn}T00:00:00Z`) + 2 * 86_400_000}
        AND o.phase <> 'cancelled' AND l.client_own = 0 AND l.issued_milli > 0`)
    .filter(({ doneAt }) => sofiaDate(doneAt) >= fromOn && sofiaDate(doneAt) <= toOn);
  const groups = new Map<number | null, SimulatedGroup>();
  let kept = 0;
  for (const line of sold) {
    const priced = line.source === 'matrix' || everything ? newNetCents(line, rules) : null;
    if (priced === null) kept += 1;
    const sums = groups.get(line.groupId) ?? emptyGroup(line);
    sums.lines += 1;
    sums.costCents += line.costCents;
    sums.revenueCents += line.netCents;
    sums.newRevenueCents += priced ?? line.netCents;
    groups.set(line.groupId, sums);
  }
  return { groups: [...groups.values()].sort((a, b) => b.revenueCents - a.revenueCents), kept };
}

const emptyGroup = ({ groupId, group }: SoldLine): SimulatedGroup => ({
  ...{ groupId, group, lines: 0, costCents: 0, revenueCents: 0, newRevenueCents: 0 },
});

function newNetCents(line: SoldLine, rules: EntryInput<Entry>['rules']): number | null {
  const unitCost = roundHalfAway(BigInt(line.costCents) * 1000n, line.issuedMilli);
  const rule = markupFor(rules, { ...line, costCents: unitCost });
  return rule && goodsNetCents({ ...line, priceCents: markedUpCents(unitCost, rule.markupBp) });
}
