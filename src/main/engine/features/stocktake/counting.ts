import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { stocktakeContract } from '@shared/features/stocktake/contract';
import { decodeDocumentCode } from '@shared/kernel/documentCode';
import { partKey } from '@shared/kernel/partNumber';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { stocktake, stocktakeLine } from '../../db/schema/stocktaking';
import type { CommandContext } from '../../kernel/context';
import { partById } from '../parts/slice';
import { bookOf, countable, type LineRecord, lineOf, type StocktakeRecord, takeVersion } from './repo';

type Contract = typeof stocktakeContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;

/** Above this a count is a slip of the scanner: it does not fit the field. */
const maxCount = 999_999_999;

/**
 * A scan: of a place it changes the place, of a part it adds so many, of a code that no card has it is kept as it is (domain
 * §4.7). @throws DomainError STOCKTAKE_OTHER_BIN, STOCKTAKE_OTHER_GROUP, STOCKTAKE_NOT_RECOUNTED, STOCKTAKE_STATE
 */
export function scan(ctx: CommandContext, input: Input<'stocktake.scan'>): Output<'stocktake.scan'> {
  const record = countable(ctx.tx, input.stocktakeId);
  const code = input.code.trim();
  const bin = input.partId === null ? binOf(ctx.tx, record, code) : null;
  if (bin !== null) return { kind: 'bin', bin };
  demandPlace(ctx.tx, record, input.bin);
  const found = input.partId === null ? partsOf(ctx.tx, record, input.bin, code) : [input.partId];
  const [first, ...others] = found;
  if (first === undefined)
    return countUnknown(ctx, record, { code, bin: input.bin, quantityMilli: input.quantityMilli });
  if (others.length > 0) return { kind: 'choice', parts: found.slice(0, 9).map((id) => nameOf(ctx.tx, id)) };
  return countPart(ctx, record, { partId: first, bin: input.bin, quantityMilli: input.quantityMilli });
}

function nameOf(db: ReadDb, partId: number) {
  const row = partById(db, partId);
  if (!row) throw new DomainError('NOT_FOUND');
  return { partId, number: row.number, name: row.nameBg };
}

/** A label of a place, or its code; null for anything else. @throws DomainError STOCKTAKE_OTHER_BIN */
function binOf(db: ReadDb, record: StocktakeRecord, code: string): string | null {
  const label = decodeDocumentCode(code);
  const row = db.get<{ code: string; counted: number } | undefined>(sql`
    SELECT b.code, EXISTS (SELECT 1 FROM stocktake_bin x WHERE x.stocktake_id = ${record.id} AND x.bin = b.code) AS counted
    FROM storage_bin b WHERE b.warehouse_id = ${record.warehouseId}
      AND ${label?.kind === 'bin' ? sql`b.id = ${Number(label.number)}` : sql`b.code = ${code.toUpperCase()}`}`);
  if (!row) return null;
  if (row.counted !== 1)
    throw new DomainError('STOCKTAKE_OTHER_BIN', { bin: row.code, number: record.number });
  return row.code;
}

function demandPlace(db: ReadDb, record: StocktakeRecord, bin: string): void {
  const known = db.get(sql`SELECT 1 FROM stocktake_bin WHERE stocktake_id = ${record.id} AND bin = ${bin}`);
  if (!known) throw new DomainError('STOCKTAKE_OTHER_BIN', { bin: bin || '–', number: record.number });
}

/** Cards that answer to a label, a barcode or a number; what lies in this place goes before the rest. */
function partsOf(db: ReadDb, record: StocktakeRecord, bin: string, code: string): number[] {
  const label = decodeDocumentCode(code);
  if (label?.kind === 'part') return partById(db, Number(label.number)) ? [Number(label.number)] : [];
  const rows = db.all<{ id: number; here: number }>(sql`
    SELECT p.id, EXISTS (SELECT 1 FROM stocktake_line l
        WHERE l.stocktake_id = ${record.id} AND l.bin = ${bin} AND l.part_id = p.id) AS here
    FROM part p WHERE p.id IN (
      SELECT part_id FROM part_code WHERE code IN (${code.toUpperCase()}, ${partKey(code)})
      UNION SELECT id FROM part WHERE number_key = ${partKey(code)})
    ORDER BY here DESC, p.active DESC, p.id`);
  const here = rows.filter((row) => row.here === 1);
  return (here.length > 0 ? here : rows).map((row) => row.id);
}

