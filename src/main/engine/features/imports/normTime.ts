import type { CheckOptions } from '@shared/features/imports/model';
import { normUnitWords } from '@shared/features/imports/words';
import { MAX_SECONDS, unitsToSeconds } from '@shared/kernel/quantity';
import type { ImportRow } from './row';
import { wordMap } from './row';

const units = wordMap(normUnitWords);

/**
 * The norm of a row in seconds: hours, minutes or the maker's time units, by the row's own column of units or else by what
 * the person said of the file. `unitsPerHour` is null where no make says it.
 */
export function normSecOf(
  row: ImportRow,
  { normUnit }: CheckOptions,
  unitsPerHour: number | null,
): number | null {
  const milli = row.number('norm', MAX_SECONDS * 1000);
  const said = row.has('normUnit') ? row.choice('normUnit', units, 'unknownUnit', 'refuse') : normUnit;
  if (milli === null || said === null) return null;
  if (said === 'tu' && unitsPerHour === null) return row.refuse('norm', 'unitsNeedMake');
  const seconds = unitsToSeconds(milli / 1000, { h: 1, min: 60, tu: unitsPerHour ?? 1 }[said]);
  return seconds > MAX_SECONDS ? row.refuse('norm', 'outOfRange') : seconds;
}
