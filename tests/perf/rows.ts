import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryName, InputOf } from '@shared/contract/contract';
import { assetSortFields, itemSortFields } from '@shared/features/registry/model';
import { demoPin } from '@shared/features/setup/model';
import { flushesSoFar } from './flushes';
import { type Measured, timed } from './measure';
import { type BenchGoods, closableOrder, closeOrder, newOrder, saveOperation, savePart } from './orders';
import { rawTimes } from './rawSql';
import type { BenchWorkshop } from './workshop';

interface Bench extends BenchWorkshop {
  goods: BenchGoods;
}

interface Reading<N extends EntryName> {
  name: string;
  budgetMs: number | null;
  entry: N;
  inputs: readonly InputOf<N>[];
}

/** A query over its inputs, the first time unmeasured, and the same SQL without the program. */
async function reading<N extends EntryName>(
  bench: Bench,
  { name, budgetMs, entry, inputs }: Reading<N>,
): Promise<Measured> {
  const ask = (input: InputOf<N>) => bench.manager.do(entry, input);
  for (const input of inputs.slice(0, 5)) await ask(input);
  const ms = await timed(inputs, ask);
  const acts = inputs.slice(0, 40).map((input) => () => ask(input));
  return { name, budgetMs, ms, rawMs: await rawTimes(bench.engine.handles.sqlite, bench.scratchDir, acts) };
}

/** What people type: the plate, a name, a telephone, letter by letter. */
function typedTexts({ engine }: Bench): string[] {
  const column = (sql: string) => engine.handles.sqlite.prepare(sql).pluck().all() as string[];
  const texts = [
    ...column('SELECT plate FROM asset ORDER BY id LIMIT 12'),
    ...column("SELECT name FROM party WHERE kind = 'person' ORDER BY id LIMIT 12"),
    ...column("SELECT value FROM party_contact WHERE kind = 'phone' ORDER BY id LIMIT 6"),
  ];
  return texts.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
}

const orderIds = ({ engine }: Bench): number[] =>
  engine.handles.sqlite
    .prepare('SELECT id FROM service_order ORDER BY id DESC LIMIT 150')
    .pluck()
    .all() as number[];

export async function readRows(bench: Bench): Promise<Measured[]> {
  const searches = typedTexts(bench).map((text) => ({ text, limit: 8 }));
  const orders = orderIds(bench).map((orderId) => ({ orderId }));
  const parts = ['5Q0 698', '698151', 'G 052', 'накладки', 'филтър маслен', '1K0 407 151 A'];
  const year = { fromOn: '2026-01-01', toOn: '2026-12-31' };
  return [
    await reading(bench, {
      name: 'counter search, per key',
      budgetMs: 50,
      entry: 'search.counter',
      inputs: searches,
    }),
    await reading(bench, {
      ...{ name: 'part search with substitutes', budgetMs: 30, entry: 'parts.find' as const },
      inputs: parts.flatMap((text) => Array.from({ length: 8 }, () => ({ text, limit: 20 }))),
    }),
    await reading(bench, { name: 'open an order', budgetMs: 100, entry: 'orders.open', inputs: orders }),
    await reading(bench, {
      name: 'history of an order',
      budgetMs: 100,
      entry: 'orders.history',
      inputs: orders,
    }),
    await reading(bench, {
      name: 'board',
      budgetMs: 100,
      entry: 'board.phases',
      inputs: Array.from({ length: 20 }, () => ({})),
    }),
    await reading(bench, {
      ...{ name: 'day recapitulation', budgetMs: 150, entry: 'reports.day' as const },
      inputs: ['2026-11-23', '2026-10-12', '2026-11-10'].flatMap((on) => [{ on }, { on }, { on }]),
    }),
    await reading(bench, {
      ...{ name: 'earnings of one year', budgetMs: 150, entry: 'earnings.period' as const },
      inputs: Array.from({ length: 10 }, () => year),
    }),
    await listPages(bench),
    ...(await thingPages(bench)),
  ];
}

/** Every page of all orders, one after the other, down to the last. */
async function listPages(bench: Bench): Promise<Measured> {
  const page = (cursor: string | null): InputOf<'orders.list'> => ({
    filter: { view: 'all' },
    sort: { by: 'received', dir: 'desc' },
    ...{ cursor, limit: 100 },
  });
  const inputs: InputOf<'orders.list'>[] = [];
  for (let cursor: string | null | undefined = null; cursor !== undefined; ) {
    inputs.push(page(cursor));
    const { nextCursor }: { nextCursor: string | null } = await bench.manager.do('orders.list', page(cursor));
    cursor = nextCursor ?? undefined;
  }
  const name = `page of the orders at any depth (${inputs.length} pages)`;
  return reading(bench, { name, budgetMs: 50, entry: 'orders.list', inputs: [...inputs, ...inputs] });
}

