import { randomUUID } from 'node:crypto';
import type { EngineClient } from '@engine/client';
import { DomainError } from '@shared/contract/errors';
import type { ListPrintTarget } from '@shared/features/printing/listPrint';
import type { ErrorCode } from '@shared/i18n/bg/errors';
import { z } from 'zod';
import type { ShellCaller } from '../bridge';

const answer = z.object({ title: z.string(), bytes: z.instanceof(Uint8Array) });
const listAnswer = answer.extend({ pages: z.int(), rows: z.int() });

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

export interface ListPdf extends PdfToPrint {
  pages: number;
  rows: number;
}

/** A list as it is read now. @throws DomainError as the engine refuses */
export async function listPdf(
  engine: EngineClient,
  caller: ShellCaller,
  target: ListPrintTarget,
  copies: number,
): Promise<ListPdf> {
  const data = await answerOf(engine, caller, 'printing.listPdf', { target, copies });
  const { title, bytes, pages, rows } = listAnswer.parse(data);
  return { title, pdf: bytes, pages, rows };
}

/** Tells the log what went out of a list, or why it did not. Never throws, like `reportSent`. */
export async function reportList(
  engine: EngineClient,
  caller: ShellCaller,
  target: ListPrintTarget,
  sent: { printer: string | null; pages: number; rows: number; copies: number; error: string | null },
): Promise<void> {
  await engine.call('printing.listSent', { target, ...sent, requestId: randomUUID() }, caller);
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

async function answerOf(
  engine: EngineClient,
  caller: ShellCaller,
  name: string,
  input: unknown,
): Promise<unknown> {
  const reply = await engine.call(name, input, caller);
  if (!reply.ok) throw new DomainError(reply.error.code as ErrorCode, reply.error.params);
  return reply.data;
}

async function pdfOf(
  engine: EngineClient,
  caller: ShellCaller,
  name: string,
  input: unknown,
): Promise<PdfToPrint> {
  const { title, bytes } = answer.parse(await answerOf(engine, caller, name, input));
  return { title, pdf: bytes };
}
