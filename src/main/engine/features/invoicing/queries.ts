import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { invoicingContract } from '@shared/features/invoicing/contract';
import type { InvoiceRow, IssuedDocument } from '@shared/features/invoicing/model';
import { invoicePrintSchema } from '@shared/features/printing/prints/invoice';
import { digitsOf, foldCode, foldText } from '@shared/kernel/folding';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { contentHash } from '../../kernel/contentHash';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { loadOrder } from '../orders/slice';
import { paymentsOfInvoice } from '../payments/slice';
import { planClose } from './plan';

type Contract = typeof invoicingContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;

export function previewClose(
  ctx: QueryContext,
  { orderId }: { orderId: number },
): Output<'invoicing.preview'> {
  const loaded = loadOrder(ctx.db, orderId);
  const { issuedOn, taxEventOn, plans, refusals, partsToIssue } = planClose(ctx.db, loaded, ctx.today);
  return {
    orderId,
    number: loaded.order.number ?? '',
    version: loaded.order.version,
    issuedOn,
    taxEventOn,
    documents: plans.map(({ document }) => document),
    refusals,
    partsToIssue,
    issued: documentsOfOrder(ctx.db, orderId),
  };
}

const documentColumns = sql`i.id, i.kind, i.number, i.payer_id AS payerId, p.name AS payer, i.issued_on AS issuedOn,
  i.due_on AS dueOn, i.payment_way AS paymentWay, i.total_cents AS totalCents, i.paid_cents AS paidCents`;

