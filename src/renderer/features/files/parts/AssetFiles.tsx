import type { AssetCard } from '@shared/features/assets/model';
import { CardCode } from './CardCode';
import { FilesView } from './FilesView';

/** The card's view „Файлове“: its code and its photos and files. */
export function AssetFiles({ card }: { card: AssetCard }) {
  return (
    <div className="asset-scroll">
      <CardCode assetId={card.id} />
      <FilesView owner={{ kind: 'asset', id: card.id }} />
    </div>
  );
}
