import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { viewsContract } from '@shared/features/views/contract';
import { type SavedView, viewStateSchema } from '@shared/features/views/model';
import { orderText } from '@shared/kernel/folding';
import { and, eq, sql } from 'drizzle-orm';
import { listView, listViewDefault } from '../../db/schema/views';
import { type CommandContext, type QueryContext, RecordedRefusal } from '../../kernel/context';

type Input<N extends keyof typeof viewsContract> = EntryInput<(typeof viewsContract)[N]>;
type Output<N extends keyof typeof viewsContract> = EntryOutput<(typeof viewsContract)[N]>;
type Row = typeof listView.$inferSelect;

/** Own views and those that others share, by name; one that an older program wrote and this one cannot read is left out. */
export function listViews(ctx: QueryContext, { list }: Input<'views.list'>): Output<'views.list'> {
  const rows = ctx.db
    .select()
    .from(listView)
    .where(sql`list = ${list} AND (user_id = ${ctx.user.id} OR shared = 1)`)
    .orderBy(sql`shared, name_key, id`)
    .all();
  const views = rows.flatMap(({ id, version, name, shared, userId, state }): SavedView[] => {
    const read = viewStateSchema.safeParse(JSON.parse(state));
    return read.success ? [{ id, version, name, shared, own: userId === ctx.user.id, state: read.data }] : [];
  });
  const chosen = ctx.db
    .select({ id: listViewDefault.viewId })
    .from(listViewDefault)
    .where(and(eq(listViewDefault.userId, ctx.user.id), eq(listViewDefault.list, list)))
    .get();
  return { views, defaultId: views.some(({ id }) => id === chosen?.id) ? (chosen?.id ?? null) : null };
}

/** @throws DomainError VIEW_NAME_TAKEN, NOT_FOUND, CONCURRENT_MODIFICATION, FORBIDDEN for sharing without the right */
export function saveView(ctx: CommandContext, input: Input<'views.save'>): Output<'views.save'> {
  const { viewId, version, list, name, shared, state } = input;
  const before = viewId === null ? null : current(ctx, viewId, version);
  if (before && before.list !== list) throw new DomainError('NOT_FOUND');
  if (shared || before?.shared) demandSharing(ctx);
  const userId = before?.userId ?? ctx.user.id;
  const nameKey = orderText(name);
  const taken = ctx.tx
    .select({ id: listView.id })
    .from(listView)
    .where(and(eq(listView.list, list), eq(listView.userId, userId), eq(listView.nameKey, nameKey)))
    .get();
  if (taken && taken.id !== viewId) throw new DomainError('VIEW_NAME_TAKEN', { name });
  const columns = { list, name, nameKey, shared, state: JSON.stringify(state) };
  const saved = before
    ? rewrite(ctx, before, columns)
    : ctx.tx
        .insert(listView)
        .values({ ...columns, userId, createdAt: ctx.now })
        .returning({ viewId: listView.id, version: listView.version })
        .get();
  // Whoever opened with it while it was shared does so no more.
  if (before?.shared && !shared)
    ctx.tx.delete(listViewDefault).where(sql`view_id = ${before.id} AND user_id <> ${userId}`).run();
  const entity = `listView:${saved.viewId}`;
  ctx.audit({ entity, before: before && contentOf(before), after: { list, name, shared, state } });
  ctx.touch(entity, 'listView');
  return saved;
}

function rewrite(ctx: CommandContext, before: Row, columns: Partial<Row>): Output<'views.save'> {
  const version = before.version + 1;
  ctx.tx
    .update(listView)
    .set({ ...columns, version })
    .where(eq(listView.id, before.id))
    .run();
  return { viewId: before.id, version };
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, FORBIDDEN */
export function removeView(
  ctx: CommandContext,
  { viewId, version }: Input<'views.remove'>,
): Output<'views.remove'> {
  const before = current(ctx, viewId, version);
  if (before.shared) demandSharing(ctx);
  ctx.tx.delete(listView).where(eq(listView.id, viewId)).run();
  ctx.audit({ entity: `listView:${viewId}`, before: contentOf(before) });
  ctx.touch(`listView:${viewId}`, 'listView');
  return {};
}

/** @throws DomainError NOT_FOUND for a view of another list or of somebody else */
export function setDefaultView(
  ctx: CommandContext,
  { list, viewId }: Input<'views.setDefault'>,
): Output<'views.setDefault'> {
  const { id: userId } = ctx.user;
  const mine = and(eq(listViewDefault.userId, userId), eq(listViewDefault.list, list));
  const before = ctx.tx.select().from(listViewDefault).where(mine).get();
  if (viewId !== null && visible(ctx, viewId).list !== list) throw new DomainError('NOT_FOUND');
  ctx.tx.delete(listViewDefault).where(mine).run();
  if (viewId !== null) ctx.tx.insert(listViewDefault).values({ userId, list, viewId }).run();
  ctx.audit({
    entity: `user:${userId}`,
    before: { list, openedWith: before?.viewId ?? null },
    after: { list, openedWith: viewId },
  });
  ctx.touch('listView');
  return {};
}

function current(ctx: CommandContext, viewId: number, version: number | null): Row {
  const found = visible(ctx, viewId);
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return found;
}

/** What this person may see: somebody else's own view is not there. */
function visible(ctx: CommandContext, viewId: number): Row {
  const found = ctx.tx.select().from(listView).where(eq(listView.id, viewId)).get();
  if (!found || (!found.shared && found.userId !== ctx.user.id)) throw new DomainError('NOT_FOUND');
  return found;
}

function demandSharing(ctx: CommandContext): void {
  if (!ctx.can('data.shareViews')) throw new RecordedRefusal('FORBIDDEN', { entry: 'views.save' });
}

const contentOf = ({ list, name, shared, state }: Row) => ({ list, name, shared, state: JSON.parse(state) });
