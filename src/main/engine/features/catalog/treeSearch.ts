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

const holds = (keys: readonly SQL[], word: ReturnType<typeof sql.placeholder>): SQL =>
  sql`(${join(
    keys.map((key) => sql`instr(${key}, ${word}) > 0`),
    sql` OR `,
  )})`;

/**
 * Every word stands somewhere on the way down, and one of them in the own name: what hangs below a find is no find itself.
 * The own names are asked first, so that the way up is walked for few rows; no text is put together.
 */
function matches(own: readonly SQL[], above: readonly SQL[]): SQL {
  const someOwn = join(
    names.map((word) => sql`(${word} <> '' AND ${holds(own, word)})`),
    sql` OR `,
  );
  const everyWord = join(
    names.map((word) => sql`(${word} = '' OR ${holds([...own, ...above], word)})`),
    sql` AND `,
  );
  return sql`(${someOwn}) AND ${everyWord}`;
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
const [ofMake, ofModel, ofModification] = [sql`mk.folded`, sql`mo.folded`, sql`mf.folded`];
const engineCode = sql`lower(coalesce(mf.engine_code, ''))`;

const statements = preparedOnce((db: ReadDb) => ({
  makes: db
    .select(columns({}))
    .from(sql`make mk`)
    .where(sql`${inUse} AND ${matches([ofMake], [])}`)
    .orderBy(byLikeness(sql`mk.folded`, sql`mk.name`))
    .limit(sql.placeholder('limit'))
    .prepare(),
  models: db
    .select(columns({ modelId: sql`mo.id`, modelName: sql`mo.name`, title: modelTitle }))
    .from(sql`model mo CROSS JOIN make mk ON mk.id = mo.make_id`)
    .where(sql`${modelInUse} AND ${matches([ofModel], [ofMake])}`)
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
    .from(
      sql`modification mf CROSS JOIN model mo ON mo.id = mf.model_id CROSS JOIN make mk ON mk.id = mo.make_id`,
    )
    .where(
      sql`${modelInUse} AND mf.active = 1
        AND ${matches([ofModification, engineCode], [ofModel, ofMake])}`,
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
  // One letter is in nearly every modification: they wait for the second.
  const wanted = words.some((word) => word.length > 1)
    ? [prepared.makes, prepared.models, prepared.modifications]
    : [prepared.makes, prepared.models];
  for (const level of wanted) {
    if (found.length < limit) found.push(...level.all({ ...parameters, limit: limit - found.length }));
  }
  return found;
}
