import type { AssetLabelPrint } from '@shared/features/printing/prints/assetLabel';
import type { Settings } from '@shared/features/settings/model';
import type { ReadDb } from '../../db/handles';
import { printedAssetOf } from '../assetData';
import { letterheadOf } from '../workshop';

/** The label of a card as it stands. @throws DomainError NOT_FOUND */
export function assetLabelPrint(
  db: ReadDb,
  settings: Settings,
  { assetId, language, today }: { assetId: number; language: 'bg' | 'en'; today: string },
): AssetLabelPrint {
  const asset = printedAssetOf(db, assetId, null, language);
  return {
    letterhead: letterheadOf(settings, today),
    number: String(assetId),
    mark: asset.kind === 'vehicle' ? (asset.plate ?? asset.vin) : asset.serial,
    description: asset.description,
  };
}
