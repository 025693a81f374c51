import type { CommandContext } from '../../kernel/context';
import type { InPart } from '../../kernel/handlers';
import { indexAsset, indexAssetsUnder, indexParty } from '../search/slice';
import { RowImages } from './capture';
import { type Change, ChangeLog } from './changes';
import { TURN_MS } from './check';

interface TakenBack {
  undone: number;
  /** Rows of the file that stay, because they were changed or used since. */
  kept: Set<number>;
}

/**
 * Takes a run back, the last rows first, in short transactions: what they had made is gone, what they had changed is as it
 * was, the search knows neither. Every part looks again whether somebody changed something in the meantime.
 */
export async function takeBack(
  sqlite: RowImages['sqlite'],
  runId: number,
  inPart: InPart,
  progress: (done: number, total: number) => void,
): Promise<TakenBack> {
  const log = new ChangeLog(new RowImages(sqlite), runId);
  const lines = log.lines();
  const kept = new Set<number>();
  let at = 0;
  while (at < lines.length) {
    await inPart((ctx) => {
      const start = performance.now();
      const least = at + 20;
      while (at < lines.length && (at < least || performance.now() - start < TURN_MS)) {
        const line = lines[at] ?? 0;
        at += 1;
        const changes = log.of(line);
        if (log.obstacle(changes, kept) !== null) kept.add(line);
        else revertLine(ctx, log, changes);
      }
    });
    progress(at, lines.length);
  }
  return { undone: lines.length - kept.size, kept };
}

function revertLine(ctx: CommandContext, log: ChangeLog, changes: readonly Change[]): void {
  log.revert(changes);
  for (const { table, key, before } of changes) {
    const id = Number(key);
    if (table === 'asset') indexAsset(ctx.tx, id);
    if (table === 'party') indexParty(ctx.tx, id);
    if (
      table === 'asset' ||
      table === 'party' ||
      table === 'operation' ||
      table === 'make' ||
      table === 'model'
    )
      ctx.audit({
        entity: `${table}:${key}`,
        before: { imported: true },
        after: { undone: before !== null },
      });
    if ((table === 'make' || table === 'model' || table === 'modification') && before !== null)
      indexAssetsUnder(ctx.tx, table, id);
  }
  log.revertWords(changes);
}
