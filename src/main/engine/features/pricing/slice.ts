import type { EntryInput } from '@shared/contract/entry';
import type { pricingContract } from '@shared/features/pricing/contract';
import type { PriceExplanation } from '@shared/features/pricing/model';
import { sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { labourRate } from '../../db/schema/pricing';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { priceAlerts } from './alerts';
import { listRates, saveRate } from './labourRates';
import { readTerms, saveLimit, saveTypeDiscount } from './limits';
import { readMatrix, saveMatrix } from './matrix';
import { partPrice } from './partPrices';
import { simulateMatrix } from './simulation';

export { pricesOfNewDay } from './daily';
export { pricingExports } from './exports';
export { labourRateCents } from './labourRates';
export { refuseBeyondLimit } from './limits';
export { refreshPartPrices } from './partPrices';
export { unitCosts } from './unitCosts';

/** How a part comes to its price; cost and rule are masked without the right to see cost. */
function explainPrice(
  ctx: QueryContext,
  { partId, on }: EntryInput<(typeof pricingContract)['pricing.explain']>,
): PriceExplanation {
  const price = partPrice(ctx.db, partId, on ?? ctx.today);
  const seesCost = ctx.can('parts.viewCost');
  const inForce = ctx.db.get<PriceExplanation['inForce']>(
    sql`SELECT price_cents AS priceCents, price_source AS source, price_on AS "on" FROM part WHERE id = ${partId}`,
  );
  return {
    ...price,
    ...(!seesCost && { cost: null, rule: null }),
    inForce: inForce ?? { priceCents: null, source: null, on: null },
    masked: seesCost ? [] : ['cost'],
  };
}

export const pricingHandlers: Handlers<typeof pricingContract> = {
  'pricing.labourRates': (ctx) => ({ rates: listRates(ctx.db, ctx.user.language === 'en') }),
  'pricing.saveLabourRate': saveRate,
  'pricing.matrix': readMatrix,
  'pricing.saveMatrix': saveMatrix,
  'pricing.simulate': simulateMatrix,
  'pricing.explain': explainPrice,
  'pricing.terms': readTerms,
  'pricing.saveLimit': saveLimit,
  'pricing.saveTypeDiscount': saveTypeDiscount,
  'pricing.alerts': (ctx) => ({ alerts: priceAlerts(ctx.db) }),
};

/** A default rate, so that the first line has a price; the manager sets the real one in Цени. */
export function seedPricing(tx: WriteTx): void {
  tx.insert(labourRate).values({ makeId: null, centsPerHour: 3600, fromOn: '2020-01-01' }).run();
}
