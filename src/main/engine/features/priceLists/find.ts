import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { priceListsContract } from '@shared/features/priceLists/contract';
import type { ListedPart } from '@shared/features/priceLists/model';
import { expandQuery } from '@shared/kernel/folding';
import { formatPartNumber, partKey } from '@shared/kernel/partNumber';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { addListedPart } from '../parts/slice';
import { refreshPartPrices } from '../pricing/slice';
import {
  cardOf,
  endOfChain,
  type ListedRow,
  type ListInForce,
  listsInForce,
  rowOf,
  rowsByNumber,
  rowsByWords,
} from './rows';

type Contract = typeof priceListsContract;

const LEAST_NUMBER = 3;
const LEAST_WORD = 2;
const LEAST_WORDS = 3;

/** Numbers of the lists in force that have no card: by the beginning of a number, else by words of the name (etka §5). */
export function findListed(
  ctx: QueryContext,
  { text, limit }: EntryInput<Contract['priceLists.find']>,
): EntryOutput<Contract['priceLists.find']> {
  return { rows: listedParts(ctx.db, text, limit, ctx.today) };
}

/** What `priceLists.find` answers, for the searches of other slices. */
export function listedParts(db: ReadDb, text: string, limit: number, today: string): ListedPart[] {
  const found: ListedPart[] = [];
  for (const list of listsInForce(db, today)) {
    for (const row of foundIn(db, list, text, limit - found.length)) found.push(listedPart(db, list, row));
    if (found.length >= limit) break;
  }
  return found;
}

function foundIn(db: ReadDb, list: ListInForce, text: string, limit: number): ListedRow[] {
  const key = partKey(text);
  const isNumber = key.length >= LEAST_NUMBER && /\d/.test(key);
  const byNumber = isNumber ? rowsByNumber(db, list, key, limit) : [];
  if (byNumber.length > 0) return byNumber;
  // Latin and Cyrillic spellings of one word, the literal one first.
  for (const variant of expandQuery(text)) {
    const words = variant.split(' ').filter((word) => word.length >= LEAST_WORD);
    if (words.join('').length < LEAST_WORDS) continue;
    const rows = rowsByWords(db, list, words, limit);
    if (rows.length > 0) return rows;
  }
  return [];
}

function listedPart(db: ReadDb, list: ListInForce, row: ListedRow): ListedPart {
  return {
    ...{ versionId: list.versionId, numberKey: row.numberKey, number: shown(list, row), brand: list.brand },
    ...{ list: list.name, name: row.name, priceCents: row.priceCents || null },
    current: row.replacedBy === null ? null : currentOf(db, list, row.replacedBy),
  };
}

const shown = ({ isVwGroup }: ListInForce, { number, numberKey }: Pick<ListedRow, 'number' | 'numberKey'>) =>
  formatPartNumber(number ?? numberKey, isVwGroup);

/** The number at the end of the chain, with its card where it has one. */
function currentOf(db: ReadDb, list: ListInForce, replacedBy: string): ListedPart['current'] {
  const key = endOfChain(db, list.versionId, replacedBy) ?? replacedBy;
  const row = rowOf(db, list.versionId, key);
  const card = db.get<{ id: number }>(
    sql`SELECT p.id FROM part p, (SELECT ${key} AS number_key) r WHERE ${cardOf(list)} ORDER BY p.active DESC, p.id LIMIT 1`,
  );
  return {
    ...{
      numberKey: key,
      number: shown(list, row ?? { number: null, numberKey: key }),
      name: row?.name ?? '',
    },
    priceCents: row?.priceCents || null,
    partId: card?.id ?? null,
  };
}

/** Makes the card of a number from its row, or finds the one that somebody made meanwhile. @throws DomainError NOT_FOUND, PRICE_LIST_STATE */
export function makeCard(
  ctx: CommandContext,
  { versionId, numberKey }: EntryInput<Contract['priceLists.makeCard']>,
): EntryOutput<Contract['priceLists.makeCard']> {
  const list = listsInForce(ctx.tx, ctx.today).find((one) => one.versionId === versionId);
  if (!list) throw new DomainError('PRICE_LIST_STATE');
  const row = rowOf(ctx.tx, versionId, numberKey);
  if (!row) throw new DomainError('NOT_FOUND');
  const partId = addListedPart(ctx, { ...row, ...cardFields(list, row) });
  refreshPartPrices(ctx.tx, { partIds: [partId] }, ctx.today);
  ctx.touch('parts', `part:${partId}`, 'stock');
  return { partId };
}

/** What a card takes from its row and its list. */
export function cardFields(list: ListInForce, row: Pick<ListedRow, 'number' | 'numberKey' | 'name'>) {
  const { brand, isVwGroup, vatBp, supplierId } = list;
  const number = shown(list, row);
  return { number, brand, isVwGroup, vatBp, supplierId, name: row.name || number };
}
