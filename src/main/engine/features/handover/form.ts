import type { HandoverDirection, HandoverForm } from '@shared/features/handover/model';
import { handoverPrintSchema } from '@shared/features/printing/prints/handover';
import { translator } from '@shared/i18n/translate';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../../db/handles';

interface OrderRow {
  client: string;
  language: 'bg' | 'en';
  broughtBy: string | null;
  fuelEighths: number | null;
  keyTag: string | null;
  complaint: string;
  noteToClient: string | null;
  returnsOldParts: number;
  tyres: string | null;
  checklist: string;
}

/**
 * The form before anything is typed, so that intake needs no extra typing. What nobody has seen yet stays unchecked: the
 * boxes on the paper take a pen. The release starts from what the intake said of this order.
 */
export function initialForm(
  db: ReadDb,
  orderId: number,
  direction: HandoverDirection,
  userName: string,
): HandoverForm {
  const order = orderOf(db, orderId);
  const t = translator(order.language);
  const earlier = intakeOf(db, orderId);
  const brought = order.broughtBy || order.client;
  const intake = direction === 'intake';
  return {
    handedBy: intake ? brought : userName,
    acceptedBy: intake ? userName : brought,
    fuelEighths: order.fuelEighths ?? earlier?.fuelEighths ?? null,
    keys:
      earlier?.keys ?? (order.keyTag ? t(($) => $.handover.print.keyWithTag, { tag: order.keyTag }) : null),
    documents: earlier?.documents ?? null,
    equipment: earlier?.equipment ?? checklistOf(order.checklist).map((text) => ({ text, checked: false })),
    damages: earlier?.damages.map(({ part, kind, point }) => ({ part, kind, point })) ?? [],
    interior: earlier?.interior ?? null,
    tyres: tyresOf(earlier?.tyres ?? null, order.tyres),
    belongings: earlier?.belongings ?? null,
    photos: earlier?.photos ?? 0,
    remarks: intake ? order.complaint : '',
    oldParts: intake ? null : order.returnsOldParts === 1 ? 'returned' : null,
    nextService: null,
    recommendations: intake ? null : recommendationsOf(db, orderId, order.noteToClient),
  };
}

function orderOf(db: ReadDb, orderId: number): OrderRow {
  const row = db.get<OrderRow>(sql`
    SELECT p.name AS client, p.print_language AS language, o.brought_by AS broughtBy, o.fuel_eighths AS fuelEighths,
      o.key_tag AS keyTag, o.complaint, o.note_to_client AS noteToClient, o.returns_old_parts AS returnsOldParts, a.tyres,
      c.checklist
    FROM service_order o JOIN party p ON p.id = o.client_id JOIN asset a ON a.id = o.asset_id
      JOIN asset_class c ON c.id = a.class_id
    WHERE o.id = ${orderId}`);
  if (!row) throw new Error(`order ${orderId} without client, item or class`);
  return row;
}

const checklistOf = (json: string): string[] => z.array(z.string()).parse(JSON.parse(json));

/** The last protocol of the intake of this order, as signed. */
function intakeOf(db: ReadDb, orderId: number) {
  const row = db.get<{ snapshot: string }>(sql`
    SELECT snapshot FROM handover_protocol WHERE order_id = ${orderId} AND direction = 'intake' ORDER BY id DESC LIMIT 1`);
  return row ? handoverPrintSchema.parse(JSON.parse(row.snapshot)) : null;
}

function tyresOf(
  earlier: z.output<typeof handoverPrintSchema>['tyres'],
  note: string | null,
): HandoverForm['tyres'] {
  const [front, rear] = earlier?.axles ?? [];
  return {
    frontLeft: front?.leftTenths ?? null,
    frontRight: front?.rightTenths ?? null,
    rearLeft: rear?.leftTenths ?? null,
    rearRight: rear?.rightTenths ?? null,
    note: earlier?.note ?? note,
  };
}

/** What the client put off, and the adviser's note. */
function recommendationsOf(db: ReadDb, orderId: number, note: string | null): string | null {
  const deferred = db.all<{ title: string }>(sql`
    SELECT title FROM job WHERE order_id = ${orderId} AND authorisation IN ('deferred', 'refused') ORDER BY position`);
  return [...deferred.map(({ title }) => title), ...(note ? [note] : [])].join('\n').slice(0, 600) || null;
}
