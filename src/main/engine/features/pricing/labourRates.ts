import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { pricingContract } from '@shared/features/pricing/contract';
import { addDays, formatDate } from '@shared/kernel/dates';
import { percentOf } from '@shared/kernel/money';
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { make } from '../../db/schema/catalog';
import { orderType } from '../../db/schema/orders';
import { labourRate } from '../../db/schema/pricing';
import type { CommandContext } from '../../kernel/context';

type SaveInput = EntryInput<(typeof pricingContract)['pricing.saveLabourRate']>;

interface RatePlace {
  makeId: number | null;
  /** Null: no order yet, so no type. */
  orderTypeId: number | null;
}

/**
 * Net cents per norm hour on a date: of the order type and make, of the type, of the make, the default (domain §4.6). The
 * coefficient of the type (domain §5.1) is already in a rate of its own and multiplies the others.
 * @throws DomainError RATE_MISSING
 */
export function labourRateCents(db: ReadDb, { makeId, orderTypeId }: RatePlace, on: string): number {
  const rate = db.get<{ cents: number; ofType: 0 | 1 } | undefined>(sql`
    SELECT cents_per_hour AS cents, order_type_id IS NOT NULL AS ofType FROM labour_rate
    WHERE from_on <= ${on} AND (to_on IS NULL OR to_on >= ${on})
      AND (make_id IS NULL OR make_id = ${makeId}) AND (order_type_id IS NULL OR order_type_id = ${orderTypeId})
    ORDER BY order_type_id IS NOT NULL DESC, make_id IS NOT NULL DESC, from_on DESC LIMIT 1`);
  if (!rate) throw new DomainError('RATE_MISSING');
  if (rate.ofType || orderTypeId === null) return rate.cents;
  const type = db
    .select({ bp: orderType.labourCoefficientBp })
    .from(orderType)
    .where(eq(orderType.id, orderTypeId))
    .get();
  return percentOf(rate.cents, type?.bp ?? 10_000);
}

const ofPlace = ({ makeId, orderTypeId }: RatePlace): SQL | undefined =>
  and(
    makeId === null ? isNull(labourRate.makeId) : eq(labourRate.makeId, makeId),
    orderTypeId === null ? isNull(labourRate.orderTypeId) : eq(labourRate.orderTypeId, orderTypeId),
  );

/** All rates with the names of their makes and order types. */
export function listRates(db: ReadDb, english: boolean, where?: SQL) {
  return db
    .select({
      id: labourRate.id,
      makeId: labourRate.makeId,
      make: make.name,
      orderTypeId: labourRate.orderTypeId,
      orderType: english ? orderType.nameEn : orderType.nameBg,
      centsPerHour: labourRate.centsPerHour,
      fromOn: labourRate.fromOn,
      toOn: labourRate.toOn,
    })
    .from(labourRate)
    .leftJoin(make, eq(make.id, labourRate.makeId))
    .leftJoin(orderType, eq(orderType.id, labourRate.orderTypeId))
    .where(where)
    .orderBy(asc(orderType.position), asc(make.name), desc(labourRate.fromOn))
    .all();
}

/** A new rate from a date on; the one before of the same make and type ends the day before. @throws DomainError RATE_DATE */
export function saveRate(ctx: CommandContext, { centsPerHour, fromOn, ...place }: SaveInput) {
  const last = ctx.tx.select().from(labourRate).where(ofPlace(place)).orderBy(desc(labourRate.fromOn)).get();
  if (last && last.fromOn > fromOn) throw new DomainError('RATE_DATE', { last: formatDate(last.fromOn) });
  if (last?.fromOn === fromOn) {
    ctx.tx.update(labourRate).set({ centsPerHour }).where(eq(labourRate.id, last.id)).run();
  } else {
    if (last)
      ctx.tx
        .update(labourRate)
        .set({ toOn: addDays(fromOn, -1) })
        .where(eq(labourRate.id, last.id))
        .run();
    const { makeId, orderTypeId } = place;
    ctx.tx.insert(labourRate).values({ makeId, orderTypeId, centsPerHour, fromOn }).run();
  }
  const english = ctx.user.language === 'en';
  const [saved] = listRates(ctx.tx, english, and(ofPlace(place), eq(labourRate.fromOn, fromOn)));
  if (!saved) throw new DomainError('NOT_FOUND');
  ctx.audit({ entity: `labourRate:${saved.id}`, before: last, after: saved });
  ctx.touch('pricing');
  return saved;
}
