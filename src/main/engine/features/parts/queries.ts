import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { partsContract } from '@shared/features/parts/contract';
import { type PartMovement, partInput } from '@shared/features/parts/model';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { foldText } from '@shared/kernel/folding';
import { formatPartNumber, partKey } from '@shared/kernel/partNumber';
import { asc, eq, sql } from 'drizzle-orm';
import { party } from '../../db/schema/parties';
import { part, partGroup } from '../../db/schema/parts';
import { warehouse } from '../../db/schema/stock';
import type { QueryContext } from '../../kernel/context';
import { currentNumber, familyIds, familyMembers, familyOffers, linksOf } from './families';
import { knownPart } from './repo';

type Contract = typeof partsContract;

/** Numbers first (any notation), then barcodes, then words of the name. */
export function findParts(
  ctx: QueryContext,
  { text, limit }: EntryInput<Contract['parts.find']>,
): EntryOutput<Contract['parts.find']> {
  const seesCost = ctx.can('parts.viewCost');
  const key = partKey(text);
  const words = foldText(text).split(' ').filter(Boolean);
  if (key === '' && words.length === 0) return { parts: [] };
  const named = words.map((word) => sql`p.folded LIKE ${`%${word}%`}`);
  const rows = ctx.db.all<{
    id: number;
    number: string;
    brand: string;
    name: string;
    unit: string;
    vatBp: number;
    priceCents: number | null;
    lastCostCents: number | null;
  }>(sql`
    SELECT p.id, p.number, p.brand, p.name_bg AS name, p.unit, p.vat_bp AS vatBp, p.price_cents AS priceCents,
      (SELECT l.unit_cost_cents FROM stock_document_line l JOIN stock_document d ON d.id = l.document_id
        WHERE l.part_id = p.id AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL
        ORDER BY l.id DESC LIMIT 1) AS lastCostCents
    FROM part p
    WHERE p.active = 1 AND ((${key} <> '' AND (p.number_key LIKE ${`${key}%`} OR p.number_key LIKE ${`%${key}%`}))
      OR p.barcode = ${text.trim()} OR (${words.length} > 0 AND ${named.length > 0 ? sql.join(named, sql` AND `) : sql`0`}))
    ORDER BY p.number_key = ${key} DESC, p.number_key LIKE ${`${key}%`} DESC, p.family_id IS NULL DESC, p.number_key LIMIT ${limit}`);
  return {
    parts: rows.map((row) => {
      const [own, ...offers] = familyOffers(ctx.db, row.id, { warehouseId: null, on: ctx.today });
      return {
        ...row,
        lastCostCents: seesCost ? row.lastCostCents : null,
        freeMilli: own?.freeMilli ?? 0,
        bin: own?.bin ?? null,
        offers,
      };
    }),
  };
}

/** Everything of one part on one screen; cost is masked without the right to see it. */
export function partCardOf(
  ctx: QueryContext,
  { partId }: EntryInput<Contract['parts.card']>,
): EntryOutput<Contract['parts.card']> {
  const row = knownPart(ctx.db, partId);
  const seesCost = ctx.can('parts.viewCost');
  const group = ctx.db
    .select({ name: partGroup.nameBg })
    .from(partGroup)
    .where(eq(partGroup.id, row.groupId ?? 0))
    .get();
  const supplier = ctx.db
    .select({ name: party.name })
    .from(party)
    .where(eq(party.id, row.supplierId ?? 0))
    .get();
  return {
    id: row.id,
    version: row.version,
    part: partInput.parse({ ...row, priceCents: row.ownPriceCents }),
    price: { cents: row.priceCents, source: row.priceSource },
    shownNumber: formatPartNumber(row.number, row.isVwGroup),
    etkaNumber: row.etkaNumber,
    priceOn: row.priceOn,
    group: group?.name ?? null,
    supplier: supplier?.name ?? null,
    balances: balancesOf(ctx, partId, seesCost),
    current: currentNumber(ctx.db, partId, ctx.today),
    links: linksOf(ctx.db, partId, ctx.today),
    movements: movementsOf(ctx, [partId], 50),
    family: familyMembers(ctx.db, partId, ctx.today),
    masked: seesCost ? [] : ['cost'],
  };
}

function balancesOf(ctx: QueryContext, partId: number, seesCost: boolean) {
  const rows = ctx.db.all<{
    warehouseId: number;
    warehouse: string;
    quantityMilli: number;
    reservedMilli: number;
    valueCents: number;
    bin: string | null;
  }>(sql`
    SELECT w.id AS warehouseId, w.name AS warehouse, b.quantity_milli AS quantityMilli, b.reserved_milli AS reservedMilli,
      b.value_cents AS valueCents, b.bin FROM stock_balance b JOIN warehouse w ON w.id = b.warehouse_id
    WHERE b.part_id = ${partId} ORDER BY w.code`);
  return rows.map((row) => ({
    ...row,
    valueCents: seesCost ? row.valueCents : null,
    averageCents: seesCost ? averageUnitCents(row) : null,
  }));
}

/** The last movements of a part, or of all numbers of its family. */
export function partMovements(
  ctx: QueryContext,
  { partId, wholeFamily, limit }: EntryInput<Contract['parts.movements']>,
): EntryOutput<Contract['parts.movements']> {
  const ids = wholeFamily ? familyIds(ctx.db, partId, ctx.today) : [partId];
  return { movements: movementsOf(ctx, ids, limit) };
}

function movementsOf(ctx: QueryContext, partIds: number[], limit: number): PartMovement[] {
  const seesCost = ctx.can('parts.viewCost');
  const rows = ctx.db.all<Omit<PartMovement, 'valueCents'> & { valueCents: number }>(sql`
    SELECT m.id, m."on", d.id AS documentId, coalesce(d.number, '') AS number, d.kind, m.quantity_milli AS quantityMilli,
      m.value_cents AS valueCents, p.name AS party, o.number AS orderNumber, f.id AS partId, f.number AS partNumber
    FROM stock_movement m JOIN stock_document d ON d.id = m.document_id JOIN part f ON f.id = m.part_id
      LEFT JOIN party p ON p.id = d.party_id LEFT JOIN service_order o ON o.id = d.order_id
    WHERE m.part_id IN (SELECT value FROM json_each(${JSON.stringify(partIds)})) ORDER BY m.id DESC LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, valueCents: seesCost ? row.valueCents : null }));
}

export function partLists(ctx: QueryContext): EntryOutput<Contract['parts.lists']> {
  const { id, nameBg, nameEn } = partGroup;
  return {
    groups: ctx.db.select({ id, nameBg, nameEn }).from(partGroup).orderBy(asc(partGroup.position)).all(),
    brands: ctx.db
      .selectDistinct({ brand: part.brand })
      .from(part)
      .orderBy(asc(part.brand))
      .all()
      .map((row) => row.brand),
    warehouses: ctx.db
      .select({ id: warehouse.id, code: warehouse.code, name: warehouse.name })
      .from(warehouse)
      .where(eq(warehouse.active, true))
      .orderBy(asc(warehouse.code))
      .all(),
  };
}
