import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { catalogContract } from '@shared/features/catalog/contract';
import type { ImportCounts, ImportMapping } from '@shared/features/catalog/model';
import { foldText, orderText } from '@shared/kernel/folding';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { make, model } from '../../db/schema/catalog';
import { importBatch } from '../../db/schema/system';
import { type CsvFile, readCsv } from '../../exchange/csv/readCsv';
import { guessMapping, type MakeModelMapping } from '../../exchange/makesModels/mapping';
import { type ParsedMake, type ParsedModel, parseMakesModels } from '../../exchange/makesModels/parse';
import type { QueryContext } from '../../kernel/context';
import type { PreparedCommand, QueryHandler } from '../../kernel/handlers';
import { preparedOnce } from '../../kernel/prepared';

type Contract = typeof catalogContract;

async function readGranted(ctx: QueryContext, grant: string): Promise<{ fileName: string; csv: CsvFile }> {
  const path = ctx.services.resolveGrant(grant);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  const bytes = await readFile(path).catch(() => {
    throw new DomainError('NOT_FOUND');
  });
  return { fileName: basename(path), csv: readCsv(bytes) };
}

const parserMapping = ({ make: makeColumn, model: modelColumn, year }: ImportMapping): MakeModelMapping => ({
  make: makeColumn,
  model: modelColumn,
  year,
  yearFrom: null,
  yearTo: null,
  unitsPerHour: null,
});

function guessed(header: readonly string[]): ImportMapping | null {
  const found = guessMapping(header);
  return found.make === null || found.model === null
    ? null
    : { make: found.make, model: found.model, year: found.year };
}

/** Reads the file and says what an import would do; nothing is written. */
export const previewMakes: QueryHandler<Contract['catalog.previewMakesImport']> = async (
  ctx,
  { grant, mapping },
) => {
  const { fileName, csv } = await readGranted(ctx, grant);
  const used = mapping ?? guessed(csv.header);
  const parsed = used ? parseMakesModels(csv.rows, parserMapping(used)) : null;
  const unread = csv.problems.map(({ line, reason }) => ({ row: line, code: reason as string, value: '' }));
  const refused = (parsed?.problems ?? []).map(({ line, reason, value }) => ({
    row: line,
    code: reason as string,
    value,
  }));
  const preview: EntryOutput<Contract['catalog.previewMakesImport']> = {
    fileName,
    encoding: csv.encoding,
    delimiter: csv.delimiter,
    columns: csv.header.map((name, at) => ({
      name,
      samples: csv.rows.slice(0, 3).map((row) => row.cells[at] ?? ''),
    })),
    mapping: used,
    counts: parsed && countsOf(csv, parsed.problems.length, planFor(ctx.db, parsed.makes)),
    problems: [...unread, ...refused].slice(0, 200),
  };
  return preview;
};

/** Writes all of it in one transaction, under one batch that names what it made. */
export const importMakes: PreparedCommand<Contract['catalog.importMakes']> = {
  prepare: async (base, { grant, mapping }) => {
    const { fileName, csv } = await readGranted(base, grant);
    const parsed = parseMakesModels(csv.rows, parserMapping(mapping));
    return (ctx) => {
      const plan = planFor(ctx.tx, parsed.makes);
      const counts = countsOf(csv, parsed.problems.length, plan);
      const { id: batchId } = ctx.tx
        .insert(importBatch)
        .values({
          kind: 'makes',
          fileName,
          mapping: JSON.stringify(mapping),
          counts: JSON.stringify(counts),
          userId: ctx.user.id,
          at: ctx.now,
        })
        .returning({ id: importBatch.id })
        .get();
      applyPlan(ctx.tx, plan, batchId);
      ctx.audit({ entity: `importBatch:${batchId}`, after: { fileName, counts } });
      ctx.touch('catalog');
      return { batchId, counts };
    };
  },
};

interface PlannedModel extends ParsedModel {
  folded: string;
  /** The model that stands already. */
  known: typeof model.$inferSelect | null;
}
interface PlannedMake {
  name: string;
  folded: string;
  unitsPerHour: number | null;
  makeId: number | null;
  models: PlannedModel[];
}

function planFor(db: ReadDb, makes: readonly ParsedMake[]): PlannedMake[] {
  const knownMakes = new Map(
    db
      .select()
      .from(make)
      .all()
      // A name that was merged into another one means that one.
      .map((row) => [row.folded, row.mergedIntoId ?? row.id]),
  );
  const knownModels = modelsByName(db);
  return makes.map(({ make: name, unitsPerHour, models }) => {
    const folded = foldText(name);
    const makeId = knownMakes.get(folded) ?? null;
    const distinct = new Map(models.map((one) => [foldText(one.name), one]));
    const planned = [...distinct].map(([key, one]) => ({
      ...one,
      folded: key,
      known: knownModels.get(`${makeId}:${key}`) ?? null,
    }));
    return { name, folded, unitsPerHour, makeId, models: planned };
  });
}

