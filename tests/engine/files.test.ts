import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '@engine/kernel/contentHash';
import { readKept } from '@engine/kernel/fileStore';
import { maxFileBytes, uploadChunkBytes } from '@shared/features/files/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetFields, partyFields } from '../support/cards';
import { chunk, jpeg, png, segment } from '../support/pictures';
import { openWorkshop, type Person, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let disk: string;
let assetId: number;
let clientId: number;

beforeEach(async () => {
  workshop = await openWorkshop();
  disk = mkdtempSync(join(tmpdir(), 'maistor-photos-'));
  const party = await workshop.manager.do('parties.save', {
    partyId: null,
    version: null,
    party: partyFields(),
  });
  clientId = party.partyId;
  const saved = await workshop.manager.do('assets.save', {
    ...{ assetId: null, version: null, plateMovedOn: null, meter: null },
    asset: assetFields(),
    ownerId: clientId,
  });
  assetId = saved.assetId;
});
afterEach(async () => {
  await workshop.close();
  rmSync(disk, { recursive: true, force: true });
});

const storeOf = () => workshop.engine.services.folder.files;

function onDisk(name: string, bytes: Uint8Array): string {
  const path = join(disk, name);
  writeFileSync(path, bytes);
  return workshop.engine.grant(path);
}

const toAsset = () => ({ kind: 'asset' as const, id: assetId });

function add(name: string, bytes: Uint8Array, who: Person = workshop.manager) {
  return who.do('files.add', { owner: toAsset(), source: { from: 'dialog', grant: onDisk(name, bytes) } });
}

function refusal(name: string, bytes: Uint8Array): Promise<string> {
  const source = { from: 'dialog' as const, grant: onDisk(name, bytes) };
  return workshop.manager.refused('files.add', { owner: toAsset(), source });
}

/** A JPEG as a phone writes it lying on its side: orientation 6. */
function turnedJpeg(width: number, height: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(6, 18);
  return jpeg(width, height, 0xc0, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])));
}

describe('photos and files of a card', () => {
  it('keep the content once beside the database, by its hash', async () => {
    const photo = png(40, 30);
    const first = await add('Предница.png', photo);
    expect(first).toMatchObject({
      alreadyThere: false,
      file: {
        kind: 'photo',
        name: 'Предница.png',
        mime: 'image/png',
        bytes: photo.length,
        width: 40,
        height: 30,
      },
    });
    expect(await add('копие.png', photo)).toMatchObject({ alreadyThere: true, file: { id: first.file.id } });
    await workshop.manager.do('files.add', {
      owner: { kind: 'party', id: clientId },
      source: { from: 'dialog', grant: onDisk('пак.png', photo) },
    });
    expect(readdirSync(storeOf())).toEqual([contentHash(photo)]);
    const { bytes } = await workshop.manager.do('files.content', { fileId: first.file.id });
    expect(Buffer.from(bytes).equals(photo)).toBe(true);
  });

  it('tell what a file is by its bytes: a photo called .pdf is a photo, and its name says so', async () => {
    const { file } = await add('договор.pdf', jpeg(640, 480));
    expect(file).toMatchObject({ kind: 'photo', mime: 'image/jpeg', name: 'договор.pdf.jpg', width: 640 });
    const { file: paper } = await add('скан.jpg', Buffer.from('%PDF-1.7\n%%EOF'));
    expect(paper).toMatchObject({
      kind: 'document',
      mime: 'application/pdf',
      name: 'скан.jpg.pdf',
      width: null,
    });
  });

  it('know the sides as they are looked at', async () => {
    const { file } = await add('изправена.jpg', turnedJpeg(4000, 3000));
    expect(file).toMatchObject({ width: 3000, height: 4000 });
  });

  it('are captioned, detached with a reason and put back, each written in the log', async () => {
    const { file } = await add('а.png', png(4, 4));
    const captioned = await workshop.manager.do('files.describe', {
      fileId: file.id,
      version: 1,
      caption: 'Вмятина',
    });
    expect(captioned).toMatchObject({ caption: 'Вмятина', version: 2 });
    expect(
      await workshop.manager.refused('files.describe', { fileId: file.id, version: 1, caption: 'друго' }),
    ).toBe('CONCURRENT_MODIFICATION');
    const gone = await workshop.manager.do('files.remove', {
      fileId: file.id,
      version: 2,
      reason: 'чужда кола',
    });
    expect(gone).toMatchObject({ removeReason: 'чужда кола', removedBy: 'Управител' });
    const owner = toAsset();
    expect(await workshop.manager.do('files.list', { owner })).toMatchObject({ files: [], removedCount: 1 });
    expect((await workshop.manager.do('files.list', { owner, removed: true })).files).toHaveLength(1);
    expect(existsSync(join(storeOf(), contentHash(png(4, 4))))).toBe(true);
    await workshop.manager.do('files.restore', { fileId: file.id, version: 3 });
    expect((await workshop.manager.do('files.list', { owner })).files).toMatchObject([
      { caption: 'Вмятина', removedAt: null },
    ]);
    const { rows } = await workshop.manager.do('audit.list', { entity: `asset:${assetId}` });
    const entries = rows.map(({ entry }) => entry);
    expect(entries).toEqual(
      expect.arrayContaining(['files.add', 'files.describe', 'files.remove', 'files.restore']),
    );
  });

  it('arrive by dropping and pasting in parts, and leave nothing behind when they are not added', async () => {
    const photo = png(300, 50, chunk('tEXt', Buffer.alloc(uploadChunkBytes, 65)));
    const uploadId = randomUUID();
    for (let at = 0; at < photo.length; at += uploadChunkBytes)
      await workshop.manager.do('files.upload', {
        uploadId,
        bytes: new Uint8Array(photo.subarray(at, at + uploadChunkBytes)),
      });
    const source = { from: 'upload' as const, uploadId, name: '..\\..\\windows\\../../снимка.png' };
    const other = workshop.as('receptionist');
    expect(await other.refused('files.add', { owner: toAsset(), source })).toBe('UPLOAD_GONE');
    const { file } = await workshop.manager.do('files.add', { owner: toAsset(), source });
    expect(file).toMatchObject({ name: 'снимка.png', bytes: photo.length });
    expect(await workshop.manager.refused('files.add', { owner: toAsset(), source })).toBe('UPLOAD_GONE');
    expect(readdirSync(storeOf())).toEqual([contentHash(photo)]);
  });

  it('need the right of the card, and the right to personal data for the papers of a person', async () => {
    const { file } = await add('а.png', png(4, 4));
    const storekeeper = workshop.as('storekeeper');
    expect((await storekeeper.do('files.list', { owner: toAsset() })).mayEdit).toBe(false);
    expect(await storekeeper.refused('files.remove', { fileId: file.id, version: 1, reason: 'опит' })).toBe(
      'FORBIDDEN',
    );
    expect(await storekeeper.refused('files.list', { owner: { kind: 'party', id: clientId } })).toBe(
      'FORBIDDEN',
    );
    expect(await workshop.as('mechanic').refused('files.content', { fileId: file.id })).toBe('FORBIDDEN');
  });
});

