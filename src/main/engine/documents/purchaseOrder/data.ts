import { DomainError } from '@shared/contract/errors';
import type { PurchaseOrderPrint } from '@shared/features/printing/prints/purchaseOrder';
import type { Settings } from '@shared/features/settings/model';
import { multiplyCents } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { addressLine, letterheadOf } from '../workshop';

interface HeadRow {
  number: string;
  orderedOn: string;
  expectedOn: string | null;
  supplier: string;
  eik: string | null;
  city: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  warehouse: string;
  reference: string | null;
  note: string | null;
  orderedBy: string;
}

/** What an order to a supplier says, written once when it is sent (documents §1). @throws DomainError NOT_FOUND */
export function purchaseOrderPrint(
  db: ReadDb,
  settings: Settings,
  orderId: number,
  today: string,
): PurchaseOrderPrint {
  const contact = (kind: string) => sql`
    (SELECT value FROM party_contact c WHERE c.party_id = y.id AND c.kind = ${kind} ORDER BY c.position, c.id LIMIT 1)`;
  const row = db.get<HeadRow | undefined>(sql`
    SELECT o.number, o.ordered_on AS orderedOn, o.expected_on AS expectedOn, y.name AS supplier, y.eik, y.city, y.address,
      ${contact('phone')} AS phone, ${contact('email')} AS email, w.name AS warehouse, o.reference, o.note,
      coalesce(u.name, '') AS orderedBy
    FROM purchase_order o JOIN party y ON y.id = o.supplier_id JOIN warehouse w ON w.id = o.warehouse_id
      LEFT JOIN user u ON u.id = o.user_id WHERE o.id = ${orderId} AND o.number IS NOT NULL`);
  if (!row) throw new DomainError('NOT_FOUND');
  const { supplier, eik, city, address, phone, email, ...fields } = row;
  const lines = linesOf(db, orderId);
  return {
    ...fields,
    letterhead: letterheadOf(settings, today),
    supplier: {
      ...{ name: supplier, eik, address: addressLine(city, address) },
      contact: [phone && formatPhone(phone), email].filter(Boolean).join(', ') || null,
    },
    lines,
    netCents: lines.reduce((sum, line) => sum + (line.netCents ?? 0), 0),
  };
}

function linesOf(db: ReadDb, orderId: number): PurchaseOrderPrint['lines'] {
  return db
    .all<Omit<PurchaseOrderPrint['lines'][number], 'netCents'>>(sql`
      SELECT p.number, s.number AS supplierNumber, p.name_bg AS name, p.unit, l.quantity_milli AS quantityMilli,
        l.unit_cost_cents AS unitCents, l.expected_on AS expectedOn
      FROM purchase_line l JOIN purchase_order o ON o.id = l.purchase_order_id JOIN part p ON p.id = l.part_id
        LEFT JOIN part_supplier s ON s.part_id = l.part_id AND s.supplier_id = o.supplier_id
      WHERE l.purchase_order_id = ${orderId} ORDER BY l.position`)
    .map((line) => ({
      ...line,
      netCents: line.unitCents === null ? null : multiplyCents(line.unitCents, line.quantityMilli),
    }));
}
