import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '@engine/kernel/contentHash';
import type { InputOf } from '@shared/contract/contract';
import type { FileOwner } from '@shared/features/files/model';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doneOrder } from '../support/closing';
import { type OpenOrder, openShop, party, type Shop } from '../support/orders';
import { jpeg, png } from '../support/pictures';
import { unsoundness } from '../support/soundness';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;
let disk: string;
let order: OpenOrder;

const name = 'Иван Георгиев Димитров';
const traces = {
  egn: '8032056031',
  iban: 'BG80BNBG96611020345678',
  mail: 'vankata.dimitrov@example.bg',
  phone: '+359899777123',
  oldPhone: '+359899000111',
  address: 'ул. Незабравка 77',
  note: 'Държи куче в колата',
};

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
  disk = mkdtempSync(join(tmpdir(), 'maistor-privacy-'));
  // A phone of earlier is a trace as well.
  for (const phone of [traces.oldPhone, traces.phone]) {
    const { version } = await shop.person.do('parties.card', { partyId: shop.clientId });
    await shop.person.do('parties.save', {
      partyId: shop.clientId,
      version,
      party: party({
        ...{ name, personalNumber: traces.egn, personalNumberKind: 'egn', iban: traces.iban },
        ...{ address: traces.address, note: traces.note },
        contacts: [
          { kind: 'phone', value: phone, person: null },
          { kind: 'email', value: traces.mail, person: null },
        ],
      }),
    });
  }
  order = await doneOrder(shop, { fields: { broughtBy: name, internalNote: `Обаждане на ${traces.phone}` } });
});
afterEach(async () => {
  await workshop.close();
  rmSync(disk, { recursive: true, force: true });
});

async function addFile(owner: FileOwner, bytes: Buffer, caption = ''): Promise<string> {
  const path = join(disk, 'снимка.bin');
  writeFileSync(path, bytes);
  const source = { from: 'dialog' as const, grant: workshop.engine.grant(path) };
  await shop.person.do('files.add', { owner, source, caption });
  return contentHash(bytes);
}

async function finish(): Promise<void> {
  const { documents } = await order.do('invoicing.closeOrder', {});
  const [document] = documents;
  if (!document) throw new Error('no invoice');
  const allocations = [{ invoiceId: document.id, amountCents: document.totalCents }];
  await shop.person.do('payments.take', { kind: 'cash', allocations });
  await order.do('handover.release', { meter: 184_350, meterReason: null });
}

async function erase(more: { typedName?: string; reason?: string } = {}) {
  const { version } = await shop.person.do('privacy.state', { partyId: shop.clientId });
  const input = { partyId: shop.clientId, version, typedName: name, reason: 'искане от 24.11.2026', ...more };
  return {
    do: () => shop.person.do('privacy.erase', input),
    refused: () => shop.person.refused('privacy.erase', input),
  };
}

/** Every text of every table, the pages of the search included, by the table's name. */
function tablesThatSay(text: string): string[] {
  const { sqlite } = workshop.engine.handles;
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return tables.filter((table) =>
    (sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).some((row) =>
      Object.values(row).some((cell) =>
        Buffer.isBuffer(cell) ? cell.includes(text) : typeof cell === 'string' && cell.includes(text),
      ),
    ),
  );
}

