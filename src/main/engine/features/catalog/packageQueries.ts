import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { packageContract } from '@shared/features/catalog/packageContract';
import type { PackageLine, PackageRow } from '@shared/features/catalog/packages';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import {
  findPackages,
  LinePricing,
  type PackageHead,
  packageHead,
  packageLines,
  packageSums,
} from './packages';
import { namedPlaces, placesOf, placesOfAsset } from './places';
import type { QuantityItem } from './quantities';

type Contract = typeof packageContract;

function rowOf(db: ReadDb, head: PackageHead, pricing: LinePricing): PackageRow {
  const lines = packageLines(db, head.versionId, pricing);
  const { id, version, code, nameBg, nameEn } = head;
  return {
    ...{ id, version, code, pricing: head.pricing },
    name: { bg: nameBg, en: nameEn ?? nameBg },
    ...packageSums(head, lines),
    lines: lines.length,
    places: namedPlaces(db, 'package_place', id).map(({ name }) => name),
    fits: head.fits === 1,
    active: head.active === 1,
  };
}

/** Packages as a place of the tree sees them: what they cost there, in norms, quantities and money. */
export function listPackages(
  ctx: QueryContext,
  { target, inactive, all }: EntryInput<Contract['catalog.packages']>,
): EntryOutput<Contract['catalog.packages']> {
  const item = { ...placesOf(ctx.db, target), assetId: null };
  const pricing = new LinePricing(ctx.db, item, ctx.today);
  const heads = findPackages(ctx.db, { item, text: '', limit: 2000, all, inactive });
  return { rows: heads.map((head) => rowOf(ctx.db, head, pricing)) };
}

/** Packages for an asset by text; those of other items only on request. @throws DomainError NOT_FOUND */
export function packagesFor(
  ctx: QueryContext,
  { assetId, text, limit, all }: EntryInput<Contract['catalog.packagesFor']>,
): EntryOutput<Contract['catalog.packagesFor']> {
  return { rows: offerPackages(ctx.db, { assetId, text, limit, all }, ctx.today) };
}

/** The same for the editor of an order's lines. */
export function offerPackages(
  db: ReadDb,
  { assetId, text, limit, all }: EntryInput<Contract['catalog.packagesFor']>,
  on: string,
): PackageRow[] {
  const places = placesOfAsset(db, assetId);
  if (!places) throw new DomainError('NOT_FOUND');
  const item: QuantityItem = { ...places, assetId };
  const pricing = new LinePricing(db, item, on);
  return findPackages(db, { item, text, limit, all, inactive: false }).map((head) =>
    rowOf(db, head, pricing),
  );
}

/** One package with its lines as they are at a place, and its versions. @throws DomainError NOT_FOUND */
export function packageCard(
  ctx: QueryContext,
  { packageId, version, target }: EntryInput<Contract['catalog.package']>,
): EntryOutput<Contract['catalog.package']> {
  const item = { ...placesOf(ctx.db, target), assetId: null };
  const head = packageHead(ctx.db, packageId, version, item);
  const { id, code, nameBg, nameEn, pricing, fixedCents, orderId } = head;
  return {
    id,
    version: head.version,
    shownVersion: head.shownVersion,
    package: { code, nameBg, nameEn, pricing, fixedCents, orderId, active: head.active === 1 },
    places: namedPlaces(ctx.db, 'package_place', id),
    lines: packageLines(ctx.db, head.versionId, new LinePricing(ctx.db, item, ctx.today)),
    orderNumber: orderId === null ? null : orderNumberOf(ctx.db, orderId),
    versions: ctx.db.all<EntryOutput<Contract['catalog.package']>['versions'][number]>(sql`
      SELECT v.version, v.at, coalesce(u.name, '') AS userName, v.fixed_cents AS fixedCents,
        (SELECT count(*) FROM package_line l WHERE l.version_id = v.id) AS lines
      FROM package_version v LEFT JOIN user u ON u.id = v.user_id WHERE v.package_id = ${id} ORDER BY v.version DESC`),
  };
}

function orderNumberOf(db: ReadDb, orderId: number): string | null {
  return (
    db.get<{ number: string | null }>(sql`SELECT number FROM service_order WHERE id = ${orderId}`)?.number ??
    null
  );
}

interface OrderRow {
  number: string | null;
  phase: string;
  complaint: string;
  title: string | null;
  assetId: number;
}

