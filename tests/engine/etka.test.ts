import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf } from '@shared/contract/contract';
import type { EtkaProfile } from '@shared/features/etka/profile';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPart, receiveParts } from '../support/goods';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let supplierId: number;

beforeEach(async () => {
  workshop = await openWorkshop();
  supplierId = addSupplier(workshop);
});
afterEach(() => workshop.close());

/** Straight into the table: the register of parties has tests of its own. */
function addSupplier({ engine }: TestWorkshop): number {
  const row = engine.handles.sqlite
    .prepare(
      "INSERT INTO party (kind, name, folded, customer_type, created_at) VALUES ('firm', 'Части Плюс ООД', 'chasti plyus ood', 'business', 0)",
    )
    .run();
  return Number(row.lastInsertRowid);
}

describe('ETKA', () => {
  it('writes the file byte by byte as announced and keeps the log for the next difference', async () => {
    const partId = await addPart(workshop.manager);
    await receiveParts(workshop.manager, supplierId, [
      { partId, units: 3.5, costCents: 1000, bin: 'A-03-2' },
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'maistor-etka-'));
    const choices = { profile: 'ETKA-FIX120' } as const;
    const preview = await workshop.manager.do('etka.preview', choices);
    const done = await workshop.manager.do('etka.export', {
      ...choices,
      grantId: workshop.engine.grant(folder),
    });
    expect(readdirSync(folder)).toEqual([done.fileName]);
    const lines = readFileSync(join(folder, done.fileName), 'latin1').split('\r\n');
    expect(lines.map((line) => line.length)).toEqual([120, 120, 120, 0]);
    expect(lines[1]).toContain('DV5Q0407152A');
    expect(lines[1]).toContain('000000350');
    const skipped = preview.skipped.reduce((sum, { rows }) => sum + rows, 0);
    expect(preview.written + skipped).toBe(preview.candidates);
    expect((await workshop.manager.do('etka.preview', choices)).difference).toMatchObject({
      added: 0,
      gone: 0,
      quantity: 0,
      price: 0,
    });
    rmSync(folder, { recursive: true });
  });

  it('shows the workshop’s own brand character', async () => {
    await addPart(workshop.manager);
    await workshop.manager.do('settings.save', {
      sections: { etka: { dealer: 'BG02184', brandCharacter: 'S' } },
    });
    const { firstLines, fileName } = await workshop.manager.do('etka.preview', {
      profile: 'ETKA-FIX120',
    });
    expect(firstLines[1]).toMatch(/^DS5Q0407152A/);
    expect(fileName).toBe('ETKA_BG02184_20261124_001.TXT');
  });

  it('a drive that is gone leaves no row in the log', async () => {
    await addPart(workshop.manager);
    const grantId = workshop.engine.grant('/nowhere/at/all');
    expect(await workshop.manager.refused('etka.export', { profile: 'MIN', grantId })).toBe('DRIVE_GONE');
    expect((await workshop.manager.do('etka.exports', { cursor: null })).rows).toEqual([]);
  });
});

const choices = { profile: 'ETKA-CSV' };
const linesOf = async (more: Partial<InputOf<'etka.preview'>> = {}) =>
  (await workshop.manager.do('etka.preview', { ...choices, ...more })).firstLines;

describe('what goes into the file', () => {
  it('takes off what is reserved unless asked not to', async () => {
    const partId = await addPart(workshop.manager);
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 5, costCents: 1000 }]);
    workshop.engine.handles.sqlite
      .prepare('UPDATE stock_balance SET reserved_milli = 2000 WHERE part_id = ?')
      .run(partId);
    expect((await linesOf())[1]).toContain(';3.00;112.60;');
    expect((await linesOf({ minusReserved: false }))[1]).toContain(';5.00;112.60;');
  });

  it('shows the current number of the chain, not the next one', async () => {
    const [a, b, c] = [
      await addPart(workshop.manager, { number: '5Q0 407 151' }),
      await addPart(workshop.manager, { number: '5Q0 407 151 A' }),
      await addPart(workshop.manager, { number: '5Q0 407 151 B' }),
    ];
    for (const [partId, substituteId] of [
      [a, b],
      [b, c],
    ] as const)
      workshop.engine.handles.sqlite
        .prepare("INSERT INTO part_substitute (part_id, substitute_id, kind) VALUES (?, ?, 'replaced')")
        .run(partId, substituteId);
    const replacements = (await linesOf()).slice(1).map((line) => line.split(';')[8]);
    expect(replacements).toEqual(['5Q0407151B', '5Q0407151B', '']);
  });

  it('takes the prices of the chosen list as it was on the day', async () => {
    await addPart(workshop.manager);
    const { sqlite } = workshop.engine.handles;
    sqlite.exec(`
      INSERT INTO price_list (id, name, brand, from_on) VALUES (1, 'VW нето', 'VW', '2026-01-01');
      INSERT INTO price_list_version (id, price_list_id, status, file_name, sha256, user_id, created_at, applied_on)
        VALUES (1, 1, 'previous', 'a.csv', '', 1, 0, '2026-02-01'), (2, 1, 'active', 'b.csv', '', 1, 0, '2026-10-01');
      UPDATE price_list SET active_version_id = 2;
      INSERT INTO price_name (id, name, folded) VALUES (1, 'Носач', 'nosach');
      INSERT INTO price_row (version_id, number_key, name_id, price_cents, discount_group)
        VALUES (1, '5Q0407152A', 1, 10000, 'A9'), (2, '5Q0407152A', 1, 12000, NULL);`);
    const { priceLists } = await workshop.manager.do('etka.lists', {});
    expect(priceLists).toEqual([{ id: 1, name: 'VW нето' }]);
    const at = async (priceOn: string | null) => (await linesOf({ priceListId: 1, priceOn }))[1];
    expect(await at(null)).toBe('5Q0407152A;Носач преден десен;0.00;120.00;EUR;;20.00;;;20261001');
    expect(await at('2026-03-01')).toBe('5Q0407152A;Носач преден десен;0.00;100.00;EUR;A9;20.00;;;20260201');
    expect(await at('2026-01-15')).toBeUndefined();
    expect(await at('2025-12-31')).toBeUndefined();
  });
});

