import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doneOrder } from '../support/closing';
import { databaseIn } from '../support/dataFolders';
import {
  bundledEngine,
  type EngineProcess,
  type Session,
  startEngineProcess,
} from '../support/engineProcess';
import { receiveParts } from '../support/goods';
import { openShop, type Shop } from '../support/orders';
import { unsoundness } from '../support/soundness';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

const ROUNDS = 50;
const CLOSES = 60;
/** From the first command of a round to its kill: from before the first commit to some dozens of them. */
const KILL_WITHIN_MS = 160;

interface Sent {
  name: string;
  input: { requestId: string };
  /** The acknowledged data as text; null while nothing was answered. */
  data: string | null;
}

let workshop: TestWorkshop;
let shop: Shop;
let session: Session;
let readyOrders: { orderId: number; version: number }[];
let countedMilli = 0;
const sent: Sent[] = [];
/** Per lane what was in flight at the kill; it goes first when the engine is back. */
const cut: Sent[] = [];

beforeAll(async () => {
  // A killed process leaves the system's file cache as it is, so the folder may stand in memory: more commits per round.
  if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';
  workshop = await openWorkshop();
  shop = await openShop(workshop);
  await receiveParts(workshop.manager, shop.supplierId, [
    { partId: shop.plentyPartId, units: 5000, costCents: 417 },
  ]);
  readyOrders = [];
  for (let count = 0; count < CLOSES; count += 1) {
    const order = await doneOrder(shop, { parts: [{ partId: shop.plentyPartId, units: 3 }] });
    readyOrders.push({ orderId: order.id, version: order.version });
  }
  session = { token: workshop.manager.token, windowId: workshop.manager.windowId };
  await workshop.engine.close();
  await bundledEngine();
}, 120_000);

afterAll(() => rmSync(workshop.dataDir, { recursive: true, force: true }));

/** Sends one command and waits; what the kill cuts off is kept for the next engine. */
async function send(engine: EngineProcess, name: string, fields: object): Promise<unknown> {
  const command: Sent = { name, input: { requestId: crypto.randomUUID(), ...fields }, data: null };
  const reply = await engine.call(name, command.input, session);
  if (reply === null) {
    cut.push(command);
    return null;
  }
  expect(reply, name).toMatchObject({ ok: true });
  return acknowledge(command, reply.ok ? reply.data : null);
}

function acknowledge(command: Sent, data: unknown): unknown {
  command.data = JSON.stringify(data);
  sent.push(command);
  return data;
}

async function receiveWithoutEnd(engine: EngineProcess): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    const line = (partId: number, units: number) => ({
      ...{ partId, quantityMilli: units * 1000, unitCostCents: 300 + turn, bin: null },
    });
    const done = await send(engine, 'stock.postReceipt', {
      ...{ supplierId: shop.supplierId, warehouseId: 1, supplierDocument: 'Ф-1' },
      ...{ supplierDocumentOn: '2026-11-01', note: null },
      lines: [line(shop.plentyPartId, turn), line(shop.substituteId, 1), line(shop.plentyPartId, 2)],
    });
    if (done === null) return;
  }
}

/** One lane counts one part, so that the booked quantity is known whatever the kill cut off. */
async function countWithoutEnd(engine: EngineProcess): Promise<void> {
  for (;;) {
    const bookedMilli = countedMilli;
    countedMilli = bookedMilli === 5000 ? 2000 : 5000;
    const done = await send(engine, 'stock.adjust', {
      ...{ partId: shop.askedPartId, warehouseId: 1, bookedMilli, countedMilli },
      ...{ unitCostCents: 250, reason: 'броене' },
    });
    if (done === null) return;
  }
}

/** Whole closes, at any moment of the round: stock, invoice, earnings and phase in one command; then the money. */
async function closeOrders(engine: EngineProcess): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * KILL_WITHIN_MS));
  // The kill came first: what is never sent proves nothing.
  const order = engine.hasEnded() ? undefined : readyOrders.pop();
  if (!order) return;
  const closed = await send(engine, 'invoicing.closeOrder', { ...order, documents: [] });
  if (closed === null) return;
  const { documents } = closed as { documents: { id: number; totalCents: number }[] };
  for (const { id, totalCents } of documents) {
    await send(engine, 'payments.take', {
      kind: 'card',
      allocations: [{ invoiceId: id, amountCents: totalCents }],
    });
  }
}

