import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { paymentsContract } from '@shared/features/payments/contract';
import type { PaymentRow } from '@shared/features/payments/model';
import { formatMoney } from '@shared/kernel/money';
import { eq, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { invoice, payment, paymentAllocation } from '../../db/schema/invoicing';
import type { CommandContext } from '../../kernel/context';
import { takeYearNumber } from '../../kernel/numbering';
import { readSettings } from '../settings/slice';
import { paymentById } from './repo';

type Contract = typeof paymentsContract;
type TakeInput = EntryInput<Contract['payments.take']>;
type OpenInvoice = typeof invoice.$inferSelect;

/** Takes money for invoices of one payer: part payments are allowed, over-payment is not (documents §4). */
export function takePayment(ctx: CommandContext, input: TakeInput): PaymentRow {
  const invoices = input.allocations.map(({ invoiceId }) => openInvoice(ctx.tx, invoiceId));
  const payerId = onePayer(invoices);
  for (const [at, { amountCents }] of input.allocations.entries())
    refuseOverPayment(invoices[at], amountCents);
  refuseUnconfirmedCash(ctx, input, invoices);
  const amountCents = input.allocations.reduce((sum, allocation) => sum + allocation.amountCents, 0);
  const { kind, note, allocations } = input;
  return post(ctx, {
    kind,
    partyId: payerId,
    amountCents,
    note: note || null,
    reversesId: null,
    allocations,
  });
}

/** A mistake is taken back by a payment of the opposite sign, dated today; nothing posted is edited. */
export function reversePayment(
  ctx: CommandContext,
  { paymentId, reason }: EntryInput<Contract['payments.reverse']>,
): PaymentRow {
  const before = paymentById(ctx.tx, paymentId);
  if (before.reversesId !== null || before.reversedById !== null)
    throw new DomainError('PAYMENT_REVERSED', { number: before.number });
  ctx.reason(reason);
  const allocations = before.invoices.map(({ invoiceId, amountCents }) => ({
    invoiceId,
    amountCents: -amountCents,
  }));
  const { kind, partyId, amountCents } = before;
  return post(ctx, {
    kind,
    partyId,
    amountCents: -amountCents,
    note: reason,
    reversesId: paymentId,
    allocations,
  });
}

interface Posting {
  kind: PaymentRow['kind'];
  partyId: number;
  amountCents: number;
  note: string | null;
  reversesId: number | null;
  allocations: readonly { invoiceId: number; amountCents: number }[];
}

function post(ctx: CommandContext, { allocations, ...fields }: Posting): PaymentRow {
  const number = takeYearNumber(ctx.tx, 'payment', ctx.today);
  const { id } = ctx.tx
    .insert(payment)
    .values({ ...fields, number, on: ctx.today, at: ctx.now, userId: ctx.user.id })
    .returning({ id: payment.id })
    .get();
  for (const { invoiceId, amountCents } of allocations) {
    ctx.tx.insert(paymentAllocation).values({ paymentId: id, invoiceId, amountCents }).run();
    const { orderId } = ctx.tx
      .update(invoice)
      .set({ paidCents: sql`${invoice.paidCents} + ${amountCents}` })
      .where(eq(invoice.id, invoiceId))
      .returning({ orderId: invoice.orderId })
      .get();
    ctx.touch(`invoice:${invoiceId}`);
    if (orderId !== null) ctx.touch(`order:${orderId}`);
  }
  const row = paymentById(ctx.tx, id);
  ctx.audit({ entity: `payment:${id}`, after: row });
  ctx.touch('payments', `payment:${id}`, `party:${fields.partyId}`);
  return row;
}

function openInvoice(tx: WriteTx, id: number): OpenInvoice {
  const row = tx.select().from(invoice).where(eq(invoice.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  if (row.status !== 'issued') throw new DomainError('INVOICE_ANNULLED', { number: row.number });
  return row;
}

function onePayer(invoices: readonly OpenInvoice[]): number {
  const payers = new Set(invoices.map((row) => row.payerId));
  const [payerId] = payers;
  if (payerId === undefined || payers.size !== 1) throw new DomainError('PAYMENT_MANY_PAYERS');
  if (new Set(invoices.map((row) => row.id)).size !== invoices.length)
    throw new DomainError('PAYMENT_TOO_MUCH', { number: '', open: '' });
  return payerId;
}

function refuseOverPayment(row: OpenInvoice | undefined, amountCents: number): void {
  if (!row) throw new DomainError('NOT_FOUND');
  const openCents = row.totalCents - row.paidCents;
  if (amountCents > openCents)
    throw new DomainError('PAYMENT_TOO_MUCH', { number: row.number, open: formatMoney(openCents) });
}

function refuseUnconfirmedCash(
  ctx: CommandContext,
  input: TakeInput,
  invoices: readonly OpenInvoice[],
): void {
  if (input.kind !== 'cash' || input.confirmLargeCash) return;
  const limit = readSettings(ctx.tx).payments.cashWarningCents;
  const total = invoices.reduce((sum, row) => sum + row.totalCents, 0);
  if (limit > 0 && total >= limit) throw new DomainError('CASH_LIMIT', { limit: formatMoney(limit) });
}
