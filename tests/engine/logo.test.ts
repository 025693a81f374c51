import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@engine/engine';
import { silentLog } from '@engine/kernel/log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenOrder, openShop } from '../support/orders';
import { chunk, png } from '../support/pictures';
import { openWorkshop, setupInput, type TestWorkshop, testClock } from '../support/workshop';

let workshop: TestWorkshop;
let folder: string;
beforeEach(async () => {
  workshop = await openWorkshop();
  folder = mkdtempSync(join(tmpdir(), 'maistor-logo-'));
});
afterEach(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(bytes: Uint8Array, name = 'logo.png'): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const grantOf = (bytes: Uint8Array) => workshop.engine.grant(fileOf(bytes));
const put = (bytes: Uint8Array) => workshop.manager.do('settings.setLogo', { grantId: grantOf(bytes) });
const refused = (bytes: Uint8Array) =>
  workshop.manager.refused('settings.setLogo', { grantId: grantOf(bytes) });
const shown = async () => (await workshop.manager.do('settings.logo', {})).image;
const storedHash = async () => (await workshop.manager.do('settings.get', {})).workshop.logoHash;

/** Widths of the pictures that a PDF carries. */
function picturesIn(pdf: Uint8Array): number[] {
  const list = execFileSync('pdfimages', ['-list', fileOf(pdf, 'print.pdf')], { encoding: 'utf8' });
  return list
    .split('\n')
    .slice(2)
    .filter((line) => / image /.test(line))
    .map((line) => Number(line.trim().split(/\s+/)[3]));
}

describe('logo of the workshop', () => {
  it('is kept by its content without its notes, shown, and printed at the head of documents from then on', async () => {
    const shop = await openShop(workshop);
    const order = await OpenOrder.take(shop);
    const target = { kind: 'serviceOrder', orderId: order.id } as const;
    const print = async () => (await workshop.manager.do('printing.preview', { target, draft: null })).bytes;
    expect(picturesIn(await print())).toEqual([]);

    await put(png(40, 20, chunk('tEXt', Buffer.from('private'))));
    expect(Buffer.from((await shown())?.bytes ?? []).equals(png(40, 20))).toBe(true);
    const hash = await storedHash();
    expect(readdirSync(join(workshop.dataDir, 'files'))).toContain(hash);
    expect(picturesIn(await print())).toEqual([40]);

    await workshop.manager.do('settings.setLogo', { grantId: null });
    expect(await shown()).toBeNull();
    expect(picturesIn(await print())).toEqual([]);
  });

  it('refuses what is no picture, is cut off, too large or never chosen, and keeps the one that was there', async () => {
    await put(png(40, 20));
    const before = await storedHash();
    const cutRows = png(40, 400);
    expect(await refused(Buffer.from('%PDF-1.7'))).toBe('LOGO_UNREADABLE');
    expect(await refused(png(40, 20).subarray(0, 60))).toBe('LOGO_UNREADABLE');
    // Whole by its parts, but its rows do not fill its height: only drawing it tells.
    expect(await refused(cutRows)).toBe('LOGO_UNREADABLE');
    expect(await refused(png(2001, 20))).toBe('LOGO_TOO_LARGE');
    expect(await refused(Buffer.concat([png(40, 20), Buffer.alloc(1024 * 1024)]))).toBe('LOGO_TOO_LARGE');
    const { manager } = workshop;
    expect(await manager.refused('settings.setLogo', { grantId: crypto.randomUUID() })).toBe('GRANT_UNKNOWN');
    const gone = grantOf(png(40, 20));
    rmSync(join(folder, 'logo.png'));
    expect(await manager.refused('settings.setLogo', { grantId: gone })).toBe('NOT_FOUND');
    expect(await storedHash()).toBe(before);
  });

  it('is neither changed nor taken away by the save of a form that knows an older one', async () => {
    const { manager } = workshop;
    const { workshop: stale } = await manager.do('settings.get', {});
    await put(png(40, 20));
    const hash = await storedHash();
    await manager.do('settings.save', { sections: { workshop: { ...stale, name: 'Ново име' } } });
    expect(await storedHash()).toBe(hash);
    await manager.do('settings.save', { sections: { workshop: { ...stale, logoHash: 'f'.repeat(64) } } });
    expect(await storedHash()).toBe(hash);
  });

  it('can be chosen in the wizard, before the first person exists', async () => {
    const dataDir = join(folder, 'data');
    const engine = await createEngine({ dataDir, clock: testClock(), log: silentLog, validateOutput: true });
    const caller = { token: null, channel: 'window', windowId: 'setup' } as const;
    const create = (bytes: Uint8Array) =>
      engine.call('setup.create', { ...setupInput(true), logoGrantId: engine.grant(fileOf(bytes)) }, caller);
    expect(await create(Buffer.from('no picture'))).toMatchObject({ error: { code: 'LOGO_UNREADABLE' } });
    const created = await create(png(40, 20));
    expect(created).toMatchObject({ ok: true });
    const token = created.session?.token ?? null;
    expect(await engine.call('settings.logo', {}, { ...caller, token })).toMatchObject({
      data: { image: { format: 'png' } },
    });
    await engine.close();
  });
});
