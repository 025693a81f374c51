import { DomainError } from '@shared/contract/errors';
import type { PaymentKind, PaymentRow } from '@shared/features/payments/model';
import { and, asc, between, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { invoice, payment, paymentAllocation } from '../../db/schema/invoicing';
import { party } from '../../db/schema/parties';
import { user } from '../../db/schema/system';

export interface PaymentFilter {
  fromOn: string;
  toOn: string;
  kind: PaymentKind | null;
}

const filterOf = ({ fromOn, toOn, kind }: PaymentFilter) =>
  and(between(payment.on, fromOn, toOn), kind === null ? undefined : eq(payment.kind, kind));

const columns = {
  id: payment.id,
  number: payment.number,
  kind: payment.kind,
  partyId: payment.partyId,
  party: party.name,
  amountCents: payment.amountCents,
  on: payment.on,
  at: payment.at,
  note: payment.note,
  user: sql<string>`coalesce(${user.name}, '')`,
  reversesId: payment.reversesId,
};

/** A page of the register, newest first. */
export function paymentPage(
  db: ReadDb,
  filter: PaymentFilter,
  beforeId: number | null,
  limit: number,
): { rows: PaymentRow[]; nextBeforeId: number | null } {
  const found = db
    .select(columns)
    .from(payment)
    .innerJoin(party, eq(party.id, payment.partyId))
    .leftJoin(user, eq(user.id, payment.userId))
    .where(and(filterOf(filter), beforeId === null ? undefined : lt(payment.id, beforeId)))
    .orderBy(desc(payment.id))
    .limit(limit + 1)
    .all();
  const page = found.slice(0, limit);
  return {
    rows: withInvoices(db, page),
    nextBeforeId: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

export function paymentTotals(db: ReadDb, filter: PaymentFilter): { count: number; totalCents: number } {
  const totals = {
    count: sql<number>`count(*)`,
    totalCents: sql<number>`coalesce(sum(${payment.amountCents}), 0)`,
  };
  return db.select(totals).from(payment).where(filterOf(filter)).get() ?? { count: 0, totalCents: 0 };
}

/** One payment with what it was for. @throws DomainError NOT_FOUND */
export function paymentById(db: ReadDb, id: number): PaymentRow {
  const row = db
    .select(columns)
    .from(payment)
    .innerJoin(party, eq(party.id, payment.partyId))
    .leftJoin(user, eq(user.id, payment.userId))
    .where(eq(payment.id, id))
    .get();
  const [whole] = row ? withInvoices(db, [row]) : [];
  if (!whole) throw new DomainError('NOT_FOUND');
  return whole;
}

/** The payments of an invoice in the order they came. */
export function paymentsOfInvoice(db: ReadDb, invoiceId: number): PaymentRow[] {
  const ids = db
    .select({ id: paymentAllocation.paymentId })
    .from(paymentAllocation)
    .where(eq(paymentAllocation.invoiceId, invoiceId))
    .orderBy(asc(paymentAllocation.paymentId))
    .all();
  return ids.map(({ id }) => paymentById(db, id));
}

type Bare = Omit<PaymentRow, 'invoices' | 'reversedById'>;

function withInvoices(db: ReadDb, rows: readonly Bare[]): PaymentRow[] {
  const ids = rows.map((row) => row.id);
  const allocations = db
    .select({
      paymentId: paymentAllocation.paymentId,
      invoiceId: invoice.id,
      number: invoice.number,
      amountCents: paymentAllocation.amountCents,
    })
    .from(paymentAllocation)
    .innerJoin(invoice, eq(invoice.id, paymentAllocation.invoiceId))
    .where(inArray(paymentAllocation.paymentId, ids))
    .all();
  const reversals = db
    .select({ id: payment.id, reversesId: payment.reversesId })
    .from(payment)
    .where(inArray(payment.reversesId, ids))
    .all();
  return rows.map((row) => ({
    ...row,
    invoices: allocations.filter((a) => a.paymentId === row.id).map(({ paymentId: _paymentId, ...a }) => a),
    reversedById: reversals.find((r) => r.reversesId === row.id)?.id ?? null,
  }));
}
