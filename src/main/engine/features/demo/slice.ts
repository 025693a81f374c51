import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoTask } from '@shared/features/setup/model';
import type { CommandContext, EngineServices } from '../../kernel/context';
import { managerOf } from './crew';
import { demoClock, generateWorkshop } from './generate';
import { demoSizes } from './sizes';
import { chainTables, copyRows, refreshKept, type TableRows, workshopTables } from './tables';

export { prepareLeave } from './leave';

/** A finished workshop that nobody sees yet, table by table. */
export type MadeDemo = readonly TableRows[];

const seed = 1;

/**
 * Plays a small workshop in an engine of its own, in a folder that is gone afterwards: the program's database gets it
 * whole or not at all. Reports its progress.
 * @throws Error when a sum of the result does not agree
 */
export async function makeDemo(services: EngineServices): Promise<MadeDemo> {
  const { clock, sqlite } = services;
  const size = demoSizes.tour;
  const now = clock.now();
  const moving = demoClock(size, now);
  const dataDir = await mkdtemp(join(tmpdir(), 'maistor-demo-'));
  try {
    const engine = await services.openScratch(dataDir, moving);
    try {
      // Nothing here has to survive a power cut.
      engine.handles.sqlite.pragma('synchronous = OFF');
      // What the log knows already, a refused sign-in say, stays the beginning of the chain.
      for (const rows of chainTables(sqlite)) copyRows(engine.handles.sqlite, rows);
      const onProgress = (done: number, total: number) =>
        services.emit({ kind: 'progress', task: demoTask, done, total });
      const { broken } = await generateWorkshop({ engine, clock: moving, size, seed, now, onProgress });
      if (broken.length > 0) throw new Error(`the demo does not agree: ${broken.join('; ')}`);
      return workshopTables(engine.handles.sqlite, sqlite);
    } finally {
      await engine.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Takes a made workshop over inside the command's transaction. @returns its manager */
export function adoptDemo(ctx: CommandContext, demo: MadeDemo): ReturnType<typeof managerOf> {
  const { sqlite } = ctx.services;
  // The tables come by name, not by who refers to whom.
  sqlite.pragma('defer_foreign_keys = ON');
  for (const rows of demo) copyRows(sqlite, rows);
  refreshKept(sqlite);
  return managerOf(ctx.tx);
}
