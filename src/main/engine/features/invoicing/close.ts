import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { invoicingContract } from '@shared/features/invoicing/contract';
import type { DocumentChoice, IssuedDocument, PlannedDocument } from '@shared/features/invoicing/model';
import { eq } from 'drizzle-orm';
import { meterReading } from '../../db/schema/assets';
import { invoice, invoiceLine, invoiceVat } from '../../db/schema/invoicing';
import { invoicePrint } from '../../documents/invoice/data';
import { contentHash } from '../../kernel/contentHash';
import type { CommandContext } from '../../kernel/context';
import { takeInvoiceNumber, takeYearNumber } from '../../kernel/numbering';
import { recordMeter } from '../assets/slice';
import { recordOrderDone } from '../care/slice';
import { accrueLine, isAccruedAsIs, reverseLine, sealOrder } from '../earnings/slice';
import { type LoadedOrder, loadOrder, planIssue, postIssue, setPhase, takeVersion } from '../orders/slice';
import { indexInvoice } from '../search/slice';
import { readSettings } from '../settings/slice';
import { type ClosePlan, type Plan, planClose } from './plan';
import { documentById } from './queries';
import { giveWarranties } from './warranties';

type Close = (typeof invoicingContract)['invoicing.closeOrder'];

/**
 * The close (domain §5.7): stock, a document per payer, earnings, meter, warranties and phase in one transaction.
 * Payment is a command of its own.
 * @throws DomainError with each code of `closeRefusals`, CONCURRENT_MODIFICATION, DUE_BEFORE_ISSUE
 */
export function closeOrder(ctx: CommandContext, input: EntryInput<Close>): EntryOutput<Close> {
  refuse(planClose(ctx.tx, loadOrder(ctx.tx, input.orderId), ctx.today));
  const { id: orderId, version } = takeVersion(ctx, input.orderId, input.version);
  const stockDocument = issueRest(ctx, orderId);
  const loaded = loadOrder(ctx.tx, orderId);
  const plan = planClose(ctx.tx, loaded, ctx.today);
  const documents = plan.plans.map((one) => issueDocument(ctx, loaded, plan, chosen(one, input.documents)));
  refuseUnknownPayers(plan.plans, input.documents);
  ctx.issued(chainedHash(documents.map(({ hash }) => hash)));
  accrue(ctx, loaded);
  completeCard(ctx, loaded, documents[0]?.row.number ?? null);
  setPhase(ctx, orderId, 'invoiced', { by: 'close' });
  ctx.touch('invoices', 'earnings', 'stock', 'board');
  return {
    orderId,
    number: loaded.order.number ?? '',
    version,
    stockDocument,
    documents: documents.map(({ row }) => row),
  };
}

function refuse({ refusals: [first] }: ClosePlan): void {
  if (first) throw new DomainError(first.code, first.params);
}

/** What is still to be issued leaves the stock now (domain §5.7); the plan has refused what is short. */
function issueRest(ctx: CommandContext, orderId: number): string | null {
  const issue = planIssue(ctx.tx, orderId);
  return issue.lines.length === 0 ? null : postIssue(ctx, orderId, issue);
}

/** @throws DomainError INVALID_INPUT for a kind that this payer cannot get, DUE_BEFORE_ISSUE */
function chosen(plan: Plan, choices: readonly DocumentChoice[]): Plan & { personalNumber: boolean } {
  const { document } = plan;
  const choice = choices.find((one) => one.partyId === document.partyId);
  if (!choice) return { ...plan, personalNumber: false };
  if (!document.kinds.includes(choice.kind)) throw new DomainError('INVALID_INPUT', { field: 'documents' });
  const planned = choice.paymentWay === 'bank' ? document.bankDueOn : document.dueOn;
  const changed: PlannedDocument = {
    ...document,
    kind: choice.kind,
    paymentWay: choice.paymentWay,
    dueOn: choice.dueOn ?? planned,
  };
  return { ...plan, document: changed, personalNumber: choice.personalNumber };
}

