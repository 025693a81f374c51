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

export interface LastReminder extends Pick<Reminder, 'at' | 'way' | 'result' | 'postponedTo' | 'userName'> {
  assetId: number;
  dueKey: string;
  cycle: string;
}

/** The last reminder of each turn of each due thing, by `reminderKey`. */
export function lastReminders(db: ReadDb): ReadonlyMap<string, LastReminder> {
  const rows = db.all<LastReminder>(sql`
    SELECT t.asset_id AS assetId, t.due_key AS dueKey, t.cycle, t.at, t.way, t.result, t.postponed_to AS postponedTo,
      coalesce(u.name, '') AS userName
    FROM (SELECT *, row_number() OVER (PARTITION BY asset_id, due_key, cycle ORDER BY at DESC, id DESC) AS turn
      FROM care_reminder) t LEFT JOIN user u ON u.id = t.user_id
    WHERE t.turn = 1`);
  return new Map(rows.map((row) => [reminderKey(row.assetId, row.dueKey, row.cycle), row]));
}

export const reminderKey = (assetId: number, dueKey: string, cycle: string): string =>
  `${assetId} ${dueKey} ${cycle}`;
