/** `npm run demo-data`: a believable workshop in a data folder of its own, proven when it is finished. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoPin } from '@shared/features/setup/model';
import { addDays, isIsoDate, sofiaDate, sofiaInstant } from '@shared/kernel/dates';
import { dataFolderAt } from '../../db/dataFolder';
import { createEngine } from '../../engine';
import { consoleLog } from '../../kernel/log';
import { demoPeople } from './crew';
import { demoClock, generateWorkshop } from './generate';
import { type DemoSizeName, demoSizeNames, demoSizes } from './sizes';

const EXIT_BROKEN = 1;
const EXIT_USAGE = 2;

const HELP = `npm run demo-data -- --size small --seed 1 --data <folder>

  --size    ${demoSizeNames.join(' | ')} (small unless said otherwise)
  --seed    a whole number; the same seed, size and day give the same workshop (1)
  --data    a folder without a database; made when its parent exists
  --today   the day on which the workshop stands, YYYY-MM-DD (today)

The summary is printed as JSON. Exit code 0: all sums agree, 1: something does not, 2: not understood.`;

/** The workshop is finished in the morning, before the first client comes. */
const standsAt = '07:45';

interface Choices {
  size: DemoSizeName;
  seed: number;
  dataDir: string;
  now: number;
}

class UsageError extends Error {}

let told = -1;

void main().then((code) => {
  process.exitCode = code;
});

async function main(): Promise<number> {
  try {
    const choices = readChoices();
    if (choices) return await make(choices);
    process.stdout.write(`${HELP}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${HELP}\n`);
    return EXIT_USAGE;
  }
}

async function make({ size: sizeName, seed, dataDir, now }: Choices): Promise<number> {
  if (existsSync(dataFolderAt(dataDir).database)) throw new UsageError(`${dataDir} has a database already.`);
  const size = demoSizes[sizeName];
  const clock = demoClock(size, now);
  const startedAt = performance.now();
  const engine = await createEngine({ dataDir, clock, log: consoleLog });
  const { sqlite } = engine.handles;
  try {
    // A half-made workshop is made anew, so no command waits for the disk; what is finished is flushed as a whole.
    sqlite.pragma('synchronous = OFF');
    const summary = await generateWorkshop({ engine, clock, size, seed, now, onProgress });
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    process.stderr.write('\n');
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const people = demoPeople.map((person) => ({ ...person, pin: demoPin }));
    const report = { size: sizeName, seed, today: sofiaDate(now), seconds, ...summary, people };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return summary.broken.length === 0 ? 0 : EXIT_BROKEN;
  } finally {
    await engine.close();
  }
}

function onProgress(done: number, total: number): void {
  const percent = Math.floor((100 * done) / total);
  if (percent === told) return;
  told = percent;
  process.stderr.write(`\r${percent} %`);
}

/** @returns null when help was asked for. @throws UsageError */
function readChoices(): Choices | null {
  const values = parsed();
  if (values.help) return null;
  const { size = 'small', seed = '1', data, today } = values;
  if (!isSize(size)) throw new UsageError(`There is no size "${size}".`);
  if (!/^\d{1,15}$/.test(seed)) throw new UsageError('--seed is a whole number.');
  if (!data) throw new UsageError('--data is missing.');
  if (today !== undefined && !isIsoDate(today)) throw new UsageError('--today is a date YYYY-MM-DD.');
  return { size, seed: Number(seed), dataDir: resolve(data), now: instantOf(today) };
}

function isSize(name: string): name is DemoSizeName {
  return (demoSizeNames as readonly string[]).includes(name);
}

/** This morning, or yesterday's while it is still night: nothing may be in the future. */
function instantOf(today: string | undefined): number {
  if (today !== undefined) return sofiaInstant(today, standsAt);
  const date = sofiaDate(Date.now());
  const morning = sofiaInstant(date, standsAt);
  return morning <= Date.now() ? morning : sofiaInstant(addDays(date, -1), standsAt);
}

function parsed() {
  const text = { type: 'string' } as const;
  try {
    const options = { size: text, seed: text, data: text, today: text, help: { type: 'boolean' } } as const;
    return parseArgs({ options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
