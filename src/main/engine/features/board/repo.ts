import type { OrderPhase } from '@shared/features/orders/status';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';

/** An order that is in the workshop with the sums its card and tiles need. */
export interface BoardRow {
  orderId: number;
  number: string;
  version: number;
  phase: OrderPhase;
  phaseAt: number;
  receivedBy: number;
  receivedByName: string;
  plate: string | null;
  serial: string | null;
  modelName: string;
  assetTitle: string;
  clientId: number;
  clientName: string;
  phone: string | null;
  complaint: string;
  keyTag: string | null;
  promisedAt: number | null;
  doneAt: number | null;
  totalCents: number;
  limitCents: number | null;
  approvedCents: number | null;
  /** The oldest job that waits for the client's answer. */
  askedAt: number | null;
  askedJob: string | null;
  toCheck: number;
  operations: number;
  unassigned: number;
  remainingSec: number;
  teams: string | null;
  partsAll: number;
  partsIssued: number;
  partsMissing: number;
  missingPart: string | null;
  hasSubstitute: number;
  invoiceNumber: string | null;
  dueOn: string | null;
  unpaidCents: number;
}

/** Free quantity of a part line's part in its warehouse is below what the line still needs. */
const isMissing = sql.raw(
  `l.client_own = 0 AND l.quantity_milli > l.issued_milli
   AND l.quantity_milli - l.issued_milli > coalesce((SELECT b.quantity_milli - b.reserved_milli + l.reserved_milli FROM stock_balance b
     WHERE b.part_id = l.part_id AND b.warehouse_id = l.warehouse_id), 0)`,
);

const isOwed = sql.raw(
  "i.order_id = o.id AND i.status = 'issued' AND i.kind <> 'internal' AND i.paid_cents <> i.total_cents",
);

/** All orders that were taken in and not yet handed over, in one statement; some hundred rows at most. */
export function openOrders(db: ReadDb): BoardRow[] {
  return db.all<BoardRow>(sql`
    SELECT o.id AS orderId, coalesce(o.number, '') AS number, o.version, o.phase, o.phase_at AS phaseAt,
      o.received_by AS receivedBy, coalesce(u.name, '') AS receivedByName, a.plate, a.serial,
      coalesce(mo.name, mk.name, '') AS modelName,
      trim(coalesce(mk.name, '') || ' ' || coalesce(mo.name, '') || ' ' || coalesce(md.name, '')) AS assetTitle,
      o.client_id AS clientId, p.name AS clientName,
      (SELECT c.value FROM party_contact c WHERE c.party_id = p.id AND c.kind = 'phone' ORDER BY c.position, c.id LIMIT 1) AS phone,
      o.complaint, o.key_tag AS keyTag, o.promised_at AS promisedAt, o.done_at AS doneAt, o.total_cents AS totalCents,
      o.limit_cents AS limitCents,
      (SELECT sum(j.authorised_cents) FROM job j WHERE j.order_id = o.id AND j.authorisation IN ('approved', 'part_approved')) AS approvedCents,
      (SELECT min(j.authorised_at) FROM job j WHERE j.order_id = o.id AND j.authorisation = 'asked') AS askedAt,
      (SELECT j.title FROM job j WHERE j.order_id = o.id AND j.authorisation = 'asked' ORDER BY j.authorised_at LIMIT 1) AS askedJob,
      (SELECT count(*) FROM job j WHERE j.order_id = o.id AND j.needs_quality_check = 1 AND j.quality_checked_at IS NULL) AS toCheck,
      (SELECT count(*) FROM operation_line l WHERE l.order_id = o.id) AS operations,
      (SELECT count(*) FROM operation_line l WHERE l.order_id = o.id
        AND NOT EXISTS (SELECT 1 FROM line_worker w WHERE w.operation_line_id = l.id)) AS unassigned,
      (SELECT coalesce(sum(l.norm_sec * l.quantity_milli / 1000), 0) FROM operation_line l
        WHERE l.order_id = o.id AND l.state <> 'done') AS remainingSec,
      (SELECT group_concat(name, char(10)) FROM (SELECT DISTINCT coalesce(t.name, w.name) AS name FROM operation_line l
        JOIN line_worker lw ON lw.operation_line_id = l.id JOIN worker w ON w.id = lw.worker_id
        LEFT JOIN team t ON t.id = l.team_id WHERE l.order_id = o.id ORDER BY name)) AS teams,
      (SELECT count(*) FROM part_line l WHERE l.order_id = o.id AND l.client_own = 0) AS partsAll,
      (SELECT count(*) FROM part_line l WHERE l.order_id = o.id AND l.client_own = 0 AND l.issued_milli >= l.quantity_milli) AS partsIssued,
      (SELECT count(*) FROM part_line l WHERE l.order_id = o.id AND ${isMissing}) AS partsMissing,
      (SELECT l.number || ' ' || l.name FROM part_line l WHERE l.order_id = o.id AND ${isMissing} ORDER BY l.position LIMIT 1) AS missingPart,
      (SELECT EXISTS (SELECT 1 FROM part_line l JOIN part asked ON asked.id = l.part_id
        JOIN part other ON (other.id = asked.family_id OR other.family_id = coalesce(asked.family_id, asked.id)) AND other.id <> asked.id
          AND other.family_key NOT LIKE '% 0%'
        JOIN stock_balance b ON b.part_id = other.id AND b.warehouse_id = l.warehouse_id
        WHERE l.order_id = o.id AND ${isMissing} AND b.quantity_milli - b.reserved_milli >= l.quantity_milli - l.issued_milli)) AS hasSubstitute,
      (SELECT i.number FROM invoice i WHERE ${isOwed} ORDER BY i.id DESC LIMIT 1) AS invoiceNumber,
      (SELECT min(i.due_on) FROM invoice i WHERE ${isOwed}) AS dueOn,
      (SELECT coalesce(sum(i.total_cents - i.paid_cents), 0) FROM invoice i WHERE ${isOwed}) AS unpaidCents
    FROM service_order o JOIN asset a ON a.id = o.asset_id JOIN party p ON p.id = o.client_id
    LEFT JOIN user u ON u.id = o.received_by LEFT JOIN make mk ON mk.id = a.make_id
    LEFT JOIN model mo ON mo.id = a.model_id LEFT JOIN modification md ON md.id = a.modification_id
    WHERE o.phase NOT IN ('released', 'cancelled')
    ORDER BY o.promised_at IS NULL, o.promised_at, o.id`);
}

export interface LastBackup {
  at: number;
  verifiedAt: number | null;
  place: string;
  fileName: string;
  error: string | null;
}

/** The newest copy and the newest verified one. */
export function lastBackups(db: ReadDb): { last: LastBackup | undefined; verified: LastBackup | undefined } {
  const columns = sql.raw('at, verified_at AS verifiedAt, place, file_name AS fileName, error');
  return {
    last: db.get<LastBackup>(sql`SELECT ${columns} FROM backup_run ORDER BY at DESC, id DESC LIMIT 1`),
    verified: db.get<LastBackup>(
      sql`SELECT ${columns} FROM backup_run WHERE verified_at IS NOT NULL ORDER BY verified_at DESC, id DESC LIMIT 1`,
    ),
  };
}