interface Found {
  bin: string;
  quantityMilli: number;
}

function countPart(
  ctx: CommandContext,
  record: StocktakeRecord,
  found: Found & { partId: number },
): Output<'stocktake.scan'> {
  const { partId, bin, quantityMilli } = found;
  const part = partById(ctx.tx, partId);
  if (!part) throw new DomainError('NOT_FOUND');
  if (record.groupId !== null && part.groupId !== record.groupId)
    throw new DomainError('STOCKTAKE_OTHER_GROUP', { part: part.number });
  const known = ctx.tx
    .select()
    .from(stocktakeLine)
    .where(
      and(
        eq(stocktakeLine.stocktakeId, record.id),
        eq(stocktakeLine.bin, bin),
        eq(stocktakeLine.partId, partId),
      ),
    )
    .get();
  const line = known ?? newLine(ctx, record, { bin, partId, code: null });
  const total = (countOf(record, line) ?? 0) + quantityMilli;
  writeCount(ctx, record, line, total);
  return {
    ...{ kind: 'part', lineId: line.id, bin, number: part.number, name: part.nameBg, unit: part.unit },
    ...{ countedMilli: total, unexpected: bookOf(ctx.tx, partId, record.warehouseId, bin) === 0 },
  };
}

function countUnknown(
  ctx: CommandContext,
  record: StocktakeRecord,
  found: Found & { code: string },
): Output<'stocktake.scan'> {
  const { code, bin, quantityMilli } = found;
  const known = ctx.tx
    .select()
    .from(stocktakeLine)
    .where(
      and(
        ...[eq(stocktakeLine.stocktakeId, record.id), eq(stocktakeLine.bin, bin)],
        ...[eq(stocktakeLine.code, code), isNull(stocktakeLine.partId)],
      ),
    )
    .get();
  const line = known ?? newLine(ctx, record, { bin, partId: null, code });
  const total = (countOf(record, line) ?? 0) + quantityMilli;
  writeCount(ctx, record, line, total);
  return { kind: 'unknown', lineId: line.id, code, countedMilli: total };
}

/** What the books do not have here; in a second count it is counted as such from its first scan. */
function newLine(
  ctx: CommandContext,
  record: StocktakeRecord,
  line: { bin: string; partId: number | null; code: string | null },
): LineRecord {
  const recount = record.state === 'recount';
  return ctx.tx
    .insert(stocktakeLine)
    .values({ ...line, stocktakeId: record.id, recount, countedMilli: recount ? 0 : null })
    .returning()
    .get();
}

const countOf = ({ state }: StocktakeRecord, line: LineRecord): number | null =>
  state === 'recount' ? line.recountedMilli : line.countedMilli;

function writeCount(
  ctx: CommandContext,
  record: StocktakeRecord,
  line: LineRecord,
  countedMilli: number | null,
): void {
  if (record.state === 'recount' && !line.recount) {
    const part = line.partId === null ? undefined : partById(ctx.tx, line.partId);
    throw new DomainError('STOCKTAKE_NOT_RECOUNTED', { part: part?.number ?? line.code ?? '' });
  }
  if (countedMilli !== null && countedMilli > maxCount)
    throw new DomainError('INVALID_INPUT', { field: 'quantityMilli' });
  const bookMilli = line.partId === null ? 0 : bookOf(ctx.tx, line.partId, record.warehouseId, line.bin);
  const count = record.state === 'recount' ? { recountedMilli: countedMilli } : { countedMilli };
  ctx.tx
    .update(stocktakeLine)
    .set({ ...count, bookMilli, countedBy: ctx.user.id, countedAt: ctx.now })
    .where(eq(stocktakeLine.id, line.id))
    .run();
  ctx.audit({
    entity: `stocktake:${record.id}`,
    before: { line: line.id, ...count, counted: countOf(record, line) },
    after: { line: line.id, partId: line.partId, bin: line.bin, counted: countedMilli },
  });
  ctx.touch('stocktake', `stocktake:${record.id}`);
}

