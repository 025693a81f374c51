import { foldText } from '@shared/kernel/folding';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { listed } from './person';

/** Texts by which a person can be found. `strong` ones mean nobody else, `weak` ones only within what is the person's own. */
export interface Needles {
  strong: string[];
  weak: string[];
  /** Folded names, for the search index. */
  names: string[];
}

interface PartyTexts {
  name: string;
  given: string | null;
  family: string | null;
  responsible: string | null;
}

/** From the card and from everything that the log remembers of it: names and phones of earlier are a trace as well. */
export function needlesOf(db: ReadDb, ids: readonly number[]): Needles {
  const parties = db.all<PartyTexts>(sql`
    SELECT name, given_name AS given, family_name AS family, responsible_person AS responsible FROM party WHERE id IN ${listed(ids)}`);
  const exact = db.all<{ text: string | null }>(sql`
    SELECT value AS text FROM party_contact WHERE party_id IN ${listed(ids)}
    UNION SELECT personal_number FROM party WHERE id IN ${listed(ids)} UNION SELECT iban FROM party WHERE id IN ${listed(ids)}
    UNION SELECT address FROM party WHERE id IN ${listed(ids)} UNION SELECT address FROM party_address WHERE party_id IN ${listed(ids)}
    UNION SELECT number FROM party_vat WHERE party_id IN ${listed(ids)}`);
  const names = new Set(parties.flatMap(({ name, responsible }) => [name, responsible ?? '']));
  const others = new Set(exact.map(({ text }) => text ?? ''));
  const payloads = db.all<{ json: string }>(sql`
    SELECT p.json FROM audit_payload p WHERE p.json IS NOT NULL AND p.audit_id IN (
      SELECT audit_id FROM audit_entity WHERE entity IN ${entities(ids)})`);
  for (const { json } of payloads) remembered(JSON.parse(json), names, others);
  const all = [...names].filter((name) => name.trim().length >= 3);
  const exactTexts = [...others].filter((text) => text.trim().length >= 6);
  const strong = new Set([
    ...all.filter((name) => isUniqueName(db, name, ids)),
    ...exactTexts.filter((text) => !isShared(db, text, ids)),
  ]);
  return {
    strong: [...strong].toSorted(byLength),
    weak: [...all, ...exactTexts].filter((text) => !strong.has(text)).toSorted(byLength),
    names: all.map(foldText),
  };
}

/** The longer first, so that a part of a text does not leave the rest behind. */
const byLength = (a: string, b: string): number => b.length - a.length;

const entities = (ids: readonly number[]): SQL =>
  sql`(${sql.join(
    ids.map((id) => sql`${`party:${id}`}`),
    sql`, `,
  )})`;

const nameFields = new Set(['name', 'responsiblePerson']);
const exactFields = new Set(['value', 'personalNumber', 'iban', 'address']);

function remembered(node: unknown, names: Set<string>, others: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'string') remembered(value, names, others);
    else if (nameFields.has(key)) names.add(value);
    else if (exactFields.has(key)) others.add(value);
  }
}

/** Two words at least, and nobody else of that name: „Иван“ alone would empty half of the log. */
function isUniqueName(db: ReadDb, name: string, ids: readonly number[]): boolean {
  if (!/\S\s+\S/u.test(name.trim())) return false;
  const other = db.get(
    sql`SELECT 1 FROM party WHERE folded = ${foldText(name)} AND id NOT IN ${listed(ids)} LIMIT 1`,
  );
  return other === undefined;
}

/** A family has one address and one phone: what somebody else has as well is only a weak sign. */
function isShared(db: ReadDb, text: string, ids: readonly number[]): boolean {
  const other = db.get(sql`
    SELECT 1 FROM party_contact WHERE value = ${text} AND party_id NOT IN ${listed(ids)}
    UNION SELECT 1 FROM party WHERE (address = ${text} OR iban = ${text}) AND id NOT IN ${listed(ids)}
    UNION SELECT 1 FROM party_address WHERE address = ${text} AND party_id NOT IN ${listed(ids)} LIMIT 1`);
  return other !== undefined;
}

/**
 * Empties what the log kept of the person; the rows and their hashes stay, so that the chain holds (domain §9). The salt
 * goes as well: with it a guess at a short payload could be proven.
 * @returns number of payloads emptied
 */
