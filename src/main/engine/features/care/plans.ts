import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { unitsOf } from '@shared/features/assets/meters';
import type { careContract } from '@shared/features/care/contract';
import type { Plan, PlanRow } from '@shared/features/care/model';
import { workKeyOf } from '@shared/features/care/rules';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { serviceItem, servicePlan } from '../../db/schema/care';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { assetSummary } from '../assets/slice';
import { fleetPlaces, planner } from './fleet';

type Input<N extends keyof typeof careContract> = EntryInput<(typeof careContract)[N]>;
type Output<N extends keyof typeof careContract> = EntryOutput<(typeof careContract)[N]>;

/** Make, model and modification that a plan p fits. */
const treeSql = sql.raw(`trim(coalesce((SELECT name FROM make WHERE id = p.make_id), '') || ' '
  || coalesce((SELECT name FROM model WHERE id = p.model_id), '') || ' '
  || coalesce((SELECT name FROM modification WHERE id = p.modification_id), ''))`);
/** The same after the name of its class. */
const placeSql = sql`trim(coalesce((SELECT name_bg FROM asset_class WHERE id = p.class_id), '') || ' ' || ${treeSql})`;

interface PlanListRow extends Omit<PlanRow, 'unit' | 'assets' | 'active'> {
  active: number;
  classId: number | null;
  makeId: number | null;
  kind: 'vehicle' | 'equipment' | null;
  meter: 'km' | 'h' | 'both' | 'none' | null;
}

/** The plans of the tree; those of single things stand on their cards. */
export function listPlans(ctx: QueryContext): Output<'care.plans'> {
  const rows = ctx.db.all<PlanListRow>(sql`
    SELECT p.id, p.version, p.name, ${placeSql} AS place, p.active, p.class_id AS classId, p.make_id AS makeId, c.kind, c.meter_unit AS meter,
      (SELECT count(*) FROM service_item WHERE plan_id = p.id) AS items
    FROM service_plan p LEFT JOIN asset_class c ON c.id = p.class_id
    WHERE p.asset_id IS NULL ORDER BY p.active DESC, p.name, p.id`);
  const counts = countFitting(ctx.db);
  return {
    plans: rows.map(({ id, version, name, place, items, active, kind, meter }) => ({
      ...{ id, version, name, place, items },
      active: active === 1,
      unit: kind === null ? null : (unitsOf(kind, meter)[0] ?? null),
      assets: counts.get(id) ?? 0,
    })),
  };
}

/** How many active things each plan fits; things of one place are counted together. */
function countFitting(db: ReadDb): Map<number, number> {
  const counts = new Map<number, number>();
  const { itemsOf } = planner(db);
  for (const place of fleetPlaces(db))
    for (const planId of new Set(itemsOf(place).map((item) => item.planId)))
      counts.set(planId, (counts.get(planId) ?? 0) + place.things);
  return counts;
}

type PlanRecord = typeof servicePlan.$inferSelect;

/** @throws DomainError NOT_FOUND */
function planById(db: ReadDb, planId: number): PlanRecord {
  const found = db.select().from(servicePlan).where(eq(servicePlan.id, planId)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

/** A plan with its items. @throws DomainError NOT_FOUND */
export function planOf(db: ReadDb, planId: number): Plan {
  const { createdAt: _created, ...plan } = planById(db, planId);
  const place = db.get<{ place: string }>(
    sql`SELECT ${treeSql} AS place FROM service_plan p WHERE p.id = ${planId}`,
  );
  return {
    ...plan,
    place: place?.place ?? '',
    items: db.all(sql`
      SELECT i.id, i.operation_id AS operationId, i.package_id AS packageId, i.text, i.work_key AS workKey,
        coalesce(o.name_bg, k.name_bg, i.text) AS name, i.interval_months AS intervalMonths, i.interval_meter AS intervalMeter
      FROM service_item i LEFT JOIN operation o ON o.id = i.operation_id LEFT JOIN package k ON k.id = i.package_id
      WHERE i.plan_id = ${planId} ORDER BY i.position`),
  };
}

/** The plan that one thing has for itself. */
export function ownPlanOf(db: ReadDb, assetId: number): Plan | null {
  const found = db
    .select({ id: servicePlan.id })
    .from(servicePlan)
    .where(eq(servicePlan.assetId, assetId))
    .get();
  return found ? planOf(db, found.id) : null;
}

/**
 * Writes a plan with all its items; what was done stays, because it stands by the work and not by the plan.
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, PLAN_ITEM_EMPTY, PLAN_ITEM_TWICE, PLAN_ITEM_WITHOUT_INTERVAL
 */
export function savePlan(ctx: CommandContext, input: Input<'care.savePlan'>): Output<'care.savePlan'> {
  const { items, ...plan } = input.plan;
  if (plan.assetId !== null) assetSummary(ctx.tx, plan.assetId);
  refuseImpossibleItems(items);
  const before = input.planId === null ? null : planOf(ctx.tx, input.planId);
  if (before && before.version !== input.version) throw new DomainError('CONCURRENT_MODIFICATION');
  const version = before ? before.version + 1 : 1;
  const planId = before ? before.id : insertPlan(ctx, plan);
  if (before)
    ctx.tx
      .update(servicePlan)
      .set({ ...plan, version })
      .where(eq(servicePlan.id, planId))
      .run();
  writeItems(ctx, planId, items);
  ctx.audit({ entity: `plan:${planId}`, before, after: { ...plan, items } });
  ctx.touch('care', 'plans', ...(plan.assetId === null ? [] : [`asset:${plan.assetId}`]));
  return { planId, version };
}

function insertPlan(ctx: CommandContext, plan: Omit<Input<'care.savePlan'>['plan'], 'items'>): number {
  if (plan.assetId !== null && ownPlanOf(ctx.tx, plan.assetId))
    throw new DomainError('CONCURRENT_MODIFICATION');
  return ctx.tx
    .insert(servicePlan)
    .values({ ...plan, createdAt: ctx.now })
    .returning({ id: servicePlan.id })
    .get().id;
}

type Items = Input<'care.savePlan'>['plan']['items'];

function refuseImpossibleItems(items: Items): void {
  const seen = new Set<string>();
  for (const [at, item] of items.entries()) {
    const line = at + 1;
    if (item.operationId === null && item.packageId === null && item.text === '')
      throw new DomainError('PLAN_ITEM_EMPTY', { line });
    if (item.intervalMonths === null && item.intervalMeter === null)
      throw new DomainError('PLAN_ITEM_WITHOUT_INTERVAL', { line });
    const key = workKeyOf(item);
    if (seen.has(key)) throw new DomainError('PLAN_ITEM_TWICE', { line });
    seen.add(key);
  }
}

function writeItems(ctx: CommandContext, planId: number, items: Items): void {
  ctx.tx.delete(serviceItem).where(eq(serviceItem.planId, planId)).run();
  for (const [at, item] of items.entries())
    ctx.tx
      .insert(serviceItem)
      .values({ ...item, planId, position: at + 1, text: item.text, workKey: workKeyOf(item) })
      .run();
}
