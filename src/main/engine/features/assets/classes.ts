import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { ClassInput, ClassRow } from '@shared/features/assets/classContract';
import type { assetsContract } from '@shared/features/assets/contract';
import { asc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetClass } from '../../db/schema/catalog';
import type { CommandContext, QueryContext } from '../../kernel/context';

type Input<N extends keyof typeof assetsContract> = EntryInput<(typeof assetsContract)[N]>;
type Output<N extends keyof typeof assetsContract> = EntryOutput<(typeof assetsContract)[N]>;
type ClassRecord = typeof assetClass.$inferSelect;

const allClasses = (db: ReadDb): ClassRecord[] =>
  db.select().from(assetClass).orderBy(asc(assetClass.position), asc(assetClass.id)).all();

/** The tree, each class before its children. */
export function listClasses(ctx: QueryContext): Output<'assets.classes'> {
  const classes = allClasses(ctx.db);
  const uses = usesByClass(ctx.db);
  const below = (parentId: number | null): ClassRow[] =>
    classes
      .filter((one) => one.parentId === parentId)
      .flatMap((one) => [
        {
          id: one.id,
          version: one.version,
          parentId,
          kind: one.kind,
          nameBg: one.nameBg,
          nameEn: one.nameEn,
          meterUnit: one.meterUnit,
          checklist: JSON.parse(one.checklist) as string[],
          uses: uses.get(one.id) ?? 0,
          children: classes.filter(({ parentId: parent }) => parent === one.id).length,
        },
        ...below(one.id),
      ]);
  return { rows: below(null) };
}

/**
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, CLASS_NAME_TAKEN, CLASS_LOOP with the path, CLASS_KIND when the
 * parent is of the other kind or things of the old kind use it
 */
export function saveClass(ctx: CommandContext, input: Input<'assets.saveClass'>): Output<'assets.saveClass'> {
  const { classId, assetClass: fields } = input;
  const classes = allClasses(ctx.tx);
  const before = classId === null ? null : (classes.find(({ id }) => id === classId) ?? null);
  if (classId !== null && !before) throw new DomainError('NOT_FOUND');
  if (before && before.version !== input.version) throw new DomainError('CONCURRENT_MODIFICATION');
  refuseTakenName(classes, classId, fields);
  refuseStrangeParent(classes, before, fields);
  if (before && before.kind !== fields.kind) refuseKindChange(ctx.tx, classes, before);
  const columns = { ...columnsOf(fields), position: before?.position ?? classes.length };
  const saved = before ? rewrite(ctx, before, columns) : insert(ctx, columns);
  ctx.audit({ entity: `assetClass:${saved.classId}`, before, after: fields });
  ctx.touch('catalog', 'assets');
  return saved;
}

const columnsOf = ({ parentId, kind, nameBg, nameEn, meterUnit, checklist }: ClassInput) => ({
  ...{ parentId, kind, nameBg, meterUnit },
  nameEn: nameEn ?? nameBg,
  checklist: JSON.stringify(checklist),
});

function insert(ctx: CommandContext, columns: typeof assetClass.$inferInsert): Output<'assets.saveClass'> {
  const { id } = ctx.tx.insert(assetClass).values(columns).returning({ id: assetClass.id }).get();
  return { classId: id, version: 1 };
}

function rewrite(
  ctx: CommandContext,
  before: ClassRecord,
  columns: Partial<ClassRecord>,
): Output<'assets.saveClass'> {
  const version = before.version + 1;
  ctx.tx
    .update(assetClass)
    .set({ ...columns, version })
    .where(eq(assetClass.id, before.id))
    .run();
  return { classId: before.id, version };
}

function refuseTakenName(
  classes: readonly ClassRecord[],
  id: number | null,
  { nameBg, parentId }: ClassInput,
): void {
  const wanted = nameBg.toLocaleLowerCase('bg');
  const taken = classes.some(
    (one) => one.id !== id && one.parentId === parentId && one.nameBg.toLocaleLowerCase('bg') === wanted,
  );
  if (taken) throw new DomainError('CLASS_NAME_TAKEN', { name: nameBg });
}

