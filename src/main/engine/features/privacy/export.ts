import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { DomainError } from '@shared/contract/errors';
import type { privacyContract } from '@shared/features/privacy/contract';
import { translator } from '@shared/i18n/translate';
import { type SQL, sql } from 'drizzle-orm';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { csvWriter } from '../../exchange/csv/csvWriter';
import type { CellValue } from '../../exchange/csv/tableColumn';
import { deviceOf, writeVerified } from '../../exchange/verifiedWrite';
import { type QueryContext, RecordedRefusal } from '../../kernel/context';
import { readKept } from '../../kernel/fileStore';
import type { Handlers } from '../../kernel/handlers';
import { attachmentsOf, idsOf, listed } from './person';

type Row = Record<string, CellValue>;

const tables = [
  'person',
  'contacts',
  'addresses',
  'vat',
  'consents',
  'assets',
  'orders',
  'invoices',
  'protocols',
  'payments',
  'prints',
  'files',
  'log',
] as const;
type Table = (typeof tables)[number];

/**
 * Everything that the program has about one person in one archive: a JSON for programs, a CSV for each table for people,
 * the files and the snapshots of issued documents (documents §7). The personal number only when it was asked for.
 */
export const exportPerson: Handlers<typeof privacyContract>['privacy.export'] = {
  prepare: async (base, { partyId, grant, personalNumber }) => {
    if (!base.can('parties.personalData'))
      throw new RecordedRefusal('FORBIDDEN', { entry: 'privacy.export' });
    if (!base.db.get(sql`SELECT 1 FROM party WHERE id = ${partyId}`)) throw new DomainError('NOT_FOUND');
    const place = placeOf(base, grant);
    const device = await deviceOf(place.folder, place.fileName);
    const collected = archive(base, idsOf(base.db, partyId), personalNumber);
    const written = await writeVerified({ ...place, device, bytes: collected.bytes });
    return (ctx) => {
      const { bytes, sha256 } = written;
      const result = {
        fileName: place.fileName,
        bytes,
        sha256,
        files: collected.files,
        rows: collected.rows,
      };
      // Not the file's name: people call it after the person, and the log is for ever.
      const { fileName: _name, ...logged } = result;
      ctx.audit({ entity: `party:${partyId}`, after: { ...logged, personalNumber, personalData: true } });
      return result;
    };
  },
};

function placeOf(ctx: QueryContext, grant: string): { folder: string; fileName: string } {
  const path = ctx.services.resolveGrant(grant);
  if (path === null) throw new DomainError('GRANT_UNKNOWN');
  const folder = dirname(path);
  const chosen = basename(path);
  if (extname(chosen).toLowerCase() === '.zip') return { folder, fileName: chosen };
  const fileName = `${chosen}.zip`;
  if (existsSync(join(folder, fileName))) throw new DomainError('EXPORT_FILE_EXISTS', { file: fileName });
  return { folder, fileName };
}

interface Archive {
  bytes: Uint8Array;
  files: number;
  rows: number;
}

function archive(ctx: QueryContext, ids: readonly number[], personalNumber: boolean): Archive {
  const t = translator(ctx.user.language);
  const rows = Object.fromEntries(tables.map((table) => [table, rowsOf(ctx, table, ids, personalNumber)]));
  const content: Zippable = {};
  for (const table of tables) {
    const title = t(($) => $.privacy.tables[table]);
    if ((rows[table] ?? []).length > 0) content[`${title}.csv`] = csvOf(rows[table] ?? []);
  }
  const documents = snapshotsOf(ctx, ids);
  content['data.json'] = strToU8(JSON.stringify({ ...rows, documents }, null, 2));
  const files = addFiles(
    ctx,
    ids,
    content,
    t(($) => $.privacy.filesFolder),
  );
  return {
    bytes: zipSync(content, { mtime: ctx.now }),
    files,
    rows: tables.reduce((sum, table) => sum + (rows[table]?.length ?? 0), 0),
  };
}

function csvOf(rows: readonly Row[]): Uint8Array {
  const keys = Object.keys(rows[0] ?? {});
  const writer = csvWriter(
    keys.map((title) => ({ title, kind: 'code' })),
    'utf8bom',
  );
  writer.add(rows.map((row) => keys.map((key) => (row[key] === null ? null : String(row[key])))));
  return writer.finish(null);
}

const moment = (column: string): SQL =>
  sql.raw(`strftime('%Y-%m-%d %H:%M', ${column} / 1000, 'unixepoch', 'localtime')`);
const euro = (column: string): SQL => sql.raw(`printf('%.2f', ${column} / 100.0)`);

