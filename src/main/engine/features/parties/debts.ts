import type { Debt } from '@shared/features/parties/model';
import { daysBetween } from '@shared/kernel/dates';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';

const statements = preparedOnce((db: ReadDb) => ({
  unpaid: db
    .select({
      id: sql<number>`id`,
      number: sql<string>`number`,
      dueOn: sql<string>`due_on`,
      unpaidCents: sql<number>`total_cents - paid_cents`,
    })
    .from(sql`invoice INDEXED BY invoice_payer`)
    .where(
      sql`payer_id = ${sql.placeholder('partyId')} AND status = 'issued' AND kind <> 'internal' AND paid_cents <> total_cents`,
    )
    .orderBy(sql`due_on, id`)
    .prepare(),
  limit: db
    .select({ creditLimitCents: sql<number | null>`credit_limit_cents` })
    .from(sql`party`)
    .where(sql`id = ${sql.placeholder('partyId')}`)
    .prepare(),
}));

/** Unpaid and overdue sums of a party, and whether they stop a new order (domain §1). */
export function debtOf(db: ReadDb, partyId: number, today: string): Debt {
  const unpaid = statements(db).unpaid.all({ partyId });
  const creditLimitCents = statements(db).limit.get({ partyId })?.creditLimitCents ?? null;
  const unpaidCents = unpaid.reduce((sum, row) => sum + row.unpaidCents, 0);
  const overdueCents = unpaid.reduce((sum, row) => sum + (row.dueOn < today ? row.unpaidCents : 0), 0);
  const [first] = unpaid;
  const oldest = first
    ? {
        invoiceId: first.id,
        number: first.number,
        dueOn: first.dueOn,
        unpaidCents: first.unpaidCents,
        daysOverdue: Math.max(0, daysBetween(first.dueOn, today)),
      }
    : null;
  const overLimit = creditLimitCents !== null && unpaidCents > creditLimitCents;
  const stops = overdueCents > 0 ? 'overdue' : overLimit ? 'overLimit' : null;
  return { unpaidCents, overdueCents, oldest, creditLimitCents, stops };
}
