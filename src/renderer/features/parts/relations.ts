import type { OfferRelation } from '@shared/features/parts/model';
import type { TFunction } from 'i18next';
import { ArrowRightLeft, Combine, Dot, Equal, History, type LucideIcon, Users } from 'lucide-react';

/** The sign of what a member of the family is to the asked part; its words stand beside it. */
export const relationIcons: Readonly<Record<OfferRelation, LucideIcon>> = {
  asked: Dot,
  replaced: ArrowRightLeft,
  equal: Equal,
  set: Combine,
  older: History,
  related: Users,
};

/** In words, for what stands beside the number. */
export function relationText(t: TFunction, relation: OfferRelation): string {
  return t(($) => $.parts.relation[relation]);
}
