import { it } from 'vitest';
import { careRows } from '../perf/care';
import { catalogRows } from '../perf/catalog';
import { rowOf, tableOf } from '../perf/measure';
it('x', async () => {
  console.log(tableOf((await careRows()).map(rowOf)));
  console.log(tableOf((await catalogRows()).map(rowOf)));
}, 900_000);
