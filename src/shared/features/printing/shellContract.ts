import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { listPrintTarget } from './listPrint';

const printerName = z.string().trim().min(1).max(200);

/** The part of printing that needs the window's shell: printers and the save dialog. The bytes come from the engine. */
export const printingShellContract = {
  'printing.listPrinters': query({
    where: 'shell',
    permission: 'anyUser',
    input: z.object({}),
    output: z.object({
      printers: z.array(z.object({ name: z.string(), label: z.string(), isDefault: z.boolean() })),
      /** False when the system's print service does not answer: the list is then empty. */
      spoolerRunning: z.boolean(),
    }),
  }),
  /** Prints an archived run; the run stays archived whatever the printer does. */
  'printing.printRun': command({
    where: 'shell',
    permission: 'printing.print',
    input: z.object({ runId: z.int().positive(), printer: printerName }),
    output: z.object({ job: z.string().nullable() }),
  }),
  /** A list is no document: it is made anew for the printer and not archived, the log keeps what went out. */
  'printing.printList': command({
    where: 'shell',
    permission: 'printing.print',
    input: z.object({ target: listPrintTarget, copies: z.int().min(1).max(20), printer: printerName }),
    output: z.object({ job: z.string().nullable() }),
  }),
  'printing.saveListPdf': command({
    where: 'shell',
    permission: 'data.export',
    input: z.object({ target: listPrintTarget, suggestedName: z.string().trim().min(1).max(120) }),
    output: z.object({ saved: z.object({ name: z.string(), label: z.string() }).nullable() }),
  }),
  'printing.printTestPage': command({
    where: 'shell',
    permission: 'printing.print',
    input: z.object({ printer: printerName }),
    output: z.object({ job: z.string().nullable() }),
  }),
  /** Saves the PDF of an archived run where the person chooses; `saved` is null when the dialog was left. */
  'printing.savePdf': command({
    where: 'shell',
    permission: 'printing.print',
    input: z.object({ runId: z.int().positive(), suggestedName: z.string().trim().min(1).max(120) }),
    output: z.object({ saved: z.object({ name: z.string(), label: z.string() }).nullable() }),
  }),
};
