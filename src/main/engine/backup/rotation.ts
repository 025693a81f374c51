import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, sofiaDate } from '@shared/kernel/dates';
import { BACKUP_SUFFIX, manifestPathOf } from './manifest';
import { listBackups } from './verify';

/** How many backups stay: the newest ones, one per day and one per month. */
export interface RotationPolicy {
  last: number;
  days: number;
  months: number;
}

/** Quality §3: the last 10, daily for 14 days, monthly for 12 months. */
export const defaultRotation: RotationPolicy = { last: 10, days: 14, months: 12 };

export interface RotatedBackup {
  path: string;
  takenAt: number;
}

/**
 * Chooses which verified backups may go. The newest one never does, whatever the policy says; days and months are
 * Sofia's, and of each the newest backup stays. Backups from the future (a clock set back) count as today's.
 */
export function selectForRemoval<Backup extends RotatedBackup>(
  backups: readonly Backup[],
  policy: RotationPolicy,
  now: number,
): Backup[] {
  const newestFirst = [...backups].sort((a, b) => b.takenAt - a.takenAt || (a.path < b.path ? -1 : 1));
  const today = sofiaDate(now);
  const firstDay = addDays(today, 1 - policy.days);
  const firstMonth = monthsBefore(today, policy.months - 1);
  const daysSeen = new Set<string>();
  const monthsSeen = new Set<string>();
  return newestFirst.filter((backup, at) => {
    const date = sofiaDate(backup.takenAt);
    const month = date.slice(0, 7);
    const newestOfDay = !daysSeen.has(date);
    const newestOfMonth = !monthsSeen.has(month);
    daysSeen.add(date);
    monthsSeen.add(month);
    const kept =
      at < Math.max(policy.last, 1) ||
      (newestOfDay && policy.days > 0 && date >= firstDay) ||
      (newestOfMonth && policy.months > 0 && month >= firstMonth);
    return !kept;
  });
}

function monthsBefore(date: string, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** A half-written backup older than this belongs to no running one. */
const LEFTOVER_AGE = 24 * 3_600_000;

/**
 * Removes what the policy lets go from a folder and what killed backups left there; returns the removed paths.
 * Files without our manifest are never touched, nor is `justMade`. Throws DomainError BACKUP_TARGET_GONE.
 */
export async function rotate(
  folder: string,
  policy: RotationPolicy,
  now: number,
  justMade?: string,
): Promise<string[]> {
  const removed: string[] = [];
  for (const { path } of selectForRemoval(await listBackups(folder), policy, now)) {
    if (path === justMade) continue;
    // The database first: a manifest alone is no backup, a database alone would stay for ever.
    if (!(await removeFile(path))) continue;
    await removeFile(manifestPathOf(path));
    removed.push(path);
  }
  return [...removed, ...(await removeLeftovers(folder, now))];
}

async function removeLeftovers(folder: string, now: number): Promise<string[]> {
  const removed: string[] = [];
  for (const name of await readdir(folder)) {
    if (!LEFTOVER.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > LEFTOVER_AGE && (await removeFile(path))) removed.push(path);
  }
  return removed;
}

const LEFTOVER = new RegExp(`\\${BACKUP_SUFFIX}(\\.json)?\\.partial(-journal|-wal|-shm)?$`, 'u');

/** A backup that cannot be removed now (open elsewhere, read-only) stays for the next rotation. */
async function removeFile(path: string): Promise<boolean> {
  return rm(path).then(
    () => true,
    () => false,
  );
}
