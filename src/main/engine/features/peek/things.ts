import type { AssetPeek, PartyPeek } from '@shared/features/peek/model';
import { sofiaDate } from '@shared/kernel/dates';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import { assetNamesSql, assetTitleSql, firstUnit, latestReadings } from '../assets/slice';
import { nextService } from '../care/slice';
import { debtOf, partySummary } from '../parties/slice';

/** More than these do not fit; the count says how many there are. */
const shownAssets = 5;
const isOpen = sql`phase NOT IN ('released', 'cancelled') AND number IS NOT NULL`;
const idParameter = sql.placeholder('id');

const statements = preparedOnce((db: ReadDb) => ({
  asset: db
    .select({
      kind: sql<AssetPeek['assetKind']>`a.kind`,
      plate: sql<string | null>`a.plate`,
      serial: sql<string | null>`coalesce(a.serial, a.vin)`,
      title: sql<string>`${assetTitleSql}`,
      ownerId: sql<number | null>`a.owner_id`,
    })
    .from(sql`asset a ${assetNamesSql}`)
    .where(sql`a.id = ${idParameter}`)
    .prepare(),
  lastVisit: db
    .select({
      number: sql<string>`o.number`,
      receivedAt: sql<number>`o.received_at`,
      work: sql<string>`coalesce((SELECT group_concat(name, ', ') FROM (
        SELECT l.name FROM operation_line l WHERE l.order_id = o.id ORDER BY l.net_cents DESC, l.id LIMIT 3)), o.complaint)`,
    })
    .from(sql`service_order o`)
    .where(sql`o.asset_id = ${idParameter} AND o.phase <> 'cancelled' AND o.number IS NOT NULL`)
    .orderBy(sql`o.received_at DESC, o.id DESC`)
    .limit(1)
    .prepare(),
  openOrder: db
    .select({
      number: sql<string>`number`,
      phase: sql<NonNullable<AssetPeek['openOrder']>['phase']>`phase`,
      promisedAt: sql<number | null>`promised_at`,
    })
    .from(sql`service_order`)
    .where(sql`asset_id = ${idParameter} AND ${isOpen}`)
    .orderBy(sql`id DESC`)
    .limit(1)
    .prepare(),
  party: db
    .select({
      partyKind: sql<PartyPeek['partyKind']>`kind`,
      title: sql<string>`name`,
      eik: sql<string | null>`eik`,
      city: sql<string | null>`city`,
    })
    .from(sql`party`)
    .where(sql`id = ${idParameter}`)
    .prepare(),
  phones: db
    .select({ value: sql<string>`value`, person: sql<string | null>`person` })
    .from(sql`party_contact`)
    .where(sql`party_id = ${idParameter} AND kind = 'phone'`)
    .orderBy(sql`position, id`)
    .prepare(),
  owned: db
    .select({
      id: sql<number>`a.id`,
      plate: sql<string | null>`a.plate`,
      serial: sql<string | null>`coalesce(a.serial, a.vin)`,
      title: sql<string>`${assetTitleSql}`,
    })
    .from(sql`asset a ${assetNamesSql}`)
    .where(sql`a.owner_id = ${idParameter} AND a.active = 1`)
    .orderBy(sql`a.id DESC`)
    .limit(shownAssets)
    .prepare(),
  counts: db
    .select({
      assets: sql<number>`(SELECT count(*) FROM asset WHERE owner_id = ${idParameter} AND active = 1)`,
      openOrders: sql<number>`(SELECT count(*) FROM service_order WHERE client_id = ${idParameter} AND ${isOpen})`,
    })
    .from(sql`(SELECT 1)`)
    .prepare(),
}));

export function assetPeek(ctx: QueryContext, id: number): AssetPeek | null {
  const { db, today } = ctx;
  const row = statements(db).asset.get({ id });
  if (!row) return null;
  const { kind, ownerId, ...number } = row;
  const unit = firstUnit(db, id);
  const [reading] = latestReadings(db, id, unit);
  const mayOrders = ctx.can('orders.view');
  const last = mayOrders ? statements(db).lastVisit.get({ id }) : undefined;
  const next = nextService(db, id, today);
  return {
    ...{ kind: 'asset', id, readAt: ctx.now, assetKind: kind, ...number },
    owner: ownerId === null ? null : ownerOf(db, ownerId),
    meter: reading ? { value: reading.value, on: reading.on, unit } : null,
    lastVisit: last ? { number: last.number, on: sofiaDate(last.receivedAt), work: last.work } : null,
    openOrder: (mayOrders && statements(db).openOrder.get({ id })) || null,
    balance: balanceOf(ctx, ownerId),
    nextService: next && {
      ...{ title: next.title, state: next.state, dueOn: next.dueOn, dueMeter: next.dueMeter },
      unit: next.meterUnit,
    },
  };
}

function ownerOf(db: ReadDb, ownerId: number): AssetPeek['owner'] {
  const { name, phone } = partySummary(db, ownerId);
  return { name, phone };
}

function balanceOf(ctx: QueryContext, partyId: number | null): AssetPeek['balance'] {
  if (partyId === null || !ctx.can('parties.view')) return null;
  const { unpaidCents, overdueCents } = debtOf(ctx.db, partyId, ctx.today);
  return { unpaidCents, overdueCents };
}

export function partyPeek(ctx: QueryContext, id: number): PartyPeek | null {
  const { party, phones, owned, counts } = statements(ctx.db);
  const row = party.get({ id });
  if (!row) return null;
  const { assets = 0, openOrders = 0 } = counts.get({ id }) ?? {};
  return {
    ...{ kind: 'party', id, ...row },
    phones: phones.all({ id }),
    balance: balanceOf(ctx, id),
    assets: ctx.can('assets.view') ? owned.all({ id }) : [],
    assetCount: assets,
    openOrders,
  };
}
