import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { pricingContract } from '@shared/features/pricing/contract';
import { addDays, formatDate } from '@shared/kernel/dates';
import { and, asc, desc, eq, gte, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { make } from '../../db/schema/catalog';
import { labourRate } from '../../db/schema/pricing';
import type { CommandContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';

type SaveInput = EntryInput<(typeof pricingContract)['pricing.saveLabourRate']>;

const ofMake = (makeId: number | null): SQL =>
  makeId === null ? isNull(labourRate.makeId) : eq(labourRate.makeId, makeId);

/** Net cents per norm hour on a date: the make's own rate, else the default (domain §4.6). @throws DomainError RATE_MISSING */
export function labourRateCents(db: ReadDb, makeId: number | null, on: string): number {
  const valid = (target: number | null) =>
    db
      .select({ cents: labourRate.centsPerHour })
      .from(labourRate)
      .where(
        and(
          ofMake(target),
          lte(labourRate.fromOn, on),
          or(isNull(labourRate.toOn), gte(labourRate.toOn, on)),
        ),
      )
      .orderBy(desc(labourRate.fromOn))
      .get();
  const rate = (makeId === null ? undefined : valid(makeId)) ?? valid(null);
  if (!rate) throw new DomainError('RATE_MISSING');
  return rate.cents;
}

function listRates(db: ReadDb, where?: SQL) {
  return db
    .select({
      id: labourRate.id,
      makeId: labourRate.makeId,
      make: make.name,
      centsPerHour: labourRate.centsPerHour,
      fromOn: labourRate.fromOn,
      toOn: labourRate.toOn,
    })
    .from(labourRate)
    .leftJoin(make, eq(make.id, labourRate.makeId))
    .where(where)
    .orderBy(asc(make.name), desc(labourRate.fromOn))
    .all();
}

function saveRate(ctx: CommandContext, { makeId, centsPerHour, fromOn }: SaveInput) {
  const last = ctx.tx.select().from(labourRate).where(ofMake(makeId)).orderBy(desc(labourRate.fromOn)).get();
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
    ctx.tx.insert(labourRate).values({ makeId, centsPerHour, fromOn }).run();
  }
  const [saved] = listRates(ctx.tx, and(ofMake(makeId), eq(labourRate.fromOn, fromOn)));
  if (!saved) throw new DomainError('NOT_FOUND');
  ctx.audit({ entity: `labourRate:${saved.id}`, before: last, after: saved });
  ctx.touch('pricing');
  return saved;
}

export const pricingHandlers: Handlers<typeof pricingContract> = {
  'pricing.labourRates': (ctx) => ({ rates: listRates(ctx.db) }),
  'pricing.saveLabourRate': saveRate,
};

/** A default rate, so that the first line has a price; the manager sets the real one in Цени. */
export function seedPricing(tx: WriteTx): void {
  tx.insert(labourRate).values({ makeId: null, centsPerHour: 3600, fromOn: '2020-01-01' }).run();
}
