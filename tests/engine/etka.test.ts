import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    expect((await workshop.manager.do('etka.exports', {})).exports).toEqual([]);
  });
});
