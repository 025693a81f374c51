import type { Database } from 'better-sqlite3';
import type { AuditHead } from './manifest';

/** What two copies of one database must have in common. */
export interface DatabaseContent {
  applicationId: number;
  databaseVersion: number;
  tableCounts: Record<string, number>;
  auditHead: AuditHead | null;
}

/** Counts every real table (search indexes are counted by the tables they keep) and reads the head of the audit chain, within the connection's current snapshot. */
export function contentOf(database: Database): DatabaseContent {
  const tables = database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master
       WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .all()
    .map((table) => table.name);
  const tableCounts: Record<string, number> = {};
  for (const name of tables) {
    const counted = database
      .prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${name.replaceAll('"', '""')}"`)
      .get();
    tableCounts[name] = counted?.rows ?? 0;
  }
  return {
    applicationId: Number(database.pragma('application_id', { simple: true })),
    databaseVersion: Number(database.pragma('user_version', { simple: true })),
    tableCounts,
    auditHead: tables.includes('audit') ? auditHeadOf(database) : null,
  };
}

function auditHeadOf(database: Database): AuditHead | null {
  const head = database
    .prepare<[], { id: number; hash: unknown }>('SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1')
    .get();
  if (head === undefined) return null;
  return { id: head.id, hash: Buffer.isBuffer(head.hash) ? head.hash.toString('hex') : String(head.hash) };
}

/** Names the first thing in which two contents differ, or null. */
export function contentDifference(expected: DatabaseContent, found: DatabaseContent): string | null {
  if (expected.applicationId !== found.applicationId) return 'application_id';
  if (expected.databaseVersion !== found.databaseVersion) return 'user_version';
  const names = new Set([...Object.keys(expected.tableCounts), ...Object.keys(found.tableCounts)]);
  for (const name of names) {
    if (expected.tableCounts[name] !== found.tableCounts[name]) return `rows of ${name}`;
  }
  const sameHead =
    expected.auditHead?.id === found.auditHead?.id && expected.auditHead?.hash === found.auditHead?.hash;
  return sameHead ? null : 'audit head';
}