function rowsOf({ db }: QueryContext, table: Table, ids: readonly number[], personalNumber: boolean): Row[] {
  const who = listed(ids);
  const number = personalNumber ? sql`personal_number` : sql`NULL`;
  switch (table) {
    case 'person':
      return db.all(sql`SELECT id, kind, name, given_name, family_name, eik, ${number} AS personal_number,
        responsible_person, iban, city, address, customer_type, print_language, payment_days, note, ${moment('created_at')} AS created
        FROM party WHERE id IN ${who}`);
    case 'contacts':
      return db.all(sql`SELECT kind, value, person, label FROM party_contact WHERE party_id IN ${who}`);
    case 'addresses':
      return db.all(sql`SELECT kind, city, address FROM party_address WHERE party_id IN ${who}`);
    case 'vat':
      return db.all(sql`SELECT number, from_on, to_on FROM party_vat WHERE party_id IN ${who}`);
    case 'consents':
      return db.all(
        sql`SELECT kind, way, given_on, withdrawn_on, note FROM party_consent WHERE party_id IN ${who}`,
      );
    case 'assets':
      return db.all(sql`SELECT a.id, a.plate, a.vin, a.serial, mk.name AS make, mo.name AS model, a.year, o.from_on, o.to_on, a.note
        FROM asset_owner o JOIN asset a ON a.id = o.asset_id LEFT JOIN make mk ON mk.id = a.make_id
        LEFT JOIN model mo ON mo.id = a.model_id WHERE o.party_id IN ${who} ORDER BY o.from_on`);
    case 'orders':
      return db.all(sql`SELECT o.number, o.phase, ${moment('o.received_at')} AS received, a.plate, o.brought_by, o.complaint,
        o.note_to_client, o.internal_note, ${euro('o.total_cents')} AS total
        FROM service_order o JOIN asset a ON a.id = o.asset_id WHERE o.client_id IN ${who} ORDER BY o.id`);
    case 'invoices':
      return db.all(sql`SELECT number, kind, status, issued_on, due_on, ${euro('total_cents')} AS total, ${euro('paid_cents')} AS paid
        FROM invoice WHERE payer_id IN ${who} ORDER BY id`);
    case 'protocols':
      return db.all(sql`SELECT h.number, h.direction, ${moment('h.at')} AS at FROM handover_protocol h
        JOIN service_order o ON o.id = h.order_id WHERE o.client_id IN ${who} ORDER BY h.id`);
    case 'payments':
      return db.all(
        sql`SELECT number, "on", ${euro('amount_cents')} AS amount, note FROM payment WHERE party_id IN ${who} ORDER BY id`,
      );
    case 'prints':
      return db.all(sql`SELECT title, copies, pages, ${moment('at')} AS at, file_hash AS sha256 FROM print_run WHERE entity IN (
        SELECT 'order:' || id FROM service_order WHERE client_id IN ${who}
        UNION SELECT 'invoice:' || id FROM invoice WHERE payer_id IN ${who}
        UNION SELECT 'handover:' || h.id FROM handover_protocol h JOIN service_order o ON o.id = h.order_id WHERE o.client_id IN ${who})
        ORDER BY id`);
    case 'files':
      return db.all(sql`SELECT id, kind, name, caption, ${moment('added_at')} AS added, file_hash AS sha256,
        remove_reason FROM attachment WHERE ${attachmentsOf(ids)} ORDER BY id`);
    case 'log':
      return db.all(sql`SELECT ${moment('a.at')} AS at, a.entry, u.name AS user, a.reason FROM audit a LEFT JOIN user u ON u.id = a.user_id
        WHERE a.id IN (SELECT audit_id FROM audit_entity WHERE entity IN (SELECT 'party:' || id FROM party WHERE id IN ${who}))
        ORDER BY a.id`);
  }
}

/** What issued documents say, as they were issued. */
function snapshotsOf({ db }: QueryContext, ids: readonly number[]): { number: string; snapshot: unknown }[] {
  const rows = db.all<{ number: string; snapshot: string }>(sql`
    SELECT number, snapshot FROM invoice WHERE payer_id IN ${listed(ids)}
    UNION ALL SELECT h.number, h.snapshot FROM handover_protocol h JOIN service_order o ON o.id = h.order_id
      WHERE o.client_id IN ${listed(ids)}`);
  return rows.map(({ number, snapshot }) => ({ number, snapshot: JSON.parse(snapshot) as unknown }));
}

/** @returns how many; a lost one is left out, the list of files still names it */
function addFiles(ctx: QueryContext, ids: readonly number[], content: Zippable, folder: string): number {
  const rows = ctx.db.all<{ id: number; name: string; hash: string }>(sql`
    SELECT id, name, file_hash AS hash FROM attachment WHERE ${attachmentsOf(ids)} ORDER BY id`);
  let count = 0;
  for (const { id, name, hash } of rows) {
    try {
      // Photos and PDFs are packed already.
      content[`${folder}/${id} ${name}`] = [readKept(ctx.services.folder.files, hash), { level: 0 }];
      count += 1;
    } catch (error) {
      ctx.services.log.warn(`the file ${id} is not in the store`, error);
    }
  }
  return count;
}
