import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { priceListsContract } from '@shared/features/priceLists/contract';
import { type PriceListRow, type PriceVersionRow, priceMapping } from '@shared/features/priceLists/model';
import { foldText } from '@shared/kernel/folding';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { part } from '../../db/schema/parts';
import { priceList } from '../../db/schema/priceLists';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { demandParty } from '../parties/slice';
import { refreshPartPrices } from '../pricing/slice';
import { countsOf, knownList, type VersionRow } from './repo';
import { runningVersion } from './thread';

type Contract = typeof priceListsContract;

interface StoredList extends Omit<PriceListRow, 'isVwGroup' | 'gross' | 'active' | 'inForce' | 'rows'> {
  isVwGroup: number;
  gross: number;
  active: number;
  counts: string | null;
}

function listRows(ctx: QueryContext, listId: number | null): PriceListRow[] {
  const rows = ctx.db.all<StoredList>(sql`
    SELECT l.id, l.version, l.name, l.brand, l.is_vw_group AS isVwGroup, l.supplier_id AS supplierId, s.name AS supplier,
      l.gross, l.vat_bp AS vatBp, l.position, l.from_on AS fromOn, l.to_on AS toOn, l.active, v.counts,
      v.applied_at AS appliedAt, v.file_name AS fileName,
      (SELECT max(r.id) FROM price_list_version r WHERE r.price_list_id = l.id AND r.status = 'ready') AS readyVersionId
    FROM price_list l LEFT JOIN party s ON s.id = l.supplier_id LEFT JOIN price_list_version v ON v.id = l.active_version_id
    ${listId === null ? sql`` : sql`WHERE l.id = ${listId}`} ORDER BY l.position, l.id`);
  return rows.map(({ counts, ...row }) => {
    const active = row.active === 1;
    const rowsInForce = counts === null ? null : (countsOf({ counts }).reading?.kept ?? null);
    const inForce =
      active &&
      rowsInForce !== null &&
      (row.fromOn === null || row.fromOn <= ctx.today) &&
      (row.toOn === null || row.toOn >= ctx.today);
    return {
      ...row,
      isVwGroup: row.isVwGroup === 1,
      gross: row.gross === 1,
      active,
      rows: rowsInForce,
      inForce,
    };
  });
}

export function listOfLists(ctx: QueryContext): EntryOutput<Contract['priceLists.list']> {
  return { lists: listRows(ctx, null), running: runningVersion(ctx.services) };
}

/** A version whose reading ended with the program is no longer being read. */
export const shownStatus = (
  { id, status }: Pick<VersionRow, 'id' | 'status'>,
  running: number | null,
): PriceVersionRow['status'] => (status === 'filling' && id !== running ? 'interrupted' : status);

export function listCard(
  ctx: QueryContext,
  { listId }: EntryInput<Contract['priceLists.card']>,
): EntryOutput<Contract['priceLists.card']> {
  const [list] = listRows(ctx, listId);
  if (!list) throw new DomainError('NOT_FOUND');
  const { mapping } = knownList(ctx.db, listId);
  const running = runningVersion(ctx.services);
  const found = mapping === null ? null : priceMapping.safeParse(JSON.parse(mapping));
  const versions = ctx.db.all<VersionRow & { user: string }>(sql`
    SELECT v.id, v.status, v.file_name AS fileName, v.counts, u.name AS user, v.created_at AS createdAt, v.applied_at AS appliedAt
    FROM price_list_version v JOIN user u ON u.id = v.user_id WHERE v.price_list_id = ${listId} ORDER BY v.id DESC LIMIT 100`);
  return {
    list,
    mapping: found?.success ? found.data : null,
    running,
    versions: versions.map(({ counts, status, ...version }) => {
      const { reading, difference } = countsOf({ counts });
      return {
        ...{ id: version.id, fileName: version.fileName, user: version.user },
        ...{ createdAt: version.createdAt, appliedAt: version.appliedAt },
        status: shownStatus({ id: version.id, status }, running),
        rows: reading?.kept ?? null,
        difference: difference ?? null,
      };
    }),
  };
}

/** Makes or changes a list; dates, order and use take effect on the prices of the cards at once. */
export function saveList(
  ctx: CommandContext,
  { id, version, list }: EntryInput<Contract['priceLists.save']>,
): EntryOutput<Contract['priceLists.save']> {
  if (list.fromOn !== null && list.toOn !== null && list.fromOn > list.toOn)
    throw new DomainError('PRICE_LIST_DATES');
  if (list.supplierId !== null) demandParty(ctx.tx, list.supplierId);
  const fields = { ...list, brand: knownSpelling(ctx.tx, list.brand) };
  const taken = ctx.tx
    .select({ id: priceList.id })
    .from(priceList)
    .where(and(eq(priceList.name, list.name), id === null ? undefined : ne(priceList.id, id)))
    .get();
  if (taken) throw new DomainError('PRICE_LIST_NAME_TAKEN', { name: list.name });
  const saved = id === null ? insertList(ctx, fields) : updateList(ctx, id, version, fields);
  refreshPartPrices(ctx.tx, { all: true }, ctx.today);
  ctx.touch('priceLists', 'parts', 'pricing');
  return saved;
}

type Fields = EntryInput<Contract['priceLists.save']>['list'];

function insertList(ctx: CommandContext, fields: Fields): { id: number; version: number } {
  const { id } = ctx.tx.insert(priceList).values(fields).returning({ id: priceList.id }).get();
  ctx.audit({ entity: `priceList:${id}`, after: fields });
  return { id, version: 1 };
}

function updateList(ctx: CommandContext, id: number, version: number | null, fields: Fields) {
  const before = knownList(ctx.tx, id);
  if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  const next = before.version + 1;
  ctx.tx
    .update(priceList)
    .set({ ...fields, version: next })
    .where(eq(priceList.id, id))
    .run();
  ctx.audit({ entity: `priceList:${id}`, before: { ...before, mapping: undefined }, after: fields });
  return { id, version: next };
}

/** A brand keeps the spelling of its cards. */
function knownSpelling(db: ReadDb, typed: string): string {
  const folded = foldText(typed);
  const brands = db.selectDistinct({ brand: part.brand }).from(part).orderBy(desc(part.brand)).all();
  return brands.find(({ brand }) => foldText(brand) === folded)?.brand ?? typed;
}
