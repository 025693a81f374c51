import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { partsContract } from '@shared/features/parts/contract';
import { type PartMovement, partInput } from '@shared/features/parts/model';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { formatPartNumber, isExchangePart, parseVwNumber } from '@shared/kernel/partNumber';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { party } from '../../db/schema/parties';
import { part, partGroup } from '../../db/schema/parts';
import { warehouse } from '../../db/schema/stock';
import type { QueryContext } from '../../kernel/context';
import { codesOf, termsOf } from './cardLists';
import { currentNumber, familyIds, familyMembers, linksOf } from './families';
import { knownPart } from './repo';

type Contract = typeof partsContract;

/** Everything of one part on one screen; cost is masked without the right to see it. */
export function partCardOf(
  ctx: QueryContext,
  { partId }: EntryInput<Contract['parts.card']>,
): EntryOutput<Contract['parts.card']> {
  const row = knownPart(ctx.db, partId);
  const seesCost = ctx.can('parts.viewCost');
  const terms = termsOf(ctx.db, partId).map((one) => (seesCost ? one : { ...one, priceCents: null }));
  const vw = row.isVwGroup ? parseVwNumber(row.number) : null;
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
    part: partInput.parse({
      ...row,
      priceCents: row.ownPriceCents,
      codes: codesOf(ctx.db, partId),
      suppliers: terms,
      bins: balancesOf(ctx, partId, false).map(({ warehouseId, bin }) => ({ warehouseId, bin })),
    }),
    supplierNames: namesOf(ctx, terms),
    exchange: vw !== null && isExchangePart(vw),
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

function namesOf(ctx: QueryContext, terms: readonly { supplierId: number; priceOn: string | null }[]) {
  const rows = ctx.db
    .select({ id: party.id, name: party.name })
    .from(party)
    .where(
      inArray(
        party.id,
        terms.map((one) => one.supplierId),
      ),
    )
    .all();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return terms.map(({ supplierId, priceOn }) => ({
    supplierId,
    name: names.get(supplierId) ?? '',
    priceOn,
  }));
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
