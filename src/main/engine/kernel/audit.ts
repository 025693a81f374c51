import { createHash, randomBytes } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';

export interface AuditRow {
  at: number;
  userId: number | null;
  entry: string;
  outcome: 'done' | 'refused';
  reason?: string | undefined;
  /** What changed, old → new; may be emptied by a lawful erasure without breaking the chain. */
  payload: unknown;
  documentHash?: string | undefined;
  entities: string[];
}

const genesis = '0'.repeat(64);
/** Every so many rows the start needs to verify no further back: `lastAnchor` begins at the newest multiple. */
const anchorEvery = 5000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface ChainedFields {
  id: number;
  at: number;
  user_id: number | null;
  entry: string;
  outcome: string;
  reason: string | null;
  payload_hash: string;
  document_hash: string | null;
}

function linkHash(previousHash: string, row: ChainedFields): string {
  const fields = [
    row.id,
    row.at,
    row.user_id,
    row.entry,
    row.outcome,
    row.reason,
    row.payload_hash,
    row.document_hash,
  ];
  return sha256(`${previousHash}\n${JSON.stringify(fields)}`);
}

/** Appends rows to the chain inside the caller's transaction (domain §9). */
export class AuditWriter {
  private readonly head;
  private readonly insertRow;
  private readonly insertPayload;
  private readonly insertEntity;

  constructor(sqlite: BetterSqlite3.Database) {
    this.head = sqlite.prepare<[], { id: number; hash: string }>(
      'SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1',
    );
    this.insertRow = sqlite.prepare(
      'INSERT INTO audit (id, at, user_id, entry, outcome, reason, payload_hash, document_hash, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.insertPayload = sqlite.prepare('INSERT INTO audit_payload (audit_id, salt, json) VALUES (?, ?, ?)');
    this.insertEntity = sqlite.prepare('INSERT OR IGNORE INTO audit_entity (entity, audit_id) VALUES (?, ?)');
  }

  /** @returns the row's id, which is also the number of commits so far */
  append(row: AuditRow): number {
    const head = this.head.get() ?? { id: 0, hash: genesis };
    const salt = randomBytes(16).toString('hex');
    const json = JSON.stringify(row.payload ?? null);
    const fields: ChainedFields = {
      id: head.id + 1,
      at: row.at,
      user_id: row.userId,
      entry: row.entry,
      outcome: row.outcome,
      reason: row.reason ?? null,
      payload_hash: sha256(salt + json),
      document_hash: row.documentHash ?? null,
    };
    const hash = linkHash(head.hash, fields);
    this.insertRow.run(
      fields.id,
      fields.at,
      fields.user_id,
      fields.entry,
      fields.outcome,
      fields.reason,
      fields.payload_hash,
      fields.document_hash,
      head.hash,
      hash,
    );
    this.insertPayload.run(fields.id, salt, json);
    for (const entity of row.entities) this.insertEntity.run(entity, fields.id);
    return fields.id;
  }
}

/**
 * Walks the chain and compares every link and every payload that was not erased.
 * @returns the id of the first row that was changed, removed or inserted from outside; null when the chain holds
 */
export function verifyAuditChain(
  sqlite: BetterSqlite3.Database,
  from: 'start' | 'lastAnchor',
): number | null {
  const last = Number(sqlite.prepare('SELECT coalesce(max(id), 0) FROM audit').pluck().get());
  const first = from === 'start' ? 0 : Math.max(0, Math.floor((last - 1) / anchorEvery) * anchorEvery);
  let previous =
    first === 0
      ? genesis
      : String(sqlite.prepare('SELECT hash FROM audit WHERE id = ?').pluck().get(first) ?? genesis);
  let expected = first + 1;
  const rows = sqlite
    .prepare<
      [number],
      ChainedFields & { previous_hash: string; hash: string; salt: string | null; json: string | null }
    >(
      'SELECT a.*, p.salt, p.json FROM audit a LEFT JOIN audit_payload p ON p.audit_id = a.id WHERE a.id > ? ORDER BY a.id',
    )
    .iterate(first);
  for (const row of rows) {
    const payloadHolds = row.json === null || sha256((row.salt ?? '') + row.json) === row.payload_hash;
    const linkHolds = row.previous_hash === previous && linkHash(previous, row) === row.hash;
    if (row.id !== expected || !payloadHolds || !linkHolds) return row.id;
    previous = row.hash;
    expected += 1;
  }
  return null;
}