export function emptyPayloads(tx: WriteTx, ids: readonly number[], { strong, weak }: Needles): number {
  const inJson = (text: string) => sql`instr(json, ${JSON.stringify(text).slice(1, -1)}) > 0`;
  const anywhere = strong.map(inJson);
  const own = sql`audit_id IN (SELECT audit_id FROM audit_entity WHERE entity IN ${entities(ids)})`;
  const related = sql`audit_id IN (SELECT e.audit_id FROM audit_entity e WHERE e.entity IN (
    SELECT 'order:' || id FROM service_order WHERE client_id IN ${listed(ids)}
    UNION SELECT 'asset:' || asset_id FROM asset_owner WHERE party_id IN ${listed(ids)}
    UNION SELECT 'invoice:' || id FROM invoice WHERE payer_id IN ${listed(ids)}))`;
  const nearby = weak.map((text) => sql`(${related} AND ${inJson(text)})`);
  const { changes } = tx.run(sql`
    UPDATE audit_payload SET json = NULL, salt = '' WHERE json IS NOT NULL AND (${sql.join([own, ...anywhere, ...nearby], sql` OR `)})`) as unknown as {
    changes: number;
  };
  return changes;
}

/** Issued documents, sums and the log's chain stay as they are; the rest is either catalogue or written anew by its own slice. */
const untouched = new Set([
  ...['invoice', 'invoice_line', 'invoice_vat', 'handover_protocol', 'print_run', 'stored_file'],
  ...[
    'audit',
    'audit_payload',
    'audit_entity',
    'request',
    'draft',
    'schema_migration',
    'number_series',
    'setting',
  ],
  ...['user', 'role', 'role_permission', 'user_role', 'session', 'worker', 'team'],
  ...['party', 'party_merge', 'party_merge_move', 'search_document', 'search_code', 'search_word'],
  ...[
    'operation_line',
    'part_line',
    'stock_movement',
    'stock_document_line',
    'stock_balance',
    'part',
    'earning',
  ],
  ...['operation', 'norm', 'make', 'model', 'modification', 'meter_reading', 'asset_plate', 'asset_owner'],
]);

/** Takes the strong texts out of every other text of the database, so that no table made tomorrow is forgotten. @returns rows changed */
export function replaceTexts(tx: WriteTx, { strong }: Needles, label: string): number {
  if (strong.length === 0) return 0;
  const tables = tx
    .all<{ name: string }>(sql`
      SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%'`)
    .filter(({ name }) => !untouched.has(name));
  return tables.reduce((sum, { name }) => sum + replaceIn(tx, name, strong, label), 0);
}

function replaceIn(tx: WriteTx, table: string, strong: readonly string[], label: string): number {
  const columns = tx
    .all<{ name: string; type: string; pk: number }>(
      sql`SELECT name, type, pk FROM pragma_table_info(${table})`,
    )
    .filter(({ type, pk }) => type.toUpperCase() === 'TEXT' && pk === 0)
    .map(({ name }) => sql.raw(`"${name}"`));
  if (columns.length === 0) return 0;
  const holds = columns.flatMap((column) => strong.map((text) => sql`instr(${column}, ${text}) > 0`));
  const sets = columns.map((column) => {
    const replaced = strong.reduce(
      (inner, text) => sql`replace(${inner}, ${text}, ${label})`,
      sql`${column}`,
    );
    return sql`${column} = ${replaced}`;
  });
  const { changes } = tx.run(sql`
    UPDATE ${sql.raw(`"${table}"`)} SET ${sql.join(sets, sql`, `)} WHERE ${sql.join(holds, sql` OR `)}`) as unknown as {
    changes: number;
  };
  return changes;
}

/** Answers kept for repeats and unfinished forms. */
export function dropPassing(tx: WriteTx, { strong, weak }: Needles): void {
  for (const text of [...strong, ...weak]) {
    const json = JSON.stringify(text).slice(1, -1);
    tx.run(sql`DELETE FROM request WHERE instr(result, ${json}) > 0`);
    tx.run(sql`DELETE FROM draft WHERE instr(json, ${json}) > 0`);
  }
}

/** Words that nobody is called any more leave the index, and its old pages are written anew: they keep deleted words. */
export function cleanIndex(tx: WriteTx, { names }: Needles): void {
  for (const word of new Set(names.flatMap((name) => name.split(' ')))) {
    const used = tx.get(
      sql`SELECT 1 FROM search_document WHERE instr(' ' || words || ' ', ${` ${word} `}) > 0 LIMIT 1`,
    );
    if (!used) tx.run(sql`DELETE FROM search_word WHERE word = ${word}`);
  }
  tx.run(sql`INSERT INTO search_codes_fts (search_codes_fts) VALUES ('optimize')`);
  tx.run(sql`INSERT INTO search_words_fts (search_words_fts) VALUES ('optimize')`);
}
