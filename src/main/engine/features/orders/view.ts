import { authorisedCents, orderTotals, overAuthorisedCents } from '@shared/features/orders/calc';
import { latenessOf } from '@shared/features/orders/lateness';
import type {
  OperationLine,
  OrderAction,
  OrderJob,
  OrderLine,
  OrderView,
  OtherLine,
  PartLine,
} from '@shared/features/orders/model';
import { aimOf, choosablePhases, isEditable, isOpen } from '@shared/features/orders/status';
import { type PartOffer, standsIn } from '@shared/features/parts/model';
import type { ProvisionState } from '@shared/features/provision/calc';
import type { PermissionKey } from '@shared/permissions/permissions';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { replacementOf } from '../parts/slice';
import { provisionOfLines } from '../provision/slice';
import { readSettings } from '../settings/slice';
import { costingOf } from './costing';
import { assetHead, clientPhone } from './heads';
import { toIssueMilli } from './issuePlan';
import { kitsOfOrder } from './kits';
import { partOffers } from './offers';
import { type LoadedOrder, loadOrder, type OrderRecord, type PartRecord } from './repo';
import { blockersOf } from './rules';

const historyRows = 8;

/** Everything the order's screen shows, in one answer (architecture §3.1). */
export function openOrder(ctx: QueryContext, { orderId }: { orderId: number }): OrderView {
  const { db } = ctx;
  const loaded = loadOrder(db, orderId);
  const { order, type } = loaded;
  const offers = new Map(loaded.parts.map((line) => [line.id, partOffers(db, line, ctx.today)]));
  const provision = provisionOfLines(db, loaded.parts, ctx.today);
  const aim = aimOf(order.phase);
  const waits = loaded.parts.some((line) => toIssueMilli(line) > freeOf(offers.get(line.id)));
  const seesPhone = ctx.can('parties.personalData');
  const seesMargin = ctx.can('orders.viewMargin');
  return {
    id: order.id,
    number: order.number ?? '',
    version: order.version,
    phase: order.phase,
    phaseAt: order.phaseAt,
    typeName: ctx.user.language === 'en' ? type.nameEn : type.nameBg,
    receivedAt: order.receivedAt,
    receivedByName: userName(db, order.receivedBy),
    doneAt: order.doneAt,
    closedAt: order.closedAt,
    releasedAt: order.releasedAt,
    cancelReason: order.cancelReason,
    meter: order.meter,
    header: headerOf(order),
    asset: assetHead(db, order.assetId),
    client: { ...clientRow(db, order.clientId), phone: seesPhone ? clientPhone(db, order.clientId) : null },
    phases: phaseHistory(db, order.id),
    kits: kitsOfOrder(db, order.id),
    jobs: jobsOf(ctx, loaded, { offers, provided: provision.lines }),
    provision: provision.order,
    aim,
    blockers: blockersOf(db, loaded, aim),
    choosable: choosablePhases(order.phase),
    warning: latenessOf(
      {
        promisedAt: order.promisedAt,
        phase: order.phase,
        remainingSec: remainingSec(loaded),
        waits: waits || order.phase === 'waiting_parts' || order.phase === 'waiting_approval',
      },
      ctx.now,
      readSettings(db).orders.atRiskMinutes,
    ),
    totals: totalsOf(ctx, loaded),
    costing: seesMargin ? costingOf(db, loaded, ctx.today) : null,
    offers: loaded.parts
      .filter((line) => toIssueMilli(line) > 0)
      .map((line) => ({ lineId: line.id, offers: offers.get(line.id) ?? [] })),
    history: assetHistory(db, order),
    warranties: validWarranties(db, order.assetId, ctx.today),
    actions: actionsOf(ctx, order),
    readAt: ctx.now,
    masked: [...(seesPhone ? [] : ['client.phone']), ...(seesMargin ? [] : ['totals.marginCents'])],
  };
}

const freeOf = (offers: readonly PartOffer[] | undefined): number =>
  offers?.find((offer) => offer.relation === 'asked')?.freeMilli ?? 0;

/** Norm seconds of the operations that are not finished. */
export function remainingSec({ operations }: LoadedOrder): number {
  return operations
    .filter((line) => line.state !== 'done')
    .reduce((sum, line) => sum + Math.round((line.normSec * line.quantityMilli) / 1000), 0);
}

function headerOf(order: OrderRecord): OrderView['header'] {
  const { typeId, clientId, broughtBy, fuelEighths, complaint, promisedAt, limitCents, keyTag, place } =
    order;
  const { cause, correction, noteToClient, internalNote } = order;
  const { waitsHere, overnight, needsLift, returnsOldParts, testDriveConsent, priority } = order;
  return {
    ...{ typeId, clientId, broughtBy, fuelEighths, complaint, promisedAt, limitCents, keyTag, place },
    ...{ cause, correction, noteToClient, internalNote },
    ...{ waitsHere, overnight, needsLift, returnsOldParts, testDriveConsent, priority },
  };
}

