import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { labelsContract } from '@shared/features/labels/contract';
import type { LabelSubject } from '@shared/features/labels/model';
import type { PermissionKey } from '@shared/permissions/permissions';
import { sql } from 'drizzle-orm';
import { labelOf } from '../../documents/labels/data';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';

type Collect = (typeof labelsContract)['labels.collect'];
type Wanted = Pick<LabelSubject, 'of' | 'id' | 'count'>;

/** Whose label tells what only some may see. */
const rights: Readonly<Record<LabelSubject['of'], PermissionKey>> = {
  part: 'parts.view',
  bin: 'stock.view',
  worker: 'staff.view',
};

/** @throws DomainError FORBIDDEN, NOT_FOUND */
function collect(ctx: QueryContext, input: EntryInput<Collect>): EntryOutput<Collect> {
  const wanted: Wanted[] = [
    ...input.things.map((thing) => ({ ...thing, count: 1 })),
    ...(input.warehouseId === null ? [] : placesOf(ctx, input.warehouseId)),
    ...(input.documentId === null ? [] : partsOf(ctx, input.documentId)),
    ...(input.placeText === '' ? [] : placesLike(ctx, input.placeText)),
    ...(input.allWorkers ? workersOf(ctx) : []),
  ];
  for (const { of } of wanted)
    if (!ctx.can(rights[of])) throw new DomainError('FORBIDDEN', { entry: 'labels.collect' });
  return { subjects: wanted.map((one) => ({ ...one, ...labelOf(ctx.db, one) })) };
}

const placesOf = (ctx: QueryContext, warehouseId: number): Wanted[] =>
  ctx.db.all<Wanted>(sql`
    SELECT 'bin' AS "of", id, 1 AS count FROM storage_bin WHERE warehouse_id = ${warehouseId} AND active = 1
    ORDER BY code LIMIT 500`);

const placesLike = (ctx: QueryContext, text: string): Wanted[] =>
  ctx.can(rights.bin)
    ? ctx.db.all<Wanted>(sql`
    SELECT 'bin' AS "of", id, 1 AS count FROM storage_bin
    WHERE active = 1 AND substr(code, 1, ${text.length}) = ${text.toUpperCase()} ORDER BY code LIMIT 8`)
    : [];

const workersOf = (ctx: QueryContext): Wanted[] =>
  ctx.db.all<Wanted>(
    sql`SELECT 'worker' AS "of", id, 1 AS count FROM worker WHERE active = 1 ORDER BY name, id LIMIT 500`,
  );

/** A label for each piece that came; of what is measured in litres or metres one for the lot. */
const partsOf = (ctx: QueryContext, documentId: number): Wanted[] =>
  ctx.db.all<Wanted>(sql`
    SELECT 'part' AS "of", p.id, CASE WHEN p.unit IN ('pcs', 'set') THEN max(1, min(500, l.quantity_milli / 1000)) ELSE 1 END AS count
    FROM stock_document_line l JOIN part p ON p.id = l.part_id
    WHERE l.document_id = ${documentId} ORDER BY l.position`);

export const labelsHandlers: Handlers<typeof labelsContract> = { 'labels.collect': collect };