/** An issued document. @throws DomainError NOT_FOUND */
export function documentById(db: ReadDb, id: number): IssuedDocument {
  const row = db.get<IssuedDocument>(
    sql`SELECT ${documentColumns} FROM invoice i JOIN party p ON p.id = i.payer_id WHERE i.id = ${id}`,
  );
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** The documents of an order in the order of their issue. */
export function documentsOfOrder(db: ReadDb, orderId: number): IssuedDocument[] {
  return db.all<IssuedDocument>(sql`
    SELECT ${documentColumns} FROM invoice i JOIN party p ON p.id = i.payer_id
    WHERE i.order_id = ${orderId} AND i.status = 'issued' ORDER BY i.id`);
}

/** Days late while something is open; internal documents are nobody's debt. */
const isOpen = sql`i.status = 'issued' AND i.kind <> 'internal' AND i.paid_cents <> i.total_cents`;

const registerFrom = sql`invoice i JOIN party p ON p.id = i.payer_id LEFT JOIN service_order o ON o.id = i.order_id
  LEFT JOIN asset a ON a.id = o.asset_id`;

const registerColumns = (
  today: string,
) => sql`${documentColumns}, i.status, i.order_id AS orderId, o.number AS orderNumber,
  coalesce(a.plate, a.serial) AS mark, i.net_cents AS netCents, i.vat_cents AS vatCents,
  CASE WHEN ${isOpen} THEN max(0, CAST(julianday(${today}) - julianday(i.due_on) AS INTEGER)) ELSE 0 END AS daysOverdue`;

const sortKeys: Readonly<Record<Input<'invoicing.list'>['sort']['by'], SQL>> = {
  issuedOn: sql`i.issued_on`,
  number: sql`i.number`,
  payer: sql`p.name_order`,
  dueOn: sql`i.due_on`,
  total: sql`i.total_cents`,
  open: sql`CASE WHEN ${isOpen} THEN i.total_cents - i.paid_cents ELSE 0 END`,
};

/** The register of issued documents. */
export function listInvoices(ctx: QueryContext, input: Input<'invoicing.list'>): Output<'invoicing.list'> {
  return { ...invoicePage(ctx, input), ...invoiceSums(ctx, input) };
}

/** The rows alone, for whoever goes through the whole list. */
export function invoicePage(
  ctx: QueryContext,
  input: Input<'invoicing.list'>,
): { rows: InvoiceRow[]; nextCursor: string | null } {
  return keysetPage<InvoiceRow>(ctx.db, {
    columns: registerColumns(ctx.today),
    from: registerFrom,
    where: conditionsOf(input.filter, ctx.today),
    sortKey: sortKeys[input.sort.by],
    dir: input.sort.dir,
    idColumn: sql`i.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
}

/** Count and sums of the whole filtered set. */
export function invoiceSums(
  ctx: QueryContext,
  { filter }: Input<'invoicing.list'>,
): Pick<Output<'invoicing.list'>, 'count' | 'totals'> {
  const sums = ctx.db.get<Output<'invoicing.list'>['totals'] & { count: number }>(sql`
    SELECT count(*) AS count, coalesce(sum(i.net_cents), 0) AS netCents, coalesce(sum(i.vat_cents), 0) AS vatCents,
      coalesce(sum(i.total_cents), 0) AS totalCents,
      coalesce(sum(CASE WHEN ${isOpen} THEN i.total_cents - i.paid_cents END), 0) AS openCents
    FROM ${registerFrom} ${whereAll(conditionsOf(filter, ctx.today))}`);
  const { count, ...totals } = sums ?? { count: 0, netCents: 0, vatCents: 0, totalCents: 0, openCents: 0 };
  return { count, totals };
}

function conditionsOf(filter: Input<'invoicing.list'>['filter'], today: string): SQL[] {
  const { view, kind, fromOn, toOn } = filter;
  return [
    ...(view === 'all' ? [] : [isOpen]),
    ...(view === 'overdue' ? [sql`i.due_on < ${today}`] : []),
    ...(kind === null ? [] : [sql`i.kind = ${kind}`]),
    ...(fromOn === null ? [] : [sql`i.issued_on >= ${fromOn}`]),
    ...(toOn === null ? [] : [sql`i.issued_on <= ${toOn}`]),
    ...textConditions(filter.text),
  ];
}

/** Every word must be in the payer's name, or the text in a number or a plate. */
function textConditions(typed: string): SQL[] {
  const text = typed.trim();
  if (text === '') return [];
  const words = foldText(text).split(' ').filter(Boolean);
  const inName = words.map((word) => sql`instr(p.folded, ${word}) > 0`);
  const digits = digitsOf(text);
  const code = foldCode(text);
  return [
    sql`(${sql.join(
      [
        inName.length > 0 ? sql`(${sql.join(inName, sql` AND `)})` : sql`0`,
        ...(digits.length >= 2
          ? [sql`instr(i.number, ${digits}) > 0`, sql`instr(replace(o.number, '-', ''), ${digits}) > 0`]
          : []),
        ...(code.length >= 2 ? [sql`instr(coalesce(a.plate_key, a.serial_key, ''), ${code}) > 0`] : []),
      ],
      sql` OR `,
    )})`,
  ];
}

export function countInvoices(ctx: QueryContext): Output<'invoicing.counts'> {
  const row = ctx.db.get<Output<'invoicing.counts'>>(sql`
    SELECT count(*) AS "all", coalesce(sum(${isOpen}), 0) AS unpaid,
      coalesce(sum(${isOpen} AND i.due_on < ${ctx.today}), 0) AS overdue FROM invoice i`);
  return row ?? { all: 0, unpaid: 0, overdue: 0 };
}

/** The document as issued: from its snapshot, with the proof that nobody changed it. @throws DomainError NOT_FOUND */
export function openInvoice(
  ctx: QueryContext,
  { invoiceId }: { invoiceId: number },
): Output<'invoicing.open'> {
  const row = ctx.db.get<InvoiceRow & { snapshot: string; hash: string }>(sql`
    SELECT ${registerColumns(ctx.today)}, i.snapshot, i.snapshot_hash AS hash FROM ${registerFrom} WHERE i.id = ${invoiceId}`);
  if (!row) throw new DomainError('NOT_FOUND');
  const { snapshot, hash, ...rest } = row;
  return {
    row: rest,
    snapshot: invoicePrintSchema.parse(JSON.parse(snapshot)),
    intact: contentHash(snapshot) === hash,
    payments: paymentsOfInvoice(ctx.db, invoiceId),
  };
}
