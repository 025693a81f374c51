import type { pricingContract } from '@shared/features/pricing/contract';
import type { WriteTx } from '../../db/handles';
import { labourRate } from '../../db/schema/pricing';
import type { Handlers } from '../../kernel/handlers';
import { listRates, saveRate } from './labourRates';

export { pricesOfNewDay } from './daily';
export { labourRateCents } from './labourRates';
export { refreshPartPrices } from './partPrices';

export const pricingHandlers: Handlers<typeof pricingContract> = {
  'pricing.labourRates': (ctx) => ({ rates: listRates(ctx.db, ctx.user.language === 'en') }),
  'pricing.saveLabourRate': saveRate,
};

/** A default rate, so that the first line has a price; the manager sets the real one in Цени. */
export function seedPricing(tx: WriteTx): void {
  tx.insert(labourRate).values({ makeId: null, centsPerHour: 3600, fromOn: '2020-01-01' }).run();
}
