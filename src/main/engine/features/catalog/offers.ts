import type { EntryOutput } from '@shared/contract/entry';
import type { catalogContract } from '@shared/features/catalog/contract';
import { foldCode, foldText } from '@shared/kernel/folding';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';
import { resolveNorm } from './norms';
import { type NormPlaces, placeParameters, placesSql } from './places';

export type OperationOffer = EntryOutput<(typeof catalogContract)['catalog.operationsFor']>[number];

const at = (name: string) => sql.placeholder(name);

/** A code from its beginning, or every word somewhere in the names: `o` or `p` has `code_key` and `folded`. */
export const matchingSql = sql`(${at('code')} = '' AND ${at('words')} = '[]'
  OR ${at('code')} <> '' AND substr(code_key, 1, length(${at('code')})) = ${at('code')}
  OR ${at('words')} <> '[]'
    AND NOT EXISTS (SELECT 1 FROM json_each(${at('words')}) w WHERE instr(folded, w.value) = 0))`;

/** Parameters of `matchingSql`. */
export function matchingOf(text: string): { code: string; words: string } {
  const words = foldText(text).split(' ').filter(Boolean).slice(0, 6);
  return { code: foldCode(text), words: JSON.stringify(words) };
}

const placeMatches = (table: string, owner: string) =>
  sql`EXISTS (SELECT 1 FROM ${sql.raw(table)} x WHERE x.${sql.raw(owner)} = o.id
    AND (x.level, x.target_id) IN (${placesSql}))`;

/** A specific operation fits the places of its list and those that have a norm of it today (domain §3). */
const fits = sql<number>`(o.specific = 0 OR ${placeMatches('operation_place', 'operation_id')}
  OR EXISTS (SELECT 1 FROM norm x INDEXED BY norm_key WHERE x.operation_id = o.id
    AND (x.level, x.target_id) IN (${placesSql})
    AND x.from_on <= ${at('on')} AND (x.to_on IS NULL OR x.to_on >= ${at('on')})))`;

const columns = {
  id: sql<number>`o.id`,
  code: sql<string>`o.code`,
  nameBg: sql<string>`o.name_bg`,
  nameEn: sql<string | null>`o.name_en`,
  groupBg: sql<string>`g.name_bg`,
  groupEn: sql<string>`g.name_en`,
  fixedPriceCents: sql<number | null>`o.fixed_price_cents`,
  vatBp: sql<number>`o.vat_bp`,
  fits,
};

const statements = preparedOnce((db: ReadDb) => ({
  offers: db
    .select(columns)
    .from(sql`operation o JOIN operation_group g ON g.id = o.group_id`)
    .where(sql`o.active = 1 AND ${matchingSql} AND (${at('all')} = 1 OR ${fits})`)
    .orderBy(sql`o.code_key = ${at('code')} DESC, ${fits} DESC, o.name_order, o.id`)
    .limit(at('limit'))
    .prepare(),
  others: db
    .select({ count: sql<number>`count(*)` })
    .from(sql`operation o`)
    .where(sql`o.active = 1 AND o.specific = 1 AND ${matchingSql} AND NOT ${fits}`)
    .prepare(),
  fits: db
    .select({ fits })
    .from(sql`operation o`)
    .where(sql`o.id = ${at('operationId')}`)
    .prepare(),
}));

interface OfferQuestion {
  places: NormPlaces;
  text: string;
  limit: number;
  /** Also those that fit other items only. */
  all: boolean;
  on: string;
}

/** Operations for an item by code or words, each with its norm; those for other items only on request (domain §3). */
export function offerOperations(
  db: ReadDb,
  { places, text, limit, all, on }: OfferQuestion,
): OperationOffer[] {
  const parameters = { ...placeParameters(db, places), ...matchingOf(text), on };
  const rows = statements(db).offers.all({ ...parameters, all: all ? 1 : 0, limit });
  return rows.map((row) => {
    const norm = resolveNorm(db, { operationId: row.id, on, ...places });
    return {
      operationId: row.id,
      code: row.code,
      name: { bg: row.nameBg, en: row.nameEn ?? row.nameBg },
      groupName: { bg: row.groupBg, en: row.groupEn },
      fits: row.fits === 1,
      normSec: norm?.normSec ?? null,
      normOrigin: norm?.origin ?? null,
      fixedPriceCents: row.fixedPriceCents,
      vatBp: row.vatBp,
    };
  });
}

/** How many operations match that fit other items only. */
export function countOtherOffers(db: ReadDb, places: NormPlaces, text: string, on: string): number {
  const parameters = { ...placeParameters(db, places), ...matchingOf(text), on };
  return statements(db).others.get(parameters)?.count ?? 0;
}

/** Whether an operation is for an item that stands in these places. */
export function operationFits(db: ReadDb, operationId: number, places: NormPlaces, on: string): boolean {
  return statements(db).fits.get({ operationId, ...placeParameters(db, places), on })?.fits === 1;
}
