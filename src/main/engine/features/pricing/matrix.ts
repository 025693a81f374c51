import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { pricingContract } from '@shared/features/pricing/contract';
import type { MarkupRuleRow } from '@shared/features/pricing/model';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { markupRule, pricingState } from '../../db/schema/pricing';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { refreshPartPrices } from './partPrices';

type Contract = typeof pricingContract;

/** The matrix, the most specific first. */
export function readMatrix(ctx: QueryContext): EntryOutput<Contract['pricing.matrix']> {
  return { version: matrixVersion(ctx.db), rules: rulesOf(ctx.db, ctx.user.language === 'en') };
}

const matrixVersion = (db: ReadDb): number =>
  db.select({ version: pricingState.matrixVersion }).from(pricingState).get()?.version ?? 1;

function rulesOf(db: ReadDb, english: boolean): MarkupRuleRow[] {
  return db.all<MarkupRuleRow>(sql`
    SELECT m.group_id AS groupId, m.supplier_id AS supplierId, m.from_cents AS fromCents, m.markup_bp AS markupBp,
      ${english ? sql`g.name_en` : sql`g.name_bg`} AS "group", y.name AS supplier
    FROM markup_rule m LEFT JOIN part_group g ON g.id = m.group_id LEFT JOIN party y ON y.id = m.supplier_id
    ORDER BY m.supplier_id IS NOT NULL, m.group_id IS NOT NULL, y.name, g.position, m.from_cents`);
}

/**
 * Replaces the matrix and reprices every card that takes its price from it.
 * @throws DomainError CONCURRENT_MODIFICATION, MATRIX_DUPLICATE when a group and supplier have a band twice
 */
export function saveMatrix(
  ctx: CommandContext,
  input: EntryInput<Contract['pricing.saveMatrix']>,
): EntryOutput<Contract['pricing.saveMatrix']> {
  if (input.version !== matrixVersion(ctx.tx)) throw new DomainError('CONCURRENT_MODIFICATION');
  refuseDuplicates(input.rules);
  const before = rulesOf(ctx.tx, false);
  ctx.tx.delete(markupRule).run();
  for (const { groupId, supplierId, fromCents, markupBp } of input.rules)
    ctx.tx.insert(markupRule).values({ groupId, supplierId, fromCents, markupBp }).run();
  const version = input.version + 1;
  ctx.tx.update(pricingState).set({ matrixVersion: version }).where(eq(pricingState.id, 1)).run();
  const changedParts = refreshPartPrices(ctx.tx, { all: true }, ctx.today);
  ctx.audit({
    entity: 'markupMatrix:1',
    before: { rules: before },
    after: { rules: rulesOf(ctx.tx, false), changedParts },
  });
  ctx.touch('pricing', 'parts', 'stock');
  return { version, rules: rulesOf(ctx.tx, ctx.user.language === 'en'), changedParts };
}

function refuseDuplicates(rules: EntryInput<Contract['pricing.saveMatrix']>['rules']): void {
  const seen = new Set<string>();
  for (const { groupId, supplierId, fromCents } of rules) {
    const key = `${groupId} ${supplierId} ${fromCents}`;
    if (seen.has(key)) throw new DomainError('MATRIX_DUPLICATE');
    seen.add(key);
  }
}
