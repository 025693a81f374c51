import type { Hit } from '@shared/features/search/model';

/** Where a found thing is at home; null for what the reception itself shows. */
export function placeOf(hit: Hit): string | null {
  switch (hit.kind) {
    case 'asset':
      return null;
    case 'party': {
      const [only] = hit.assets;
      return hit.assets.length === 1 && only ? null : `/registry/clients/${hit.id}`;
    }
    case 'order':
      return `/orders/${hit.id}`;
    case 'invoice':
      return hit.orderId === null ? '/invoices' : `/orders/${hit.orderId}`;
    case 'part':
      return `/stock/parts/${hit.id}`;
  }
}

/** The asset that the counter shows for a hit; null when it has none of its own. */
export function assetOf(hit: Hit | undefined): number | null {
  switch (hit?.kind) {
    case 'asset':
      return hit.id;
    case 'order':
      return hit.assetId;
    case 'party':
      return hit.assets[0]?.assetId ?? null;
    default:
      return null;
  }
}