function rowsOf(sqlite: Database.Database): Map<string, string> {
  const rows = sqlite.prepare<[], { id: string; result: string }>(
    'SELECT request_id AS id, result FROM request',
  );
  return new Map(rows.all().map(({ id, result }) => [id, result]));
}

function withDatabase<T>(use: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(databaseIn(workshop.dataDir), { readonly: true });
  try {
    return use(sqlite);
  } finally {
    sqlite.close();
  }
}

/** What each command posts one of, counted against the requests that are there: a half one breaks the pair. */
const posts: readonly [string, string][] = [
  ['stock.postReceipt', "SELECT count(*) FROM stock_document WHERE kind = 'receipt'"],
  ['stock.adjust', "SELECT count(*) FROM stock_document WHERE kind = 'adjustment'"],
  ['invoicing.closeOrder', 'SELECT count(*) FROM service_order WHERE closed_at IS NOT NULL'],
  ['payments.take', 'SELECT count(*) FROM payment'],
];

function halfCommands(sqlite: Database.Database): string[] {
  return posts.flatMap(([entry, query]) => {
    const posted = Number(sqlite.prepare(query).pluck().get());
    const requests = Number(
      sqlite.prepare('SELECT count(*) FROM request WHERE entry = ?').pluck().get(entry),
    );
    return posted === requests ? [] : [`${entry}: ${requests} requests, ${posted} posted`];
  });
}

describe('kill −9 of the engine while documents are posted', () => {
  it(`loses nothing that was acknowledged and leaves no half command, gap or duplicate in ${ROUNDS} rounds`, async () => {
    let wasThere = 0;
    let wasNot = 0;
    for (let round = 1; round <= ROUNDS; round += 1) {
      const engine = await startEngineProcess(workshop.dataDir);
      for (const command of cut.splice(0)) {
        const reply = await engine.call(command.name, command.input, session);
        expect(reply, `round ${round}: ${command.name} sent again`).toMatchObject({ ok: true });
        acknowledge(command, reply?.ok ? reply.data : null);
      }
      const lanes = [receiveWithoutEnd(engine), countWithoutEnd(engine), closeOrders(engine)];
      await new Promise((resolve) => setTimeout(resolve, Math.random() * KILL_WITHIN_MS));
      await engine.kill();
      await Promise.all(lanes);

      withDatabase((sqlite) => {
        const rows = rowsOf(sqlite);
        const lost = sent.filter(({ input, data }) => {
          const row = rows.get(input.requestId);
          return row === undefined || JSON.stringify(JSON.parse(row).data) !== data;
        });
        expect(lost, `round ${round}: acknowledged and lost`).toEqual([]);
        for (const { input } of cut) {
          if (rows.has(input.requestId)) wasThere += 1;
          else wasNot += 1;
        }
        expect(halfCommands(sqlite), `round ${round}`).toEqual([]);
      });
      expect(unsoundness(workshop.dataDir), `round ${round}`).toEqual([]);
    }

    const last = await startEngineProcess(workshop.dataDir);
    for (const command of cut.splice(0)) {
      expect(await last.call(command.name, command.input, session)).toMatchObject({ ok: true });
      sent.push(command);
    }
    await last.close();
    const ids = withDatabase(rowsOf);
    expect(sent.filter(({ input }) => !ids.has(input.requestId))).toEqual([]);
    expect(withDatabase(halfCommands)).toEqual([]);
    expect(unsoundness(workshop.dataDir)).toEqual([]);
    // The kills must have hit work in flight on either side of its commit, or nothing was tried here.
    expect(sent.length).toBeGreaterThan(ROUNDS * 2);
    expect(wasThere + wasNot).toBeGreaterThan(ROUNDS);
    expect(wasNot).toBeGreaterThan(0);
  }, 400_000);
});
