import type { InvoicePeek, OrderPeek, PartPeek } from '@shared/features/peek/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import { assetNamesSql, assetTitleSql } from '../assets/slice';

const idParameter = sql.placeholder('id');

const statements = preparedOnce((db: ReadDb) => ({
  order: db
    .select({
      title: sql<string>`o.number`,
      phase: sql<OrderPeek['phase']>`o.phase`,
      receivedAt: sql<number>`o.received_at`,
      promisedAt: sql<number | null>`o.promised_at`,
      plate: sql<string | null>`a.plate`,
      serial: sql<string | null>`coalesce(a.serial, a.vin)`,
      assetTitle: sql<string>`${assetTitleSql}`,
      client: sql<string>`c.name`,
      complaint: sql<string>`o.complaint`,
      lines: sql<number>`(SELECT count(*) FROM operation_line WHERE order_id = o.id)
        + (SELECT count(*) FROM part_line WHERE order_id = o.id) + (SELECT count(*) FROM other_line WHERE order_id = o.id)`,
      labourCents: sql<number>`o.labour_cents`,
      partsCents: sql<number>`o.parts_cents`,
      otherCents: sql<number>`o.other_cents`,
      totalCents: sql<number>`o.total_cents`,
    })
    .from(
      sql`service_order o JOIN asset a ON a.id = o.asset_id JOIN party c ON c.id = o.client_id ${assetNamesSql}`,
    )
    .where(sql`o.id = ${idParameter} AND o.number IS NOT NULL`)
    .prepare(),
  invoice: db
    .select({
      title: sql<string>`i.number`,
      status: sql<'issued' | 'annulled'>`i.status`,
      payer: sql<string>`p.name`,
      issuedOn: sql<string>`i.issued_on`,
      dueOn: sql<string>`i.due_on`,
      orderNumber: sql<string | null>`o.number`,
      totalCents: sql<number>`i.total_cents`,
      unpaidCents: sql<number>`CASE WHEN i.status = 'issued' AND i.kind <> 'internal' THEN i.total_cents - i.paid_cents ELSE 0 END`,
    })
    .from(sql`invoice i JOIN party p ON p.id = i.payer_id LEFT JOIN service_order o ON o.id = i.order_id`)
    .where(sql`i.id = ${idParameter}`)
    .prepare(),
  part: db
    .select({
      title: sql<string>`number`,
      brand: sql<string>`brand`,
      nameBg: sql<string>`name_bg`,
      nameEn: sql<string | null>`name_en`,
      unit: sql<string>`unit`,
      priceCents: sql<number | null>`price_cents`,
    })
    .from(sql`part`)
    .where(sql`id = ${idParameter}`)
    .prepare(),
  balances: db
    .select({
      quantityMilli: sql<number>`quantity_milli`,
      reservedMilli: sql<number>`reserved_milli`,
      bin: sql<string | null>`bin`,
    })
    .from(sql`stock_balance`)
    .where(sql`part_id = ${idParameter}`)
    .orderBy(sql`warehouse_id`)
    .prepare(),
}));

export function orderPeek({ db, now }: QueryContext, id: number): OrderPeek | null {
  const row = statements(db).order.get({ id });
  return row ? { kind: 'order', id, readAt: now, ...row } : null;
}

export function invoicePeek({ db }: QueryContext, id: number): InvoicePeek | null {
  const row = statements(db).invoice.get({ id });
  if (!row) return null;
  const { status, ...shown } = row;
  return { kind: 'invoice', id, ...shown, annulled: status === 'annulled' };
}

export function partPeek({ db, signedIn }: QueryContext, id: number): PartPeek | null {
  const row = statements(db).part.get({ id });
  if (!row) return null;
  const { nameBg, nameEn, ...shown } = row;
  const balances = statements(db).balances.all({ id });
  const sum = (of: (balance: (typeof balances)[number]) => number) =>
    balances.reduce((total, balance) => total + of(balance), 0);
  return {
    ...{ kind: 'part', id, ...shown },
    name: signedIn?.language === 'en' ? (nameEn ?? nameBg) : nameBg,
    onHandMilli: sum(({ quantityMilli }) => quantityMilli),
    freeMilli: sum(({ quantityMilli, reservedMilli }) => Math.max(0, quantityMilli - reservedMilli)),
    bins: balances.flatMap(({ bin }) => (bin === null ? [] : [bin])),
  };
}
