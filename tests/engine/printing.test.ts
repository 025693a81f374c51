import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pdfText } from '../documents/pdfText';
import { doneOrder } from '../support/closing';
import { OpenOrder, openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
});
afterEach(() => workshop.close());

const files = () => readdirSync(join(workshop.dataDir, 'files'));
const hashOf = (runId: number) =>
  workshop.engine.handles.sqlite
    .prepare('SELECT file_hash FROM print_run WHERE id = ?')
    .pluck()
    .get(runId) as string;
const pdfOf = (runId: number) => shop.person.do('printing.runPdf', { runId });

async function invoiceId(): Promise<number> {
  const { documents } = await (await doneOrder(shop)).do('invoicing.closeOrder', {});
  return documents[0]?.id ?? 0;
}

describe('a print run', () => {
  it('is archived with its very bytes under their hash, and „print again“ gives the same', async () => {
    const order = await OpenOrder.take(shop);
    const target = { kind: 'serviceOrder', orderId: order.id } as const;
    const { runId, pages } = await shop.person.do('printing.create', { target, copies: 2 });
    expect(pages).toBe(2);
    const { bytes, title } = await pdfOf(runId);
    expect(title).toBe(`Поръчка ${order.number}`);
    expect(Buffer.from(bytes).equals(readFileSync(join(workshop.dataDir, 'files', hashOf(runId))))).toBe(
      true,
    );
    expect(pdfText(bytes)).toContain('Скърцане при спиране');
    await order.do('orders.update', { changes: { complaint: 'Друго оплакване' } });
    expect(Buffer.from((await pdfOf(runId)).bytes).equals(Buffer.from(bytes))).toBe(true);
    const { runs } = await shop.person.do('printing.runs', { entity: `order:${order.id}` });
    expect(runs).toMatchObject([{ id: runId, copies: 2, printer: null, sentAt: null }]);
  });

  it('refuses bytes that were changed or taken away outside the program', async () => {
    const target = { kind: 'invoice', invoiceId: await invoiceId() } as const;
    const { runId } = await shop.person.do('printing.create', { target });
    const path = join(workshop.dataDir, 'files', hashOf(runId));
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await shop.person.refused('printing.runPdf', { runId })).toBe('FILE_ALTERED');
    rmSync(path);
    expect(await shop.person.refused('printing.runPdf', { runId })).toBe('FILE_MISSING');
  });

  it('only the very first copy of an invoice says ОРИГИНАЛ', async () => {
    const target = { kind: 'invoice', invoiceId: await invoiceId() } as const;
    const first = await shop.person.do('printing.create', { target, copies: 2 });
    const second = await shop.person.do('printing.create', { target, copies: 1 });
    const originals = async (runId: number) =>
      pdfText((await pdfOf(runId)).bytes).split('ОРИГИНАЛ').length - 1;
    expect([await originals(first.runId), await originals(second.runId)]).toEqual([1, 0]);
  });

  it('two clicks at once never make two originals', async () => {
    const target = { kind: 'invoice', invoiceId: await invoiceId() } as const;
    const both = await Promise.allSettled([
      shop.person.do('printing.create', { target }),
      shop.person.do('printing.create', { target }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a folder that takes no file leaves the invoice issued and no run behind', async () => {
    const target = { kind: 'invoice', invoiceId: await invoiceId() } as const;
    rmSync(join(workshop.dataDir, 'files'), { recursive: true });
    expect(await shop.person.refused('printing.create', { target })).toBe('UNEXPECTED');
    const runs = await shop.person.do('printing.runs', { entity: `invoice:${target.invoiceId}` });
    expect(runs.runs).toEqual([]);
    expect(existsSync(join(workshop.dataDir, 'files'))).toBe(false);
  });

  it('prints what was issued, not what stands in the register now', async () => {
    const target = { kind: 'invoice', invoiceId: await invoiceId() } as const;
    workshop.engine.handles.sqlite.exec("UPDATE party SET name = 'Преименуван Клиент'");
    const { runId } = await shop.person.do('printing.create', { target });
    const text = pdfText((await pdfOf(runId)).bytes);
    expect(text).toContain('Иван Георгиев Димитров');
    expect(text).not.toContain('Преименуван');
  });

  it('says on every paper of the demo workshop that it is none', async () => {
    const { workshop: section } = await shop.person.do('settings.get', {});
    await shop.person.do('settings.save', { sections: { workshop: { ...section, demo: true } } });
    const target = { kind: 'serviceOrder', orderId: (await OpenOrder.take(shop)).id } as const;
    const { bytes } = await shop.person.do('printing.preview', { target });
    expect(pdfText(bytes)).toContain('Учебно копие');
    expect(files()).toEqual([]);
  });
});

describe('who may print', () => {
  it('the day’s earnings only whoever may see them, also from the archive', async () => {
    const target = { kind: 'dayRecap', on: '2026-11-24' } as const;
    const { runId } = await shop.person.do('printing.create', { target });
    const receptionist = workshop.as('receptionist');
    expect(await receptionist.refused('printing.create', { target })).toBe('FORBIDDEN');
    expect(await receptionist.refused('printing.runPdf', { runId })).toBe('FORBIDDEN');
    expect(await workshop.as('mechanic').refused('printing.runPdf', { runId })).toBe('FORBIDDEN');
  });
});

describe('the set of a moment', () => {
  it('at intake is the order once and the protocol twice, the protocol still to be issued', async () => {
    const order = await OpenOrder.take(shop);
    const set = () => shop.person.do('printing.set', { event: 'intake', orderId: order.id });
    expect((await set()).items).toMatchObject([
      { kind: 'serviceOrder', copies: 1, target: { orderId: order.id } },
      { kind: 'handoverIntake', copies: 2, target: null },
    ]);
    const draft = { orderId: order.id, kind: 'handoverIntake' } as const;
    const preview = await shop.person.do('printing.preview', { target: null, draft });
    expect(pdfText(preview.bytes)).toContain('Приемо-предавателен протокол');
    const { handoverId } = await shop.person.do('handover.issue', { orderId: order.id });
    expect((await set()).items[1]?.target).toEqual({ kind: 'handoverIntake', handoverId });
  });

  it('is saved as the workshop wants it, and refuses a print named twice', async () => {
    const { items } = await shop.person.do('printing.sets', {});
    const changed = items.map((item) => ({ ...item, copies: 3, printer: 'HP' }));
    const saved = await shop.person.do('printing.saveSets', { items: changed });
    expect(saved.items).toEqual(changed);
    expect(await shop.person.refused('printing.saveSets', { items: [...changed, ...changed] })).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('a printer', () => {
  it('is confirmed by the code that only its test page says', async () => {
    const { bytes } = await shop.person.do('printing.testPagePdf', { printer: 'HP LaserJet M110' });
    const code = /\b\d{4}\b(?=\s)/.exec(pdfText(bytes).split('Код за потвърждение')[1] ?? '')?.[0] ?? '';
    const wrong = code === '0000' ? '0001' : '0000';
    const confirm = { printer: 'HP LaserJet M110', makeDefault: true };
    expect(await shop.person.refused('printing.confirmPrinter', { ...confirm, code: wrong })).toBe(
      'TEST_CODE_WRONG',
    );
    const { printers } = await shop.person.do('printing.confirmPrinter', { ...confirm, code });
    expect(printers).toMatchObject([{ name: 'HP LaserJet M110', isDefault: true }]);
    expect(printers[0]?.confirmedAt).not.toBeNull();
  });

  it('that fails leaves its words on the run and the document where it was', async () => {
    const target = { kind: 'serviceOrder', orderId: (await OpenOrder.take(shop)).id } as const;
    const { runId } = await shop.person.do('printing.create', { target });
    const failed = await shop.person.do('printing.reportSent', {
      runId,
      printer: 'HP',
      error: 'PRINTER_FAILED',
    });
    expect(failed).toMatchObject({ error: 'PRINTER_FAILED', sentAt: null });
    const sent = await shop.person.do('printing.reportSent', { runId, printer: 'HP' });
    expect(sent).toMatchObject({ error: null, printer: 'HP' });
    expect(sent.sentAt).not.toBeNull();
  });
});