describe('erasure of a person', () => {
  it('leaves the name in issued documents only, and the chain of the log holds', async () => {
    const own = await addFile({ kind: 'party', id: shop.clientId }, png(10, 10), 'Лична карта');
    const ofCar = await addFile({ kind: 'asset', id: shop.assetId }, jpeg(640, 480));
    await finish();
    const invoiceId = Number(workshop.engine.handles.sqlite.prepare('SELECT id FROM invoice').pluck().get());
    const before = await shop.person.do('invoicing.open', { invoiceId });
    const state = await shop.person.do('privacy.state', { partyId: shop.clientId });
    expect(state).toMatchObject({ obstacles: [], files: 2, documentsUntil: '2037-12-31' });
    expect(tablesThatSay(name).length).toBeGreaterThan(4);

    const done = await (await erase()).do();
    expect(done).toMatchObject({ files: 2, documentsUntil: '2037-12-31' });
    expect(done.payloads).toBeGreaterThan(2);
    expect(tablesThatSay(name).toSorted()).toEqual(['handover_protocol', 'invoice']);
    // The folded name and its words too: nobody is found by them.
    for (const word of ['ivan georgiev', 'dimitrov']) expect(tablesThatSay(word)).toEqual([]);
    for (const [what, text] of Object.entries(traces))
      expect([
        what,
        tablesThatSay(text).filter((table) => !['handover_protocol', 'invoice'].includes(table)),
      ]).toEqual([what, []]);
    expect((await shop.person.do('search.counter', { text: 'Димитров', limit: 10 })).count).toBe(0);
    expect((await shop.person.do('search.counter', { text: '0899777123', limit: 10 })).count).toBe(0);

    const after = await shop.person.do('invoicing.open', { invoiceId });
    expect(after.intact).toBe(true);
    expect(after.snapshot).toEqual(before.snapshot);
    expect((await shop.person.do('audit.verify', {})).brokenAt).toBeNull();
    const { rows } = await shop.person.do('audit.list', { entry: 'privacy.erase' });
    expect(rows[0]).toMatchObject({ outcome: 'done', reason: 'искане от 24.11.2026' });
    const card = await shop.person.do('parties.card', { partyId: shop.clientId });
    expect(card.party).toMatchObject({ active: false, contacts: [], note: null, personalNumber: null });
    expect(card.party.name).toBe(`Изтрито лице ${shop.clientId}`);
    await expect
      .poll(() =>
        [own, ofCar].filter((hash) => existsSync(join(workshop.engine.services.folder.files, hash))),
      )
      .toEqual([]);

    await workshop.reopen();
    expect(unsoundness(workshop.dataDir)).toEqual([]);
    // Deleted rows are overwritten in the file itself, not only let go.
    const bytes = readFileSync(join(workshop.dataDir, 'maistor.sqlite'));
    for (const text of [traces.egn, traces.mail, traces.note, traces.iban])
      expect([text, bytes.includes(text)]).toEqual([text, false]);
  });

  it('goes through the cards that were merged into the person, and no undo brings them back', async () => {
    const double = { name: 'Ivan G. Dimitrov', mail: 'ivan.g@example.bg', egn: '7523169263' };
    const { partyId: mergedId } = await shop.person.do('parties.save', {
      ...{ partyId: null, version: null },
      party: party({
        ...{
          name: double.name,
          personalNumber: double.egn,
          personalNumberKind: 'egn',
          address: 'ж.к. Изток 9',
        },
        contacts: [
          { kind: 'phone', value: traces.phone, person: null },
          { kind: 'email', value: double.mail, person: null },
        ],
        note: 'Ivan G. Dimitrov от форума',
      }),
    });
    const { version: survivorVersion } = await shop.person.do('parties.card', { partyId: shop.clientId });
    const { mergeId } = await shop.person.do('parties.merge', {
      ...{ survivorId: shop.clientId, survivorVersion, mergedId, mergedVersion: 1, taken: [] },
    });
    await finish();

    await shop.person.do('privacy.export', {
      partyId: shop.clientId,
      grant: workshop.engine.grant(join(disk, 'Двата картона')),
      personalNumber: true,
    });
    const archive = unzipSync(new Uint8Array(readFileSync(join(disk, 'Двата картона.zip'))));
    const data = JSON.parse(strFromU8(archive['data.json'] ?? new Uint8Array()));
    expect(data.person.map((row: { personal_number: string }) => row.personal_number)).toEqual([
      traces.egn,
      double.egn,
    ]);
    expect(JSON.stringify(data.contacts)).toContain(double.mail);

    await (await erase()).do();
    for (const text of [...Object.values(double), 'ivan g dimitrov', 'ж.к. Изток 9'])
      expect([text, tablesThatSay(text)]).toEqual([text, []]);
    expect(await shop.person.refused('parties.undoMerge', { mergeId })).toBe('MERGE_ERASED');
    const card = await shop.person.do('parties.card', { partyId: mergedId });
    expect(card.party.name).toBe(`Изтрито лице ${shop.clientId}`);
  });

  it('keeps content that something else refers to', async () => {
    const shared = await addFile({ kind: 'party', id: shop.clientId }, png(10, 10));
    await addFile({ kind: 'party', id: shop.supplierId }, png(10, 10));
    await finish();
    await (await erase()).do();
    expect(await shop.person.do('files.check', {})).toEqual({ checked: 1, faults: [] });
    expect(readdirSync(workshop.engine.services.folder.files)).toContain(shared);
  });

  it('does not touch another of the same name, nor what the log says of him', async () => {
    const { partyId: other } = await shop.person.do('parties.save', {
      ...{ partyId: null, version: null },
      party: party({ name, contacts: [{ kind: 'phone', value: '0877000111', person: null }] }),
    });
    await finish();
    await (await erase()).do();
    const card = await shop.person.do('parties.card', { partyId: other });
    expect(card.party.name).toBe(name);
    const { rows } = await shop.person.do('audit.list', { entity: `party:${other}` });
    expect(JSON.stringify(rows)).toContain('0877000111');
    expect(
      (await shop.person.do('search.counter', { text: 'Димитров', limit: 10 })).groups[0]?.hits,
    ).toHaveLength(1);
  });

  it('is refused while there is work or money open, without the name typed, with the name in the reason', async () => {
    expect(await (await erase()).refused()).toBe('ERASURE_OPEN_ORDERS');
    const { documents } = await order.do('invoicing.closeOrder', {});
    await order.do('handover.release', {
      meter: 184_350,
      meterReason: null,
      ...{ overrideReason: 'плаща утре' },
    } as never);
    expect(await (await erase()).refused()).toBe('ERASURE_UNPAID');
    const [document] = documents;
    const allocations = [{ invoiceId: document?.id ?? 0, amountCents: document?.totalCents ?? 0 }];
    await shop.person.do('payments.take', { kind: 'cash', allocations });
    expect(await (await erase({ typedName: 'Иван Димитров' })).refused()).toBe('ERASURE_NAME_DIFFERS');
    expect(await (await erase({ reason: `искане на ${name}` })).refused()).toBe('ERASURE_REASON_NAMES');
    const receptionist = workshop.as('receptionist');
    const { version } = await shop.person.do('privacy.state', { partyId: shop.clientId });
    const input = { partyId: shop.clientId, version, typedName: name, reason: 'искане' };
    expect(await receptionist.refused('privacy.erase', input)).toBe('FORBIDDEN');
    expect((await shop.person.do('parties.card', { partyId: shop.clientId })).party.name).toBe(name);
    await (await erase({ typedName: ` ${name.toLocaleUpperCase('bg')} ` })).do();
    expect(await (await erase()).refused()).toBe('ERASURE_DONE');
    expect(
      await shop.person.refused('privacy.erase', { ...input, partyId: shop.supplierId, version: 1 }),
    ).toBe('ERASURE_FIRM');
  });
});

