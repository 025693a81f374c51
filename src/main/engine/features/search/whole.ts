import { sql } from 'drizzle-orm';
import type { Handles, ReadDb, WriteTx } from '../../db/handles';
import { searchCode, searchDocument, searchWord } from '../../db/schema/search';
import { type DocumentKind, documentOf } from './documents';
import {
  codesText,
  indexAsset,
  indexInvoice,
  indexOrder,
  indexPart,
  indexParty,
  vocabularyOf,
} from './upkeep';

/** To be raised with every change of what a document holds: older indexes are written anew at the next start. */
const indexVersion = '4';
const settingKey = 'search.index';

/** Parties last: each writes what it owns again, which by then says so already and costs nothing. */
const kinds = [
  { kind: 'asset', table: sql`asset`, index: indexAsset },
  { kind: 'part', table: sql`part`, index: indexPart },
  { kind: 'invoice', table: sql`invoice`, index: indexInvoice },
  { kind: 'order', table: sql`service_order`, index: indexOrder },
  { kind: 'party', table: sql`party`, index: indexParty },
] as const satisfies readonly { kind: DocumentKind; [more: string]: unknown }[];

const idsOf = (db: ReadDb, table: (typeof kinds)[number]['table']): number[] =>
  db.all<{ id: number }>(sql`SELECT id FROM ${table} ORDER BY id`).map(({ id }) => id);

/** Writes the whole index anew from the tables. */
export function rebuildIndex(tx: WriteTx): void {
  tx.delete(searchCode).run();
  tx.delete(searchDocument).run();
  tx.delete(searchWord).run();
  for (const { table, index } of kinds) for (const id of idsOf(tx, table)) index(tx, id);
}

/** At the start: an index of an older program, or of a database that was never indexed, is written anew. */
export function bringIndexUpToDate({ sqlite, read, write }: Handles, now: number): void {
  const known = read.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${settingKey}`);
  if (known?.value === indexVersion) return;
  sqlite
    .transaction(() => {
      rebuildIndex(write);
      write.run(sql`INSERT INTO setting (key, value, updated_at) VALUES (${settingKey}, ${indexVersion}, ${now})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`);
    })
    .immediate();
}

/**
 * Compares the index with what the tables say, row by row.
 * @returns what differs, as `asset:12: words`; empty when the index is what a rebuild would write
 */
export function indexFaults(db: ReadDb): string[] {
  return [
    ...kinds.flatMap(({ kind, table }) => idsOf(db, table).flatMap((id) => faultOf(db, kind, id))),
    ...kinds.flatMap(({ kind, table }) =>
      db
        .all<{ id: number }>(
          sql`SELECT entity_id AS id FROM search_document WHERE kind = ${kind} AND entity_id NOT IN (SELECT id FROM ${table})`,
        )
        .map(({ id }) => `${kind}:${id}: gone`),
    ),
  ];
}

function faultOf(db: ReadDb, kind: DocumentKind, id: number): string[] {
  const wanted = documentOf(db, kind, id);
  const known = db.get<{ id: number; codes: string; words: string; rank: number }>(
    sql`SELECT id, codes, words, rank FROM search_document WHERE kind = ${kind} AND entity_id = ${id}`,
  );
  if (!wanted || !known) return Boolean(wanted) === Boolean(known) ? [] : [`${kind}:${id}: presence`];
  const fields = db
    .all<{ text: string }>(
      sql`SELECT field || ' ' || code AS text FROM search_code WHERE document_id = ${known.id} ORDER BY text`,
    )
    .map(({ text }) => text)
    .join('\n');
  const wantedFields = wanted.codes.map(({ field, code }) => `${field} ${code}`).sort();
  const missingWord = [...vocabularyOf(wanted.words)].some(
    (word) => !db.get(sql`SELECT 1 AS one FROM search_word WHERE word = ${word}`),
  );
  const differing = {
    codes: known.codes !== codesText(wanted.codes),
    fields: fields !== wantedFields.join('\n'),
    words: known.words !== wanted.words || missingWord,
    rank: known.rank !== wanted.rank,
  };
  return Object.entries(differing).flatMap(([what, differs]) => (differs ? [`${kind}:${id}: ${what}`] : []));
}