describe('profiles of the workshop', () => {
  it('are copies that are edited, tried and written with; those of the program stay', async () => {
    await addPart(workshop.manager);
    const { profiles } = await workshop.manager.do('etka.lists', {});
    expect(profiles.map(({ code, version }) => [code, version])).toEqual([
      ['ETKA-FIX120', null],
      ['ETKA-CSV', null],
      ['MIN', null],
      ['XML', null],
    ]);
    const min = profiles[2]?.definition as EtkaProfile;
    expect(await workshop.manager.refused('etka.saveProfile', { version: null, profile: min })).toBe(
      'ETKA_PROFILE_EXISTS',
    );
    const own = { ...min, id: 'OWN', name: 'Наш', encoding: 'cp866' as const, fileName: 'OWN_{seq}.TXT' };
    const trial = await workshop.manager.do('etka.tryProfile', { profile: own });
    expect(trial).toMatchObject({ encoding: 'cp866', lines: 2, written: 1, fileName: 'OWN_001.TXT' });
    expect(trial.hex[0]).toEqual({
      offset: 0,
      bytes: '50 41 52 54 4e 4f 3b 51 54 59 3b 50 52 49 43 45',
      text: 'PARTNO;QTY;PRICE',
    });
    const { version } = await workshop.manager.do('etka.saveProfile', { version: null, profile: own });
    const folder = mkdtempSync(join(tmpdir(), 'maistor-etka-'));
    const grantId = workshop.engine.grant(folder);
    expect((await workshop.manager.do('etka.export', { profile: 'OWN', grantId })).fileName).toBe(
      'OWN_001.TXT',
    );
    rmSync(folder, { recursive: true });
    const renamed = { ...own, name: 'Друг' };
    await workshop.manager.do('etka.saveProfile', { version, profile: renamed });
    expect(await workshop.manager.refused('etka.saveProfile', { version, profile: own })).toBe(
      'CONCURRENT_MODIFICATION',
    );
    await workshop.manager.do('etka.removeProfile', { code: 'OWN', version: version + 1 });
    expect(await workshop.manager.refused('etka.preview', { profile: 'OWN' })).toBe('NOT_FOUND');
    expect((await workshop.manager.do('etka.exports', { cursor: null })).rows).toHaveLength(1);
  });

  it('refuses what would cut a number', async () => {
    const { profiles } = await workshop.manager.do('etka.lists', {});
    const min = profiles[2]?.definition as EtkaProfile;
    const [number, ...rest] = min.columns;
    const profile = {
      ...min,
      id: 'CUT',
      columns: [{ ...number, tooLong: 'truncate' }, ...rest],
    } as EtkaProfile;
    expect(await workshop.manager.refused('etka.saveProfile', { version: null, profile })).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('the log', () => {
  it('keeps skipped rows with reasons and says what changed since the export before', async () => {
    const partId = await addPart(workshop.manager);
    await addPart(workshop.manager, { number: '1K0 615 301 AA', nameBg: 'Диск', priceCents: null });
    const folder = mkdtempSync(join(tmpdir(), 'maistor-etka-'));
    const write = () =>
      workshop.manager.do('etka.export', { profile: 'MIN', grantId: workshop.engine.grant(folder) });
    const first = await write();
    await receiveParts(workshop.manager, supplierId, [{ partId, units: 2, costCents: 1000 }]);
    await addPart(workshop.manager, { number: 'N 908 132 02' });
    const second = await write();
    rmSync(folder, { recursive: true });

    const view = await workshop.manager.do('etka.exportView', { exportId: second.exportId });
    expect(view).toMatchObject({
      ...{ candidates: 3, written: 2, skipped: 1, quantityMilli: 2000, merged: 0, encoding: 'windows-1251' },
      skippedGroups: [{ reason: 'NO_PRICE', rows: 1, examples: ['1K0 615 301 AA'] }],
      difference: { added: 1, gone: 0, quantity: 1, price: 0, other: 0 },
    });
    const page = { cursor: null, limit: 1 };
    const of = { exportId: second.exportId };
    expect((await workshop.manager.do('etka.skipped', { of, ...page })).rows).toEqual([
      { id: 0, number: '1K0 615 301 AA', name: 'Диск', reason: 'NO_PRICE', field: null },
    ]);
    const changes = await workshop.manager.do('etka.difference', { of, ...page });
    expect(changes).toMatchObject({ count: 2, nextCursor: '1' });
    expect(changes.rows[0]).toMatchObject({
      kind: 'quantity',
      number: '5Q0407152A',
      beforeMilli: 0,
      afterMilli: 2000,
    });
    const next = await workshop.manager.do('etka.difference', { of, cursor: changes.nextCursor, limit: 1 });
    expect(next).toMatchObject({ nextCursor: null, rows: [{ kind: 'added', number: 'N90813202' }] });
    const log = await workshop.manager.do('etka.exports', { cursor: null });
    expect(log.rows.map(({ id }) => id)).toEqual([second.exportId, first.exportId]);
    expect(await workshop.as('receptionist').refused('etka.exports', { cursor: null })).toBe('FORBIDDEN');
  });
});
