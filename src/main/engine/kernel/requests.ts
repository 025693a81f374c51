import { createHash } from 'node:crypto';
import { DomainError } from '@shared/contract/errors';
import type BetterSqlite3 from 'better-sqlite3';

const keptForMs = 48 * 3600 * 1000;

interface Remembered {
  data: unknown;
  touched: string[];
}

/** Results of commands by `requestId`: a repeat gets the first answer and changes nothing (architecture §3.2). */
export class RequestMemory {
  private readonly byId;
  private readonly insert;
  private readonly purgeBefore;

  constructor(sqlite: BetterSqlite3.Database) {
    this.byId = sqlite.prepare<
      [string],
      { entry: string; user_id: number | null; input_hash: string; result: string }
    >('SELECT entry, user_id, input_hash, result FROM request WHERE request_id = ?');
    this.insert = sqlite.prepare(
      'INSERT INTO request (request_id, entry, user_id, input_hash, result, at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.purgeBefore = sqlite.prepare('DELETE FROM request WHERE at < ?');
  }

  /** @throws DomainError REQUEST_REUSED when the id stands with another entry, user or input */
  recall(requestId: string, entry: string, userId: number | null, input: unknown): Remembered | null {
    const row = this.byId.get(requestId);
    if (!row) return null;
    if (row.entry !== entry || row.user_id !== userId || row.input_hash !== hashOf(input))
      throw new DomainError('REQUEST_REUSED');
    return JSON.parse(row.result) as Remembered;
  }

  remember(
    requestId: string,
    entry: string,
    userId: number | null,
    input: unknown,
    result: Remembered,
    at: number,
  ): void {
    this.insert.run(requestId, entry, userId, hashOf(input), JSON.stringify(result), at);
  }

  purge(now: number): void {
    this.purgeBefore.run(now - keptForMs);
  }
}

/** Secrets are short enough to be guessed from a hash, so they never enter it. */
const secretFields = new Set(['pin', 'password', 'currentPin', 'newPin']);

const hashOf = (input: unknown): string => {
  const text = JSON.stringify(input, (key, value: unknown) => (secretFields.has(key) ? undefined : value));
  return createHash('sha256').update(text).digest('hex');
};
