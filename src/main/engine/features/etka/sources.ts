import { DomainError } from '@shared/contract/errors';
import type { EtkaChoices } from '@shared/features/etka/model';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { EtkaSourceRow } from '../../exchange/etka/sourceRow';
import { whereAll } from '../../kernel/paging';
import { currentNumber } from '../parts/slice';

type StockRow = Omit<EtkaSourceRow, 'isVwGroup' | 'status' | 'currency' | 'replacedBy'> & {
  id: number;
  vw: number;
  active: number;
  replaced: number;
};

/** Where prices come from: columns and a join for the rows of the version in force on the day. */
interface PriceSource {
  priceCents: SQL;
  priceOn: SQL;
  discountGroup: SQL;
  join: SQL;
}

/**
 * One row per part summed over the chosen warehouses: on hand, less what is reserved unless switched off, never below
 * zero (etka §3). Prices net in cents, from the card or from the chosen list on the day. The number that replaces a part
 * is the current one of its chain on the day (domain §4.2).
 * With a limit the first parts by number.
 * @throws DomainError NOT_FOUND for a price list that is not there
 */
export function sourceRows(db: ReadDb, choices: EtkaChoices, today: string, limit = -1): EtkaSourceRow[] {
  const { warehouseIds, brands, groupIds } = choices;
  const within = warehouseIds.length === 0 ? sql`` : sql`AND b.warehouse_id IN ${warehouseIds}`;
  const free = choices.minusReserved ? sql`b.quantity_milli - b.reserved_milli` : sql`b.quantity_milli`;
  const only = [
    ...(brands.length === 0 ? [] : [sql`p.brand IN ${brands}`]),
    ...(groupIds.length === 0 ? [] : [sql`p.group_id IN ${groupIds}`]),
  ];
  const price = priceSource(db, choices, today);
  const rows = db.all<StockRow>(sql`
    SELECT p.id, p.number AS partNumber, p.brand, p.is_vw_group AS vw, p.name_bg AS description, ${price.priceCents} AS priceNetCents,
      max(0, coalesce((SELECT sum(${free}) FROM stock_balance b WHERE b.part_id = p.id ${within}), 0)) AS quantityMilli,
      (SELECT max(b.bin) FROM stock_balance b WHERE b.part_id = p.id ${within}) AS bin,
      EXISTS (SELECT 1 FROM part_substitute s WHERE s.part_id = p.id AND s.kind = 'replaced') AS replaced,
      ${price.discountGroup} AS discountGroup, p.vat_bp AS vatBp, ${price.priceOn} AS priceDate,
      p.core_deposit_cents AS coreDepositCents, p.active
    FROM part p ${price.join} ${whereAll(only)} ORDER BY p.number_key, p.id LIMIT ${limit}`);
  const on = choices.priceOn ?? today;
  return rows.map((row) => sourceRow(db, row, on));
}

function sourceRow(db: ReadDb, { id, vw, active, replaced, ...row }: StockRow, on: string): EtkaSourceRow {
  const current = replaced === 1 ? currentNumber(db, id, on) : null;
  const replacedBy = current && current.id !== id ? current.number : null;
  return {
    ...row,
    currency: 'EUR',
    isVwGroup: vw === 1,
    replacedBy,
    status: active === 0 ? 'ended' : replacedBy !== null ? 'replaced' : 'active',
  };
}

const ofCard: PriceSource = {
  priceCents: sql`p.price_cents`,
  priceOn: sql`p.price_on`,
  discountGroup: sql`p.discount_group`,
  join: sql``,
};

/** A list that does not hold on the day, or was not applied by then, has no prices for it. */
function priceSource(db: ReadDb, { priceListId, priceOn }: EtkaChoices, today: string): PriceSource {
  if (priceListId === null) return ofCard;
  const on = priceOn ?? today;
  const list = db.get<{ brand: string; vw: number; holds: number } | undefined>(sql`
    SELECT brand, is_vw_group AS vw, (coalesce(from_on, '') <= ${on} AND coalesce(to_on, '9999') >= ${on}) AS holds
    FROM price_list WHERE id = ${priceListId}`);
  if (!list) throw new DomainError('NOT_FOUND');
  const version = db.get<{ id: number; appliedOn: string } | undefined>(sql`
    SELECT id, applied_on AS appliedOn FROM price_list_version
    WHERE price_list_id = ${priceListId} AND status IN ('active', 'previous') AND applied_on <= ${on}
    ORDER BY id DESC LIMIT 1`);
  const versionId = list.holds === 1 && version ? version.id : null;
  return {
    priceCents: sql`r.price_cents`,
    priceOn: sql`CASE WHEN r.price_cents IS NOT NULL THEN ${version?.appliedOn ?? null} END`,
    discountGroup: sql`coalesce(r.discount_group, p.discount_group)`,
    join: sql`LEFT JOIN price_row r ON r.version_id = ${versionId} AND r.number_key = p.number_key
      AND (p.brand = ${list.brand} OR (p.is_vw_group = 1 AND ${list.vw} = 1))`,
  };
}
