import type { DayRecapPrint } from '@shared/features/printing/prints/dayRecap';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import { drawHeading } from '../pdf/grid';
import { a4, defaultGap, lineHeight, type Sheet, type } from '../pdf/page';
import { type Column, drawTable } from '../pdf/table';

type Worker = DayRecapPrint['workers'][number];
type Order = DayRecapPrint['orders'][number];

export interface TableScale {
  /** pt */
  size: number;
  /** mm above and below the text */
  padding: number;
}

/** The earnings of every worker come first: orders are folded down to so many rows before a worker is. */
const fewestOrders = 12;
const headingHeight = lineHeight(type.heading) + 0.7 + defaultGap;
const pointMm = 25.4 / 72;

/** Height of both tables with their headings, heads and totals, mm. */
export function tablesHeight(print: DayRecapPrint, scale: TableScale): number {
  return 2 * headingHeight + (print.workers.length + print.orders.length + 4) * rowHeight(scale);
}

function rowHeight({ size, padding }: TableScale): number {
  // jspdf-autotable sets lines at 1.15 of the size.
  return size * pointMm * 1.15 + 2 * padding;
}

/** Keeps the rows that fit `room` mm and sums the rest of each table in one row, so that the totals stay true. */
export function foldRows(
  print: DayRecapPrint,
  scale: TableScale,
  room: number,
  { t }: LayoutContext,
): DayRecapPrint {
  const rows = Math.floor((room - 2 * headingHeight) / rowHeight(scale)) - 4;
  const workerRows = Math.min(
    print.workers.length,
    Math.max(10, rows - Math.min(print.orders.length, fewestOrders)),
  );
  const orderRows = Math.max(2, rows - workerRows);
  return {
    ...print,
    workers: folded(print.workers, workerRows, (rest) => ({
      ...sumWork(rest),
      name: t(($) => $.prints.dayRecap.moreWorkers, { number: rest.length }),
      orders: 0,
      attendedSeconds: null,
      efficiencyBp: null,
    })),
    orders: folded(print.orders, orderRows, (rest) => ({
      ...sumWork(rest),
      number: '',
      mark: null,
      client: t(($) => $.prints.dayRecap.moreOrders, { number: rest.length }),
      phaseName: '',
    })),
  };
}

function folded<Row>(rows: Row[], limit: number, sum: (rest: Row[]) => Row): Row[] {
  if (rows.length <= limit) return rows;
  return [...rows.slice(0, limit - 1), sum(rows.slice(limit - 1))];
}

type Work = Pick<Order, 'normSeconds' | 'labourCents' | 'earningsCents'>;

function sumWork(rows: readonly Work[]): Work {
  return {
    normSeconds: rows.reduce((sum, row) => sum + row.normSeconds, 0),
    labourCents: rows.reduce((sum, row) => sum + row.labourCents, 0),
    earningsCents: rows.reduce((sum, row) => sum + row.earningsCents, 0),
  };
}

export function drawWorkers(
  sheet: Sheet,
  print: DayRecapPrint,
  totals: DayRecapPrint['totals'],
  scale: TableScale,
  context: LayoutContext,
): void {
  const { t } = context;
  drawHeading(
    sheet,
    t(($) => $.prints.dayRecap.byWorker),
  );
  if (print.workers.length === 0) {
    drawNothing(sheet, context);
    return;
  }
  const timed = print.workers.some((row) => row.attendedSeconds !== null);
  drawTable<Worker>(
    sheet,
    [
      { title: t(($) => $.prints.dayRecap.worker), text: (row) => row.name },
      {
        title: t(($) => $.prints.dayRecap.orders),
        width: 20,
        align: 'right',
        text: (row) => (row.orders > 0 ? String(row.orders) : ''),
      },
      {
        title: t(($) => $.prints.common.hours),
        width: 20,
        align: 'right',
        text: (row) => formatHours(row.normSeconds),
      },
      ...(timed ? attendance(t) : []),
      {
        title: t(($) => $.prints.dayRecap.labourShort),
        width: 27,
        align: 'right',
        text: (row) => formatMoney(row.labourCents),
      },
      {
        title: t(($) => $.prints.dayRecap.earning),
        width: 27,
        align: 'right',
        text: (row) => formatMoney(row.earningsCents),
      },
    ],
    [{ heading: null, rows: print.workers }],
    {
      ...scale,
      singleLine: true,
      foot: [
        t(($) => $.prints.common.total),
        '',
        formatHours(totals.normSeconds),
        ...(timed
          ? [attended(totals.attendedSeconds) || '\u00a0', percent(totals.efficiencyBp) || '\u00a0']
          : []),
        formatMoney(totals.labourCents),
        formatMoney(totals.earningsCents),
      ],
    },
  );
  sheet.y += sheet.gap;
}

