import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { traitsContract } from '@shared/features/traits/contract';
import type { ResolvedTrait, TraitPlace, ValueChange } from '@shared/features/traits/model';
import { valueFault } from '@shared/features/traits/rules';
import { and, eq } from 'drizzle-orm';
import { traitChange, traitDefault, traitValue } from '../../db/schema/traits';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { demandPlace } from './repo';
import { resolvedOfAsset, resolvedOfPlace } from './resolve';

type Input<N extends keyof typeof traitsContract> = EntryInput<(typeof traitsContract)[N]>;
type Output<N extends keyof typeof traitsContract> = EntryOutput<(typeof traitsContract)[N]>;

/** @throws DomainError NOT_FOUND */
export function traitsOfAsset(ctx: QueryContext, { assetId }: Input<'traits.card'>): Output<'traits.card'> {
  return { rows: resolvedOfAsset(ctx.db, assetId, ({ editRight }) => ctx.can(editRight)) };
}

/** @throws DomainError NOT_FOUND */
export function traitsOfPlace(ctx: QueryContext, { place }: Input<'traits.place'>): Output<'traits.place'> {
  demandPlace(ctx.db, place);
  return { rows: resolvedOfPlace(ctx.db, place, () => ctx.can('catalog.edit')) };
}

/** @throws DomainError NOT_FOUND, FORBIDDEN, CONCURRENT_MODIFICATION, TRAIT_UNFIT, TRAIT_VALUE */
export function setValues(
  ctx: CommandContext,
  { assetId, values }: Input<'traits.setValues'>,
): Output<'traits.setValues'> {
  const rows = resolvedOfAsset(ctx.tx, assetId, ({ editRight }) => ctx.can(editRight));
  const changed = checked(rows, values);
  for (const { traitId, before, value } of changed) {
    const key = and(eq(traitValue.traitId, traitId), eq(traitValue.assetId, assetId));
    if (value === null) ctx.tx.delete(traitValue).where(key).run();
    else
      ctx.tx
        .insert(traitValue)
        .values({ traitId, assetId, value })
        .onConflictDoUpdate({ target: [traitValue.traitId, traitValue.assetId], set: { value } })
        .run();
    ctx.tx
      .insert(traitChange)
      .values({ ...made(ctx, traitId, before, value), assetId })
      .run();
  }
  noteChanges(ctx, `asset:${assetId}`, rows, changed);
  return { changed: changed.length };
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, TRAIT_UNFIT, TRAIT_VALUE */
export function setDefaults(
  ctx: CommandContext,
  { place, values }: Input<'traits.setDefaults'>,
): Output<'traits.setDefaults'> {
  demandPlace(ctx.tx, place);
  const rows = resolvedOfPlace(ctx.tx, place, () => true);
  const changed = checked(rows, values);
  for (const { traitId, before, value } of changed) {
    writeDefault(ctx, place, traitId, value);
    ctx.tx
      .insert(traitChange)
      .values({ ...made(ctx, traitId, before, value), ...place })
      .run();
  }
  noteChanges(
    ctx,
    `${place.level === 'class' ? 'assetClass' : place.level}:${place.targetId}`,
    rows,
    changed,
  );
  if (changed.length > 0) ctx.touch('catalog');
  return { changed: changed.length };
}

function writeDefault(ctx: CommandContext, place: TraitPlace, traitId: number, value: string | null): void {
  const { level, targetId } = place;
  if (value !== null)
    ctx.tx
      .insert(traitDefault)
      .values({ traitId, level, targetId, value })
      .onConflictDoUpdate({
        target: [traitDefault.traitId, traitDefault.level, traitDefault.targetId],
        set: { value },
      })
      .run();
  else
    ctx.tx
      .delete(traitDefault)
      .where(
        and(
          eq(traitDefault.traitId, traitId),
          eq(traitDefault.level, level),
          eq(traitDefault.targetId, targetId),
        ),
      )
      .run();
}

const made = (ctx: CommandContext, traitId: number, before: string | null, after: string | null) => ({
  ...{ traitId, before, after },
  ...{ userId: ctx.user.id, at: ctx.now },
});

/** The changes that change something; all of them are looked at before the first is written. */
function checked(rows: readonly ResolvedTrait[], values: readonly ValueChange[]): ValueChange[] {
  const byId = new Map(rows.map((row) => [row.trait.id, row]));
  if (new Set(values.map(({ traitId }) => traitId)).size < values.length)
    throw new DomainError('INVALID_INPUT', { field: 'values' });
  return values.filter(({ traitId, before, value }) => {
    const row = byId.get(traitId);
    if (!row) throw new DomainError('TRAIT_UNFIT');
    const { trait, own, fits, editable } = row;
    if (own !== before) throw new DomainError('CONCURRENT_MODIFICATION');
    if (value === own) return false;
    if (!editable) throw new DomainError('FORBIDDEN');
    if (value !== null && !fits) throw new DomainError('TRAIT_UNFIT');
    if (value !== null && valueFault(trait, value) !== null)
      throw new DomainError('TRAIT_VALUE', { name: trait.nameBg });
    return true;
  });
}

/** The log names each characteristic by its code. */
function noteChanges(
  ctx: CommandContext,
  entity: string,
  rows: readonly ResolvedTrait[],
  changed: readonly ValueChange[],
): void {
  if (changed.length === 0) return;
  const code = (traitId: number) => rows.find(({ trait }) => trait.id === traitId)?.trait.code ?? '';
  const said = (which: 'before' | 'value') =>
    Object.fromEntries(changed.map((one) => [code(one.traitId), one[which]]));
  ctx.audit({ entity, before: said('before'), after: said('value') });
  ctx.touch('traits', entity);
}