/** L1 and L5: the first page and those after it down to the fourth, by every sort in turn. */
async function thingPages(bench: Bench): Promise<Measured[]> {
  const { manager } = bench;
  const asset = { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false } as const;
  const item = { text: '', kind: null, inactive: false } as const;
  const cards: InputOf<'assets.list'>[] = [];
  for (const by of assetSortFields) {
    let cursor: string | null = null;
    for (let page = 0; page < 4; page += 1) {
      const input: InputOf<'assets.list'> = { filter: asset, sort: { by, dir: 'desc' }, cursor, limit: 200 };
      cards.push(input);
      ({ nextCursor: cursor } = await manager.do('assets.list', input));
      if (cursor === null) break;
    }
  }
  const items: InputOf<'registry.items'>[] = [];
  for (const by of itemSortFields) {
    let cursor: string | null = null;
    for (let page = 0; page < 4; page += 1) {
      const input: InputOf<'registry.items'> = { filter: item, sort: { by, dir: 'asc' }, cursor, limit: 200 };
      items.push(input);
      ({ nextCursor: cursor } = await manager.do('registry.items', input));
      if (cursor === null) break;
    }
  }
  return [
    await reading(bench, {
      ...{ name: 'page of the card file (L1), every sort', budgetMs: 50, entry: 'assets.list' as const },
      inputs: cards,
    }),
    await reading(bench, {
      ...{ name: 'page of the items (L5), every sort', budgetMs: 50, entry: 'registry.items' as const },
      inputs: items,
    }),
  ];
}

export async function writeRows(bench: Bench): Promise<Measured[]> {
  const { manager, goods, engine, scratchDir } = bench;
  const raw = (acts: readonly (() => Promise<unknown>)[]) =>
    rawTimes(engine.handles.sqlite, scratchDir, acts);
  const numbers = Array.from({ length: 60 }, (_, at) => at);
  const order = await newOrder(manager, goods, 0);
  const other = await newOrder(manager, goods, 1);
  const save = (at: number) =>
    at % 2 === 0 ? saveOperation(manager, goods, order, at) : savePart(manager, goods, order, at);
  for (const at of [0, 1, 2, 3]) await save(at);
  const saved = await timed(numbers.slice(0, 16), save);
  const savedRaw = await raw(numbers.slice(0, 8).map((at) => () => save(at)));
  const phases = ['waiting_approval', 'waiting_parts'] as const;
  await savePart(manager, goods, other, 0);
  const move = (at: number) =>
    other.hand.do(manager, 'orders.setPhase', {
      phase: phases[at % 2] ?? 'waiting_parts',
      overrideReason: null,
    });
  const moved = await timed(numbers, move);
  const movedRaw = await raw(numbers.slice(0, 20).map((at) => () => move(at)));
  return [
    { name: 'save a line', budgetMs: 8, ms: saved, rawMs: savedRaw },
    { name: 'phase change', budgetMs: 20, ms: moved, rawMs: movedRaw },
    await closing(bench),
  ];
}

/** Invoice, stock and earnings in one transaction, and how often the disk is asked to keep it. */
async function closing(bench: Bench): Promise<Measured> {
  const { manager, goods, engine, scratchDir } = bench;
  const orders = [];
  for (let at = 0; at < 24; at += 1) orders.push(await closableOrder(manager, goods, at));
  engine.handles.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const [first, ...rest] = orders.slice(0, 15);
  // The first commit of a fresh journal also flushes its header.
  if (first) await closeOrder(manager, first);
  const counts: number[] = [];
  const ms = await timed(
    rest,
    (order) => closeOrder(manager, order),
    () => counts.push(flushesSoFar() ?? 0),
  );
  const acts = orders.slice(15).map((order) => () => closeOrder(manager, order));
  return {
    ...{ name: 'close an order', budgetMs: 10, ms },
    rawMs: await rawTimes(engine.handles.sqlite, scratchDir, acts),
    note: flushesSoFar() === null ? 'fsync not counted here' : flushNote(counts),
  };
}

/** `counts` are running totals. SQLite carries a grown journal into the database now and then, which flushes more. */
function flushNote(counts: readonly number[]): string {
  const each = counts.slice(1).map((count, at) => count - (counts[at] ?? 0));
  const usual = [...each].sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0;
  const more = each.filter((count) => count > usual).length;
  return more === 0
    ? `${usual} fsync each`
    : `${usual} fsync each, ${more} of ${each.length} with a checkpoint`;
}

/** What is mostly not SQL: no ratio would mean anything. */
export async function otherRows({ manager, engine, scratchDir, ...bench }: Bench): Promise<Measured[]> {
  const ids = orderIds({ manager, engine, scratchDir, ...bench }).slice(0, 20);
  const folder = join(scratchDir, 'usb');
  mkdirSync(folder);
  const grantId = engine.grant(folder);
  const preview = (orderId: number) =>
    manager.do('printing.preview', { target: { kind: 'serviceOrder', orderId }, draft: null });
  const people = ['Мария Илиева', 'Георги Тодоров', 'Петър Маринов'];
  return [
    { name: 'one-page print, ready to show', budgetMs: 60, ms: await timed(ids, preview) },
    {
      ...{ name: 'ETKA export, verified', budgetMs: 2000 },
      ms: await timed([1, 2, 3, 4, 5], () => manager.do('etka.export', { profile: 'ETKA-FIX120', grantId })),
    },
    {
      ...{ name: 'switch of the user by PIN', budgetMs: 2000 },
      ms: await timed(people, (userName) => manager.do('session.signIn', { userName, pin: demoPin })),
    },
  ];
}
