import type { printingContract } from '@shared/features/printing/contract';
import type { Handlers } from '../../kernel/handlers';
import { listPdf, listSent } from './lists';
import { confirmPrinter, knownPrinters } from './printers';
import { createRun, preview, reportSent, runPdf, runsOf, testPagePdf } from './runs';
import { allSets, saveSets, setOfOrder } from './sets';

export { seedPrinting } from './sets';

export const printingHandlers: Handlers<typeof printingContract> = {
  'printing.create': createRun,
  'printing.runPdf': runPdf,
  'printing.listPdf': listPdf,
  'printing.listSent': listSent,
  'printing.preview': preview,
  'printing.testPagePdf': testPagePdf,
  'printing.runs': runsOf,
  'printing.set': setOfOrder,
  'printing.sets': (ctx) => ({ items: allSets(ctx.db), printers: knownPrinters(ctx.db) }),
  'printing.saveSets': saveSets,
  'printing.confirmPrinter': confirmPrinter,
  'printing.reportSent': reportSent,
};
