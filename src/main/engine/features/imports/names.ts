import { foldText } from '@shared/kernel/folding';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { saveMake, saveModel, saveModification } from '../catalog/slice';
import type { ImportRow } from './row';

/** Make, model and modification as a row names them: an id where the catalogue knows it, else the name to add. */
export interface TreeNames {
  makeId: number | null;
  modelId: number | null;
  modificationId: number | null;
  add: { make: string | null; model: string | null; modification: string | null };
}

type Level = 'make' | 'model' | 'modification';
const nothing: TreeNames = {
  ...{ makeId: null, modelId: null, modificationId: null },
  add: { make: null, model: null, modification: null },
};

/** Looks names up in the catalogue, folded; a name that was merged means the one it became. */
export class TreeLookup {
  private readonly known = new Map<string, number | null>();
  private readonly added = new Set<string>();

  constructor(private readonly db: ReadDb) {}

  get names(): number {
    return this.added.size;
  }

  /** @returns what the row's columns mean; an unknown name refuses the row unless names may be added */
  of(row: ImportRow, mayAdd: boolean): TreeNames {
    const make = row.text('make', 80);
    const model = row.text('model', 80);
    const modification = row.text('modification', 80);
    if (make === null) {
      if (model !== null || modification !== null) row.refuse('make', 'modelWithoutMake');
      return nothing;
    }
    const makeId = this.find('make', 0, make);
    const modelId = model === null || makeId === null ? null : this.find('model', makeId, model);
    const modificationId =
      modification === null || modelId === null ? null : this.find('modification', modelId, modification);
    if (modification !== null && model === null) row.refuse('model', 'modificationWithoutModel');
    const add = {
      make: makeId === null ? make : null,
      model: modelId === null ? model : null,
      modification: modificationId === null ? modification : null,
    };
    for (const level of ['make', 'model', 'modification'] as const) {
      if (add[level] === null) continue;
      if (!mayAdd) row.refuse(level, `unknown_${level}`);
      else this.added.add(pathOf(level, [make, model, modification]));
    }
    return { makeId, modelId, modificationId, add };
  }

  private find(level: Level, parentId: number, name: string): number | null {
    const folded = foldText(name);
    const key = `${level} ${parentId} ${folded}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const found = findName(this.db, level, parentId, folded);
    this.known.set(key, found);
    return found;
  }
}

const pathOf = (level: Level, names: readonly (string | null)[]): string =>
  names
    .slice(0, { make: 1, model: 2, modification: 3 }[level])
    .map((name) => foldText(name ?? ''))
    .join('/');

function findName(db: ReadDb, level: Level, parentId: number, folded: string): number | null {
  const queries = {
    make: sql`SELECT coalesce(merged_into_id, id) AS id FROM make WHERE folded = ${folded}`,
    model: sql`SELECT coalesce(merged_into_id, id) AS id FROM model WHERE make_id = ${parentId} AND folded = ${folded}`,
    modification: sql`SELECT id FROM modification WHERE model_id = ${parentId} AND folded = ${folded}`,
  };
  return db.get<{ id: number }>(queries[level])?.id ?? null;
}

const usualUnitsPerHour = 10;

/** Adds the names of a row that the catalogue still does not know. @returns the ids */
export function addNames(
  ctx: CommandContext,
  { makeId, modelId, modificationId, add }: TreeNames,
): { makeId: number | null; modelId: number | null; modificationId: number | null } {
  const known = (level: Level, parentId: number, name: string) =>
    findName(ctx.tx, level, parentId, foldText(name));
  const created = { id: null, version: null, requestId: '' };
  const years = { yearFrom: null, yearTo: null, active: true };
  const ids = { makeId, modelId, modificationId };
  if (add.make !== null) {
    const make = { name: add.make, unitsPerHour: usualUnitsPerHour, isVwGroup: false, active: true };
    ids.makeId = known('make', 0, add.make) ?? saveMake(ctx, { ...created, make }).id;
  }
  if (add.model !== null && ids.makeId !== null) {
    const model = { makeId: ids.makeId, name: add.model, ...years };
    ids.modelId = known('model', ids.makeId, add.model) ?? saveModel(ctx, { ...created, model }).id;
  }
  if (add.modification !== null && ids.modelId !== null) {
    const fields = { engineCode: null, kw: null, ccm: null, fuel: null, body: null, ...years };
    const modification = { modelId: ids.modelId, name: add.modification, ...fields };
    ids.modificationId =
      known('modification', ids.modelId, add.modification) ??
      saveModification(ctx, { ...created, modification }).id;
  }
  return ids;
}

/** Whether the person may add names and wants to. */
export const mayAddNames = (ctx: QueryContext, wanted: boolean): boolean => wanted && ctx.can('catalog.edit');

/** Classes by their folded names in both languages. */
export function classWords(db: ReadDb): ReadonlyMap<string, { id: number; kind: 'vehicle' | 'equipment' }> {
  const rows = db.all<{ id: number; kind: 'vehicle' | 'equipment'; bg: string; en: string }>(
    sql`SELECT id, kind, name_bg AS bg, name_en AS en FROM asset_class ORDER BY position, id`,
  );
  return new Map(
    rows.flatMap(({ id, kind, bg, en }) => [bg, en].map((name) => [foldText(name), { id, kind }] as const)),
  );
}