/** What was found, typed from paper; null takes the count back. @throws DomainError STOCKTAKE_NOT_RECOUNTED, STOCKTAKE_STATE */
export function count(ctx: CommandContext, input: Input<'stocktake.count'>): Output<'stocktake.count'> {
  const record = countable(ctx.tx, input.stocktakeId);
  const line = lineOf(ctx.tx, record.id, input.lineId);
  writeCount(ctx, record, line, input.countedMilli);
  return { lineId: line.id };
}

/** Of everything that nobody counted, in one place or in all, nothing was found. */
export function zeroRest(
  ctx: CommandContext,
  input: Input<'stocktake.zeroRest'>,
): Output<'stocktake.zeroRest'> {
  const record = takeVersion(ctx, input, ['counting', 'recount']);
  const { bin } = input;
  const column = record.state === 'recount' ? sql`recounted_milli` : sql`counted_milli`;
  const { changes } = ctx.tx.run(sql`
    UPDATE stocktake_line SET ${column} = 0, counted_by = ${ctx.user.id}, counted_at = ${ctx.now},
      book_milli = coalesce((SELECT s.quantity_milli FROM stock_bin s WHERE s.part_id = stocktake_line.part_id
        AND s.warehouse_id = ${record.warehouseId} AND s.bin = stocktake_line.bin), 0)
    WHERE stocktake_id = ${record.id} AND ${column} IS NULL AND (${bin} IS NULL OR bin = ${bin})
      AND (${record.state === 'recount' ? 1 : 0} = 0 OR recount = 1)`);
  ctx.audit({ entity: `stocktake:${record.id}`, after: { zero: changes, bin } });
  return { stocktakeId: record.id, version: record.version, lines: changes };
}

/** A code that nobody knew is a part after all, or nothing. @throws DomainError NOT_FOUND, STOCKTAKE_STATE */
export function resolve(ctx: CommandContext, input: Input<'stocktake.resolve'>): Output<'stocktake.resolve'> {
  const { stocktakeId, lineId, partId } = input;
  const record = takeOpen(ctx.tx, stocktakeId);
  const line = lineOf(ctx.tx, stocktakeId, lineId);
  if (line.partId !== null) throw new DomainError('NOT_FOUND');
  ctx.tx.delete(stocktakeLine).where(eq(stocktakeLine.id, lineId)).run();
  const found = line.recountedMilli ?? line.countedMilli ?? 0;
  if (partId !== null) addFound(ctx, record, { partId, bin: line.bin, quantityMilli: found });
  ctx.audit({ entity: `stocktake:${stocktakeId}`, before: { code: line.code, found }, after: { partId } });
  ctx.touch('stocktake', `stocktake:${stocktakeId}`);
  return { stocktakeId };
}

function takeOpen(db: ReadDb, stocktakeId: number): StocktakeRecord {
  const record = db.select().from(stocktake).where(eq(stocktake.id, stocktakeId)).get();
  if (!record) throw new DomainError('NOT_FOUND');
  if (!['counting', 'recount', 'counted'].includes(record.state))
    throw new DomainError('STOCKTAKE_STATE', { number: record.number });
  return record;
}

/** Adds what stood under an unknown code to the part's own line. */
function addFound(ctx: CommandContext, record: StocktakeRecord, found: Found & { partId: number }): void {
  const { partId, bin, quantityMilli } = found;
  nameOf(ctx.tx, partId);
  const own = and(
    eq(stocktakeLine.stocktakeId, record.id),
    eq(stocktakeLine.bin, bin),
    eq(stocktakeLine.partId, partId),
  );
  const line =
    ctx.tx.select().from(stocktakeLine).where(own).get() ?? newLine(ctx, record, { bin, partId, code: null });
  const bookMilli = bookOf(ctx.tx, partId, record.warehouseId, bin);
  const more =
    line.recountedMilli === null
      ? { countedMilli: (line.countedMilli ?? 0) + quantityMilli }
      : { recountedMilli: line.recountedMilli + quantityMilli };
  ctx.tx
    .update(stocktakeLine)
    .set({ ...more, bookMilli, countedBy: ctx.user.id, countedAt: ctx.now })
    .where(eq(stocktakeLine.id, line.id))
    .run();
}
