import { createHash } from 'node:crypto';
import type { PermissionKey } from '@shared/permissions/permissions';
import type BetterSqlite3 from 'better-sqlite3';

/** Who is asking, from the engine's own table, never from the input (architecture §3). */
export interface SessionUser {
  id: number;
  name: string;
  workerId: number | null;
  language: 'bg' | 'en';
  sessionId: number;
  windowId: string;
  locked: boolean;
  permissions: ReadonlySet<PermissionKey>;
}

/** Only the hash of a token is kept in the database. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Looks sessions up; a forged, ended or foreign token finds nobody. */
export class SessionReader {
  private readonly byToken;
  private readonly permissionsOf;

  constructor(sqlite: BetterSqlite3.Database) {
    this.byToken = sqlite.prepare<
      [string, string],
      {
        id: number;
        name: string;
        workerId: number | null;
        language: string;
        sessionId: number;
        lockedAt: number | null;
        idleUntil: number;
      }
    >(
      `SELECT u.id, u.name, u.worker_id AS workerId, u.language, s.id AS sessionId, s.locked_at AS lockedAt,
         s.last_gesture_at + 60000 * (1 + coalesce(
           (SELECT json_extract(value, '$.idleMinutes') FROM setting WHERE key = 'section.security'), 10)) AS idleUntil
       FROM session s JOIN user u ON u.id = s.user_id
       WHERE s.token_hash = ? AND s.window_id = ? AND s.ended_at IS NULL AND u.active = 1`,
    );
    this.permissionsOf = sqlite
      .prepare<[number], string>(
        'SELECT DISTINCT p.permission FROM user_role r JOIN role_permission p ON p.role_id = r.role_id WHERE r.user_id = ?',
      )
      .pluck();
  }

  /** Idle time counts a person's gestures only; they are reported once a minute, hence one minute of grace. */
  find(token: string | null, windowId: string, now: number): SessionUser | null {
    if (token === null) return null;
    const row = this.byToken.get(tokenHash(token), windowId);
    if (!row) return null;
    return {
      id: row.id,
      name: row.name,
      workerId: row.workerId,
      language: row.language === 'en' ? 'en' : 'bg',
      sessionId: row.sessionId,
      windowId,
      locked: row.lockedAt !== null || now > row.idleUntil,
      permissions: new Set(this.permissionsOf.all(row.id) as unknown as PermissionKey[]),
    };
  }
}
