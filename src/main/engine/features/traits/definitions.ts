import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { technicalQuantities } from '@shared/features/catalog/notes';
import type { traitsContract } from '@shared/features/traits/contract';
import { quantityUnits, type Trait, type TraitInput, type TraitRow } from '@shared/features/traits/model';
import { valueFault } from '@shared/features/traits/rules';
import { foldCode, foldText } from '@shared/kernel/folding';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { trait, traitOption } from '../../db/schema/traits';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { allTraits, classesBelow, traitById } from './repo';
import { distinctValues, optionUses, usesOf, usesOutside } from './uses';

type Input<N extends keyof typeof traitsContract> = EntryInput<(typeof traitsContract)[N]>;
type Output<N extends keyof typeof traitsContract> = EntryOutput<(typeof traitsContract)[N]>;

export function listTraits(ctx: QueryContext): Output<'traits.list'> {
  const uses = usesOf(ctx.db);
  const options = optionUses(ctx.db);
  const classes = new Map(
    ctx.db
      .all<{ id: number; bg: string; en: string }>(
        sql`SELECT id, name_bg AS bg, name_en AS en FROM asset_class`,
      )
      .map(({ id, bg, en }) => [id, { bg, en }]),
  );
  return {
    rows: allTraits(ctx.db).map(
      (one): TraitRow => ({
        ...one,
        className: one.classId === null ? null : (classes.get(one.classId) ?? null),
        uses: uses(one.id),
        optionUses: one.options.map(({ id }) => ({ optionId: id, count: options.get(id) ?? 0 })),
      }),
    ),
  };
}

/**
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, TRAIT_CODE_TAKEN, TRAIT_BOUNDS, TRAIT_WITHOUT_OPTIONS,
 * TRAIT_QUANTITY_UNIT; TRAIT_TYPE_IN_USE, TRAIT_CLASS_IN_USE, TRAIT_BOUNDS_IN_USE, TRAIT_OPTION_IN_USE with the count of
 * what would be lost
 */
export function saveTrait(ctx: CommandContext, input: Input<'traits.save'>): Output<'traits.save'> {
  const { traitId } = input;
  const before = traitId === null ? null : traitById(ctx.tx, traitId);
  if (before && before.version !== input.version) throw new DomainError('CONCURRENT_MODIFICATION');
  if (input.trait.classId !== null) classExists(ctx.tx, input.trait.classId);
  const fields = withoutForeign(input.trait);
  refuseImpossible(fields);
  if (before) refuseLoss(ctx.tx, before, fields);
  const { options, nameEn, ...rest } = fields;
  const code = fields.code ?? freeCode(ctx.tx, fields.nameBg, traitId);
  refuseTakenCode(ctx.tx, code, traitId);
  const columns = { ...rest, code, codeKey: foldCode(code), nameEn: nameEn ?? fields.nameBg };
  const saved = before ? rewrite(ctx, before, columns) : insert(ctx, columns);
  writeOptions(ctx, saved.traitId, before, options);
  ctx.audit({ entity: `trait:${saved.traitId}`, before, after: { ...fields, code } });
  ctx.touch('traits');
  return saved;
}

function classExists(db: ReadDb, classId: number): void {
  if (!classesBelow(db, null).has(classId)) throw new DomainError('NOT_FOUND');
}

/** What does not belong to the type is dropped, so that no bound of an earlier type acts unseen. */
function withoutForeign(input: TraitInput): TraitInput {
  const { type } = input;
  return {
    ...input,
    ...(type !== 'number' && { unit: null, decimals: 0, minMilli: null, maxMilli: null }),
    ...(type !== 'date' && { minOn: null, maxOn: null }),
    ...(type !== 'choice' && { options: [] }),
  };
}

function refuseImpossible(input: TraitInput): void {
  const { nameBg: name, code, type, unit, minMilli, maxMilli, minOn, maxOn, options } = input;
  const crossed =
    (minMilli !== null && maxMilli !== null && minMilli > maxMilli) ||
    (minOn !== null && maxOn !== null && minOn > maxOn);
  if (crossed) throw new DomainError('TRAIT_BOUNDS', { name });
  if (type === 'choice' && !options.some(({ ended }) => !ended))
    throw new DomainError('TRAIT_WITHOUT_OPTIONS', { name });
  const names = options.map(({ nameBg }) => foldText(nameBg));
  if (new Set(names).size < names.length) throw new DomainError('TRAIT_OPTION_TWICE', { name });
  const isQuantity = technicalQuantities.some((one) => foldCode(one) === foldCode(code ?? ''));
  if (isQuantity && !(type === 'number' && quantityUnits.some((one) => one === unit)))
    throw new DomainError('TRAIT_QUANTITY_UNIT', { name });
}

/** Nothing that was written may be lost or turn into nonsense by a new definition. */
function refuseLoss(db: ReadDb, before: Trait, after: TraitInput): void {
  const name = before.nameBg;
  const { values, defaults, changes } = usesOf(db)(before.id);
  const count = values + defaults;
  if (after.type !== before.type && count + changes > 0)
    throw new DomainError('TRAIT_TYPE_IN_USE', { name, count: count + changes });
  const kept = new Set(after.options.map(({ id }) => id));
  if (after.options.some(({ id }) => id !== null && !before.options.some((one) => one.id === id)))
    throw new DomainError('NOT_FOUND');
  for (const option of before.options) {
    const uses = kept.has(option.id) ? 0 : (optionUses(db).get(option.id) ?? 0);
    if (uses > 0) throw new DomainError('TRAIT_OPTION_IN_USE', { name: option.nameBg, count: uses });
  }
  const outside =
    after.classId === before.classId ? 0 : usesOutside(db, before.id, classesBelow(db, after.classId));
  if (outside > 0) throw new DomainError('TRAIT_CLASS_IN_USE', { name, count: outside });
  if (after.type !== 'number' && after.type !== 'date') return;
  const rules = { ...after, options: [] };
  const unfit = distinctValues(db, before.id)
    .filter(({ value }) => valueFault(rules, value) !== null)
    .reduce((sum, one) => sum + one.count, 0);
  if (unfit > 0) throw new DomainError('TRAIT_BOUNDS_IN_USE', { name, count: unfit });
}

