import type { Agenda, DemoClock } from './agenda';
import type { DemoCatalog } from './catalog';
import type { Garage } from './clients';
import type { Crew } from './crew';
import type { Store } from './store';

/** The workshop while its year is played: who works, what there is, what time it is. */
export interface DemoShop {
  crew: Crew;
  catalog: DemoCatalog;
  garage: Garage;
  store: Store;
  agenda: Agenda;
  clock: DemoClock;
  typeIds: ReadonlyMap<string, number>;
}
