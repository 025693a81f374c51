import type { Reminder } from '@shared/features/care/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';

const shownReminders = 50;

/** Who was told what about a thing, newest first. */
export function remindersOf(db: ReadDb, assetId: number): Reminder[] {
  return db.all(sql`
    SELECT r.id, r.at, coalesce(u.name, '') AS userName, r.due_key AS key, r.title, r.due_on AS dueOn, r.way, r.result, r.postponed_to AS postponedTo, r.note
    FROM care_reminder r LEFT JOIN user u ON u.id = r.user_id
    WHERE r.asset_id = ${assetId} ORDER BY r.at DESC, r.id DESC LIMIT ${shownReminders}`);
}

interface LastReminder extends Pick<Reminder, 'at' | 'way' | 'result' | 'postponedTo'> {
  userId: number;
}

interface ReminderRow extends LastReminder {
  id: number;
  assetId: number;
  dueKey: string;
  cycle: string;
}

interface Kept {
  lastId: number;
  count: number;
  byTurn: Map<string, LastReminder>;
}

/** Reminders are only ever added: what was read once is kept and the new ones are laid over it. */
const kept = new WeakMap<ReadDb, Kept>();

/** The last reminder of each turn of each due thing, by `reminderKey`. */
export function lastReminders(db: ReadDb): ReadonlyMap<string, LastReminder> {
  const now = db.get<{ lastId: number; count: number }>(
    sql`SELECT coalesce(max(id), 0) AS lastId, count(*) AS count FROM care_reminder`,
  ) ?? { lastId: 0, count: 0 };
  const known = kept.get(db);
  if (known?.lastId === now.lastId && known.count === now.count) return known.byTurn;
  const added = known ? rowsAfter(db, known.lastId) : [];
  const whole = known !== undefined && known.count + added.length === now.count;
  const byTurn = whole ? known.byTurn : new Map<string, LastReminder>();
  for (const { id: _id, assetId, dueKey, cycle, ...last } of whole ? added : rowsAfter(db, 0))
    byTurn.set(reminderKey(assetId, dueKey, cycle), last);
  kept.set(db, { ...now, byTurn });
  return byTurn;
}

const rowsAfter = (db: ReadDb, id: number): ReminderRow[] =>
  db.all<ReminderRow>(sql`
    SELECT id, asset_id AS assetId, due_key AS dueKey, cycle, at, way, result, postponed_to AS postponedTo, user_id AS userId
    FROM care_reminder WHERE id > ${id} ORDER BY id`);

export const userName = (db: ReadDb, userId: number): string =>
  db.get<{ name: string }>(sql`SELECT name FROM user WHERE id = ${userId}`)?.name ?? '';

export const reminderKey = (assetId: number, dueKey: string, cycle: string): string =>
  `${assetId} ${dueKey} ${cycle}`;
