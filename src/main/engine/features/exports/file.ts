import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '@shared/contract/errors';
import type { ExportFormat } from '@shared/features/exports/model';
import { csvWriter } from '../../exchange/csv/csvWriter';
import { xlsxWriter } from '../../exchange/csv/xlsxWriter';
import type { ExportTable } from '../../kernel/listExport';

interface FileJob {
  format: ExportFormat;
  fileName: string;
  signal: AbortSignal;
  onRows: (done: number) => void;
}

/**
 * The bytes of a list's file. Between two chunks everybody else has a turn, so that a long export holds nobody up.
 * @throws DomainError WRITE_CANCELLED, EXPORT_TOO_MANY_ROWS
 */
export async function tableFile(
  table: ExportTable,
  { format, fileName, signal, onRows }: FileJob,
): Promise<{ bytes: Uint8Array; rows: number }> {
  const writer =
    format === 'csv' ? csvWriter(table.columns, 'utf8bom') : xlsxWriter(table.columns, table.title);
  let rows = 0;
  for (const chunk of table.chunks) {
    if (signal.aborted) throw new DomainError('WRITE_CANCELLED', { file: fileName });
    writer.add(chunk);
    rows += chunk.length;
    onRows(rows);
    await nextTurn();
  }
  return { bytes: writer.finish(table.totals), rows };
}
