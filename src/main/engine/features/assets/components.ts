import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { ComponentInput } from '@shared/features/assets/components';
import type { assetsContract } from '@shared/features/assets/contract';
import type { IsoDate } from '@shared/kernel/dates';
import { vinKey } from '@shared/kernel/vin';
import { eq, sql } from 'drizzle-orm';
import { assetComponent, componentFitting } from '../../db/schema/assets';
import { part } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { indexAsset } from '../search/slice';
import { refuseFuture } from './commands';
import {
  type ComponentRecord,
  componentById,
  type FittingRecord,
  lastFitting,
  mountedMeterOn,
} from './componentRepo';
import { refuseLoop, refuseSecondPlace, refuseUnitChange } from './componentRules';
import { assetById } from './repo';

type Input<N extends keyof typeof assetsContract> = EntryInput<(typeof assetsContract)[N]>;
type Saved = EntryOutput<(typeof assetsContract)['assets.addComponent']>;
type Fitting = Input<'assets.addComponent'>['mounted'];

/** @throws DomainError NOT_FOUND, COMPONENT_LOOP with the path, COMPONENT_ELSEWHERE, DATE_IN_FUTURE */
export function addComponent(ctx: CommandContext, input: Input<'assets.addComponent'>): Saved {
  const componentId = createComponent(ctx, input.assetId, input.component);
  mount(ctx, componentId, { ...input, at: input.mounted });
  ctx.audit({
    entity: `asset:${input.assetId}`,
    after: { component: { id: componentId, ...input.component }, mounted: input.mounted },
  });
  return { componentId, version: 1 };
}

export function editComponent(ctx: CommandContext, input: Input<'assets.editComponent'>): Saved {
  const before = current(ctx, input.componentId, input.version);
  const fitting = lastFitting(ctx.tx, before.id);
  refuseUnknown(ctx, input.component);
  if (fitting && fitting.removedOn === null) {
    refuseLoop(ctx.tx, fitting.assetId, input.component.componentAssetId);
    refuseSecondPlace(ctx.tx, input.component, before.id);
  }
  const version = rewrite(ctx, before, columnsOf(input.component));
  note(ctx, fitting?.assetId ?? null, input.reason, { component: before }, { component: input.component });
  return { componentId: before.id, version };
}

/** @throws DomainError COMPONENT_NOT_MOUNTED, FITTING_ORDER when it leaves before it came */
export function removeComponent(ctx: CommandContext, input: Input<'assets.removeComponent'>): Saved {
  const before = current(ctx, input.componentId, input.version);
  const fitting = dismount(ctx, before, input.removed, input.reason);
  const version = rewrite(ctx, before, {});
  note(ctx, fitting.assetId, input.reason, { component: before.name }, { removed: input.removed });
  return { componentId: before.id, version };
}

/** To another thing, or from the shelf onto one: the component stays the same, with all the places where it was. */
export function moveComponent(ctx: CommandContext, input: Input<'assets.moveComponent'>): Saved {
  const before = current(ctx, input.componentId, input.version);
  const last = lastFitting(ctx.tx, before.id);
  if (last && last.removedOn === null) {
    if (last.assetId === input.toAssetId) throw new DomainError('COMPONENT_SAME_PLACE');
    dismount(ctx, before, input.removed ?? { on: input.mounted.on, meter: null }, input.reason);
  } else if (before.replacedById !== null) throw new DomainError('COMPONENT_REPLACED');
  refuseUnitChange(ctx.tx, before, last?.assetId ?? null, input.toAssetId);
  refuseLoop(ctx.tx, input.toAssetId, before.componentAssetId);
  refuseSecondPlace(ctx.tx, before, before.id);
  mount(ctx, before.id, { assetId: input.toAssetId, position: input.position, at: input.mounted });
  const version = rewrite(ctx, before, {});
  const moved = {
    component: before.name,
    from: last?.assetId ?? null,
    to: input.toAssetId,
    on: input.mounted.on,
  };
  for (const assetId of new Set([last?.assetId ?? input.toAssetId, input.toAssetId]))
    note(ctx, assetId, input.reason, null, moved);
  return { componentId: before.id, version };
}

