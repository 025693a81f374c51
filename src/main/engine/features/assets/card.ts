import type { EntryInput } from '@shared/contract/entry';
import type { Allowed } from '@shared/contract/texts';
import type { assetsContract } from '@shared/features/assets/contract';
import type { AssetCard, HistoryOrder } from '@shared/features/assets/model';
import type { Debt } from '@shared/features/parties/model';
import { sofiaDate } from '@shared/kernel/dates';
import { sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { debtOf, partySummary } from '../parties/slice';
import { commercialOf } from './commercial';
import { meterOf } from './meter';
import { validReadings } from './meterLog';
import { type AssetRecord, assetById, assetNamesSql, assetTitleSql } from './repo';
import { warrantiesOf } from './warranties';

const shownOrders = 200;

/** Everything that the reception and the card show, in one call. */
export function assetCard(
  ctx: QueryContext,
  { assetId }: EntryInput<(typeof assetsContract)['assets.card']>,
): AssetCard {
  const found = assetById(ctx.db, assetId);
  const meter = meterOf(ctx.db, assetId, ctx.today);
  const mayView = ctx.can('orders.view');
  const history = mayView ? historyOf(ctx, assetId) : [];
  const debt = found.ownerId === null ? null : debtOf(ctx.db, found.ownerId, ctx.today);
  const { title, names } = namesOf(ctx, assetId);
  return {
    id: found.id,
    version: found.version,
    asset: fieldsOf(found),
    title,
    names,
    owner: found.ownerId === null ? null : partySummary(ctx.db, found.ownerId),
    meter,
    debt,
    warranties: warrantiesOf(ctx.db, assetId, ctx.today),
    openOrders: mayView ? openOrdersOf(ctx, assetId) : [],
    lastComplaint: lastComplaint(history),
    history: { orders: history, ...(mayView ? historySums(ctx, assetId) : { count: 0, netCents: 0 }) },
    plates: platesOf(ctx, assetId),
    owners: ownersOf(ctx, assetId),
    readings: validReadings(ctx.db, assetId, meter.unit),
    components: mountedCount(ctx, assetId),
    commercial: commercialOf(ctx.db, assetId, ctx.today),
    allowedActions: actionsOf(ctx, found, debt),
  };
}

function fieldsOf(found: AssetRecord): AssetCard['asset'] {
  const { id: _id, plateKey: _p, vinKey: _v, serialKey: _s, createdAt: _c, version: _n, ...fields } = found;
  return fields as AssetCard['asset'];
}

interface NamesRow {
  title: string;
  bg: string;
  en: string;
  make: string | null;
  model: string | null;
  modification: string | null;
  engineCode: string | null;
}

function namesOf(ctx: QueryContext, assetId: number): Pick<AssetCard, 'title' | 'names'> {
  const row = ctx.db.get<NamesRow>(sql`
    SELECT ${assetTitleSql} AS title, c.name_bg AS bg, c.name_en AS en, mk.name AS make, mo.name AS model,
      md.name AS modification, md.engine_code AS engineCode
    FROM asset a JOIN asset_class c ON c.id = a.class_id ${assetNamesSql} WHERE a.id = ${assetId}`) as NamesRow;
  const { title, bg, en, ...names } = row;
  return { title, names: { ...names, assetClass: { bg, en } } };
}

interface HistoryRow extends Omit<HistoryOrder, 'open' | 'warranty'> {
  open: number;
  warranty: number;
}

/** Orders of the asset, newest first, each with its three heaviest operations. */
function historyOf(ctx: QueryContext, assetId: number): HistoryOrder[] {
  const rows = ctx.db.all<HistoryRow>(sql`
    SELECT o.id AS orderId, o.number, o.received_at AS receivedAt, o.meter, o.phase, o.complaint,
      o.phase NOT IN ('released', 'cancelled') AS open,
      coalesce((SELECT group_concat(name, ', ') FROM (
        SELECT l.name FROM operation_line l WHERE l.order_id = o.id ORDER BY l.net_cents DESC, l.id LIMIT 3)), o.complaint) AS work,
      EXISTS (SELECT 1 FROM job_payer jp JOIN job j ON j.id = jp.job_id WHERE j.order_id = o.id AND jp.kind = 'warranty') AS warranty,
      o.labour_cents + o.parts_cents + o.other_cents AS netCents
    FROM service_order o WHERE o.asset_id = ${assetId} AND o.number IS NOT NULL
    ORDER BY o.received_at DESC, o.id DESC LIMIT ${shownOrders}`);
  return rows.map((row) => ({ ...row, open: row.open === 1, warranty: row.warranty === 1 }));
}

function historySums(ctx: QueryContext, assetId: number): { count: number; netCents: number } {
  return (
    ctx.db.get<{ count: number; netCents: number }>(sql`
      SELECT count(*) AS count,
        coalesce(sum(CASE WHEN phase <> 'cancelled' THEN labour_cents + parts_cents + other_cents END), 0) AS netCents
      FROM service_order WHERE asset_id = ${assetId} AND number IS NOT NULL`) ?? { count: 0, netCents: 0 }
  );
}

function openOrdersOf(ctx: QueryContext, assetId: number): AssetCard['openOrders'] {
  return ctx.db.all(sql`
    SELECT id AS orderId, number, phase, promised_at AS promisedAt, complaint FROM service_order
    WHERE asset_id = ${assetId} AND phase NOT IN ('released', 'cancelled') AND number IS NOT NULL ORDER BY id DESC`);
}

function lastComplaint(history: readonly HistoryOrder[]): AssetCard['lastComplaint'] {
  const last = history.find((order) => order.complaint !== '' && order.phase !== 'cancelled');
  if (!last) return null;
  return { text: last.complaint, on: sofiaDate(last.receivedAt), orderId: last.orderId, number: last.number };
}

function platesOf(ctx: QueryContext, assetId: number): AssetCard['plates'] {
  return ctx.db.all(sql`
    SELECT id, plate, from_on AS fromOn, to_on AS toOn FROM asset_plate
    WHERE asset_id = ${assetId} ORDER BY to_on IS NOT NULL, from_on DESC, id DESC`);
}

function ownersOf(ctx: QueryContext, assetId: number): AssetCard['owners'] {
  return ctx.db.all(sql`
    SELECT w.id, w.party_id AS partyId, p.name, w.from_on AS fromOn, w.to_on AS toOn
    FROM asset_owner w JOIN party p ON p.id = w.party_id
    WHERE w.asset_id = ${assetId} ORDER BY w.to_on IS NOT NULL, w.from_on DESC, w.id DESC`);
}

function mountedCount(ctx: QueryContext, assetId: number): number {
  const row = ctx.db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM component_fitting WHERE asset_id = ${assetId} AND removed_on IS NULL`,
  );
  return row?.n ?? 0;
}

function actionsOf(ctx: QueryContext, found: AssetRecord, debt: Debt | null): AssetCard['allowedActions'] {
  const by = (permission: 'assets.edit' | 'orders.edit'): Allowed =>
    ctx.can(permission) ? { allowed: true, reason: null } : { allowed: false, reason: 'forbidden' };
  const edit = by('assets.edit');
  return { edit, recordMeter: edit, newOrder: newOrderAllowed(ctx, found, debt, by('orders.edit')) };
}

function newOrderAllowed(
  ctx: QueryContext,
  found: AssetRecord,
  debt: Debt | null,
  byRight: Allowed,
): Allowed {
  if (!byRight.allowed) return byRight;
  if (!found.active) return { allowed: false, reason: 'inactive' };
  if (debt?.stops) return { allowed: ctx.can('orders.override'), reason: debt.stops };
  return byRight;
}
