import type { EntryInput } from '@shared/contract/entry';
import type { paymentsContract } from '@shared/features/payments/contract';
import type { CashDesk } from '@shared/features/payments/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { cashMovement } from '../../db/schema/invoicing';
import type { CommandContext } from '../../kernel/context';

/** The desk of one day: float + cash taken + in − out − bank = expected; the last count stands beside it. */
export function cashDeskOn(db: ReadDb, on: string): CashDesk {
  const sums = db.get<Omit<CashDesk, 'expectedCents' | 'cashPaymentsCents'>>(sql`
    SELECT coalesce(sum(CASE kind WHEN 'float' THEN amount_cents END), 0) AS floatCents,
      coalesce(sum(CASE kind WHEN 'in' THEN amount_cents END), 0) AS inCents,
      coalesce(sum(CASE kind WHEN 'out' THEN amount_cents END), 0) AS outCents,
      coalesce(sum(CASE kind WHEN 'bank' THEN amount_cents END), 0) AS bankCents,
      (SELECT amount_cents FROM cash_movement WHERE "on" = ${on} AND kind = 'count' ORDER BY id DESC LIMIT 1) AS countedCents
    FROM cash_movement WHERE "on" = ${on}`);
  const taken = db.get<{ cents: number }>(sql`
    SELECT coalesce(sum(amount_cents), 0) AS cents FROM payment WHERE "on" = ${on} AND kind = 'cash'`);
  const desk = sums ?? { floatCents: 0, inCents: 0, outCents: 0, bankCents: 0, countedCents: null };
  const cashPaymentsCents = taken?.cents ?? 0;
  const expectedCents = desk.floatCents + cashPaymentsCents + desk.inCents - desk.outCents - desk.bankCents;
  return { ...desk, cashPaymentsCents, expectedCents };
}

export function moveCash(
  ctx: CommandContext,
  input: EntryInput<(typeof paymentsContract)['payments.moveCash']>,
): CashDesk {
  const { kind, amountCents, note } = input;
  const { id } = ctx.tx
    .insert(cashMovement)
    .values({ kind, amountCents, note: note || null, on: ctx.today, at: ctx.now, userId: ctx.user.id })
    .returning({ id: cashMovement.id })
    .get();
  ctx.audit({ entity: `cash:${id}`, after: { kind, amountCents, note } });
  ctx.touch('cashDesk');
  return cashDeskOn(ctx.tx, ctx.today);
}