function refuseUnknownPayers(plans: readonly Plan[], choices: readonly DocumentChoice[]): void {
  const known = new Set(plans.map(({ document }) => document.partyId));
  if (choices.some(({ partyId }) => !known.has(partyId)))
    throw new DomainError('INVALID_INPUT', { field: 'documents' });
}

interface Issued {
  row: IssuedDocument;
  hash: string;
}

function issueDocument(
  ctx: CommandContext,
  loaded: LoadedOrder,
  { issuedOn, taxEventOn }: ClosePlan,
  { document, lines, party, language, personalNumber }: Plan & { personalNumber: boolean },
): Issued {
  if (document.dueOn < issuedOn) throw new DomainError('DUE_BEFORE_ISSUE');
  const number = takeNumber(ctx, document);
  const snapshot = JSON.stringify(
    invoicePrint(ctx.tx, readSettings(ctx.tx), {
      document,
      number,
      recipient: party && { ...party, personalNumber: personalNumber ? party.personalNumber : null },
      orderId: loaded.order.id,
      issuedOn,
      issuedAt: ctx.now,
      taxEventOn,
      issuedBy: ctx.user.name,
      language,
    }),
  );
  const hash = contentHash(snapshot);
  const { labourCents, partsCents, otherCents, netCents, vatCents, totalCents } = document;
  const { id } = ctx.tx
    .insert(invoice)
    .values({
      kind: document.kind,
      number,
      orderId: loaded.order.id,
      // An internal document is nobody's debt; it stands under the client for whose item it was made.
      payerId: document.partyId ?? loaded.order.clientId,
      issuedOn,
      issuedAt: ctx.now,
      taxEventOn,
      dueOn: document.dueOn,
      paymentWay: document.paymentWay,
      ...{ labourCents, partsCents, otherCents, netCents, vatCents, totalCents },
      snapshot,
      snapshotHash: hash,
      userId: ctx.user.id,
    })
    .returning({ id: invoice.id })
    .get();
  for (const [at, line] of lines.entries())
    ctx.tx
      .insert(invoiceLine)
      .values({ invoiceId: id, position: at + 1, ...line })
      .run();
  for (const row of document.vat)
    ctx.tx
      .insert(invoiceVat)
      .values({ invoiceId: id, ...row })
      .run();
  indexInvoice(ctx.tx, id);
  const row = documentById(ctx.tx, id);
  ctx.audit({ entity: `invoice:${id}`, after: { ...row, netCents, vatCents, hash } });
  ctx.touch(`invoice:${id}`, `party:${row.payerId}`);
  return { row, hash };
}

function takeNumber(ctx: CommandContext, { kind }: PlannedDocument): string {
  return kind === 'invoice' ? takeInvoiceNumber(ctx.tx) : takeYearNumber(ctx.tx, kind, ctx.today);
}

/** One document stands in the log's chain by its own hash, several by the hash of theirs. */
const chainedHash = (hashes: readonly string[]): string =>
  hashes.length === 1 ? (hashes[0] ?? '') : contentHash(hashes.join('\n'));

/** Lines without earnings get them, earlier rows are recomputed only if their base changed, all are sealed (domain §5.7). */
function accrue(ctx: CommandContext, { order, operations }: LoadedOrder): void {
  for (const line of operations) {
    if (isAccruedAsIs(ctx.tx, line.id)) continue;
    reverseLine(ctx, line.id);
    accrueLine(ctx, line.id);
  }
  sealOrder(ctx, order.id);
}

function hasReading(ctx: CommandContext, orderId: number): boolean {
  return (
    ctx.tx
      .select({ id: meterReading.id })
      .from(meterReading)
      .where(eq(meterReading.orderId, orderId))
      .get() !== undefined
  );
}

/** The meter, the warranties of the repair and what was done of the service plans go onto the item's card. */
function completeCard(ctx: CommandContext, loaded: LoadedOrder, document: string | null): void {
  const { order } = loaded;
  if (order.meter !== null && !hasReading(ctx, order.id))
    recordMeter(ctx, {
      assetId: order.assetId,
      value: order.meter,
      source: 'intake',
      orderId: order.id,
      reason: order.number,
    });
  giveWarranties(ctx, loaded, document);
  recordOrderDone(ctx, loaded);
}
