/**
 * `npm run bench -- --size small`, or `-- --only search` for one group of rows: how long the counter's actions take in the engine, each with its ratio to the same
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
import { partRows } from './parts';
import { priceListRows } from './priceLists';
import { otherRows, readRows, writeRows } from './rows';
import { searchRows } from './search';
import { traitRows } from './traits';
import { openBenchWorkshop } from './workshop';

const EXIT_USAGE = 2;

/** The rows of the workshop of the size given; the others bring a database of their design size. */
const groups: Readonly<Record<string, (size: DemoSizeName) => Promise<Measured[]>>> = {
  workshop: workshopRows,
  catalog: catalogRows,
  search: searchRows,
  care: careRows,
  imports: importRows,
  priceLists: priceListRows,
  traits: traitRows,
  parts: partRows,
};

process.exitCode = runCounted() ?? (await main());

async function main(): Promise<number> {
  const asked = whatIsAsked();
  if (asked === null) {
    process.stderr.write(
      `npm run bench -- --size ${demoSizeNames.join(' | ')} --only ${Object.keys(groups).join(' | ')}\n`,
    );
    return EXIT_USAGE;
  }
  const measured: Measured[] = [];
  for (const name of asked.names) measured.push(...((await groups[name]?.(asked.size)) ?? []));
  const rows = measured.map(rowOf);
  process.stderr.write(`${tableOf(rows)}\n`);
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
  process.stdout.write(`${JSON.stringify({ size: asked.size, machine, unit: 'ms', rows }, null, 2)}\n`);
  return 0;
}

async function workshopRows(size: DemoSizeName): Promise<Measured[]> {
  const workshop = await openBenchWorkshop(size);
  try {
    const bench = { ...workshop, goods: await goodsOf(workshop.manager) };
    return [...(await readRows(bench)), ...(await writeRows(bench)), ...(await otherRows(bench))];
  } finally {
    await workshop.close();
  }
}

function whatIsAsked(): { size: DemoSizeName; names: string[] } | null {
  const { values } = parseArgs({
    options: { size: { type: 'string', default: 'small' }, only: { type: 'string' } },
    strict: false,
  });
  const size = demoSizeNames.find((name) => name === values.size);
  const names = Object.keys(groups).filter((name) => values.only === undefined || values.only === name);
  return size === undefined || names.length === 0 ? null : { size, names };
}
