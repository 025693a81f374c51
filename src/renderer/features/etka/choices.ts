import type { OutputOf } from '@shared/contract/contract';
import type { EtkaChoices } from '@shared/features/etka/model';

export const firstChoices: EtkaChoices = {
  profile: 'ETKA-FIX120',
  warehouseIds: [],
  brands: [],
  groupIds: [],
  onlyAvailable: false,
  minusReserved: true,
  withoutPrice: 'skip',
  price: 'net',
  priceListId: null,
  priceOn: null,
  changedOnly: false,
};

export type EtkaSummary = OutputOf<'etka.preview'>;
export type WrittenEtka = OutputOf<'etka.export'>;

export const etkaSteps = ['profile', 'check', 'drive', 'write'] as const;
export type EtkaStep = (typeof etkaSteps)[number];

/** Where the file goes: a drive of the list or a folder that a dialog returned. */
export interface EtkaPlace {
  grant: string;
  name: string;
  note: string;
}

export const skippedRows = ({ skipped }: EtkaSummary): number =>
  skipped.reduce((sum, { rows }) => sum + rows, 0);

/** Free space as people read it: 14,2 GB. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = at > 1 && value < 100 ? 1 : 0;
  return `${value.toFixed(digits).replace('.', ',')} ${units[at]}`;
}

/** Positions over a fixed record: a digit group ends at each tenth byte, as in `········10`. */
export function rulerOf(width: number): string {
  return Array.from({ length: Math.ceil(width / 10) }, (_, at) => String((at + 1) * 10).padStart(10, '·'))
    .join('')
    .slice(0, width);
}