describe('export of a person', () => {
  const toZip = (file = 'Данни') => workshop.engine.grant(join(disk, file));

  it('holds the card, the work, the documents and the files, verified, without the personal number', async () => {
    await addFile({ kind: 'party', id: shop.clientId }, png(10, 10), 'Лична карта');
    await finish();
    const made = await shop.person.do('privacy.export', { partyId: shop.clientId, grant: toZip() });
    expect(made).toMatchObject({ fileName: 'Данни.zip', files: 1 });
    const bytes = new Uint8Array(readFileSync(join(disk, 'Данни.zip')));
    expect(contentHash(bytes)).toBe(made.sha256);
    const content = unzipSync(bytes);
    expect(Object.keys(content)).toEqual(
      expect.arrayContaining(['data.json', 'Картон.csv', 'Поръчки.csv', 'Фактури.csv']),
    );
    const data = JSON.parse(strFromU8(content['data.json'] ?? new Uint8Array()));
    expect(data.person[0]).toMatchObject({ name, personal_number: null });
    expect(data.documents.map((one: { number: string }) => one.number)).toContain('0000000001');
    expect(Object.values(content).some((file) => Buffer.from(file).includes(traces.egn))).toBe(false);
    const photo = Object.entries(content).find(([path]) => path.startsWith('Файлове/'));
    expect(photo && Buffer.from(photo[1]).equals(png(10, 10))).toBe(true);
    const { rows } = await shop.person.do('audit.list', { entry: 'privacy.export' });
    expect(JSON.stringify(rows[0])).toContain(made.sha256);

    await shop.person.do('privacy.export', {
      partyId: shop.clientId,
      grant: toZip('С ЕГН.zip'),
      personalNumber: true,
    });
    const asked = unzipSync(new Uint8Array(readFileSync(join(disk, 'С ЕГН.zip'))));
    expect(JSON.parse(strFromU8(asked['data.json'] ?? new Uint8Array())).person[0].personal_number).toBe(
      traces.egn,
    );
  });

  it('needs both rights, and never writes over a file that was not shown', async () => {
    writeFileSync(join(disk, 'Данни.zip'), 'нечие');
    const grant = toZip();
    expect(await shop.person.refused('privacy.export', { partyId: shop.clientId, grant })).toBe(
      'EXPORT_FILE_EXISTS',
    );
    expect(
      await workshop.as('storekeeper').refused('privacy.export', { partyId: shop.clientId, grant }),
    ).toBe('FORBIDDEN');
    expect(
      await workshop.as('receptionist').refused('privacy.export', { partyId: shop.clientId, grant }),
    ).toBe('FORBIDDEN');
    expect(readFileSync(join(disk, 'Данни.zip'), 'utf8')).toBe('нечие');
  });
});

const listInput: InputOf<'parties.list'> = {
  sort: { by: 'name', dir: 'asc' },
  filter: { text: '', kind: null, role: null, debtors: false, inactive: false },
  cursor: null,
  limit: 50,
};

describe('the personal number', () => {
  it('is hidden from who has no right to it, and in no list or file of a list', async () => {
    const card = await workshop.as('storekeeper').do('parties.card', { partyId: shop.clientId });
    expect(card.party.personalNumber).toBeNull();
    expect(card.masked).toContain('personalNumber');
    const list = await shop.person.do('parties.list', listInput);
    expect(JSON.stringify(list)).not.toContain(traces.egn);
    const grant = workshop.engine.grant(join(disk, 'клиенти.csv'));
    const shown = { sort: null, text: '' };
    await shop.person.do('exports.write', {
      list: 'parties.list',
      input: listInput,
      shown,
      format: 'csv',
      grant,
    } as never);
    const csv = readFileSync(join(disk, 'клиенти.csv'), 'utf8');
    expect(csv).toContain(name);
    expect(csv).not.toContain(traces.egn);
  });
});
