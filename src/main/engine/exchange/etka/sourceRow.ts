import type { BasisPoints, Cents } from '@shared/kernel/money';

export type PartStatus = 'active' | 'replaced' | 'ended';

/** One part summed over the chosen warehouses, as the stock hands it to the export (etka §3). */
export interface EtkaSourceRow {
  /** As typed on the part's card. */
  partNumber: string;
  brand: string | null;
  /** Only numbers of VW-group brands are read as VW numbers; others pass through untouched. */
  isVwGroup: boolean;
  description: string;
  /** Available quantity in thousandths; below zero counts as zero. */
  quantityMilli: number;
  /** Net price of the chosen list on the date; null when there is none. */
  priceNetCents: Cents | null;
  currency: string;
  discountGroup: string | null;
  vatBp: BasisPoints;
  replacedBy: string | null;
  bin: string | null;
  /** `YYYY-MM-DD`. */
  priceDate: string | null;
  coreDepositCents: Cents | null;
  status: PartStatus;
}
