import { foldText, orderText } from '@shared/kernel/folding';
import { parseVwNumber } from '@shared/kernel/partNumber';
import { and, eq, or } from 'drizzle-orm';
import { part, partSubstitute } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { indexPart } from '../search/slice';
import { refuseLoop } from './families';

/** A number as a price list tells of it. */
export interface ListedNumber {
  numberKey: string;
  number: string;
  brand: string;
  isVwGroup: boolean;
  name: string;
  discountGroup: string | null;
  coreDepositCents: number;
  vatBp: number;
  supplierId: number | null;
}

/**
 * The card of a number of a price list; made when there is none. Its price is the list's, by `refreshPartPrices`, and its
 * family that of its links, by `refreshFamilies`: both are the caller's, who makes many.
 */
export function addListedPart(ctx: CommandContext, listed: ListedNumber): number {
  const { numberKey, brand, isVwGroup } = listed;
  const ofGroup = isVwGroup ? or(eq(part.brand, brand), eq(part.isVwGroup, true)) : eq(part.brand, brand);
  const known = ctx.tx
    .select({ id: part.id })
    .from(part)
    .where(and(eq(part.numberKey, numberKey), ofGroup))
    .get();
  if (known) return known.id;
  const { name, ...fields } = listed;
  const vw = isVwGroup ? parseVwNumber(listed.number) : null;
  const { id } = ctx.tx
    .insert(part)
    .values({
      ...fields,
      etkaNumber: vw?.etka14 ?? null,
      ...{ nameBg: name, folded: foldText(name), nameOrder: orderText(name), familyKey: numberKey },
      createdAt: ctx.now,
    })
    .returning({ id: part.id })
    .get();
  ctx.audit({ entity: `part:${id}`, after: { ...listed } });
  indexPart(ctx.tx, id);
  return id;
}

interface ListedLink {
  partId: number;
  substituteId: number;
  versionId: number;
}

/** Links a part with the number that a price list says replaces it; a link that is there stays. @throws DomainError SUBSTITUTE_LOOP */
export function linkListed(
  ctx: CommandContext,
  { partId, substituteId, versionId }: ListedLink,
): 'linked' | 'known' {
  const known = ctx.tx
    .select({ id: partSubstitute.id })
    .from(partSubstitute)
    .where(and(eq(partSubstitute.partId, partId), eq(partSubstitute.substituteId, substituteId)))
    .get();
  if (known) return 'known';
  const days = { fromOn: ctx.today, toOn: null };
  refuseLoop(ctx.tx, partId, substituteId, days);
  ctx.tx
    .insert(partSubstitute)
    .values({
      partId,
      substituteId,
      kind: 'replaced',
      source: 'priceList',
      priceVersionId: versionId,
      ...days,
    })
    .run();
  return 'linked';
}
