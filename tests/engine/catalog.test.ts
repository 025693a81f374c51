import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NormTarget } from '@shared/features/catalog/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAsset, addModification } from '../support/cards';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let folder: string;
beforeEach(async () => {
  workshop = await openWorkshop();
  folder = mkdtempSync(join(tmpdir(), 'maistor-import-'));
});
afterEach(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

const aClass = 1;

async function operation(target: NormTarget, code: string, person = workshop.manager) {
  const { rows } = await person.do('catalog.operations', {
    target,
    text: code,
    groupId: null,
    ownOnly: false,
    inactive: false,
  });
  const row = rows.find((one) => one.code === code);
  if (!row) throw new Error(`no operation ${code}`);
  return row;
}

async function firstOperation() {
  const { rows } = await workshop.manager.do('catalog.operations', {
    target: { level: 'all', targetId: 0 },
    text: '',
    groupId: null,
    ownOnly: false,
    inactive: false,
  });
  const [row] = rows;
  if (!row) throw new Error('the seed has no operations');
  return row;
}

describe('norms', () => {
  it('resolves the most specific level valid on the day, and says from where', async () => {
    const { manager } = workshop;
    const tree = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const assetId = await addAsset(manager, tree);
    const { id: operationId, code } = await firstOperation();
    const levels: [NormTarget, number][] = [
      [{ level: 'all', targetId: 0 }, 3600],
      [{ level: 'class', targetId: aClass }, 3500],
      [{ level: 'make', targetId: tree.makeId }, 3400],
      [{ level: 'model', targetId: tree.modelId }, 3300],
      [{ level: 'modification', targetId: tree.modificationId }, 3200],
    ];
    const offered = async () => {
      const offers = await manager.do('catalog.operationsFor', { assetId, text: code, limit: 5, all: false });
      const offer = offers.find((one) => one.operationId === operationId);
      return [offer?.normOrigin, offer?.normSec];
    };
    for (const [target, normSec] of levels) {
      await manager.do('catalog.setNorm', { operationId, target, normSec, fromOn: '2026-11-01' });
      expect(await offered()).toEqual([target.level, normSec]);
    }
    const modification: NormTarget = { level: 'modification', targetId: tree.modificationId };
    await manager.do('catalog.endNorm', { operationId, target: modification, on: '2026-11-24' });
    expect(await offered()).toEqual(['model', 3300]);
    expect(await operation(modification, code)).toMatchObject({
      own: false,
      norm: { originName: 'Golf VII' },
    });
  });

  it('keeps date versions: tomorrow’s norm does not change today', async () => {
    const { clock } = workshop;
    // A session that the days of the test do not lock.
    const manager = workshop.as('manager');
    const { id: operationId, code } = await firstOperation();
    const target: NormTarget = { level: 'all', targetId: 0 };
    await manager.do('catalog.setNorm', { operationId, target, normSec: 1000, fromOn: '2026-11-01' });
    await manager.do('catalog.setNorm', { operationId, target, normSec: 2000, fromOn: '2026-11-25' });
    expect((await operation(target, code, manager)).norm?.normSec).toBe(1000);
    clock.advance(24 * 3600 * 1000);
    expect((await operation(target, code, manager)).norm?.normSec).toBe(2000);
  });

  it('copies the own norms of a sibling and keeps those that stand', async () => {
    const { manager } = workshop;
    const one = await addModification(manager, 'Volkswagen', 'Golf VII', '1.6 TDI');
    const two = await addModification(manager, 'Volkswagen', 'Golf VII', '2.0 TDI');
    const stranger = await addModification(manager, 'Audi', 'A3', '1.9 TDI').catch(() =>
      addModification(manager, 'Volkswagen', 'Golf VI', '1.9 TDI'),
    );
    const { rows } = await manager.do('catalog.operations', {
      target: { level: 'all', targetId: 0 },
      text: '',
      groupId: null,
      ownOnly: false,
      inactive: false,
    });
    const [first, second] = rows;
    if (!first || !second) throw new Error('the seed has no operations');
    const set = (operationId: number, targetId: number, normSec: number) =>
      manager.do('catalog.setNorm', {
        operationId,
        target: { level: 'modification', targetId },
        normSec,
        fromOn: '2026-01-01',
      });
    await set(first.id, one.modificationId, 111);
    await set(second.id, one.modificationId, 222);
    await set(second.id, two.modificationId, 999);
    const copy = { fromModificationId: one.modificationId, fromOn: '2026-11-24' };
    const counts = await manager.do('catalog.copyNorms', {
      ...copy,
      toModificationIds: [two.modificationId],
    });
    expect(counts).toEqual({ copied: 1, kept: 1 });
    const target: NormTarget = { level: 'modification', targetId: two.modificationId };
    expect((await operation(target, first.code)).norm?.normSec).toBe(111);
    expect((await operation(target, second.code)).norm?.normSec).toBe(999);
    expect(
      await manager.refused('catalog.copyNorms', { ...copy, toModificationIds: [stranger.modificationId] }),
    ).toBe('NOT_SIBLINGS');
  });
});

describe('import of makes and models', () => {
  const grantFor = (text: string) => {
    const path = join(folder, 'makes.csv');
    writeFileSync(path, text);
    return workshop.engine.grant(path);
  };
  const mapping = { make: 1, model: 2, year: 0 };
  const countRows = (table: string) =>
    Number(workshop.engine.handles.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

  it('says what it will do, does exactly that, and does nothing the second time', async () => {
    const { manager } = workshop;
    const grant = grantFor(
      'year,make,model\n2001,ACURA,CL\n2003,Acura,CL\n2001,VOLKSWAGEN,Golf VII\n1999,VOLKSWAGEN,Golf VII\nx,FORD,Focus\n,,\n',
    );
    const before = { makes: countRows('make'), models: countRows('model') };
    const preview = await manager.do('catalog.previewMakesImport', { grant, mapping: null });
    expect(preview.mapping).toEqual(mapping);
    expect(preview.counts).toMatchObject({ newMakes: 1, newModels: 1, widenedModels: 1, skippedRows: 1 });
    expect(preview.problems).toMatchObject([{ row: 6, code: 'YEAR_INVALID', value: 'x' }]);
    expect(countRows('make')).toBe(before.makes);
    const done = await manager.do('catalog.importMakes', { grant, mapping });
    expect(done.counts).toEqual(preview.counts);
    expect(countRows('make')).toBe(before.makes + 1);
    expect(countRows('model')).toBe(before.models + 1);
    const again = await manager.do('catalog.previewMakesImport', { grant, mapping });
    expect(again.counts).toMatchObject({ newMakes: 0, newModels: 0, widenedModels: 0 });
  });

  it('is one transaction: a row that fails in the middle leaves nothing', async () => {
    const { manager, engine } = workshop;
    const lines = Array.from({ length: 500 }, (_, at) => `2001,Make ${Math.floor(at / 10)},Model ${at}`);
    const grant = grantFor(`year,make,model\n${lines.join('\n')}\n`);
    const before = {
      makes: countRows('make'),
      models: countRows('model'),
      batches: countRows('import_batch'),
    };
    engine.handles.sqlite.exec(
      "CREATE TRIGGER fail_in_the_middle BEFORE INSERT ON model WHEN new.name = 'Model 250' BEGIN SELECT raise(ABORT, 'no'); END",
    );
    expect(await manager.refused('catalog.importMakes', { grant, mapping })).toBe('UNEXPECTED');
    engine.handles.sqlite.exec('DROP TRIGGER fail_in_the_middle');
    expect({
      makes: countRows('make'),
      models: countRows('model'),
      batches: countRows('import_batch'),
    }).toEqual(before);
  });

  it('takes only a file that was chosen in this program', async () => {
    expect(
      await workshop.manager.refused('catalog.previewMakesImport', { grant: '/etc/passwd', mapping: null }),
    ).toBe('GRANT_UNKNOWN');
    const receptionist = workshop.as('receptionist');
    expect(await receptionist.refused('catalog.previewMakesImport', { grant: 'x', mapping: null })).toBe(
      'FORBIDDEN',
    );
  });

  const external = process.env.MAISTOR_MAKES_CSV;
  it.skipIf(!external)(
    'takes the whole external list, given by MAISTOR_MAKES_CSV, without a stall',
    async () => {
      const { manager, engine } = workshop;
      const grant = engine.grant(external ?? '');
      const preview = await manager.do('catalog.previewMakesImport', { grant, mapping: null });
      const rows =
        readFileSync(external ?? '', 'utf8')
          .trim()
          .split('\n').length - 1;
      expect(preview.counts?.rows).toBe(rows);
      const started = performance.now();
      const { counts } = await manager.do('catalog.importMakes', {
        grant,
        mapping: preview.mapping ?? mapping,
      });
      expect(performance.now() - started).toBeLessThan(3000);
      expect(counts.newModels + counts.widenedModels + counts.unchangedModels).toBeGreaterThan(0);
      expect(counts).toEqual(preview.counts);
      const tree = performance.now();
      await manager.do('catalog.findInTree', { text: 'golf', limit: 20 });
      await manager.do('catalog.makes', { text: '' });
      expect(performance.now() - tree).toBeLessThan(200);
    },
  );
});