/** Latin letters of the name, with a number when another has them. */
function freeCode(db: ReadDb, name: string, traitId: number | null): string {
  const stem = foldText(name).replaceAll(' ', '-').slice(0, 34) || 'trait';
  for (let at = 1; ; at += 1) {
    const code = at === 1 ? stem : `${stem}-${at}`;
    if (!isTaken(db, code, traitId)) return code;
  }
}

function isTaken(db: ReadDb, code: string, traitId: number | null): boolean {
  const found = db
    .select({ id: trait.id })
    .from(trait)
    .where(eq(trait.codeKey, foldCode(code)))
    .get();
  return found !== undefined && found.id !== traitId;
}

function refuseTakenCode(db: ReadDb, code: string, traitId: number | null): void {
  if (foldCode(code) === '') throw new DomainError('INVALID_INPUT', { field: 'code' });
  if (isTaken(db, code, traitId)) throw new DomainError('TRAIT_CODE_TAKEN', { code });
}

type Columns = Omit<typeof trait.$inferInsert, 'id'>;

function insert(ctx: CommandContext, columns: Columns): Output<'traits.save'> {
  const last = ctx.tx.get<{ last: number }>(sql`SELECT coalesce(max(position), -1) AS last FROM trait`);
  const { id } = ctx.tx
    .insert(trait)
    .values({ ...columns, position: (last?.last ?? -1) + 1 })
    .returning({ id: trait.id })
    .get();
  return { traitId: id, version: 1 };
}

function rewrite(ctx: CommandContext, before: Trait, columns: Partial<Columns>): Output<'traits.save'> {
  const version = before.version + 1;
  ctx.tx
    .update(trait)
    .set({ ...columns, version })
    .where(eq(trait.id, before.id))
    .run();
  return { traitId: before.id, version };
}

function writeOptions(
  ctx: CommandContext,
  traitId: number,
  before: Trait | null,
  options: TraitInput['options'],
): void {
  const known = new Map((before?.options ?? []).map((one) => [one.id, one]));
  for (const [position, { id, nameBg, nameEn, ended }] of options.entries()) {
    const columns = { nameBg, nameEn: nameEn ?? nameBg, position };
    const old = id === null ? undefined : known.get(id);
    if (old) {
      known.delete(old.id);
      const endedAt = ended ? (old.ended ? undefined : ctx.now) : null;
      ctx.tx
        .update(traitOption)
        .set({ ...columns, ...(endedAt !== undefined && { endedAt }) })
        .where(eq(traitOption.id, old.id))
        .run();
    } else
      ctx.tx
        .insert(traitOption)
        .values({ ...columns, traitId, endedAt: ended ? ctx.now : null })
        .run();
  }
  for (const id of known.keys()) ctx.tx.delete(traitOption).where(eq(traitOption.id, id)).run();
}

function known(db: ReadDb, id: number, version: number): Trait {
  const found = traitById(db, id);
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return found;
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION */
export function moveTrait(ctx: CommandContext, input: Input<'traits.move'>): Output<'traits.move'> {
  const moved = known(ctx.tx, input.traitId, input.version);
  const all = allTraits(ctx.tx);
  const siblings = all.filter(({ classId }) => classId === moved.classId);
  const other = siblings[siblings.findIndex(({ id }) => id === moved.id) + input.step];
  if (!other) return { version: moved.version };
  const order = all.map(({ id }) => (id === moved.id ? other.id : id === other.id ? moved.id : id));
  for (const [position, id] of order.entries())
    ctx.tx.update(trait).set({ position }).where(eq(trait.id, id)).run();
  const { version } = rewrite(ctx, moved, {});
  ctx.audit({ entity: `trait:${moved.id}`, after: { step: input.step } });
  ctx.touch('traits');
  return { version };
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION */
export function endTrait(ctx: CommandContext, input: Input<'traits.setEnded'>): Output<'traits.setEnded'> {
  const before = known(ctx.tx, input.traitId, input.version);
  const saved = rewrite(ctx, before, { endedAt: input.ended ? ctx.now : null });
  ctx.audit({
    entity: `trait:${before.id}`,
    before: { ended: before.ended },
    after: { ended: input.ended, uses: usesOf(ctx.tx)(before.id) },
  });
  ctx.touch('traits');
  return { version: saved.version };
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, TRAIT_IN_USE with the counts of values and history */
export function deleteTrait(ctx: CommandContext, input: Input<'traits.delete'>): Output<'traits.delete'> {
  const before = known(ctx.tx, input.traitId, input.version);
  const { values, defaults, changes } = usesOf(ctx.tx)(before.id);
  if (values + defaults + changes > 0)
    throw new DomainError('TRAIT_IN_USE', { name: before.nameBg, values, defaults, changes });
  ctx.tx.delete(trait).where(eq(trait.id, before.id)).run();
  ctx.audit({ entity: `trait:${before.id}`, before });
  ctx.touch('traits');
  return {};
}
