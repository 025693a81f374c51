import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EngineClient } from '@engine/client';
import { DomainError } from '@shared/contract/errors';
import type { printingShellContract } from '@shared/features/printing/shellContract';
import { plainFileName } from '../attachmentHandlers';
import type { Dialogs } from '../dialogs';
import type { ShellHandlers } from '../shellEntries';
import type { PrintSystem } from './printers';
import { archivedRun, listPdf, reportList, reportSent, testPage } from './runBytes';

/** Printing and saving of archived runs: the engine made the bytes, they go out exactly as they are. */
export function printingHandlers(
  engine: EngineClient,
  system: PrintSystem,
  dialogs: Dialogs,
): ShellHandlers<typeof printingShellContract> {
  return {
    'printing.listPrinters': async () => system.list(),
    'printing.printRun': async ({ runId, printer }, { caller }) => {
      const { title, pdf } = await archivedRun(engine, caller, runId);
      try {
        const job = await system.print({ printer, title, pdf });
        await reportSent(engine, caller, { runId, printer, error: null });
        return { job };
      } catch (error) {
        // The run remembers why it is not on paper; the message of the printer is what the person sees.
        const code = error instanceof DomainError ? error.code : 'UNEXPECTED';
        await reportSent(engine, caller, { runId, printer, error: code });
        throw error;
      }
    },
    'printing.printList': async ({ target, copies, printer }, { caller }) => {
      const { title, pdf, pages, rows } = await listPdf(engine, caller, target, copies);
      const sent = { printer, pages, rows, copies };
      try {
        const job = await system.print({ printer, title, pdf });
        await reportList(engine, caller, target, { ...sent, error: null });
        return { job };
      } catch (error) {
        const code = error instanceof DomainError ? error.code : 'UNEXPECTED';
        await reportList(engine, caller, target, { ...sent, error: code });
        throw error;
      }
    },
    'printing.saveListPdf': async ({ target, suggestedName }, { window, caller }) => {
      const { pdf, pages, rows } = await listPdf(engine, caller, target, 1);
      const file = await dialogs.saveFile(window, 'pdf', plainFileName(suggestedName));
      if (file === null) return { saved: null };
      await writeWhole(file, pdf);
      await reportList(engine, caller, target, { printer: null, pages, rows, copies: 1, error: null });
      return { saved: { name: basename(file), label: file } };
    },
    'printing.printTestPage': async ({ printer }, { caller }) => {
      const { title, pdf } = await testPage(engine, caller, printer);
      return { job: await system.print({ printer, title, pdf }) };
    },
    'printing.savePdf': async ({ runId, suggestedName }, { window, caller }) => {
      const { pdf } = await archivedRun(engine, caller, runId);
      const file = await dialogs.saveFile(window, 'pdf', plainFileName(suggestedName));
      if (file === null) return { saved: null };
      await writeWhole(file, pdf);
      return { saved: { name: basename(file), label: file } };
    },
  };
}

/** The chosen name holds the whole document or what it held before. @throws DomainError FILE_NOT_SAVED */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const partial = `${file}.partial`;
  try {
    const handle = await open(partial, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch {
    await rm(partial, { force: true }).catch(() => undefined);
    throw new DomainError('FILE_NOT_SAVED', { name: basename(file) });
  }
}
