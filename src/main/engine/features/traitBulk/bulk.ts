import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { traitBulkContract } from '@shared/features/traits/bulkContract';
import type { BulkChange, BulkRow, BulkTotals, Trait } from '@shared/features/traits/model';
import { valueFault } from '@shared/features/traits/rules';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { traitBulk } from '../../db/schema/traits';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { assetNamesSql, assetTitleSql } from '../assets/slice';
import { registryConditions } from '../registry/slice';
import { traitById, valueByClass } from '../traits/slice';

type Input<N extends keyof typeof traitBulkContract> = EntryInput<(typeof traitBulkContract)[N]>;
type Output<N extends keyof typeof traitBulkContract> = EntryOutput<(typeof traitBulkContract)[N]>;
type Asked = Pick<Input<'traits.bulkApply'>, 'assets' | 'traitId' | 'change'>;

/** The things of a filter with what each has, inherits and would have: one statement, however many they are. */
interface Plan {
  trait: Trait;
  /** FROM with its joins; `a` is the asset, `f` its figures, which the list's filter asks. */
  from: SQL;
  where: SQL[];
  own: SQL;
  inherited: SQL;
  outcome: SQL;
}

function planOf(db: ReadDb, { assets, traitId, change }: Asked, today: string): Plan {
  const trait = traitById(db, traitId);
  refuseUnfit(trait, change);
  const classes = JSON.stringify([...valueByClass(db, trait)]);
  const place = (alias: string, level: string, column: string) =>
    sql`LEFT JOIN trait_default ${sql.raw(alias)} ON ${sql.raw(alias)}.trait_id = ${traitId}
      AND ${sql.raw(`${alias}.level = '${level}' AND ${alias}.target_id = a.${column}`)}`;
  // A set of rows, not a function call for every asset: SQLite indexes it once.
  const from = sql`asset_figures f CROSS JOIN asset a ON a.id = f.asset_id
    LEFT JOIN (SELECT value ->> 0 AS id, value ->> 1 AS value FROM json_each(${classes})) tc ON tc.id = a.class_id
    LEFT JOIN trait_value v ON v.trait_id = ${traitId} AND v.asset_id = a.id
    ${place('dm', 'modification', 'modification_id')} ${place('dl', 'model', 'model_id')}
    ${place('dk', 'make', 'make_id')}`;
  const own = sql`v.value`;
  const inherited = sql`coalesce(dm.value, dl.value, dk.value, tc.value)`;
  return {
    ...{ trait, from, own, inherited },
    where: registryConditions(assets, today),
    outcome:
      change.kind === 'clear'
        ? sql`CASE WHEN ${own} IS NULL THEN 'same' ELSE 'changed' END`
        : sql`CASE WHEN tc.id IS NULL THEN 'unfit' WHEN coalesce(${own}, ${inherited}) IS ${change.value} THEN 'same'
            ELSE 'changed' END`,
  };
}

function refuseUnfit(trait: Trait, change: BulkChange): void {
  if (change.kind === 'clear') return;
  if (trait.ended) throw new DomainError('TRAIT_ENDED', { name: trait.nameBg });
  if (valueFault(trait, change.value) !== null) throw new DomainError('TRAIT_VALUE', { name: trait.nameBg });
}

/** What the page of the preview needs of an asset named a. */
const numberSql = sql.raw("coalesce(a.plate, a.serial, a.vin, '')");

function totalsOf(db: ReadDb, { from, where, outcome }: Plan): BulkTotals {
  const rows = db.all<{ outcome: keyof BulkTotals; n: number }>(
    sql`SELECT ${outcome} AS outcome, count(*) AS n FROM ${from} ${whereAll(where)} GROUP BY 1`,
  );
  const of = (kind: keyof BulkTotals) => rows.find(({ outcome: one }) => one === kind)?.n ?? 0;
  return { changed: of('changed'), same: of('same'), unfit: of('unfit') };
}

/** Counts of the whole filtered set. @throws as `bulkPreview` */
export function bulkTotals(ctx: QueryContext, { filter }: Pick<Input<'traits.bulkPreview'>, 'filter'>) {
  const totals = totalsOf(ctx.db, planOf(ctx.db, filter, ctx.today));
  const { changed, same, unfit } = totals;
  return { totals, count: filter.outcome === null ? changed + same + unfit : totals[filter.outcome] };
}

interface PageRow extends Omit<BulkRow, 'own'> {
  own: number;
}

