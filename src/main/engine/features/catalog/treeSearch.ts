import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { catalogContract } from '@shared/features/catalog/contract';
import type { TreeHit } from '@shared/features/catalog/model';
import { foldText } from '@shared/kernel/folding';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';

type Entry = (typeof catalogContract)['catalog.findInTree'];

/** More words narrow nothing down; a fixed number lets the statements be prepared. */
const maxWords = 5;
const names = Array.from({ length: maxWords }, (_, at) => sql.placeholder(`word${at}`));

const join = (parts: readonly SQL[], by: SQL): SQL => sql.join([...parts], by);

/** Every word stands in the path, and one of them in the own name: the children of a find are not finds themselves. */
function matches(path: SQL, own: SQL): SQL {
  const everyWord = join(
    names.map((word) => sql`instr(${path}, ${word}) > 0`),
    sql` AND `,
  );
  const someOwn = join(
    names.map((word) => sql`(${word} <> '' AND instr(${own}, ${word}) > 0)`),
    sql` OR `,
  );
  return sql`${everyWord} AND (${someOwn})`;
}

const none = sql`NULL`;
const columns = (hit: Partial<Record<keyof TreeHit, SQL>>) => ({
  makeId: sql<number>`mk.id`,
  makeName: sql<string>`mk.name`,
  modelId: sql<number | null>`${hit.modelId ?? none}`,
  modelName: sql<string | null>`${hit.modelName ?? none}`,
  modificationId: sql<number | null>`${hit.modificationId ?? none}`,
  modificationName: sql<string | null>`${hit.modificationName ?? none}`,
  title: sql<string>`${hit.title ?? sql`mk.name`}`,
  engineCode: sql<string | null>`${hit.engineCode ?? none}`,
  fuel: sql<TreeHit['fuel']>`${hit.fuel ?? none}`,
  kw: sql<number | null>`${hit.kw ?? none}`,
  ccm: sql<number | null>`${hit.ccm ?? none}`,
});

/** What begins with the first word stands before what only holds it; then the shorter name. */
const byLikeness = (own: SQL, title: SQL) => sql`instr(${own}, ${names[0]}) <> 1, length(${title}), ${title}`;

const modelTitle = sql`mk.name || ' ' || mo.name`;
const modificationTitle = sql`mk.name || ' ' || mo.name || ' ' || mf.name`;
const inUse = sql`mk.active = 1 AND mk.merged_into_id IS NULL`;
const modelInUse = sql`${inUse} AND mo.active = 1 AND mo.merged_into_id IS NULL`;
const ownOfModification = sql`mf.folded || ' ' || lower(coalesce(mf.engine_code, ''))`;

const statements = preparedOnce((db: ReadDb) => ({
  makes: db
    .select(columns({}))
    .from(sql`make mk`)
    .where(sql`${inUse} AND ${matches(sql`mk.folded`, sql`mk.folded`)}`)
    .orderBy(byLikeness(sql`mk.folded`, sql`mk.name`))
    .limit(sql.placeholder('limit'))
    .prepare(),
  models: db
    .select(columns({ modelId: sql`mo.id`, modelName: sql`mo.name`, title: modelTitle }))
    .from(sql`model mo JOIN make mk ON mk.id = mo.make_id`)
    .where(sql`${modelInUse} AND ${matches(sql`mk.folded || ' ' || mo.folded`, sql`mo.folded`)}`)
    .orderBy(byLikeness(sql`mo.folded`, modelTitle))
    .limit(sql.placeholder('limit'))
    .prepare(),
  modifications: db
    .select(
      columns({
        modelId: sql`mo.id`,
        modelName: sql`mo.name`,
        modificationId: sql`mf.id`,
        modificationName: sql`mf.name`,
        title: modificationTitle,
        engineCode: sql`mf.engine_code`,
        fuel: sql`mf.fuel`,
        kw: sql`mf.kw`,
        ccm: sql`mf.ccm`,
      }),
    )
    .from(sql`modification mf JOIN model mo ON mo.id = mf.model_id JOIN make mk ON mk.id = mo.make_id`)
    .where(
      sql`${modelInUse} AND mf.active = 1
        AND ${matches(sql`mk.folded || ' ' || mo.folded || ' ' || ${ownOfModification}`, ownOfModification)}`,
    )
    .orderBy(byLikeness(sql`mf.folded`, modificationTitle))
    .limit(sql.placeholder('limit'))
    .prepare(),
}));

/** Makes, models and modifications by the words of their whole name and by engine code, the wider first. */
export function findInTree(ctx: QueryContext, { text, limit }: EntryInput<Entry>): EntryOutput<Entry> {
  const words = foldText(text).split(' ').filter(Boolean).slice(0, maxWords);
  if (words.length === 0) return [];
  const prepared = statements(ctx.db);
  const parameters = Object.fromEntries(names.map((_, at) => [`word${at}`, words[at] ?? '']));
  const found: TreeHit[] = [];
  for (const level of [prepared.makes, prepared.models, prepared.modifications]) {
    if (found.length < limit) found.push(...level.all({ ...parameters, limit: limit - found.length }));
  }
  return found;
}
