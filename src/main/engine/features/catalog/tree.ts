import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { catalogContract } from '@shared/features/catalog/contract';
import { foldText, orderText } from '@shared/kernel/folding';
import { eq, sql } from 'drizzle-orm';
import { make, model, modification } from '../../db/schema/catalog';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { indexAssetsUnder } from '../search/slice';

type Contract = typeof catalogContract;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
interface Saved {
  id: number;
  version: number;
}

const like = (text: string) => `%${foldText(text)}%`;
type Flags<Row> = Omit<Row, 'active' | 'isVwGroup'> & { active: number; isVwGroup: number };

/** Makes with how many models each has; lazy children keep the tree fast at any size. */
export function listMakes(ctx: QueryContext, { text }: Input<'catalog.makes'>): Output<'catalog.makes'> {
  const rows = ctx.db.all<Flags<Output<'catalog.makes'>[number]>>(sql`
    SELECT m.id, m.version, m.name, m.units_per_hour AS unitsPerHour, m.is_vw_group AS isVwGroup, m.active,
      (SELECT count(*) FROM model d WHERE d.make_id = m.id AND d.merged_into_id IS NULL) AS models
    FROM make m WHERE m.merged_into_id IS NULL AND m.folded LIKE ${like(text)} ORDER BY m.name_order, m.id`);
  return rows.map((row) => ({ ...row, active: row.active === 1, isVwGroup: row.isVwGroup === 1 }));
}

export function listModels(
  ctx: QueryContext,
  { makeId, text }: Input<'catalog.models'>,
): Output<'catalog.models'> {
  const rows = ctx.db.all<Flags<Output<'catalog.models'>[number]>>(sql`
    SELECT d.id, d.version, d.make_id AS makeId, d.name, d.year_from AS yearFrom, d.year_to AS yearTo, d.active,
      (SELECT count(*) FROM modification f WHERE f.model_id = d.id) AS modifications
    FROM model d WHERE d.make_id = ${makeId} AND d.merged_into_id IS NULL AND d.folded LIKE ${like(text)} ORDER BY d.name_order, d.id`);
  return rows.map(({ isVwGroup: _isVwGroup, ...row }) => ({ ...row, active: row.active === 1 }));
}

export function listModifications(
  ctx: QueryContext,
  { modelId }: Input<'catalog.modifications'>,
): Output<'catalog.modifications'> {
  return ctx.db
    .select()
    .from(modification)
    .where(eq(modification.modelId, modelId))
    .orderBy(modification.nameOrder, modification.id)
    .all()
    .map(({ folded: _folded, nameOrder: _nameOrder, ...row }) => ({ ...row, fuel: row.fuel as never }));
}

/** The new name is found at once on every card below it. */
function renamed(ctx: CommandContext, level: 'make' | 'model' | 'modification', id: number): void {
  indexAssetsUnder(ctx.tx, level, id);
  ctx.touch('asset', 'search');
}

export function saveMake(
  ctx: CommandContext,
  { id, version, make: input }: Input<'catalog.saveMake'>,
): Saved {
  const fields = { ...input, folded: foldText(input.name), nameOrder: orderText(input.name) };
  const taken = ctx.tx.select({ id: make.id }).from(make).where(eq(make.folded, fields.folded)).get();
  if (taken && taken.id !== id) throw new DomainError('CATALOG_NAME_TAKEN', { name: input.name });
  ctx.touch('catalog');
  if (id === null)
    return added(ctx, 'make', ctx.tx.insert(make).values(fields).returning({ id: make.id }).get().id, fields);
  const before = ctx.tx.select().from(make).where(eq(make.id, id)).get();
  const next = nextVersion(before, version);
  ctx.tx
    .update(make)
    .set({ ...fields, version: next })
    .where(eq(make.id, id))
    .run();
  ctx.audit({ entity: `make:${id}`, before, after: fields });
  if (before?.name !== input.name) renamed(ctx, 'make', id);
  return { id, version: next };
}

export function saveModel(
  ctx: CommandContext,
  { id, version, model: input }: Input<'catalog.saveModel'>,
): Saved {
  const fields = { ...input, folded: foldText(input.name), nameOrder: orderText(input.name) };
  const taken = ctx.tx.get<{ id: number }>(
    sql`SELECT id FROM model WHERE make_id = ${input.makeId} AND folded = ${fields.folded}`,
  );
  if (taken && taken.id !== id) throw new DomainError('CATALOG_NAME_TAKEN', { name: input.name });
  ctx.touch('catalog');
  if (id === null)
    return added(
      ctx,
      'model',
      ctx.tx.insert(model).values(fields).returning({ id: model.id }).get().id,
      fields,
    );
  const before = ctx.tx.select().from(model).where(eq(model.id, id)).get();
  const next = nextVersion(before, version);
  ctx.tx
    .update(model)
    .set({ ...fields, version: next })
    .where(eq(model.id, id))
    .run();
  ctx.audit({ entity: `model:${id}`, before, after: fields });
  if (before?.name !== input.name) renamed(ctx, 'model', id);
  return { id, version: next };
}

export function saveModification(
  ctx: CommandContext,
  { id, version, modification: input }: Input<'catalog.saveModification'>,
): Saved {
  const fields = { ...input, folded: foldText(input.name), nameOrder: orderText(input.name) };
  const taken = ctx.tx.get<{ id: number }>(
    sql`SELECT id FROM modification WHERE model_id = ${input.modelId} AND folded = ${fields.folded}`,
  );
  if (taken && taken.id !== id) throw new DomainError('CATALOG_NAME_TAKEN', { name: input.name });
  ctx.touch('catalog');
  if (id === null) {
    const row = ctx.tx.insert(modification).values(fields).returning({ id: modification.id }).get();
    return added(ctx, 'modification', row.id, fields);
  }
  const before = ctx.tx.select().from(modification).where(eq(modification.id, id)).get();
  const next = nextVersion(before, version);
  ctx.tx
    .update(modification)
    .set({ ...fields, version: next })
    .where(eq(modification.id, id))
    .run();
  ctx.audit({ entity: `modification:${id}`, before, after: fields });
  if (before?.name !== input.name) renamed(ctx, 'modification', id);
  return { id, version: next };
}

function added(ctx: CommandContext, kind: string, id: number, after: object): Saved {
  ctx.audit({ entity: `${kind}:${id}`, after });
  return { id, version: 1 };
}

function nextVersion(before: { version: number } | undefined, version: number | null): number {
  if (!before) throw new DomainError('NOT_FOUND');
  if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return before.version + 1;
}
