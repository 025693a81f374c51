import { setImmediate } from 'node:timers/promises';
import type { Reply } from '@shared/contract/result';
import { addDays, sofiaDate } from '@shared/kernel/dates';
import { checkSums } from '../../db/integrity';
import { verifyAuditChain } from '../../kernel/audit';
import { Agenda, DemoClock } from './agenda';
import { firstDay, openingOf } from './calendar';
import { addCardFile } from './cardFile';
import { addPlan } from './care';
import { cashDeskLife } from './cashDesk';
import { fillCatalog } from './catalog';
import { Garage } from './clients';
import { type Crew, hireCrew } from './crew';
import { endHands } from './engine';
import type { DemoEngine } from './hand';
import { Identities } from './identity';
import { orderLife } from './orderLife';
import { planOrders } from './orderPlan';
import { makeCards } from './parts';
import { Random } from './random';
import type { DemoShop } from './shop';
import type { DemoSize } from './sizes';
import { Store } from './store';
import { addTraits } from './traits';

export interface DemoOptions {
  /** Over an empty database; its clock is the given one. */
  engine: DemoEngine;
  clock: DemoClock;
  size: DemoSize;
  seed: number;
  /** The instant (UTC ms) at which the workshop stands when it is finished. */
  now: number;
  onProgress?(done: number, total: number): void;
}

/** What was written, by table, and what does not agree; `broken` is empty when all holds. */
export interface DemoSummary {
  counts: Record<string, number>;
  openOrders: Record<string, number>;
  broken: string[];
}

/** The clock of a workshop that will stand at `now`: it begins on the first day of its history. */
export function demoClock(size: DemoSize, now: number): DemoClock {
  return new DemoClock(openingOf(firstDay(sofiaDate(now), size.historyDays)));
}

/**
 * Plays a workshop's year through the engine's own commands: the same seed, size and day give the same workshop.
 * @throws Error when a command is refused
 */
export async function generateWorkshop(options: DemoOptions): Promise<DemoSummary> {
  const engine = watched(options);
  const { shop, identities } = await openShop({ ...options, engine });
  await shop.agenda.run();
  options.clock.moveTo(options.now);
  await addCardFile(shop, identities);
  endHands(engine);
  return summaryOf(engine);
}

async function openShop({
  engine,
  clock,
  size,
  seed,
  now,
}: DemoOptions): Promise<{ shop: DemoShop; identities: Identities }> {
  const random = new Random(`maistor ${seed}`);
  const identities = new Identities(random.fork('identities'));
  const start = sofiaDate(clock.now());
  const crew = await hireCrew({
    ...{ engine, identities, random: random.fork('crew') },
    ...{ openedOn: start, until: now + 86_400_000 },
  });
  const catalog = await fillCatalog({
    ...{ manager: crew.manager, random: random.fork('catalog'), size, fromOn: start },
  });
  await addPlan(crew.manager, catalog);
  await addTraits(crew.manager, catalog);
  const garage = new Garage({
    ...{ operator: crew.operator, manager: crew.manager, random: random.fork('clients'), identities },
    ...{ catalog, size, firstDay: start, lastDay: sofiaDate(now) },
  });
  const supplierIds = await garage.addSuppliers();
  const { storekeeper, manager } = crew;
  const cards = await makeCards({
    ...{ storekeeper, manager, random: random.fork('parts'), size, supplierIds },
    fromOn: addDays(start, -400),
  });
  const store = new Store({ storekeeper, cards, clock, random: random.fork('store') });
  await store.open();
  const agenda = new Agenda(clock, now);
  const shop: DemoShop = { crew, catalog, garage, store, agenda, clock, typeIds: await typesOf(crew) };
  agenda.add(store.deliveries());
  agenda.add(cashDeskLife(crew.cashier, clock));
  for (const { life, at } of garage.lives()) agenda.add(life, at);
  const plans = planOrders({ random: random.fork('orders'), size, firstDay: start, now });
  for (const plan of plans) agenda.add(orderLife(shop, plan), plan.arrivesAt);
  return { shop, identities };
}

async function typesOf({ manager }: Crew): Promise<ReadonlyMap<string, number>> {
  const { types } = await manager.do('orders.types', {});
  return new Map(types.map(({ key, id }) => [key ?? '', id]));
}

/** Longest time (ms) for which nobody else in this process gets a turn. */
const turnMs = 20;

/**
 * The engine with every call counted against a forecast, for the progress. Between calls whoever else waits for this
 * process has a turn: the shell's signs of life above all.
 */
function watched({ engine, size, onProgress }: DemoOptions): DemoEngine {
  const total = size.norms + size.modifications + size.parts + size.assets + size.orders * 22;
  let done = 0;
  let last = performance.now();
  return {
    handles: engine.handles,
    call: async (name, input, caller): Promise<Reply> => {
      done += 1;
      if (performance.now() - last > turnMs) {
        onProgress?.(Math.min(done, total), total);
        await setImmediate();
        last = performance.now();
      }
      return engine.call(name, input, caller);
    },
  };
}

const countedTables = [
  ...['party', 'asset', 'modification', 'norm', 'part', 'part_substitute', 'service_order', 'operation_line'],
  ...['part_line', 'other_line', 'stock_document', 'stock_movement', 'invoice', 'payment', 'earning'],
  ...['handover_protocol', 'audit'],
];

function summaryOf({ handles: { sqlite } }: DemoEngine): DemoSummary {
  const count = (table: string) => Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const phases = sqlite
    .prepare<[], { phase: string; n: number }>(
      "SELECT phase, count(*) AS n FROM service_order WHERE phase NOT IN ('released', 'cancelled') GROUP BY phase",
    )
    .all();
  const chain = verifyAuditChain(sqlite, 'start');
  return {
    counts: Object.fromEntries(countedTables.map((table) => [table, count(table)])),
    openOrders: Object.fromEntries(phases.map(({ phase, n }) => [phase, n])),
    broken: [...checkSums(sqlite), ...(chain === null ? [] : [`the log's chain breaks at row ${chain}`])],
  };
}
