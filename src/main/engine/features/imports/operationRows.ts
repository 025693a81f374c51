import { DomainError } from '@shared/contract/errors';
import { operationInputSchema } from '@shared/features/catalog/model';
import type { CheckOptions } from '@shared/features/imports/model';
import { foldCode, foldText } from '@shared/kernel/folding';
import { MAX_CENTS } from '@shared/kernel/money';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { ReadDb } from '../../db/handles';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { operationById, saveOperation, setNorm } from '../catalog/slice';
import { type Importer, type Planner, type RowPlan, SeenKeys } from './importer';
import { normSecOf } from './normTime';
import type { ImportRow } from './row';

type OperationInput = z.output<typeof operationInputSchema>;

export interface OperationPlan {
  input: OperationInput;
  /** For everybody, from today. */
  normSec: number | null;
  matchId: number | null;
}

const usualVatBp = 2000;

/** Id of the operation with a code. */
export const operationWithCode = (db: ReadDb, code: string): number | null =>
  db.get<{ id: number }>(sql`SELECT id FROM operation WHERE code_key = ${foldCode(code)}`)?.id ?? null;

class OperationPlanner implements Planner<OperationPlan> {
  private readonly seen = new SeenKeys();
  private readonly groups;

  constructor(
    private readonly ctx: QueryContext,
    private readonly options: CheckOptions,
  ) {
    const rows = ctx.db.all<{ id: number; key: string | null; bg: string; en: string }>(
      sql`SELECT id, key, name_bg AS bg, name_en AS en FROM operation_group ORDER BY position, id`,
    );
    this.groups = {
      words: new Map(rows.flatMap(({ id, bg, en }) => [bg, en].map((name) => [foldText(name), id] as const))),
      usual: (rows.find(({ key }) => key === 'other') ?? rows.at(-1))?.id ?? 0,
    };
  }

  plan(row: ImportRow): RowPlan<OperationPlan> {
    const code = row.code('code', 30)?.text ?? '';
    if (code === '' && row.refusals.length === 0) row.refuse('code', 'required');
    const input: OperationInput = {
      code,
      nameBg: row.requiredText('name', 200),
      nameEn: row.text('nameEn', 200),
      groupId: row.choice('group', this.groups.words, 'unknownGroup', 'refuse') ?? this.groups.usual,
      vatBp: row.number('vat', 10_000) ?? usualVatBp,
      fixedPriceCents: row.number('fixedPrice', MAX_CENTS),
      warrantyMonths: row.number('warrantyMonths', 600),
      warrantyKm: row.number('warrantyKm', 9_999_999),
      specific: false,
      active: true,
    };
    const normSec = normSecOf(row, this.options, null);
    const label = `${code} ${input.nameBg}`.trim();
    if (row.refusals.length === 0) this.seen.add(row, [['code', foldCode(code)]]);
    const matchId = row.refusals.length > 0 ? null : operationWithCode(this.ctx.db, code);
    const plan = { input, normSec, matchId };
    if (matchId === null) return { outcome: 'create', label, existing: null, plan };
    const known = operationById(this.ctx.db, matchId);
    const existing = { id: matchId, name: known ? `${known.code} ${known.nameBg}` : '' };
    const gains = this.options.existing === 'fill' && gainsOf(this.ctx.db, plan) !== null;
    return { outcome: gains ? 'fill' : 'skip', label, existing, plan };
  }

  extras() {
    return { owners: 0, names: 0 };
  }
}

function gainsOf(db: ReadDb, { input, normSec, matchId }: OperationPlan) {
  const record = matchId === null ? undefined : operationById(db, matchId);
  if (!record) return null;
  const known = operationInputSchema.omit({ places: true }).strip().parse(record);
  const operation = {
    ...known,
    nameEn: known.nameEn ?? input.nameEn,
    fixedPriceCents: known.fixedPriceCents ?? input.fixedPriceCents,
    warrantyMonths: known.warrantyMonths ?? input.warrantyMonths,
    warrantyKm: known.warrantyKm ?? input.warrantyKm,
  };
  const hasNorm = db.get(sql`SELECT 1 FROM norm WHERE operation_id = ${record.id} AND level = 'all' LIMIT 1`);
  const norm = hasNorm ? null : normSec;
  const same = JSON.stringify(operation) === JSON.stringify(known);
  return same && norm === null ? null : { record, operation, isSame: same, norm };
}

function writeOperation(ctx: CommandContext, { outcome, plan }: RowPlan<OperationPlan>): void {
  const gives = (operationId: number, normSec: number | null) => {
    if (normSec === null) return;
    const target = { level: 'all', targetId: 0 } as const;
    setNorm(ctx, { operationId, target, normSec, fromOn: ctx.today, requestId: '' });
  };
  if (outcome === 'create') {
    if (operationWithCode(ctx.tx, plan.input.code) !== null) throw new DomainError('IMPORT_ROW_CHANGED');
    const { id } = saveOperation(ctx, { id: null, version: null, operation: plan.input, requestId: '' });
    gives(id, plan.normSec);
    return;
  }
  const gains = gainsOf(ctx.tx, plan);
  if (!gains) return;
  const { id, version } = gains.record;
  if (!gains.isSame) saveOperation(ctx, { id, version, operation: gains.operation, requestId: '' });
  gives(id, gains.norm);
}

export const operationImporter: Importer<OperationPlan> = {
  permissions: ['catalog.edit'],
  planner: (ctx, options) => new OperationPlanner(ctx, options),
  writer: () => writeOperation,
};