function userName(db: ReadDb, id: number): string {
  return db.get<{ name: string }>(sql`SELECT name FROM user WHERE id = ${id}`)?.name ?? '';
}

function clientRow(db: ReadDb, id: number): Omit<OrderView['client'], 'phone'> {
  const row = db.get<{ id: number; kind: 'person' | 'firm'; name: string }>(
    sql`SELECT id, kind, name FROM party WHERE id = ${id}`,
  );
  return row ?? { id, kind: 'person', name: '' };
}

function phaseHistory(db: ReadDb, orderId: number): OrderView['phases'] {
  return db.all(sql`
    SELECT c.phase, c.at, coalesce(u.name, '') AS userName, c.reason
    FROM order_phase_change c LEFT JOIN user u ON u.id = c.user_id
    WHERE c.order_id = ${orderId} ORDER BY c.id`);
}

interface PartFacts {
  offers: Map<number, PartOffer[]>;
  provided: ReturnType<typeof provisionOfLines>['lines'];
}

function jobsOf(ctx: QueryContext, loaded: LoadedOrder, facts: PartFacts): OrderJob[] {
  const partyNames = namesOf(
    ctx.db,
    'party',
    loaded.payers.map((row) => row.partyId),
  );
  return loaded.jobs.map((row) => {
    const lines = linesOf(ctx, loaded, row.id, facts);
    const { orderId: _order, qualityCheckedBy, ...job } = row;
    return {
      ...job,
      qualityCheckedBy: qualityCheckedBy === null ? null : userName(ctx.db, qualityCheckedBy),
      payers: loaded.payers
        .filter((payer) => payer.jobId === row.id)
        .map(({ kind, labourBp, partyId }) => ({
          kind,
          labourBp,
          name: partyId === null ? null : (partyNames.get(partyId) ?? null),
        })),
      netCents: lines.reduce((sum, line) => sum + line.netCents, 0),
      lines,
    };
  });
}

function linesOf(
  ctx: QueryContext,
  { operations, parts, others }: LoadedOrder,
  jobId: number,
  facts: PartFacts,
): OrderLine[] {
  const seesCost = ctx.can('parts.viewCost') || ctx.can('orders.viewMargin');
  const asked = namesOf(
    ctx.db,
    'part',
    parts.map((line) => line.askedPartId),
  );
  const suppliers = namesOf(
    ctx.db,
    'party',
    others.map((line) => line.supplierId),
  );
  const lines: OrderLine[] = [
    ...operations.filter((line) => line.jobId === jobId).map(operationView),
    ...parts
      .filter((line) => line.jobId === jobId)
      .map((line) => ({
        ...partView(line, facts, asked, seesCost),
        newNumber: newNumberOf(ctx, line, facts.offers.get(line.id) ?? []),
      })),
    ...others
      .filter((line) => line.jobId === jobId)
      .map((line): OtherLine => {
        const { orderId: _order, version: _version, state: _state, kind, ...fields } = line;
        return {
          ...fields,
          kind: 'other',
          otherKind: kind,
          costCents: seesCost ? line.costCents : null,
          supplierName: line.supplierId === null ? null : (suppliers.get(line.supplierId) ?? null),
        };
      }),
  ];
  return lines.sort((a, b) => a.position - b.position || a.id - b.id);
}

function operationView(line: LoadedOrder['operations'][number]): OperationLine {
  const { orderId: _order, version: _version, workers, ...fields } = line;
  return {
    ...fields,
    kind: 'operation',
    workers: workers.map(({ workerId, name, coefficientMilli }) => ({ workerId, name, coefficientMilli })),
  };
}

function partView(
  line: PartRecord,
  { offers: all, provided }: PartFacts,
  asked: Map<number, string>,
  seesCost: boolean,
): Omit<PartLine, 'newNumber'> {
  const { orderId: _order, version: _version, askedPartId, ...rest } = line;
  const { newNumber: _newNumber, listPriceCents, ...fields } = rest;
  const offers = all.get(line.id) ?? [];
  const provision = provided.get(line.id);
  const priceNow = offers.find((offer) => offer.relation === 'asked')?.priceCents ?? null;
  const moved =
    listPriceCents !== null && priceNow !== listPriceCents && !line.clientOwn && line.orderKitId === null;
  const needed = toIssueMilli(line);
  return {
    ...fields,
    kind: 'part',
    newPriceCents: moved ? priceNow : null,
    askedNumber: askedPartId === null ? null : (asked.get(askedPartId) ?? null),
    costCents: seesCost ? line.costCents : null,
    state: partState(line, { needed, free: freeOf(offers), provision: provision?.state }),
    expectedOn: provision?.expectedOn ?? null,
    freeMilli: freeOf(offers),
    hasSubstitute: offers.some((offer) => standsIn(offer.relation) && offer.freeMilli >= needed),
  };
}

