/**
 * `npm run bench -- --size small`: how long the counter's actions take in the engine, each with its ratio to the same
 * SQL on the bare library (quality §2). It reports and does not fail: the table goes to stderr, the JSON to stdout.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type DemoSizeName, demoSizeNames } from '@engine/features/demo/sizes';
import { careRows } from './care';
import { catalogRows } from './catalog';
import { runCounted } from './flushes';
import { importRows } from './imports';
import { type Measured, rowOf, tableOf } from './measure';
import { goodsOf } from './orders';
import { otherRows, readRows, writeRows } from './rows';
import { searchRows } from './search';
import { traitRows } from './traits';
import { openBenchWorkshop } from './workshop';

const EXIT_USAGE = 2;

process.exitCode = runCounted() ?? (await main());

async function main(): Promise<number> {
  const size = sizeOf();
  if (size === null) {
    process.stderr.write(`npm run bench -- --size ${demoSizeNames.join(' | ')}\n`);
    return EXIT_USAGE;
  }
  const workshop = await openBenchWorkshop(size);
  try {
    const bench = { ...workshop, goods: await goodsOf(workshop.manager) };
    const measured: Measured[] = [
      ...(await readRows(bench)),
      ...(await writeRows(bench)),
      ...(await otherRows(bench)),
      ...(await catalogRows()),
      ...(await searchRows()),
      ...(await careRows()),
      ...(await importRows()),
      ...(await traitRows()),
    ];
    const rows = measured.map(rowOf);
    process.stderr.write(`${tableOf(rows)}\n`);
    const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
    process.stdout.write(`${JSON.stringify({ size, machine, unit: 'ms', rows }, null, 2)}\n`);
    return 0;
  } finally {
    await workshop.close();
  }
}

function sizeOf(): DemoSizeName | null {
  const { values } = parseArgs({ options: { size: { type: 'string', default: 'small' } }, strict: false });
  return demoSizeNames.find((name) => name === values.size) ?? null;
}
