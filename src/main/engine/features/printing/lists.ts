import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { printingContract } from '@shared/features/printing/contract';
import { type ListPrintTarget, maxPrintedRows } from '@shared/features/printing/listPrint';
import type { ListPrint } from '@shared/features/printing/prints/list';
import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import { letterheadOf } from '../../documents/workshop';
import type { CellKind, CellValue } from '../../exchange/csv/tableColumn';
import { type CommandContext, type QueryContext, RecordedRefusal } from '../../kernel/context';
import type { ExportTable } from '../../kernel/listExport';
import { listExports } from '../exports/slice';
import { readSettings } from '../settings/slice';
import { render } from './runs';
import { practiceMarks } from './sources';

type ListPdf = (typeof printingContract)['printing.listPdf'];
type ListSent = (typeof printingContract)['printing.listSent'];

/**
 * A list on paper, as it is read now. Unlike a document it is not archived: tomorrow it says something else, and what was
 * erased of a person must not stay in old prints.
 * @throws DomainError FORBIDDEN, INVALID_INPUT, PRINT_LIST_LONG
 */
export function listPdf(ctx: QueryContext, { target, copies }: EntryInput<ListPdf>): EntryOutput<ListPdf> {
  const table = tableOf(ctx, target);
  if (table.count > maxPrintedRows)
    throw new DomainError('PRINT_LIST_LONG', { count: table.count, max: maxPrintedRows });
  const snapshot = snapshotOf(ctx, target, table);
  const { language } = ctx.user;
  const source = { kind: 'list' as const, snapshot, language, marks: practiceMarks(ctx.db) };
  const { title } = target;
  const { bytes, pages } = render(ctx, { ...source, title, entity: `print:${target.list}` }, copies, 1);
  return { title, bytes, pages, rows: snapshot.rows.length };
}

function tableOf(ctx: QueryContext, { list, input, shown }: ListPrintTarget): ExportTable {
  const source = listExports[list];
  const { permission } = source;
  if (permission !== 'none' && permission !== 'anyUser' && permission !== 'ownRows' && !ctx.can(permission))
    throw new RecordedRefusal('FORBIDDEN', { entry: list });
  return source.open(ctx, input, shown);
}

/** mm that a column of a kind usually takes: only to choose how the sheet lies. */
const usualWidth: Readonly<Record<CellKind, number>> = {
  ...{ text: 34, code: 25, integer: 13, money: 20, quantity: 15, percent: 14, hours: 14 },
  ...{ date: 19, dateTime: 29 },
};
const portraitWidth = 190;

const leftAligned: readonly CellKind[] = ['text', 'code', 'date', 'dateTime'];

function snapshotOf(ctx: QueryContext, { title, notes }: ListPrintTarget, table: ExportTable): ListPrint {
  const { columns, totals } = table;
  const cells = (row: readonly CellValue[]) => columns.map(({ kind }, at) => cellText(row[at] ?? null, kind));
  const width = columns.reduce((sum, { kind }) => sum + usualWidth[kind], 0);
  return {
    letterhead: letterheadOf(readSettings(ctx.db), ctx.today),
    ...{ title, notes, at: ctx.now },
    landscape: width > portraitWidth,
    columns: columns.map(({ title: name, kind }) => ({
      title: name,
      align: leftAligned.includes(kind) ? 'left' : 'right',
      mayShrink: kind === 'text',
    })),
    rows: [...table.chunks].flatMap((rows) => rows.map(cells)),
    totals: totals && cells(totals),
  };
}

/** A cell as people read it; zero is blank where it says nothing (design §6). */
function cellText(value: CellValue, kind: CellKind): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return kind === 'date' ? formatDate(value) : value;
  switch (kind) {
    case 'money':
      return value === 0 ? '' : formatMoney(value);
    case 'percent':
      return formatPercent(value);
    case 'hours':
      return formatHours(value);
    case 'quantity':
      return formatQuantity(value);
    case 'dateTime':
      return formatDateTime(value);
    case 'integer':
      return value === 0 ? '' : String(value);
    default:
      return String(value);
  }
}

/** What left the program on paper or as a PDF, with its filter and rows, and what the printer said (documents §7). */
export function listSent(
  ctx: CommandContext,
  { target, printer, pages, rows, copies, error }: EntryInput<ListSent>,
): EntryOutput<ListSent> {
  const { list, input, shown, title, notes } = target;
  ctx.audit({
    entity: `print:${list}`,
    after: { title, notes, input, shown, rows, pages, copies, printer, error },
  });
  return {};
}
