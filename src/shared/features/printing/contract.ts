import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id } from '../../kernel/ids';
import { listPrintTarget } from './listPrint';
import {
  copies,
  knownPrinter,
  pdfBytes,
  plannedPrint,
  printEvents,
  printerName,
  printRunRow,
  printSetItem,
  printTarget,
} from './model';

const run = z.object({ runId: id, title: z.string(), pages: z.int(), copies: z.int() });
const pdf = z.object({ title: z.string(), bytes: pdfBytes });

/** Printing without the window: the engine makes, keeps and remembers; the shell's part stands in shellContract.ts. */
export const printingContract = {
  /** Makes the PDF of one run with all its copies and archives it by its hash (documents §2, decisions 12). */
  'printing.create': command({
    input: z.object({ target: printTarget, copies: copies.default(1) }),
    output: run,
    permission: 'printing.print',
  }),
  /** The very bytes of an archived run; altered ones are refused. */
  'printing.runPdf': query({ input: z.object({ runId: id }), output: pdf, permission: 'printing.print' }),
  /** One copy to look at; nothing is archived. */
  'printing.preview': query({
    input: z.object({
      target: printTarget.nullable(),
      /** For a protocol that is not issued yet. */
      draft: z
        .object({ orderId: id, kind: z.enum(['handoverIntake', 'handoverRelease']) })
        .nullable()
        .default(null),
    }),
    output: pdf.extend({ pages: z.int() }),
    permission: 'printing.print',
  }),
  /** A list as it is shown now, for the screen, the printer or a file; its own permission is asked for too. */
  'printing.listPdf': query({
    input: z.object({ target: listPrintTarget, copies: copies.default(1) }),
    output: pdf.extend({ pages: z.int(), rows: z.int() }),
    permission: 'printing.print',
  }),
  /** Writes down that a list went out; `printer` is null for a file. */
  'printing.listSent': command({
    input: z.object({
      target: listPrintTarget,
      ...{ printer: printerName.nullable(), pages: z.int().min(0), rows: z.int().min(0), copies },
      error: z.string().trim().max(80).nullable(),
    }),
    output: z.object({}),
    permission: 'printing.print',
  }),
  'printing.testPagePdf': query({
    input: z.object({ printer: printerName }),
    output: pdf,
    permission: 'printing.print',
  }),
  'printing.runs': query({
    input: z.object({ entity: z.string().min(3).max(60) }),
    output: z.object({ runs: z.array(printRunRow) }),
    permission: 'printing.print',
  }),
  /** The set of a moment for one order: what is printed, how often, where. */
  'printing.set': query({
    input: z.object({ event: z.enum(printEvents), orderId: id }),
    output: z.object({ items: z.array(plannedPrint), printers: z.array(knownPrinter) }),
    permission: 'printing.print',
  }),
  'printing.sets': query({
    input: z.object({}),
    output: z.object({ items: z.array(printSetItem), printers: z.array(knownPrinter) }),
    permission: 'anyUser',
  }),
  'printing.saveSets': command({
    input: z.object({ items: z.array(printSetItem).max(40) }),
    output: z.object({ items: z.array(printSetItem) }),
    permission: 'printing.setup',
  }),
  /** The code read from the paper proves that the test page came out (documents §2). */
  'printing.confirmPrinter': command({
    input: z.object({
      printer: printerName,
      code: z.string().trim().min(1).max(8),
      makeDefault: z.boolean().default(true),
    }),
    output: z.object({ printers: z.array(knownPrinter) }),
    permission: 'printing.print',
  }),
  /** What the printer said about a run: sent, or why not. */
  'printing.reportSent': command({
    input: z.object({
      runId: id,
      printer: printerName,
      error: z.string().trim().max(80).nullable().default(null),
    }),
    output: printRunRow,
    permission: 'printing.print',
  }),
};
