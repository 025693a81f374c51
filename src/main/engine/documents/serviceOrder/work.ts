import type { ServiceOrderPrint } from '@shared/features/printing/prints/serviceOrder';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from '../context';
import { joined } from '../letterhead';
import { drawGrid, drawHeading } from '../pdf/grid';
import { blockGap, type Sheet } from '../pdf/page';
import { type Band, drawTable } from '../pdf/table';

type Job = ServiceOrderPrint['jobs'][number];
const padding = 1;

/** Operations, parts and other lines, each list with the jobs as sub-headings. */
export function drawWork(sheet: Sheet, print: ServiceOrderPrint, context: LayoutContext): void {
  const { t } = context;
  if (print.jobs.length === 0) {
    drawGrid(sheet, [[{ value: t(($) => $.prints.serviceOrder.noWork), plain: true, width: 1 }]]);
    sheet.y += blockGap;
    return;
  }
  drawOperations(sheet, print.jobs, context);
  drawParts(sheet, print.jobs, context);
  drawOthers(sheet, print.jobs, context);
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
    { padding, foot: total > 0 ? [t(($) => $.prints.common.total), '', formatHours(total)] : undefined },
  );
  sheet.y += blockGap;
}

function drawParts(sheet: Sheet, jobs: readonly Job[], { t }: LayoutContext): void {
  const bands = bandsOf(jobs, (job) => job.parts);
  if (bands.length === 0) return;
  sheet.ensure(18);
  drawTable<Job['parts'][number]>(
    sheet,
    [
      { title: t(($) => $.prints.serviceOrder.partNumber), width: 40, text: (line) => line.number ?? '' },
      {
        title: t(($) => $.prints.serviceOrder.part),
        text: (line) =>
          line.clientsOwn ? t(($) => $.prints.serviceOrder.clientsOwn, { name: line.name }) : line.name,
      },
      {
        title: t(($) => $.prints.common.quantity),
        width: 17,
        align: 'right',
        text: (line) => formatQuantity(line.quantityMilli),
      },
      { title: t(($) => $.prints.common.unit), width: 15, text: (line) => line.unit },
      {
        title: t(($) => $.prints.serviceOrder.issued),
        width: 11,
        align: 'center',
        check: (line) => line.issued,
      },
    ],
    bands,
    { padding },
  );
  sheet.y += blockGap;
}

function drawOthers(sheet: Sheet, jobs: readonly Job[], { t }: LayoutContext): void {
  const bands = bandsOf(jobs, (job) => job.others);
  if (bands.length === 0) return;
  drawHeading(
    sheet,
    t(($) => $.prints.serviceOrder.other),
  );
  drawTable<Job['others'][number]>(
    sheet,
    [
      { title: t(($) => $.prints.common.name), text: (line) => line.name },
      {
        title: t(($) => $.prints.common.quantity),
        width: 17,
        align: 'right',
        text: (line) => formatQuantity(line.quantityMilli),
      },
      { title: t(($) => $.prints.common.unit), width: 26, text: (line) => line.unit },
    ],
    bands,
    { padding },
  );
  sheet.y += blockGap;
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
