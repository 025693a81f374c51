import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf } from '@shared/contract/contract';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseIn } from '../support/dataFolders';
import {
  bundledEngine,
  type EngineProcess,
  type Session,
  startEngineProcess,
} from '../support/engineProcess';
import { addPart } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

/** kill −9 of the engine while a price list is read and around its application: the old prices or the new, never between. */

const ROUNDS = 8;
const ROWS = 40_000;
const mapping: InputOf<'priceLists.read'>['mapping'] = {
  ...{ format: 'csv', encoding: 'utf8', delimiter: ';', sheet: 0, headerRows: 1, onlyLines: '' },
  ...{ decimalMark: ',', impliedDecimals: null },
  places: { number: { at: 0, length: null }, name: { at: 1, length: null }, price: { at: 2, length: null } },
};

let workshop: TestWorkshop;
let session: Session;
let listId: number;
let partId: number;

const linesOf = (cents: number) =>
  [
    'Номер;Име;Цена',
    ...Array.from({ length: ROWS }, (_, at) => `K${100_000 + at};Част ${at % 500};${cents},00`),
  ].join('\n');

const fileOf = (cents: number) => {
  const path = join(workshop.dataDir, `${cents}.csv`);
  writeFileSync(path, linesOf(cents));
  return path;
};

beforeAll(async () => {
  workshop = await openWorkshop();
  const { manager } = workshop;
  const list = {
    ...{ name: 'Листа', brand: 'Febi', isVwGroup: false, supplierId: null, gross: false, vatBp: 2000 },
    ...{ position: 0, fromOn: null, toOn: null, active: true },
  };
  listId = (await manager.do('priceLists.save', { id: null, version: null, list })).id;
  partId = await addPart(manager, { number: 'K100000', brand: 'Febi', isVwGroup: false, priceCents: null });
  const read = await manager.do('priceLists.read', {
    listId,
    grant: workshop.engine.grant(fileOf(10)),
    mapping,
  });
  await manager.do('priceLists.apply', { versionId: read.versionId });
  session = { token: manager.token, windowId: manager.windowId };
  await workshop.engine.close();
  await bundledEngine();
}, 120_000);

afterAll(() => rmSync(workshop.dataDir, { recursive: true, force: true }));

/** Price of the card, the rows of the version in force, and whether the file is whole. */
function state(): { cents: number; rows: number; sound: unknown } {
  const sqlite = new Database(databaseIn(workshop.dataDir), { readonly: true });
  try {
    const cents = Number(sqlite.prepare('SELECT price_cents FROM part WHERE id = ?').pluck().get(partId));
    const rows = sqlite
      .prepare(
        'SELECT count(*) FROM price_list l JOIN price_row r ON r.version_id = l.active_version_id WHERE l.id = ? AND r.price_cents = ?',
      )
      .pluck()
      .get(listId, cents);
    return { cents, rows: Number(rows), sound: sqlite.pragma('integrity_check', { simple: true }) };
  } finally {
    sqlite.close();
  }
}

async function readAndApply(engine: EngineProcess, cents: number): Promise<void> {
  const grant = await engine.grant(fileOf(cents));
  if (grant === null) return;
  const read = await engine.call(
    'priceLists.read',
    { requestId: crypto.randomUUID(), listId, grant, mapping },
    session,
  );
  if (!read?.ok) return;
  const { versionId } = read.data as { versionId: number };
  await engine.call('priceLists.apply', { requestId: crypto.randomUUID(), versionId }, session);
}

it('leaves the cards and the rows of the version in force agreeing after each kill', async () => {
  let before = state();
  for (let round = 0; round < ROUNDS; round += 1) {
    const cents = 20 + round;
    const engine = await startEngineProcess(workshop.dataDir);
    const work = readAndApply(engine, cents);
    await new Promise((resolve) => setTimeout(resolve, 100 + round * 350));
    await engine.kill();
    await work;
    const now = state();
    expect([before.cents, cents * 100]).toContain(now.cents);
    expect(now).toMatchObject({ rows: ROWS, sound: 'ok' });
    before = now;
  }
  const engine = await startEngineProcess(workshop.dataDir);
  await readAndApply(engine, 99);
  await engine.close();
  expect(state()).toMatchObject({ cents: 9900, rows: ROWS });
});
