import { DomainError } from '@shared/contract/errors';
import type { PrintTarget } from '@shared/features/printing/model';
import {
  type PrintKind,
  type PrintLanguage,
  type PrintMark,
  type PrintSnapshot,
  printSchemas,
} from '@shared/features/printing/prints/catalog';
import { translator } from '@shared/i18n/translate';
import { formatDate } from '@shared/kernel/dates';
import type { PermissionKey } from '@shared/permissions/permissions';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetLabelPrint } from '../../documents/assetLabel/data';
import { dayRecapPrint } from '../../documents/dayRecap/data';
import { labelsPrint } from '../../documents/labels/data';
import { serviceOrderPrint } from '../../documents/serviceOrder/data';
import { stockDocumentPrint } from '../../documents/stockDocument/data';
import { tyreSlipPrint } from '../../documents/tyreSlip/data';
import { type QueryContext, RecordedRefusal } from '../../kernel/context';
import { notesOfAsset } from '../catalog/slice';
import { dayReportOf } from '../reports/slice';
import { readSettings } from '../settings/slice';

/** A print with everything that the generator needs beside the run. */
export interface PrintSource {
  kind: PrintKind;
  snapshot: PrintSnapshot<PrintKind>;
  language: PrintLanguage;
  marks: PrintMark[];
  /** Names the document in the archive and in the printer's queue; holds no person's name. */
  title: string;
  entity: string;
}

/** Who may print what: the day shows earnings, invoices the money of others (product §1). */
const rightsOf: Readonly<Record<PrintTarget['kind'], readonly PermissionKey[]>> = {
  serviceOrder: ['orders.view'],
  handoverIntake: ['orders.view'],
  handoverRelease: ['orders.view'],
  invoice: ['invoices.view', 'orders.close'],
  dayRecap: ['earnings.viewDay'],
  assetLabel: ['assets.view'],
  labels: ['parts.view'],
  tyreSlip: ['assets.edit'],
  // Purchase prices stand on it.
  purchaseOrder: ['parts.viewCost'],
  stockDocument: ['stock.view'],
  stockDocumentValue: ['parts.viewCost'],
};

/** @throws DomainError FORBIDDEN */
export function demandRight(ctx: QueryContext, kind: string): void {
  const rights = Object.hasOwn(rightsOf, kind) ? rightsOf[kind as PrintTarget['kind']] : [];
  if (!rights.some((right) => ctx.can(right))) throw new RecordedRefusal('FORBIDDEN', { entry: 'printing' });
}

/** The entity under which the runs of a target are archived. */
export function entityOf(target: PrintTarget): string {
  switch (target.kind) {
    case 'serviceOrder':
      return `order:${target.orderId}`;
    case 'handoverIntake':
    case 'handoverRelease':
      return `handover:${target.handoverId}`;
    case 'invoice':
      return `invoice:${target.invoiceId}`;
    case 'dayRecap':
      return target.basis === 'accrued' ? `day:${target.on}` : `day:${target.on}:${target.basis}`;
    case 'assetLabel':
      return `asset:${target.assetId}`;
    case 'labels':
      return `labels:${target.format}`;
    case 'tyreSlip':
      return `tyreStay:${target.stayId}`;
    case 'purchaseOrder':
      return `purchaseOrder:${target.purchaseOrderId}`;
    case 'stockDocument':
    case 'stockDocumentValue':
      return `stockDocument:${target.documentId}`;
  }
}