/** „Пакет от тази поръчка“ (domain §3). @throws DomainError NOT_FOUND, PACKAGE_ORDER_UNFINISHED, PACKAGE_ORDER_EMPTY */
export function packageFromOrder(
  ctx: QueryContext,
  { orderId }: EntryInput<Contract['catalog.packageFromOrder']>,
): EntryOutput<Contract['catalog.packageFromOrder']> {
  const order = ctx.db.get<OrderRow>(sql`
    SELECT o.number, o.phase, o.complaint, o.asset_id AS assetId,
      (SELECT j.title FROM job j WHERE j.order_id = o.id ORDER BY j.position LIMIT 1) AS title
    FROM service_order o WHERE o.id = ${orderId}`);
  if (!order) throw new DomainError('NOT_FOUND');
  const number = order.number ?? '';
  if (!['done', 'invoiced', 'released'].includes(order.phase))
    throw new DomainError('PACKAGE_ORDER_UNFINISHED', { number });
  const { lines, left } = linesOfOrder(ctx.db, orderId);
  if (lines.length === 0) throw new DomainError('PACKAGE_ORDER_EMPTY', { number });
  const places = placesOfAsset(ctx.db, order.assetId);
  const level = places?.modificationId ? 'modification' : places?.modelId ? 'model' : 'make';
  const targetId = places?.modificationId ?? places?.modelId ?? places?.makeId ?? null;
  return {
    nameBg: (order.title ?? order.complaint).slice(0, 200),
    lines,
    places: targetId === null ? [] : [{ level, targetId, name: nameOfAsset(ctx.db, order.assetId) }],
    orderNumber: number,
    left,
  };
}

function nameOfAsset(db: ReadDb, assetId: number): string {
  const row = db.get<{ name: string }>(sql`
    SELECT k.name || coalesce(' ' || d.name, '') || coalesce(' ' || f.name, '') AS name FROM asset a
      JOIN make k ON k.id = a.make_id LEFT JOIN model d ON d.id = a.model_id
      LEFT JOIN modification f ON f.id = a.modification_id WHERE a.id = ${assetId}`);
  return row?.name ?? '';
}

type DraftRow = Omit<PackageLine, 'active' | 'assumed' | 'quantityOf' | 'writtenMilli'> & { holds: number };

/** Operations of the catalogue and parts of the workshop, what is the same added up; the rest by name. */
function linesOfOrder(db: ReadDb, orderId: number): { lines: PackageLine[]; left: string[] } {
  const rows = db.all<DraftRow>(sql`
    SELECT 'operation' AS kind, l.operation_id AS operationId, NULL AS partId, l.code, l.name, NULL AS unit,
      l.quantity_milli AS quantityMilli, l.norm_sec AS normSec, l.net_cents AS netCents,
      l.operation_id IS NOT NULL AS holds, j.position AS job, l.position AS at
    FROM operation_line l JOIN job j ON j.id = l.job_id WHERE l.order_id = ${orderId}
    UNION ALL
    SELECT 'part', NULL, l.part_id, l.number, l.name, l.unit, l.quantity_milli, NULL, l.net_cents, 1 - l.client_own,
      j.position, l.position FROM part_line l JOIN job j ON j.id = l.job_id WHERE l.order_id = ${orderId}
    UNION ALL
    SELECT 'part', NULL, NULL, '', l.name, l.unit, l.quantity_milli, NULL, l.net_cents, 0, j.position, l.position
    FROM other_line l JOIN job j ON j.id = l.job_id WHERE l.order_id = ${orderId}
    ORDER BY 11, 12`);
  const lines = new Map<string, PackageLine>();
  for (const { kind, operationId, partId, code, name, unit, quantityMilli, normSec, netCents } of rows.filter(
    (row) => row.holds === 1,
  )) {
    const key = `${kind} ${operationId ?? partId}`;
    const known = lines.get(key);
    const sum = quantityMilli + (known?.quantityMilli ?? 0);
    lines.set(key, {
      ...{ kind, operationId, partId, code, name, unit, normSec, quantityMilli: sum, writtenMilli: sum },
      netCents: netCents + (known?.netCents ?? 0),
      ...{ quantityOf: null, assumed: false, active: true },
    });
  }
  return { lines: [...lines.values()], left: rows.filter((row) => row.holds === 0).map((row) => row.name) };
}
