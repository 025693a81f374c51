import { eq, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { pricingState } from '../../db/schema/pricing';
import { refreshPartPrices } from './partPrices';

/**
 * On a new day the cards take the prices of lists that began or ended since the last one (domain §4.6); on days without such
 * a list nothing is computed.
 */
export function pricesOfNewDay(tx: WriteTx, today: string): void {
  const known = tx.select().from(pricingState).get();
  const since = known?.refreshedOn ?? '';
  if (!known || since >= today) return;
  const turned = tx.get<{ n: number }>(sql`
    SELECT count(*) AS n FROM price_list WHERE active = 1
      AND ((from_on > ${since} AND from_on <= ${today}) OR (to_on >= ${since} AND to_on < ${today}))`);
  if (turned?.n) refreshPartPrices(tx, { all: true }, today);
  tx.update(pricingState).set({ refreshedOn: today }).where(eq(pricingState.id, 1)).run();
}