describe('what is refused', () => {
  it('60 MB, by the disk and in parts, before anything is read or kept', async () => {
    const path = join(disk, 'огромна.jpg');
    writeFileSync(path, jpeg(8000, 6000));
    truncateSync(path, 60 * 1024 * 1024);
    const source = { from: 'dialog' as const, grant: workshop.engine.grant(path) };
    expect(await workshop.manager.refused('files.add', { owner: toAsset(), source })).toBe('FILE_TOO_LARGE');
    const uploadId = randomUUID();
    const part = new Uint8Array(uploadChunkBytes);
    for (let sent = 0; sent < maxFileBytes; sent += part.length)
      await workshop.manager.do('files.upload', { uploadId, bytes: part });
    expect(await workshop.manager.refused('files.upload', { uploadId, bytes: part })).toBe('FILE_TOO_LARGE');
    expect(readdirSync(storeOf())).toEqual([]);
  });

  it('pictures that are cut off, flipped or empty', async () => {
    const whole = png(60, 40);
    const flipped = Buffer.from(whole);
    flipped[60] = (flipped[60] ?? 0) ^ 0xff;
    expect(await refusal('а.png', whole.subarray(0, whole.length - 20))).toBe('PHOTO_CORRUPT');
    expect(await refusal('б.png', flipped)).toBe('PHOTO_CORRUPT');
    expect(await refusal('в.jpg', jpeg(640, 480).subarray(0, 30))).toBe('PHOTO_CORRUPT');
    expect(await refusal('г.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBe('PHOTO_CORRUPT');
    // Fewer rows than the head promises.
    expect(await refusal('д.png', png(10, 90))).toBe('PHOTO_CORRUPT');
    expect(await refusal('е.jpg', Buffer.alloc(0))).toBe('FILE_EMPTY');
    expect(await refusal('ж.png', png(20_000, 20_000))).toBe('PHOTO_TOO_MANY_PIXELS');
    expect(readdirSync(storeOf())).toEqual([]);
  });

  it.each([
    ['програма.jpg', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['програма', Buffer.from('\x7fELF\x02\x01', 'latin1')],
    ['скрипт.txt', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['пускане.bat', Buffer.from('echo off\r\n')],
    ['страница.txt', Buffer.from('<script>alert(1)</script>')],
    ['картина.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['архив.zip', Buffer.from('PK\x03\x04нещо', 'latin1')],
    ['макрос.docx', Buffer.from('PK\x03\x04[Content_Types].xml word/vbaProject.bin', 'latin1')],
    ['снимка.jpg', Buffer.from([0, 1, 2, 3, 0, 0])],
  ])('%s', async (name, bytes) => {
    expect(await refusal(name, bytes)).toBe('FILE_TYPE_REFUSED');
    expect(readdirSync(storeOf())).toEqual([]);
  });

  it('a folder, a grant that nobody gave, an owner that is not there', async () => {
    const source = { from: 'dialog' as const, grant: workshop.engine.grant(disk) };
    expect(await workshop.manager.refused('files.add', { owner: toAsset(), source })).toBe('NOT_FOUND');
    const invented = { from: 'dialog' as const, grant: '/etc/passwd' };
    expect(await workshop.manager.refused('files.add', { owner: toAsset(), source: invented })).toBe(
      'GRANT_UNKNOWN',
    );
    const nowhere = { kind: 'order' as const, id: 99 };
    const good = { from: 'dialog' as const, grant: onDisk('а.png', png(4, 4)) };
    expect(await workshop.manager.refused('files.add', { owner: nowhere, source: good })).toBe('NOT_FOUND');
  });

  it('a thumbnail that is large, of another shape, or no JPEG', async () => {
    const { file } = await add('а.png', png(400, 50));
    const keep = (bytes: Buffer) => ({ fileId: file.id, bytes: new Uint8Array(bytes) });
    expect(await workshop.manager.refused('files.keepThumbnail', keep(jpeg(400, 50)))).toBe('PHOTO_CORRUPT');
    expect(await workshop.manager.refused('files.keepThumbnail', keep(jpeg(320, 320)))).toBe('PHOTO_CORRUPT');
    expect(await workshop.manager.refused('files.keepThumbnail', keep(png(320, 40)))).toBe('PHOTO_CORRUPT');
    await workshop.manager.do('files.keepThumbnail', keep(jpeg(320, 40)));
    const { bytes } = await workshop.manager.do('files.thumbnail', { fileId: file.id });
    expect(bytes && Buffer.from(bytes).equals(jpeg(320, 40))).toBe(true);
    expect((await workshop.manager.do('files.list', { owner: toAsset() })).files[0]?.hasThumbnail).toBe(true);
  });
});

describe('the check of the store', () => {
  it('names a missing and an altered file by what they are called', async () => {
    await add('първа.png', png(10, 10));
    await add('втора.png', png(11, 11));
    await add('цяла.png', png(12, 12));
    expect(await workshop.manager.do('files.check', {})).toEqual({ checked: 3, faults: [] });
    rmSync(join(storeOf(), contentHash(png(10, 10))));
    writeFileSync(join(storeOf(), contentHash(png(11, 11))), 'подменена');
    const { faults } = await workshop.manager.do('files.check', {});
    expect(faults.map(({ fault, usedBy }) => [fault, usedBy]).toSorted()).toEqual([
      ['altered', ['втора.png']],
      ['missing', ['първа.png']],
    ]);
    expect(() => readKept(storeOf(), '../maistor.sqlite')).toThrow('FILE_MISSING');
  });
});

describe('the code of a card', () => {
  it('is drawn, and read at the counter opens that card alone, in any layout', async () => {
    const { code, size, path } = await workshop.manager.do('files.cardCode', { assetId });
    expect(code).toBe(`MA-${assetId}`);
    expect([size, path.startsWith('M0 0h7')]).toEqual([21, true]);
    for (const text of [code, ` ${code.toLowerCase()} `, `пь-${assetId}`]) {
      const { groups } = await workshop.manager.do('search.counter', { text, limit: 10 });
      expect([text, groups.map(({ key, hits }) => [key, hits.length])]).toEqual([text, [['assets', 1]]]);
    }
    expect((await workshop.manager.do('search.counter', { text: 'MA-9999', limit: 10 })).count).toBe(0);
  });

  it('goes onto a label through the archive of prints', async () => {
    const target = { kind: 'assetLabel' as const, assetId };
    expect(await workshop.manager.do('printing.preview', { target })).toMatchObject({ pages: 1 });
    await workshop.manager.do('printing.create', { target, copies: 3 });
    const { runs } = await workshop.manager.do('printing.runs', { entity: `asset:${assetId}` });
    expect(runs).toMatchObject([
      { kind: 'assetLabel', copies: 3, pages: 3, title: `Етикет на картон ${assetId}` },
    ]);
  });
});
