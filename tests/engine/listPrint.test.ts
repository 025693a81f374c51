import type { InputOf } from '@shared/contract/contract';
import { maxPrintedRows } from '@shared/features/printing/listPrint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfPages, pdfText } from '../documents/pdfText';
import { addAsset, addParty } from '../support/cards';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

/** A list on paper: what is on the screen and nothing else, never more than a person can carry, never archived. */

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openWorkshop();
  const ownerId = await addParty(workshop.manager, { name: 'Ева Стоева' });
  for (let at = 0; at < 60; at += 1)
    await addAsset(workshop.manager, { plate: `СА ${1000 + at} АВ`, vin: null, year: 2014 }, { ownerId });
});
afterAll(() => workshop.close());

type Target = InputOf<'printing.listPdf'>['target'];
const filter = { text: '', kind: null, makeId: null, inWorkshop: false, inactive: false };
const target = (columns: string[], dir = 'asc', text = ''): Target => ({
  list: 'assets.list',
  input: { filter: { ...filter, text }, sort: { by: 'plate', dir }, cursor: null, limit: 1 },
  shown: { sort: { by: 'plate', dir: 'asc' }, text, columns },
  title: 'Картотека',
  notes: ['Филтър: изглед „Мой“', 'Подредба: Номер, възходящо'],
});

describe('a printed list', () => {
  it('has the chosen columns, the order of the screen, head on every page, filter and page n of N', async () => {
    const { bytes, pages, rows } = await workshop.manager.do('printing.listPdf', {
      target: target(['owner', 'number']),
    });
    expect([rows, pages]).toEqual([60, 2]);
    const [first = '', second = ''] = pdfPages(bytes);
    expect(first).toContain('изглед „Мой“');
    expect(first).toContain('Подредба: Номер, възходящо');
    expect(first.indexOf('СА 1000 АВ')).toBeGreaterThan(first.indexOf('Рег. №'));
    expect(first.indexOf('Собственик')).toBeLessThan(first.indexOf('Рег. №'));
    for (const [at, page] of [first, second].entries()) {
      expect(page).toContain('Собственик');
      expect(page).toContain(`стр. ${at + 1}/2`);
      expect(page).not.toContain('Година');
    }
    const plates = (pdfText(bytes).match(/СА \d{4} АВ/gu) ?? []).slice();
    expect(plates).toEqual(Array.from({ length: 60 }, (_, at) => `СА ${1000 + at} АВ`));
  });

  it('lies on its side when it is wide', async () => {
    const sideOf = (bytes: Uint8Array) =>
      /MediaBox \[0 0 (\d+)/u.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    const narrow = await workshop.manager.do('printing.listPdf', { target: target(['number', 'owner']) });
    const wide = ['number', 'title', 'owner', 'phone', 'warranty', 'turnover', 'last'];
    const broad = await workshop.manager.do('printing.listPdf', { target: target(wide) });
    expect([sideOf(narrow.bytes), sideOf(broad.bytes)]).toEqual(['595', '841']);
  });

  it('is refused with its number of rows when nobody would carry it', async () => {
    const { sqlite } = workshop.engine.handles;
    sqlite.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${maxPrintedRows})
      INSERT INTO asset (kind, class_id, serial, serial_key, created_at) SELECT 'vehicle', 1, 'Z' || i, 'Z' || i, 1 FROM n`);
    const all = { target: target(['number']) };
    expect(await workshop.manager.refused('printing.listPdf', all)).toBe('PRINT_LIST_LONG');
    sqlite.exec("DELETE FROM asset WHERE serial_key LIKE 'Z%'");
  });

  it('asks for the right to the list too, and what went out stands in the log, not in the archive', async () => {
    const earnings = {
      ...target([]),
      list: 'earnings.workers',
      input: { fromOn: '2026-01-01', toOn: '2026-12-31' },
    } as Target;
    expect(await workshop.as('storekeeper').refused('printing.listPdf', { target: earnings })).toBe(
      'FORBIDDEN',
    );
    const sent = { printer: 'Лазерен', pages: 2, rows: 60, copies: 1, error: null };
    await workshop.manager.do('printing.listSent', { target: target(['number']), ...sent });
    const { sqlite } = workshop.engine.handles;
    const json = sqlite
      .prepare('SELECT json FROM audit_payload ORDER BY audit_id DESC LIMIT 1')
      .pluck()
      .get();
    expect(String(json)).toContain('"rows":60');
    expect(String(json)).toContain('изглед „Мой“');
    expect(sqlite.prepare('SELECT count(*) FROM print_run').pluck().get()).toBe(0);
  });
});
