import type { ServiceOrderPrint } from '@shared/features/printing/prints/serviceOrder';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import { joined } from '../letterhead';
import { drawGrid } from '../pdf/grid';
import type { Sheet } from '../pdf/page';
import { type Band, drawTable } from '../pdf/table';

type Job = ServiceOrderPrint['jobs'][number];

/** Operations, then parts with services and consumables; the jobs are the sub-headings of both. */
export function drawWork(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  if (print.jobs.length === 0) {
    drawGrid(sheet, [[{ value: t(($) => $.prints.serviceOrder.noWork), plain: true, width: 1 }]]);
    sheet.y += sheet.gap;
    return;
  }
  drawOperations(sheet, print.jobs, context);
  drawMaterials(sheet, print.jobs, context);
}

function drawOperations(sheet: Sheet, jobs: readonly Job[], { t }: LayoutContext): void {
  const total = jobs.flatMap((job) => job.operations).reduce((sum, line) => sum + (line.normSeconds ?? 0), 0);
  sheet.ensure(18);
  drawTable<Job['operations'][number]>(
    sheet,
    [
      { title: t(($) => $.prints.common.code), width: 28, text: (line) => line.code ?? '' },
      { title: t(($) => $.prints.serviceOrder.operation), text: (line) => line.name },
      {
        title: t(($) => $.prints.common.hours),
        width: 16,
        align: 'right',
        text: (line) => (line.normSeconds === null ? '' : formatHours(line.normSeconds)),
      },
      { title: t(($) => $.prints.serviceOrder.team), width: 38, text: (line) => line.team ?? '' },
      { title: t(($) => $.prints.serviceOrder.done), width: 11, align: 'center', check: (line) => line.done },
    ],
    jobs.map((job) => ({ heading: headingOf(job), rows: job.operations })),
    { foot: total > 0 ? [t(($) => $.prints.common.total), '', formatHours(total)] : undefined },
  );
  sheet.y += sheet.gap;
}

/** A part, or an outside service or consumable, which is never issued from stock. */
interface MaterialRow {
  number: string | null;
  name: string;
  quantityMilli: number;
  unit: string;
  issued: boolean | null;
}

function drawMaterials(sheet: Sheet, jobs: readonly Job[], { t }: LayoutContext): void {
  const rowsOf = (job: Job): MaterialRow[] => [
    ...job.parts.map((part) => ({
      ...part,
      name: part.clientsOwn ? t(($) => $.prints.serviceOrder.clientsOwn, { name: part.name }) : part.name,
    })),
    ...job.others.map((other) => ({ ...other, number: null, issued: null })),
  ];
  const bands = bandsOf(jobs, rowsOf);
  if (bands.length === 0) return;
  sheet.ensure(18);
  drawTable<MaterialRow>(
    sheet,
    [
      { title: t(($) => $.prints.serviceOrder.partNumber), width: 40, text: (row) => row.number ?? '' },
      { title: t(($) => $.prints.serviceOrder.part), text: (row) => row.name },
      {
        title: t(($) => $.prints.common.quantity),
        width: 17,
        align: 'right',
        text: (row) => formatQuantity(row.quantityMilli),
      },
      { title: t(($) => $.prints.common.unit), width: 15, text: (row) => row.unit },
      {
        title: t(($) => $.prints.serviceOrder.issued),
        width: 11,
        align: 'center',
        check: (row) => row.issued,
      },
    ],
    bands,
  );
  sheet.y += sheet.gap;
}

function headingOf(job: Job): string {
  return joined([`${job.number}. ${job.title}`, job.authorisation]);
}

/** Lines by job; with one job alone its title already stands above the operations. */
function bandsOf<Row>(jobs: readonly Job[], rowsOf: (job: Job) => readonly Row[]): Band<Row>[] {
  return jobs
    .filter((job) => rowsOf(job).length > 0)
    .map((job) => ({ heading: jobs.length === 1 ? null : `${job.number}. ${job.title}`, rows: rowsOf(job) }));
}
