import type { earningsContract } from '@shared/features/earnings/contract';
import type { WriteTx } from '../../db/handles';
import { earningTariff } from '../../db/schema/staff';
import type { Handlers } from '../../kernel/handlers';
import { earningRows, earningsOfPeriod, ownEarnings } from './queries';
import { listTariffs, saveTariff } from './tariffs';

export { accrueLine, isAccruedAsIs, reverseLine, sealOrder } from './accrual';
export { expectedEarnings } from './expected';
export { earningsExports } from './exports';
export { earningsByOrder, earningsByWorker, earningTotals } from './queries';
export { plannedEarningCents } from './tariffs';

export const earningsHandlers: Handlers<typeof earningsContract> = {
  'earnings.period': earningsOfPeriod,
  'earnings.rows': earningRows,
  'earnings.mine': ownEarnings,
  'earnings.tariffs': (ctx, { on }) => ({ tariffs: listTariffs(ctx, on) }),
  'earnings.saveTariff': saveTariff,
};

/** One default tariff per norm hour, so that the first finished line already earns; the manager sets the real one. */
export function seedEarnings(tx: WriteTx, now: number): void {
  tx.insert(earningTariff)
    .values({ method: 'norm_hour', rateCents: 1200, fromOn: '2020-01-01', createdAt: now })
    .run();
}