/** Models by their make and name; one that was merged stands for the one it became, under that one's make too. */
function modelsByName(db: ReadDb): Map<string, typeof model.$inferSelect> {
  const rows = db.select().from(model).all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Map<string, typeof model.$inferSelect>();
  for (const row of rows) {
    const kept = row.mergedIntoId === null ? row : (byId.get(row.mergedIntoId) ?? row);
    if (kept !== row && !known.has(`${kept.makeId}:${row.folded}`))
      known.set(`${kept.makeId}:${row.folded}`, kept);
    if (kept === row) known.set(`${row.makeId}:${row.folded}`, row);
  }
  return known;
}

/** The years of a known model only ever become wider. */
function widened({
  known,
  yearFrom,
  yearTo,
}: PlannedModel): { yearFrom: number | null; yearTo: number | null } | null {
  if (!known) return null;
  const from =
    yearFrom === null || (known.yearFrom !== null && known.yearFrom <= yearFrom) ? known.yearFrom : yearFrom;
  const to = yearTo === null || (known.yearTo !== null && known.yearTo >= yearTo) ? known.yearTo : yearTo;
  return from === known.yearFrom && to === known.yearTo ? null : { yearFrom: from, yearTo: to };
}

function countsOf(csv: CsvFile, problems: number, plan: readonly PlannedMake[]): ImportCounts {
  const models = plan.flatMap((one) => one.models);
  const known = models.filter((one) => one.known !== null);
  const wider = known.filter((one) => widened(one) !== null).length;
  return {
    rows: csv.rows.length + csv.problems.length,
    newMakes: plan.filter((one) => one.makeId === null).length,
    newModels: models.length - known.length,
    widenedModels: wider,
    unchangedModels: known.length - wider,
    skippedRows: problems + csv.problems.length,
  };
}

/** Thousands of rows of one kind: prepared, a row costs a twentieth (architecture §4). */
const writes = preparedOnce((tx: WriteTx) => ({
  make: tx
    .insert(make)
    .values({
      name: sql.placeholder('name'),
      folded: sql.placeholder('folded'),
      nameOrder: sql.placeholder('nameOrder'),
      unitsPerHour: sql.placeholder('unitsPerHour'),
      importBatchId: sql.placeholder('importBatchId'),
    })
    .returning({ id: make.id })
    .prepare(),
  model: tx
    .insert(model)
    .values({
      makeId: sql.placeholder('makeId'),
      name: sql.placeholder('name'),
      folded: sql.placeholder('folded'),
      nameOrder: sql.placeholder('nameOrder'),
      yearFrom: sql.placeholder('yearFrom'),
      yearTo: sql.placeholder('yearTo'),
      importBatchId: sql.placeholder('importBatchId'),
    })
    .prepare(),
  years: tx
    .update(model)
    .set({ yearFrom: sql`${sql.placeholder('yearFrom')}`, yearTo: sql`${sql.placeholder('yearTo')}` })
    .where(eq(model.id, sql.placeholder('id')))
    .prepare(),
}));

const usualUnitsPerHour = 10;

function applyPlan(tx: WriteTx, plan: readonly PlannedMake[], importBatchId: number | null): void {
  const statements = writes(tx);
  for (const one of plan) {
    const { name, folded, unitsPerHour } = one;
    const nameOrder = orderText(name);
    const newMake = {
      ...{ name, folded, nameOrder, importBatchId },
      unitsPerHour: unitsPerHour ?? usualUnitsPerHour,
    };
    const makeId = one.makeId ?? statements.make.get(newMake).id;
    for (const planned of one.models) {
      const years = widened(planned);
      if (planned.known && years) statements.years.run({ id: planned.known.id, ...years });
      if (planned.known) continue;
      const { name: modelName, folded: key, yearFrom, yearTo } = planned;
      statements.model.run({
        ...{ makeId, name: modelName, folded: key, nameOrder: orderText(modelName) },
        ...{ yearFrom, yearTo, importBatchId },
      });
    }
  }
}

/** The project's own makes for a new workshop. */
export function seedMakes(tx: WriteTx, bytes: Uint8Array): void {
  const { header, rows } = readCsv(bytes);
  const { makes } = parseMakesModels(rows, guessMapping(header));
  applyPlan(tx, planFor(tx, makes), null);
}
