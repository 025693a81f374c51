import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import type { exportsContract } from '@shared/features/exports/contract';
import { type ExportFormat, exportTask } from '@shared/features/exports/model';
import { withSnapshot } from '../../db/snapshot';
import { deviceOf, writeVerified } from '../../exchange/verifiedWrite';
import { type QueryContext, RecordedRefusal } from '../../kernel/context';
import type { PreparedCommand } from '../../kernel/handlers';
import type { ListExport } from '../../kernel/listExport';
import { tableFile } from './file';
import { listExports } from './lists';

/** The file is on the drive, verified, before the transaction; the log then says what left the program and to whom. */
export const writeExport: PreparedCommand<(typeof exportsContract)['exports.write']> = {
  prepare: async (base, { list, input, shown, format, grant }) => {
    const source = listExports[list];
    refuseUnlessReadable(base, list, source);
    const place = placeOf(base, grant, format);
    const device = await deviceOf(place.folder, place.fileName);
    const task = exportTask(list);
    const signal = base.services.beginTask(task);
    try {
      const { file, personalData } = await withSnapshot(base.services.folder.database, async (db) => {
        const ctx: QueryContext = Object.create(base, { db: { value: db } });
        const table = source.open(ctx, input, shown);
        const onRows = (done: number) =>
          base.services.emit({ kind: 'progress', task, done, total: Math.max(done, table.count) });
        const made = await tableFile(table, { format, fileName: place.fileName, signal, onRows });
        return { file: made, personalData: table.personalData };
      });
      const written = await writeVerified({ ...place, device, bytes: file.bytes, signal });
      return (ctx) => {
        const { bytes, sha256 } = written;
        const result = { fileName: place.fileName, rows: file.rows, bytes, sha256 };
        ctx.audit({ entity: `export:${list}`, after: { ...result, format, personalData, input, shown } });
        return result;
      };
    } finally {
      base.services.endTask(task);
    }
  },
};

/** Who may not see the list may not have its file. */
function refuseUnlessReadable(ctx: QueryContext, list: string, { permission }: ListExport): void {
  if (permission === 'none' || permission === 'anyUser' || permission === 'ownRows') return;
  if (!ctx.can(permission)) throw new RecordedRefusal('FORBIDDEN', { entry: list });
}

/**
 * The granted file, always with the format's ending, so that no choice in a dialog can put a list over a database. A
 * file that only the added ending would meet was never shown to the person, so it is not replaced.
 */
function placeOf(ctx: QueryContext, grant: string, format: ExportFormat) {
  const path = ctx.services.resolveGrant(grant);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  const folder = dirname(path);
  const chosen = basename(path);
  if (chosen.toLowerCase().endsWith(`.${format}`)) return { folder, fileName: chosen };
  const fileName = `${chosen}.${format}`;
  if (existsSync(join(folder, fileName))) throw new DomainError('EXPORT_FILE_EXISTS', { file: fileName });
  return { folder, fileName };
}