function refuseStrangeParent(
  classes: readonly ClassRecord[],
  before: ClassRecord | null,
  { parentId, kind, nameBg }: ClassInput,
): void {
  const path = [nameBg];
  let at = parentId;
  while (at !== null) {
    const parent = classes.find(({ id }) => id === at);
    if (!parent) throw new DomainError('NOT_FOUND');
    path.unshift(parent.nameBg);
    if (parent.id === before?.id) throw new DomainError('CLASS_LOOP', { path: path.join(' › ') });
    if (parent.kind !== kind) throw new DomainError('CLASS_KIND', { name: nameBg });
    at = parent.parentId;
  }
}

/** Vehicles do not become equipment because their class does. */
function refuseKindChange(db: ReadDb, classes: readonly ClassRecord[], before: ClassRecord): void {
  const used = (usesByClass(db).get(before.id) ?? 0) > 0;
  if (used || classes.some(({ parentId }) => parentId === before.id))
    throw new DomainError('CLASS_KIND', { name: before.nameBg });
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION */
export function moveClass(ctx: CommandContext, input: Input<'assets.moveClass'>): Output<'assets.moveClass'> {
  const classes = allClasses(ctx.tx);
  const moved = known(classes, input.classId, input.version);
  const siblings = classes.filter(({ parentId }) => parentId === moved.parentId);
  const from = siblings.indexOf(moved);
  const other = siblings[from + input.step];
  if (!other) return { version: moved.version };
  siblings[from + input.step] = moved;
  siblings[from] = other;
  // Positions may be equal from older lists: all siblings get their own.
  for (const [position, { id }] of siblings.entries())
    ctx.tx.update(assetClass).set({ position }).where(eq(assetClass.id, id)).run();
  const { version } = rewrite(ctx, moved, {});
  ctx.audit({
    entity: `assetClass:${moved.id}`,
    before: { place: from },
    after: { place: from + input.step },
  });
  ctx.touch('catalog', 'assets');
  return { version };
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, CLASS_IN_USE */
export function deleteClass(
  ctx: CommandContext,
  input: Input<'assets.deleteClass'>,
): Output<'assets.deleteClass'> {
  const classes = allClasses(ctx.tx);
  const found = known(classes, input.classId, input.version);
  const children = classes.filter(({ parentId }) => parentId === found.id).length;
  const uses = usesByClass(ctx.tx).get(found.id) ?? 0;
  if (children + uses > 0)
    throw new DomainError('CLASS_IN_USE', { name: found.nameBg, count: uses + children });
  ctx.tx.delete(assetClass).where(eq(assetClass.id, found.id)).run();
  ctx.audit({ entity: `assetClass:${found.id}`, before: found });
  ctx.touch('catalog', 'assets');
  return {};
}

function known(classes: readonly ClassRecord[], id: number, version: number): ClassRecord {
  const found = classes.find((one) => one.id === id);
  if (!found) throw new DomainError('NOT_FOUND');
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return found;
}

/** Rows of any table that refer to a class, found in the schema itself so that no later table is forgotten; and those that name a place by its level. */
function usesByClass(db: ReadDb): Map<number, number> {
  const references = db.all<{ name: string; column: string }>(sql`
    SELECT m.name, f."from" AS "column" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = 'asset_class'`);
  const counts = references.map(
    ({ name, column }) => sql`SELECT ${sql.identifier(column)} AS id FROM ${sql.identifier(name)}`,
  );
  for (const table of ['norm', 'technical_note', 'operation_place', 'package_place', 'trait_default'])
    counts.push(sql`SELECT target_id AS id FROM ${sql.identifier(table)} WHERE level = 'class'`);
  const rows = db.all<{ id: number; uses: number }>(sql`
    SELECT id, count(*) AS uses FROM (${sql.join(counts, sql` UNION ALL `)}) WHERE id IS NOT NULL GROUP BY id`);
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}
