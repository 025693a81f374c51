import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { catalogContract } from '@shared/features/catalog/contract';
import { operationInputSchema, type Place } from '@shared/features/catalog/model';
import { foldCode, foldText, orderText } from '@shared/kernel/folding';
import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetClass, type norm, operation, operationPlace } from '../../db/schema/catalog';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { listGroups } from './groups';
import { normVersions, resolveAll } from './norms';
import { offerOperations } from './offers';
import { distinctPlaces, namedPlaces, placesOf, placesOfAsset, unitsPerHourOf } from './places';

type Contract = typeof catalogContract;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;

/** An operation's row, or undefined. */
export function operationById(db: ReadDb, id: number): typeof operation.$inferSelect | undefined {
  return db.select().from(operation).where(eq(operation.id, id)).get();
}

/** The code from its beginning, or every word somewhere in the name. */
function matching(text: string): SQL {
  const words = foldText(text).split(' ').filter(Boolean);
  if (words.length === 0) return sql`1`;
  const named = sql.join(
    words.map((word) => sql`o.folded LIKE ${`%${word}%`}`),
    sql` AND `,
  );
  return sql`(o.code_key LIKE ${`${foldCode(text)}%`} OR (${named}))`;
}

interface Found {
  id: number;
  code: string;
  nameBg: string;
  nameEn: string | null;
  groupId: number;
  groupBg: string;
  groupEn: string;
  fixedPriceCents: number | null;
  vatBp: number;
  specific: number;
  active: number;
  version: number;
}

function findOperations(db: ReadDb, text: string, groupId: number | null, inactive: boolean): Found[] {
  return db.all<Found>(sql`
    SELECT o.id, o.code, o.name_bg AS nameBg, o.name_en AS nameEn, o.group_id AS groupId, g.name_bg AS groupBg,
      g.name_en AS groupEn, o.fixed_price_cents AS fixedPriceCents, o.vat_bp AS vatBp, o.specific, o.active, o.version
    FROM operation o JOIN operation_group g ON g.id = o.group_id
    WHERE ${matching(text)} AND (${inactive ? 1 : 0} OR o.active = 1) AND (${groupId} IS NULL OR o.group_id = ${groupId})
    ORDER BY g.position, o.name_order, o.id`);
}

const nameOf = (row: Found) => ({ bg: row.nameBg, en: row.nameEn ?? row.nameBg });
const groupOf = (row: Found) => ({ bg: row.groupBg, en: row.groupEn });

/** Operations as a place of the tree sees them: the norm that wins there and where it came from. */
export function listOperations(
  ctx: QueryContext,
  input: Input<'catalog.operations'>,
): Output<'catalog.operations'> {
  const places = placesOf(ctx.db, input.target);
  const norms = resolveAll(ctx.db, places, ctx.today);
  const rows = findOperations(ctx.db, input.text, input.groupId, input.inactive).map((row) => {
    const found = norms.get(row.id) ?? null;
    return {
      id: row.id,
      code: row.code,
      name: nameOf(row),
      groupId: row.groupId,
      groupName: groupOf(row),
      fixedPriceCents: row.fixedPriceCents,
      vatBp: row.vatBp,
      specific: row.specific === 1,
      active: row.active === 1,
      version: row.version,
      norm: found,
      own: found?.origin === input.target.level,
    };
  });
  return {
    rows: input.ownOnly ? rows.filter((row) => row.own) : rows,
    unitsPerHour: unitsPerHourOf(ctx.db, places.makeId),
  };
}

export function operationCard(
  ctx: QueryContext,
  { operationId }: Input<'catalog.operation'>,
): Output<'catalog.operation'> {
  const row = operationById(ctx.db, operationId);
  if (!row) throw new DomainError('NOT_FOUND');
  return {
    id: row.id,
    version: row.version,
    operation: operationInputSchema.omit({ places: true }).strip().parse(row),
    places: namedPlaces(ctx.db, 'operation_place', row.id),
    norms: normVersions(ctx.db, row.id, 500),
  };
}

/** @throws DomainError OPERATION_CODE_TAKEN, CONCURRENT_MODIFICATION */
export function saveOperation(
  ctx: CommandContext,
  input: Input<'catalog.saveOperation'>,
): Output<'catalog.saveOperation'> {
  const { id, version } = input;
  const { places, ...typed } = input.operation;
  const fields = {
    ...typed,
    codeKey: foldCode(typed.code),
    folded: foldText(`${typed.nameBg} ${typed.nameEn ?? ''}`),
    nameOrder: orderText(typed.nameBg),
  };
  const taken = ctx.tx
    .select({ id: operation.id })
    .from(operation)
    .where(eq(operation.codeKey, fields.codeKey))
    .get();
  if (taken && taken.id !== id) throw new DomainError('OPERATION_CODE_TAKEN', { code: typed.code });
  ctx.touch('catalog');
  if (id === null) {
    const row = ctx.tx.insert(operation).values(fields).returning({ id: operation.id }).get();
    if (places) writePlaces(ctx, row.id, places);
    ctx.audit({ entity: `operation:${row.id}`, after: { ...fields, ...(places && { places }) } });
    return { id: row.id, version: 1 };
  }
  const before = operationById(ctx.tx, id);
  if (!before) throw new DomainError('NOT_FOUND');
  if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  ctx.tx
    .update(operation)
    .set({ ...fields, version: before.version + 1 })
    .where(eq(operation.id, id))
    .run();
  const placesBefore = places && writePlaces(ctx, id, places);
  ctx.audit({
    entity: `operation:${id}`,
    before: { ...before, ...(placesBefore && { places: placesBefore }) },
    after: { ...fields, ...(places && { places }) },
  });
  ctx.touch(`operation:${id}`);
  return { id, version: before.version + 1 };
}

/** The list as a whole takes the place of the old one, which is returned. */
function writePlaces(ctx: CommandContext, operationId: number, places: readonly Place[]): Place[] {
  const before = ctx.tx
    .delete(operationPlace)
    .where(eq(operationPlace.operationId, operationId))
    .returning({ level: operationPlace.level, targetId: operationPlace.targetId })
    .all();
  for (const place of distinctPlaces(places))
    ctx.tx
      .insert(operationPlace)
      .values({ operationId, ...place })
      .run();
  return before;
}

/** What an order offers for its asset: fitting ones first, the rest only on request (domain §3). */
export function operationsFor(
  ctx: QueryContext,
  input: Input<'catalog.operationsFor'>,
): Output<'catalog.operationsFor'> {
  const places = placesOfAsset(ctx.db, input.assetId);
  if (!places) throw new DomainError('NOT_FOUND');
  return offerOperations(ctx.db, { ...input, places, on: ctx.today });
}

export function catalogLists(ctx: QueryContext): Output<'catalog.lists'> {
  return {
    classes: ctx.db
      .select()
      .from(assetClass)
      .orderBy(asc(assetClass.position), desc(assetClass.id))
      .all()
      .map(({ nameBg, nameEn, checklist, position: _position, ...row }) => ({
        ...row,
        name: { bg: nameBg, en: nameEn },
        checklist: JSON.parse(checklist) as string[],
      })),
    groups: listGroups(ctx.db),
  };
}

/** A norm for everybody, used by the seed. */
export function normForAll(operationId: number, normSec: number, now: number): typeof norm.$inferInsert {
  return { operationId, level: 'all', targetId: 0, normSec, fromOn: '2020-01-01', createdAt: now };
}