/** What is printed: issued documents from their stored snapshot, the order and the day as they stand. @throws DomainError NOT_FOUND, FORBIDDEN */
export function sourceOf(ctx: QueryContext, target: PrintTarget): PrintSource {
  demandRight(ctx, target.kind);
  const { language } = ctx.user;
  const common = { entity: entityOf(target), marks: practiceMarks(ctx.db) };
  const t = translator(language);
  switch (target.kind) {
    case 'serviceOrder': {
      const { number, clientLanguage } = orderHead(ctx.db, target.orderId);
      const snapshot = serviceOrderPrint(ctx.db, readSettings(ctx.db), target.orderId, {
        language: clientLanguage,
        notes: target.notes ? notesOfOrder(ctx.db, target.orderId) : [],
      });
      const title = t(($) => $.printing.title.serviceOrder, { number });
      return { ...common, kind: 'serviceOrder', snapshot, language: clientLanguage, title };
    }
    case 'handoverIntake':
    case 'handoverRelease': {
      const row = stored(
        ctx.db,
        sql`
        SELECT h.number, h.snapshot, p.print_language AS language, 'issued' AS status, h.direction AS kind
        FROM handover_protocol h JOIN service_order o ON o.id = h.order_id JOIN party p ON p.id = o.client_id
        WHERE h.id = ${target.handoverId}
          AND h.direction = ${target.kind === 'handoverIntake' ? 'intake' : 'release'}`,
      );
      const snapshot = printSchemas.handover.parse(JSON.parse(row.snapshot));
      const title = t(($) => $.printing.title[target.kind], { number: row.number });
      return { ...common, kind: 'handover', snapshot, language: row.language, title };
    }
    case 'invoice': {
      const row = stored(
        ctx.db,
        sql`
        SELECT i.number, i.snapshot, p.print_language AS language, i.status, i.kind FROM invoice i
        JOIN party p ON p.id = i.payer_id WHERE i.id = ${target.invoiceId}`,
      );
      const snapshot = printSchemas.invoice.parse(JSON.parse(row.snapshot));
      const title = t(($) => $.printing.title[row.kind], { number: row.number });
      const marks: PrintMark[] = [
        ...common.marks,
        ...(row.status === 'annulled' ? ['annulled' as const] : []),
      ];
      return { ...common, marks, kind: 'invoice', snapshot, language: row.language, title };
    }
    case 'dayRecap': {
      const snapshot = dayRecapPrint(
        readSettings(ctx.db),
        dayReportOf(ctx, target.on, target.basis),
        language,
      );
      const title = t(($) => $.printing.title.dayRecap, { on: formatDate(target.on) });
      return { ...common, kind: 'dayRecap', snapshot, language, title };
    }
    case 'assetLabel': {
      const { assetId } = target;
      const snapshot = assetLabelPrint(ctx.db, readSettings(ctx.db), { assetId, language, today: ctx.today });
      const title = t(($) => $.printing.title.assetLabel, { number: assetId });
      return { ...common, kind: 'assetLabel', snapshot, language, title };
    }
    case 'labels': {
      const { items, format, skip } = target;
      const snapshot = labelsPrint(ctx.db, readSettings(ctx.db), { items, format, skip, today: ctx.today });
      const title = t(($) => $.printing.title.labels, { count: snapshot.labels.length });
      return { ...common, kind: 'labels', snapshot, language, title };
    }
    case 'tyreSlip': {
      const { stayId } = target;
      const clientLanguage = languageOfStay(ctx.db, stayId);
      const snapshot = tyreSlipPrint(ctx.db, readSettings(ctx.db), {
        ...{ stayId, language: clientLanguage, today: ctx.today },
      });
      const title = t(($) => $.printing.title.tyreSlip, { number: stayId });
      return { ...common, kind: 'tyreSlip', snapshot, language: clientLanguage, title };
    }
    case 'purchaseOrder': {
      const row = sentPurchase(ctx.db, target.purchaseOrderId);
      const snapshot = printSchemas.purchaseOrder.parse(JSON.parse(row.snapshot));
      const title = t(($) => $.printing.title.purchaseOrder, { number: row.number });
      return { ...common, kind: 'purchaseOrder', snapshot, language: row.language, title };
    }
    case 'stockDocument':
    case 'stockDocumentValue': {
      const snapshot = stockDocumentPrint(ctx.db, readSettings(ctx.db), {
        documentId: target.documentId,
        withValue: target.kind === 'stockDocumentValue',
      });
      const name = t(($) => $.prints.stockDocument.title[snapshot.form]);
      const title = t(($) => $.printing.title.stockDocument, { name, number: snapshot.number });
      return { ...common, kind: 'stockDocument', snapshot, language, title };
    }
  }
}

interface StoredRow {
  number: string;
  snapshot: string;
  language: PrintLanguage;
  status: 'issued' | 'annulled';
  kind: 'invoice' | 'internal' | 'sale';
}

function stored(db: ReadDb, query: ReturnType<typeof sql>): StoredRow {
  const row = db.get<StoredRow>(query);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** As it was sent, in the supplier's language; a draft is no document yet. @throws DomainError NOT_FOUND */
function sentPurchase(db: ReadDb, orderId: number): Pick<StoredRow, 'number' | 'snapshot' | 'language'> {
  const row = db.get<Pick<StoredRow, 'number' | 'snapshot' | 'language'> | undefined>(sql`
    SELECT o.number, o.snapshot, p.print_language AS language FROM purchase_order o JOIN party p ON p.id = o.supplier_id
    WHERE o.id = ${orderId} AND o.snapshot IS NOT NULL`);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

function notesOfOrder(db: ReadDb, orderId: number) {
  const row = db.get<{ assetId: number }>(
    sql`SELECT asset_id AS assetId FROM service_order WHERE id = ${orderId}`,
  );
  return row ? notesOfAsset(db, row.assetId) : [];
}

function orderHead(db: ReadDb, orderId: number): { number: string; clientLanguage: PrintLanguage } {
  const row = db.get<{ number: string; clientLanguage: PrintLanguage }>(sql`
    SELECT coalesce(o.number, '') AS number, p.print_language AS clientLanguage
    FROM service_order o JOIN party p ON p.id = o.client_id WHERE o.id = ${orderId}`);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

const languageOfStay = (db: ReadDb, stayId: number): PrintLanguage =>
  db.get<{ language: PrintLanguage }>(sql`
    SELECT p.print_language AS language FROM tyre_stay y JOIN party p ON p.id = y.party_id WHERE y.id = ${stayId}`)
    ?.language ?? 'bg';

/** The demo workshop's papers say that they are none (product §5). */
export function practiceMarks(db: ReadDb): PrintMark[] {
  return readSettings(db).workshop.demo ? ['practice'] : [];
}
