import { randomUUID } from 'node:crypto';
import type { EngineClient } from '@engine/client';
import { DomainError } from '@shared/contract/errors';
import type { ErrorCode } from '@shared/i18n/bg/errors';
import { z } from 'zod';
import type { ShellCaller } from '../bridge';

const answer = z.object({ title: z.string(), bytes: z.instanceof(Uint8Array) });

export interface PdfToPrint {
  title: string;
  pdf: Uint8Array;
}

/** The bytes of an archived run, on behalf of the caller. @throws DomainError as the engine refuses */
export async function archivedRun(
  engine: EngineClient,
  caller: ShellCaller,
  runId: number,
): Promise<PdfToPrint> {
  return pdfOf(engine, caller, 'printing.runPdf', { runId });
}

/** The test page that confirms a printer. @throws DomainError as the engine refuses */
export async function testPage(
  engine: EngineClient,
  caller: ShellCaller,
  printer: string,
): Promise<PdfToPrint> {
  return pdfOf(engine, caller, 'printing.testPagePdf', { printer });
}

export interface PrinterReport {
  runId: number;
  printer: string;
  /** The error's code, null when the printer took the run. */
  error: string | null;
}

/** Tells the archive what the printer said. Never throws: the paper is out or not, whatever the archive answers. */
export async function reportSent(
  engine: EngineClient,
  caller: ShellCaller,
  report: PrinterReport,
): Promise<void> {
  await engine.call('printing.reportSent', { ...report, requestId: randomUUID() }, caller);
}

async function pdfOf(
  engine: EngineClient,
  caller: ShellCaller,
  name: string,
  input: unknown,
): Promise<PdfToPrint> {
  const reply = await engine.call(name, input, caller);
  if (!reply.ok) throw new DomainError(reply.error.code as ErrorCode, reply.error.params);
  const { title, bytes } = answer.parse(reply.data);
  return { title, pdf: bytes };
}
