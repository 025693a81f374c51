import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { provisionContract } from '@shared/features/provision/contract';
import type { ProvisionLine } from '@shared/features/provision/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { urgency, waitingLine } from '../stock/slice';
import { allocationsOf } from './allocations';
import { storedLine } from './queries';
import { awaitedDeliveries } from './repo';

type Entry = (typeof provisionContract)['provision.line'];

/** The documents behind each figure of a line (product B12). @throws DomainError NOT_FOUND */
export function lineProvision(ctx: QueryContext, { lineId, delay }: EntryInput<Entry>): EntryOutput<Entry> {
  const { db } = ctx;
  const line = storedLine(db, lineId);
  const got = allocationsOf(db, [line.partId], ctx.today, delay).get(lineId);
  const remainingMilli = Math.max(0, line.neededMilli - line.issuedMilli);
  const holders = holdersOf(db, line);
  const { id: _id, phase: _phase, priority: _priority, promisedAt: _promised, plate: _plate, ...rest } = line;
  const { serial: _serial, client: _client, warehouseId: _warehouse, priceCents: _price, ...shown } = rest;
  return {
    ...shown,
    lineId,
    remainingMilli,
    reservedMilli: got?.reservedMilli ?? 0,
    freeMilli: got?.freeMilli ?? 0,
    shortMilli: got?.shortMilli ?? 0,
    state: got?.state ?? 'issued',
    issues: issuesOf(db, lineId),
    substitutes: substitutesOf(db, got?.substitutes ?? []),
    awaited: deliveriesOf(db, got?.awaited ?? []),
    holders,
    mayTakeOver: ctx.can('stock.reserve') && holders.length > 0 && (got?.reservedMilli ?? 0) < remainingMilli,
  };
}

function issuesOf(db: ReadDb, lineId: number): ProvisionLine['issues'] {
  return db.all(sql`
    SELECT d.id AS documentId, coalesce(d.number, '') AS number, d.document_on AS "on", sum(-m.quantity_milli) AS milli
    FROM stock_movement m JOIN stock_document d ON d.id = m.document_id WHERE m.part_line_id = ${lineId}
    GROUP BY d.id ORDER BY d.id`);
}

function substitutesOf(
  db: ReadDb,
  taken: readonly { partId: number; milli: number }[],
): ProvisionLine['substitutes'] {
  return taken.map(({ partId, milli }) => {
    const part = db.get<{ number: string; name: string }>(
      sql`SELECT number, name_bg AS name FROM part WHERE id = ${partId}`,
    );
    return { partId, milli, number: part?.number ?? '', name: part?.name ?? '' };
  });
}

function deliveriesOf(
  db: ReadDb,
  taken: readonly { purchaseLineId: number; milli: number; expectedOn: string | null; inTime: boolean }[],
): ProvisionLine['awaited'] {
  if (taken.length === 0) return [];
  const known = new Map(awaitedDeliveries(db).map((one) => [one.purchaseLineId, one]));
  return taken.flatMap(({ purchaseLineId, milli, expectedOn, inTime }) => {
    const one = known.get(purchaseLineId);
    if (!one) return [];
    const { purchaseOrderId, purchaseNumber, supplier, partNumber } = one;
    return [
      {
        purchaseLineId,
        purchaseOrderId,
        purchaseNumber,
        supplier,
        number: partNumber,
        expectedOn,
        inTime,
        milli,
      },
    ];
  });
}

function holdersOf(
  db: ReadDb,
  line: { id: number; partId: number; warehouseId: number },
): ProvisionLine['holders'] {
  const rows = db.all<ProvisionLine['holders'][number]>(sql`
    SELECT l.id AS lineId, o.id AS orderId, coalesce(o.number, '') AS orderNumber, a.plate, o.promised_at AS promisedAt,
      o.priority, l.reserved_milli AS reservedMilli
    FROM part_line l JOIN service_order o ON o.id = l.order_id JOIN asset a ON a.id = o.asset_id
    WHERE l.part_id = ${line.partId} AND l.warehouse_id = ${line.warehouseId} AND l.id <> ${line.id}
      AND l.reserved_milli > 0 AND ${waitingLine} ORDER BY ${urgency}`);
  return rows.reverse();
}