/** What is offered once instead of a replaced number; nothing after an answer or when units were issued. */
function newNumberOf(ctx: QueryContext, line: PartRecord, offers: PartOffer[]): PartLine['newNumber'] {
  if (line.newNumber !== 'offered' || line.issuedMilli > 0 || line.clientOwn) return [];
  return replacementOf(ctx.db, line.partId, ctx.today).flatMap(({ partId }) => {
    const offer = offers.find((one) => one.partId === partId);
    if (!offer) return [];
    const { number, freeMilli, priceCents } = offer;
    return [{ partId, number, freeMilli, priceCents }];
  });
}

/** Awaited in time or too late only while neither the part nor a substitute is there to be issued (domain §4.4). */
function partState(
  line: PartRecord,
  { needed, free, provision }: { needed: number; free: number; provision: ProvisionState | undefined },
): PartLine['state'] {
  if (line.clientOwn) return 'clientOwn';
  if (needed === 0) return 'issued';
  if (needed > free) return provision === 'expected' || provision === 'late' ? provision : 'missing';
  return line.issuedMilli > 0 ? 'partly' : 'available';
}

function namesOf(db: ReadDb, table: 'party' | 'part', ids: readonly (number | null)[]): Map<number, string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const list = JSON.stringify(wanted);
  const rows =
    table === 'party'
      ? sql`SELECT id, name FROM party WHERE id IN (SELECT value FROM json_each(${list}))`
      : sql`SELECT id, number AS name FROM part WHERE id IN (SELECT value FROM json_each(${list}))`;
  return new Map(db.all<{ id: number; name: string }>(rows).map((row) => [row.id, row.name]));
}

/** Cost: what was issued, other lines' cost and the earnings; null without the right to see margins. */
function totalsOf(ctx: QueryContext, loaded: LoadedOrder): OrderView['totals'] {
  const totals = orderTotals(loaded);
  const authorised = authorisedCents(loaded.order.limitCents, loaded.jobs);
  const sums = { ...totals, authorisedCents: authorised };
  const over = overAuthorisedCents(totals.totalCents, authorised);
  if (!ctx.can('orders.viewMargin'))
    return { ...sums, overCents: over, costCents: null, earningsCents: null, marginCents: null };
  const costCents = [...loaded.parts, ...loaded.others].reduce((sum, line) => sum + line.costCents, 0);
  const earned = ctx.db.get<{ cents: number }>(
    sql`SELECT coalesce(sum(amount_cents), 0) AS cents FROM earning WHERE order_id = ${loaded.order.id}`,
  );
  const earningsCents = earned?.cents ?? 0;
  return {
    ...sums,
    overCents: over,
    costCents,
    earningsCents,
    marginCents: totals.netCents - costCents - earningsCents,
  };
}

function assetHistory(db: ReadDb, order: OrderRecord): OrderView['history'] {
  const count = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM service_order WHERE asset_id = ${order.assetId} AND id <> ${order.id} AND phase <> 'cancelled'`,
  );
  const rows = db.all<OrderView['history']['rows'][number]>(sql`
    SELECT o.id, coalesce(o.number, '') AS number, o.received_at AS receivedAt, o.meter, o.total_cents AS totalCents,
      coalesce((SELECT group_concat(title, ', ') FROM (SELECT title FROM job WHERE order_id = o.id ORDER BY position LIMIT 3)),
        o.complaint) AS title
    FROM service_order o
    WHERE o.asset_id = ${order.assetId} AND o.id <> ${order.id} AND o.phase <> 'cancelled'
    ORDER BY o.received_at DESC, o.id DESC LIMIT ${historyRows}`);
  return { count: count?.n ?? 0, rows };
}

function validWarranties(db: ReadDb, assetId: number, today: string): OrderView['warranties'] {
  return db.all(sql`
    SELECT subject, to_on AS toOn FROM asset_warranty
    WHERE asset_id = ${assetId} AND from_on <= ${today} AND (to_on IS NULL OR to_on >= ${today})
    ORDER BY to_on`);
}

const actionRights: Readonly<Record<OrderAction, PermissionKey>> = {
  edit: 'orders.edit',
  price: 'orders.price',
  assign: 'orders.assign',
  work: 'orders.work',
  issue: 'stock.issue',
  reserve: 'stock.reserve',
  phase: 'orders.phase',
  override: 'orders.override',
  close: 'orders.close',
  release: 'orders.release',
  cancel: 'orders.cancel',
  margin: 'orders.viewMargin',
};

function actionsOf(ctx: QueryContext, order: OrderRecord): OrderView['actions'] {
  const actions = Object.entries(actionRights) as [OrderAction, PermissionKey][];
  return actions.map(([action, right]) => {
    const reason = ctx.can(right) ? refusal(action, order) : 'FORBIDDEN';
    return { action, allowed: reason === null, reason };
  });
}

function refusal(action: OrderAction, { phase }: OrderRecord): string | null {
  if (action === 'margin' || action === 'override') return null;
  if (action === 'close') return phase === 'done' ? null : 'PHASE_BLOCKED';
  if (action === 'release') return phase === 'invoiced' ? null : 'PHASE_BLOCKED';
  if (action === 'phase') return isOpen(phase) ? null : 'ORDER_CLOSED';
  return isEditable(phase) ? null : 'ORDER_CLOSED';
}
