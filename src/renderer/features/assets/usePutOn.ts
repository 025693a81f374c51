import { useCommand } from '@renderer/api/useCommand';
import type { AssetCard } from '@shared/features/assets/model';
import type { LeftWork, OfferedWork } from './stripLine';

/** Puts work that waits onto an order just written; what cannot go on it is told and stays on the card. */
export function usePutOn(
  card: AssetCard,
): (orderId: number, works: readonly OfferedWork[]) => Promise<LeftWork> {
  const services = useCommand('care.orderServices');
  const revive = useCommand('care.revive');
  const put = (orderId: number, { work }: OfferedWork) => {
    const target = { orderId, orderVersion: null, debtReason: null };
    return work.kind === 'services'
      ? services.run({ assetId: card.id, workKeys: work.keys, ...target })
      : revive.run({ deferredId: work.id, version: work.version, ...target });
  };
  return async (orderId, works) => {
    const titles: string[] = [];
    let last: unknown = null;
    for (const one of works) {
      try {
        await put(orderId, one);
      } catch (error) {
        titles.push(one.title);
        last = error;
      }
    }
    return titles.length > 0 ? { titles, error: last } : null;
  };
}
