import { useQuery } from '@renderer/api/useQuery';
import type { AssetCard } from '@shared/features/assets/model';
import { useTranslation } from 'react-i18next';
import { stripOf } from './beforeStrip';
import type { OfferedWork, StripLine } from './stripLine';

/**
 * „Преди да започнеш“ of the card on the counter. All of it at once: a line that came later would give the digits of the
 * others to itself under the finger.
 */
export function useStrip(card: AssetCard | undefined): readonly StripLine[] {
  const { t } = useTranslation();
  const assetId = card?.id ?? 0;
  const enabled = card !== undefined;
  const care = useQuery(
    'care.dueFor',
    { assetId },
    { enabled, tags: ['care', 'order', 'pricing', 'catalog', `asset:${assetId}`] },
  );
  const notes = useQuery('catalog.notesFor', { assetId }, { enabled });
  if (!card || care.isPending || notes.isPending) return [];
  const { newOrder } = card.allowedActions;
  return stripOf(t, {
    ...{ card, care: care.data, notes: notes.data?.notes ?? [] },
    mayOrder: newOrder.reason !== 'forbidden' && newOrder.reason !== 'inactive',
  });
}

/** The work among the lines, as the intake puts it on the order. */
export const offersIn = (lines: readonly StripLine[]): OfferedWork[] =>
  lines.flatMap(({ offer }) => (offer?.action.kind === 'work' ? [offer.action.offer] : []));