/** @throws as `bulkPreview` */
export function bulkPage(
  ctx: QueryContext,
  { filter, sort, cursor, limit }: Input<'traits.bulkPreview'>,
): { rows: BulkRow[]; nextCursor: string | null } {
  const plan = planOf(ctx.db, filter, ctx.today);
  const { own, inherited, outcome } = plan;
  const { change } = filter;
  const shown = sql`coalesce(${own}, ${inherited})`;
  const after =
    change.kind === 'clear'
      ? inherited
      : sql`CASE ${outcome} WHEN 'changed' THEN ${change.value} ELSE ${shown} END`;
  const page = keysetPage<PageRow>(ctx.db, {
    columns: sql`a.id, ${numberSql} AS number, ${assetTitleSql} AS title, p.name AS ownerName, ${shown} AS before,
      ${after} AS after, ${own} IS NOT NULL AS own, ${outcome} AS outcome`,
    from: sql`${plan.from} ${assetNamesSql} LEFT JOIN party p ON p.id = a.owner_id`,
    where: filter.outcome === null ? plan.where : [...plan.where, sql`${outcome} = ${filter.outcome}`],
    sortKey: sql`f.number_key`,
    dir: sort.dir,
    idColumn: sql`f.asset_id`,
    ...{ cursor, limit },
  });
  return { ...page, rows: page.rows.map((row) => ({ ...row, own: row.own === 1 })) };
}

/** @throws DomainError NOT_FOUND, TRAIT_ENDED, TRAIT_VALUE */
export function bulkPreview(
  ctx: QueryContext,
  input: Input<'traits.bulkPreview'>,
): Output<'traits.bulkPreview'> {
  return { ...bulkPage(ctx, input), ...bulkTotals(ctx, input) };
}

/**
 * One transaction for all; every thing keeps its line of history.
 * @throws DomainError NOT_FOUND, FORBIDDEN, TRAIT_ENDED, TRAIT_VALUE, TRAIT_BULK_DIFFERS with the count of now
 */
export function bulkApply(ctx: CommandContext, input: Input<'traits.bulkApply'>): Output<'traits.bulkApply'> {
  const { assets, traitId, change } = input;
  const plan = planOf(ctx.tx, { assets, traitId, change }, ctx.today);
  if (!ctx.can(plan.trait.editRight)) throw new DomainError('FORBIDDEN');
  const { changed } = totalsOf(ctx.tx, plan);
  if (changed !== input.expected) throw new DomainError('TRAIT_BULK_DIFFERS', { count: changed });
  const bulkId = insertBulk(ctx, { traitId, change, filter: assets, changed });
  const value = change.kind === 'set' ? change.value : null;
  ctx.tx.run(sql`
    INSERT INTO trait_change (trait_id, asset_id, before, after, bulk_id, user_id, at)
    SELECT ${traitId}, a.id, ${plan.own}, ${value}, ${bulkId}, ${ctx.user.id}, ${ctx.now}
    FROM ${plan.from} ${whereAll([...plan.where, sql`${plan.outcome} = 'changed'`])}`);
  writeAfter(ctx, traitId, bulkId);
  ctx.audit({
    entity: `traitBulk:${bulkId}`,
    after: { trait: plan.trait.code, change, filter: assets, changed },
  });
  ctx.touch('traits', 'asset');
  return { bulkId, changed };
}

interface NewBulk {
  traitId: number;
  change: BulkChange | { kind: 'undo'; bulkId: number };
  filter: unknown;
  changed: number;
}

export function insertBulk(ctx: CommandContext, { traitId, change, filter, changed }: NewBulk): number {
  return ctx.tx
    .insert(traitBulk)
    .values({
      ...{ traitId, changed, userId: ctx.user.id, at: ctx.now },
      change: JSON.stringify(change),
      filter: JSON.stringify(filter),
    })
    .returning({ id: traitBulk.id })
    .get().id;
}

/** Makes the values what the rows of the history say that a bulk made them. */
export function writeAfter(ctx: CommandContext, traitId: number, bulkId: number): void {
  ctx.tx.run(sql`
    INSERT INTO trait_value (trait_id, asset_id, value)
    SELECT trait_id, asset_id, after FROM trait_change WHERE bulk_id = ${bulkId} AND after IS NOT NULL
    ON CONFLICT (trait_id, asset_id) DO UPDATE SET value = excluded.value`);
  ctx.tx.run(sql`
    DELETE FROM trait_value WHERE trait_id = ${traitId} AND asset_id IN (
      SELECT asset_id FROM trait_change WHERE bulk_id = ${bulkId} AND after IS NULL)`);
}
