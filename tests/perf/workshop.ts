import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import { demoClock, generateWorkshop } from '@engine/features/demo/generate';
import type { Hand } from '@engine/features/demo/hand';
import { Random } from '@engine/features/demo/random';
import { type DemoSizeName, demoSizes } from '@engine/features/demo/sizes';
import { silentLog } from '@engine/kernel/log';
import { findProjectRoot } from '@engine/projectRoot';

/** 24.11.2026, 07:45 in Sofia: the bench does not depend on the day on which it runs. */
const generatedUntil = Date.UTC(2026, 10, 24, 5, 45);
const seed = 1;
const hour = 3_600_000;

/** A copy of a generated workshop that the bench may change, with its manager signed in. */
export interface BenchWorkshop {
  engine: Engine;
  manager: Hand;
  /** For files of the bench; gone with the workshop. */
  scratchDir: string;
  close(): Promise<void>;
}

export async function openBenchWorkshop(size: DemoSizeName): Promise<BenchWorkshop> {
  const template = await generated(size);
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-'));
  const dataDir = join(scratchDir, 'data');
  cpSync(template, dataDir, { recursive: true });
  const startedAt = performance.now();
  const clock = { now: () => generatedUntil + hour + Math.floor(performance.now() - startedAt) };
  const engine = await createEngine({ dataDir, clock, log: silentLog });
  return {
    engine,
    manager: handOf(engine, 1, new Random('bench'), generatedUntil + 1000 * hour),
    scratchDir,
    close: async () => {
      await engine.close();
      rmSync(scratchDir, { recursive: true, force: true });
    },
  };
}

/** Made once and kept under out/, because a large one takes its time. */
async function generated(size: DemoSizeName): Promise<string> {
  const folder = join(findProjectRoot(), 'out', 'bench');
  const kept = join(folder, `${size}-${seed}`);
  if (existsSync(kept)) return kept;
  mkdirSync(folder, { recursive: true });
  const partial = `${kept}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const clock = demoClock(demoSizes[size], generatedUntil);
  const engine = await createEngine({ dataDir: partial, clock, log: silentLog });
  try {
    engine.handles.sqlite.pragma('synchronous = OFF');
    const { broken } = await generateWorkshop({
      ...{ engine, clock, size: demoSizes[size], seed, now: generatedUntil },
      onProgress: percentOf(size),
    });
    if (broken.length > 0) throw new Error(`the demo does not agree: ${broken.join('; ')}`);
  } finally {
    await engine.close();
    process.stderr.write('\n');
  }
  renameSync(partial, kept);
  return kept;
}

function percentOf(size: string): (done: number, total: number) => void {
  let told = -1;
  return (done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (percent !== told) process.stderr.write(`\r${size}: ${percent} % `);
    told = percent;
  };
}
