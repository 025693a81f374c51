import type { NormTarget } from '@shared/features/catalog/model';
import type { CheckOptions } from '@shared/features/imports/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { operationById, setNorm } from '../catalog/slice';
import { type Importer, type Planner, type RowPlan, SeenKeys } from './importer';
import { addNames, classWords, mayAddNames, TreeLookup, type TreeNames } from './names';
import { normSecOf } from './normTime';
import { operationWithCode } from './operationRows';
import type { ImportRow } from './row';

export interface NormPlan {
  operationId: number;
  /** Without names to add it is where the norm stands. */
  target: NormTarget;
  names: TreeNames;
  normSec: number;
  fromOn: string;
}

class NormPlanner implements Planner<NormPlan> {
  private readonly seen = new SeenKeys();
  private readonly tree: TreeLookup;
  private readonly classes;

  constructor(
    private readonly ctx: QueryContext,
    private readonly options: CheckOptions,
  ) {
    this.tree = new TreeLookup(ctx.db);
    this.classes = classWords(ctx.db);
  }

  plan(row: ImportRow): RowPlan<NormPlan> {
    const { db } = this.ctx;
    const code = row.code('code', 30)?.text ?? '';
    if (code === '' && row.refusals.length === 0) row.refuse('code', 'required');
    const operationId = code === '' ? null : operationWithCode(db, code);
    if (code !== '' && operationId === null) row.refuse('code', 'unknownOperation');
    const names = this.tree.of(row, mayAddNames(this.ctx, this.options.addNames));
    const target = this.target(row, names);
    const normSec = normSecOf(row, this.options, unitsPerHour(db, names));
    if (normSec === null && row.refusals.length === 0) row.refuse('norm', 'required');
    const fromOn = row.date('fromOn') ?? this.ctx.today;
    const place = ['class', 'make', 'model', 'modification'].map((field) => row.text(field, 80));
    const label = [code, ...place].filter(Boolean).join(' ');
    const plan = { operationId: operationId ?? 0, target, names, normSec: normSec ?? 0, fromOn };
    if (row.refusals.length > 0) return { outcome: 'create', label, existing: null, plan };
    this.seen.add(row, [['code', `${operationId} ${place.join('/')} ${fromOn}`]]);
    const known = isNew(names) ? undefined : standing(db, plan);
    if (!known || known.fromOn !== fromOn) {
      const outcome = known?.normSec === normSec ? 'skip' : 'create';
      return { outcome, label, existing: null, plan };
    }
    const existing = { id: plan.operationId, name: operationById(db, plan.operationId)?.nameBg ?? code };
    const changes = known.normSec !== normSec && this.options.existing === 'fill';
    return { outcome: changes ? 'fill' : 'skip', label, existing, plan };
  }

  extras() {
    return { owners: 0, names: this.tree.names };
  }

  private target(row: ImportRow, names: TreeNames): NormTarget {
    const chosen = row.choice('class', this.classes, 'unknownClass', 'refuse');
    const ofTree = targetOf(names);
    if (ofTree.level !== 'all' || chosen === null) return ofTree;
    return { level: 'class', targetId: chosen.id };
  }
}

const isNew = ({ add }: TreeNames): boolean =>
  add.make !== null || add.model !== null || add.modification !== null;

function targetOf(ids: Pick<TreeNames, 'makeId' | 'modelId' | 'modificationId'>): NormTarget {
  const { makeId, modelId, modificationId } = ids;
  if (modificationId !== null) return { level: 'modification', targetId: modificationId };
  if (modelId !== null) return { level: 'model', targetId: modelId };
  return makeId === null ? { level: 'all', targetId: 0 } : { level: 'make', targetId: makeId };
}

/** The version that holds on the day at exactly this place. */
function standing(db: ReadDb, { operationId, target, fromOn }: NormPlan) {
  return db.get<{ normSec: number; fromOn: string }>(sql`
    SELECT norm_sec AS normSec, from_on AS fromOn FROM norm
    WHERE operation_id = ${operationId} AND level = ${target.level} AND target_id = ${target.targetId}
      AND from_on <= ${fromOn} AND (to_on IS NULL OR to_on >= ${fromOn})`);
}

const unitsPerHour = (db: ReadDb, { makeId }: TreeNames): number | null =>
  makeId === null
    ? null
    : (db.get<{ units: number }>(sql`SELECT units_per_hour AS units FROM make WHERE id = ${makeId}`)?.units ??
      null);

function writeNorm(ctx: CommandContext, { plan }: RowPlan<NormPlan>): void {
  const { operationId, normSec, fromOn, names } = plan;
  const target = isNew(names) ? targetOf(addNames(ctx, names)) : plan.target;
  setNorm(ctx, { operationId, target, normSec, fromOn, requestId: '' });
}

export const normImporter: Importer<NormPlan> = {
  permissions: ['catalog.edit'],
  planner: (ctx, options) => new NormPlanner(ctx, options),
  writer: () => writeNorm,
};