/** The old one comes off, the new one takes its place; the chain tells both where the other is. */
export function replaceComponent(ctx: CommandContext, input: Input<'assets.replaceComponent'>): Saved {
  const before = current(ctx, input.componentId, input.version);
  const fitting = dismount(ctx, before, input.at, input.reason);
  const componentId = createComponent(ctx, fitting.assetId, input.by);
  mount(ctx, componentId, { assetId: fitting.assetId, position: fitting.position, at: input.at });
  rewrite(ctx, before, { replacedById: componentId });
  const after = { component: { id: componentId, ...input.by }, at: input.at };
  note(ctx, fitting.assetId, input.reason, { component: { id: before.id, name: before.name } }, after);
  return { componentId, version: 1 };
}

function createComponent(ctx: CommandContext, assetId: number, fields: ComponentInput): number {
  assetById(ctx.tx, assetId);
  refuseUnknown(ctx, fields);
  refuseLoop(ctx.tx, assetId, fields.componentAssetId);
  refuseSecondPlace(ctx.tx, fields, null);
  const row = ctx.tx
    .insert(assetComponent)
    .values({ ...columnsOf(fields), createdAt: ctx.now })
    .returning({ id: assetComponent.id })
    .get();
  return row.id;
}

const columnsOf = (fields: ComponentInput) => ({
  ...fields,
  serialKey: fields.serial === null ? null : vinKey(fields.serial),
});

/** @throws DomainError NOT_FOUND */
function refuseUnknown(ctx: CommandContext, { partId, componentAssetId }: ComponentInput): void {
  if (componentAssetId !== null) assetById(ctx.tx, componentAssetId);
  const known = partId === null || ctx.tx.select({ id: part.id }).from(part).where(eq(part.id, partId)).get();
  if (!known) throw new DomainError('NOT_FOUND');
}

interface Mounting {
  assetId: number;
  position: string | null;
  at: Fitting;
}

function mount(ctx: CommandContext, componentId: number, { assetId, position, at }: Mounting): void {
  assetById(ctx.tx, assetId);
  refuseFuture(ctx, at.on);
  const before = lastFitting(ctx.tx, componentId);
  if (before?.removedOn && at.on < before.removedOn) throw orderFault(before.removedOn, at.on);
  const mountedMeter = mountedMeterOn(ctx.tx, assetId, at);
  ctx.tx
    .insert(componentFitting)
    .values({ componentId, assetId, position, mountedOn: at.on, mountedMeter })
    .run();
  touch(ctx, assetId);
}

function dismount(
  ctx: CommandContext,
  component: ComponentRecord,
  at: Fitting,
  reason: string,
): FittingRecord {
  const fitting = lastFitting(ctx.tx, component.id);
  if (!fitting || fitting.removedOn !== null)
    throw new DomainError('COMPONENT_NOT_MOUNTED', { name: component.name });
  refuseFuture(ctx, at.on);
  if (at.on < fitting.mountedOn) throw orderFault(fitting.mountedOn, at.on);
  const removedMeter = mountedMeterOn(ctx.tx, fitting.assetId, at);
  if (removedMeter !== null && fitting.mountedMeter !== null && removedMeter < fitting.mountedMeter)
    throw new DomainError('FITTING_METER', { mounted: fitting.mountedMeter, removed: removedMeter });
  ctx.tx
    .update(componentFitting)
    .set({ removedOn: at.on, removedMeter, removalReason: reason })
    .where(eq(componentFitting.id, fitting.id))
    .run();
  touch(ctx, fitting.assetId);
  return fitting;
}

const orderFault = (earliest: IsoDate, on: IsoDate) => new DomainError('FITTING_ORDER', { earliest, on });

function current(ctx: CommandContext, id: number, version: number): ComponentRecord {
  const found = componentById(ctx.tx, id);
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return found;
}

function rewrite(ctx: CommandContext, before: ComponentRecord, columns: Partial<ComponentRecord>): number {
  ctx.tx
    .update(assetComponent)
    .set({ ...columns, version: sql`version + 1` })
    .where(eq(assetComponent.id, before.id))
    .run();
  return before.version + 1;
}

function note(
  ctx: CommandContext,
  assetId: number | null,
  reason: string,
  before: unknown,
  after: unknown,
): void {
  ctx.reason(reason);
  if (assetId === null) return;
  ctx.audit({ entity: `asset:${assetId}`, before, after });
  touch(ctx, assetId);
}

/** The serials of what is mounted find the thing too. */
function touch(ctx: CommandContext, assetId: number): void {
  indexAsset(ctx.tx, assetId);
  ctx.touch(`asset:${assetId}`);
}
