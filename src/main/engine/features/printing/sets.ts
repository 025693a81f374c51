import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { printingContract } from '@shared/features/printing/contract';
import {
  type PlannedPrint,
  type PrintDocumentKind,
  type PrintSetItem,
  type PrintTarget,
  printDocumentKinds,
  printEvents,
} from '@shared/features/printing/model';
import { translator } from '@shared/i18n/translate';
import { sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { printSetItem } from '../../db/schema/printing';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { protocolsOf } from '../handover/slice';
import { documentsOfOrder } from '../invoicing/slice';
import { loadOrder } from '../orders/slice';
import { knownPrinters } from './printers';
import { entityOf } from './sources';

type Contract = typeof printingContract;

const seed: readonly Omit<PrintSetItem, 'printer' | 'enabled'>[] = [
  { event: 'intake', kind: 'serviceOrder', copies: 1 },
  { event: 'intake', kind: 'handoverIntake', copies: 2 },
  { event: 'close', kind: 'invoice', copies: 2 },
  { event: 'invoice', kind: 'invoice', copies: 2 },
  { event: 'release', kind: 'handoverRelease', copies: 2 },
];

/** The sets that a new workshop starts with (documents §2). */
export function seedPrinting(tx: WriteTx): void {
  for (const [position, item] of seed.entries())
    tx.insert(printSetItem)
      .values({ ...item, position })
      .run();
}

const isKnownKind = (kind: string): kind is PrintDocumentKind =>
  (printDocumentKinds as readonly string[]).includes(kind);

/** All sets in the order in which they print. */
export function allSets(db: ReadDb): PrintSetItem[] {
  return db
    .select()
    .from(printSetItem)
    .orderBy(printSetItem.event, printSetItem.position)
    .all()
    .flatMap(({ position: _position, printerName, kind, ...row }) =>
      isKnownKind(kind) ? [{ ...row, kind, printer: printerName }] : [],
    )
    .sort((a, b) => printEvents.indexOf(a.event) - printEvents.indexOf(b.event));
}

/** @throws DomainError INVALID_INPUT when an event names the same print twice */
export const saveSets: Handlers<Contract>['printing.saveSets'] = (ctx, { items }) => {
  if (new Set(items.map(({ event, kind }) => `${event} ${kind}`)).size !== items.length)
    throw new DomainError('INVALID_INPUT', { field: 'items' });
  const before = allSets(ctx.tx);
  ctx.tx.delete(printSetItem).run();
  for (const [position, { printer, ...item }] of items.entries())
    ctx.tx
      .insert(printSetItem)
      .values({ ...item, printerName: printer, position })
      .run();
  ctx.audit({ entity: 'setting:printSets', before, after: items });
  ctx.touch('printing');
  return { items: allSets(ctx.tx) };
};

/** The set of a moment for an order: each print with the documents it stands for now. */
export function setOfOrder(
  ctx: QueryContext,
  { event, orderId }: EntryInput<Contract['printing.set']>,
): EntryOutput<Contract['printing.set']> {
  const items = allSets(ctx.db)
    .filter((item) => item.event === event)
    .flatMap((item) => planned(ctx, item, orderId));
  return { items, printers: knownPrinters(ctx.db) };
}

function planned(ctx: QueryContext, item: PrintSetItem, orderId: number): PlannedPrint[] {
  const { kind, copies, enabled, printer } = item;
  const plain = translator(ctx.user.language)(($) => $.printing.kind[kind]);
  return targetsOf(ctx.db, kind, orderId).map(({ target, number }) => ({
    kind,
    title: number === null ? plain : `${plain} ${number}`,
    target,
    copies,
    enabled,
    printer,
    runs: target === null ? 0 : runCount(ctx.db, target),
  }));
}

interface Found {
  target: PrintTarget | null;
  number: string | null;
}

/** The newest protocol of a direction, every document that was issued, the order itself. */
function targetsOf(db: ReadDb, kind: PrintDocumentKind, orderId: number): Found[] {
  switch (kind) {
    case 'serviceOrder':
      return [{ target: { kind, orderId }, number: loadOrder(db, orderId).order.number }];
    case 'handoverIntake':
    case 'handoverRelease': {
      const direction = kind === 'handoverIntake' ? 'intake' : 'release';
      const last = protocolsOf(db, orderId).findLast((row) => row.direction === direction);
      return [{ target: last ? { kind, handoverId: last.id } : null, number: last?.number ?? null }];
    }
    case 'invoice':
      return documentsOfOrder(db, orderId).map(({ id, number }) => ({
        target: { kind, invoiceId: id },
        number,
      }));
    case 'dayRecap':
      return [];
  }
}

function runCount(db: ReadDb, target: PrintTarget): number {
  const row = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM print_run WHERE entity = ${entityOf(target)} AND kind = ${target.kind}`,
  );
  return row?.n ?? 0;
}