/** Attendance stands only where the shift clock ran: two empty columns would say that nobody came. */
function attendance(t: LayoutContext['t']): Column<Worker>[] {
  return [
    {
      title: t(($) => $.prints.dayRecap.attended),
      width: 20,
      align: 'right',
      text: (row) => attended(row.attendedSeconds),
    },
    {
      title: t(($) => $.prints.dayRecap.efficiency),
      width: 18,
      align: 'right',
      text: (row) => percent(row.efficiencyBp),
    },
  ];
}

/** `all` has every order: the foot counts and sums them even when `print` shows fewer. */
export function drawOrders(
  sheet: Sheet,
  print: DayRecapPrint,
  all: DayRecapPrint,
  scale: TableScale,
  context: LayoutContext,
): void {
  const { t } = context;
  const totals = sumWork(all.orders);
  drawHeading(
    sheet,
    t(($) => $.prints.dayRecap.byOrder),
  );
  if (print.orders.length === 0) {
    drawNothing(sheet, context);
    return;
  }
  drawTable<Order>(
    sheet,
    [
      { title: t(($) => $.prints.dayRecap.order), width: 22, text: (row) => row.number },
      {
        title: t(($) => $.prints.dayRecap.mark[print.generic ? 'equipment' : 'vehicle']),
        width: 30,
        text: (row) => row.mark ?? '',
      },
      { title: t(($) => $.prints.common.client), text: (row) => row.client },
      { title: t(($) => $.prints.dayRecap.phase), width: 27, text: (row) => row.phaseName },
      {
        title: t(($) => $.prints.common.hours),
        width: 16,
        align: 'right',
        text: (row) => formatHours(row.normSeconds),
      },
      {
        title: t(($) => $.prints.dayRecap.labourShort),
        width: 24,
        align: 'right',
        text: (row) => formatMoney(row.labourCents),
      },
      {
        title: t(($) => $.prints.dayRecap.earning),
        width: 24,
        align: 'right',
        text: (row) => formatMoney(row.earningsCents),
      },
    ],
    [{ heading: null, rows: print.orders }],
    {
      ...scale,
      singleLine: true,
      foot: [
        t(($) => $.prints.dayRecap.totalOrders, { number: all.orders.length }),
        '',
        '',
        '',
        formatHours(totals.normSeconds),
        formatMoney(totals.labourCents),
        formatMoney(totals.earningsCents),
      ],
    },
  );
  sheet.y += sheet.gap;
}

function drawNothing(sheet: Sheet, { t }: LayoutContext): void {
  sheet.text(
    t(($) => $.prints.dayRecap.nothing),
    a4.left,
    sheet.y,
    { size: type.dense },
  );
  sheet.y += lineHeight(type.dense) + sheet.gap;
}

/** Attendance in hours with one decimal, blank when there was no shift clock. */
function attended(seconds: number | null): string {
  return seconds === null ? '' : formatQuantity(Math.round((seconds * 1000) / 3600), { decimals: 1 });
}

function percent(bp: number | null): string {
  return bp === null ? '' : formatPercent(Math.round(bp / 100) * 100);
}
