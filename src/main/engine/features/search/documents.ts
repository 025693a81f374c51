import { foldCode, foldText } from '@shared/kernel/folding';
import { phoneKey } from '@shared/kernel/phones';
import { vinKey } from '@shared/kernel/vin';
import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { asset, assetPlate } from '../../db/schema/assets';
import { make, model, modification } from '../../db/schema/catalog';
import { invoice } from '../../db/schema/invoicing';
import { serviceOrder } from '../../db/schema/orders';
import { party, partyContact } from '../../db/schema/parties';
import { searchDocument } from '../../db/schema/search';
import { part } from '../../db/schema/stock';
import { preparedOnce } from '../../kernel/prepared';

type DocumentKind = typeof searchDocument.$inferInsert.kind;

interface Document {
  codes: (string | null)[];
  words: (string | null)[];
  rank: 0 | 1;
}

const idParameter = sql.placeholder('id');
const isOpen = sql`${serviceOrder.phase} NOT IN ('released', 'cancelled')`;

const reads = preparedOnce((db: ReadDb) => ({
  asset: db
    .select({
      vin: asset.vin,
      serial: asset.serial,
      inventoryNumber: asset.inventoryNumber,
      engineNumber: asset.engineNumber,
      active: asset.active,
      make: make.name,
      model: model.name,
      modification: modification.name,
      ownerFolded: party.folded,
    })
    .from(asset)
    .leftJoin(make, eq(make.id, asset.makeId))
    .leftJoin(model, eq(model.id, asset.modelId))
    .leftJoin(modification, eq(modification.id, asset.modificationId))
    .leftJoin(party, eq(party.id, asset.ownerId))
    .where(eq(asset.id, idParameter))
    .prepare(),
  plates: db
    .select({ plateKey: assetPlate.plateKey })
    .from(assetPlate)
    .where(eq(assetPlate.assetId, idParameter))
    .prepare(),
  openOrderOfAsset: db
    .select({ id: serviceOrder.id })
    .from(serviceOrder)
    .where(and(eq(serviceOrder.assetId, idParameter), isOpen))
    .limit(1)
    .prepare(),
  party: db.select().from(party).where(eq(party.id, idParameter)).prepare(),
  contacts: db
    .select({ kind: partyContact.kind, value: partyContact.value, person: partyContact.person })
    .from(partyContact)
    .where(eq(partyContact.partyId, idParameter))
    .prepare(),
  openOrderOfClient: db
    .select({ id: serviceOrder.id })
    .from(serviceOrder)
    .where(and(eq(serviceOrder.clientId, idParameter), isOpen))
    .limit(1)
    .prepare(),
  assetsOfOwner: db.select({ id: asset.id }).from(asset).where(eq(asset.ownerId, idParameter)).prepare(),
  order: db
    .select({
      number: serviceOrder.number,
      phase: serviceOrder.phase,
      assetId: serviceOrder.assetId,
      clientId: serviceOrder.clientId,
      keyTag: serviceOrder.keyTag,
    })
    .from(serviceOrder)
    .where(eq(serviceOrder.id, idParameter))
    .prepare(),
  invoice: db
    .select({ number: invoice.number, payer: party.folded })
    .from(invoice)
    .innerJoin(party, eq(party.id, invoice.payerId))
    .where(eq(invoice.id, idParameter))
    .prepare(),
  part: db.select().from(part).where(eq(part.id, idParameter)).prepare(),
}));

const writes = preparedOnce((tx: WriteTx) => ({
  upsert: tx
    .insert(searchDocument)
    .values({
      kind: sql.placeholder('kind'),
      entityId: sql.placeholder('entityId'),
      codes: sql.placeholder('codes'),
      words: sql.placeholder('words'),
      rank: sql.placeholder('rank'),
    })
    .onConflictDoUpdate({
      target: [searchDocument.kind, searchDocument.entityId],
      set: { codes: sql`excluded.codes`, words: sql`excluded.words`, rank: sql`excluded.rank` },
    })
    .prepare(),
  remove: tx
    .delete(searchDocument)
    .where(
      and(
        eq(searchDocument.kind, sql.placeholder('kind')),
        eq(searchDocument.entityId, sql.placeholder('entityId')),
      ),
    )
    .prepare(),
  rank: tx
    .update(searchDocument)
    .set({ rank: sql`${sql.placeholder('rank')}` })
    .where(
      and(
        eq(searchDocument.kind, sql.placeholder('kind')),
        eq(searchDocument.entityId, sql.placeholder('entityId')),
      ),
    )
    .prepare(),
}));

/** Blanks on both sides of each code: a match with a blank is a whole code or its end. */
function codesText(codes: readonly (string | null)[]): string {
  const distinct = new Set(codes.filter((code): code is string => code !== null && code !== ''));
  return distinct.size === 0 ? '' : ` ${[...distinct].join(' ')} `;
}

function write(tx: WriteTx, kind: DocumentKind, entityId: number, document: Document): void {
  const words = document.words.filter(Boolean).join(' ');
  const row = { kind, entityId, codes: codesText(document.codes), words, rank: document.rank };
  writes(tx).upsert.run(row);
}

const folded = (text: string | null): string | null => (text === null ? null : foldText(text));
const coded = (text: string | null): string | null => (text === null ? null : foldCode(text));

/** The digits of a plate alone: four of them are a whole code, which comes before a phone that only contains them. */
const plateDigits = (plateKey: string): string | null => /\d{3,}/.exec(plateKey)?.[0] ?? null;

/** Writes the search row of an asset: plates old and new, VIN, serial, numbers; make, model and owner as words. */
export function indexAsset(tx: WriteTx, id: number): void {
  const found = reads(tx).asset.get({ id });
  if (!found) return void writes(tx).remove.run({ kind: 'asset', entityId: id });
  const plates = reads(tx)
    .plates.all({ id })
    .map((row) => row.plateKey);
  write(tx, 'asset', id, {
    codes: [
      ...plates,
      ...plates.map(plateDigits),
      found.vin === null ? null : vinKey(found.vin),
      found.serial === null ? null : vinKey(found.serial),
      coded(found.inventoryNumber),
      coded(found.engineNumber),
    ],
    words: [folded(found.make), folded(found.model), folded(found.modification), found.ownerFolded],
    rank: reads(tx).openOrderOfAsset.get({ id }) ? 1 : 0,
  });
}

/** Writes the search row of a party and of what it owns, whose rows carry its name. */
export function indexParty(tx: WriteTx, id: number): void {
  const found = reads(tx).party.get({ id });
  if (!found) return void writes(tx).remove.run({ kind: 'party', entityId: id });
  const contacts = reads(tx).contacts.all({ id });
  write(tx, 'party', id, {
    codes: [
      coded(found.eik),
      coded(found.vatNumber),
      ...contacts.map(({ kind, value }) => (kind === 'phone' ? phoneKey(value) : null)),
    ],
    words: [
      found.folded,
      ...contacts.map(({ kind, value }) => (kind === 'email' ? foldText(value) : null)),
      ...contacts.map(({ person }) => folded(person)),
    ],
    rank: reads(tx).openOrderOfClient.get({ id }) ? 1 : 0,
  });
  for (const owned of reads(tx).assetsOfOwner.all({ id })) indexAsset(tx, owned.id);
}

/** Writes the search row of an order and lifts or lowers its asset and client, who come first while it is open. */
export function indexOrder(tx: WriteTx, id: number): void {
  const found = reads(tx).order.get({ id });
  if (!found || found.number === null) return void writes(tx).remove.run({ kind: 'order', entityId: id });
  const open = found.phase !== 'released' && found.phase !== 'cancelled';
  write(tx, 'order', id, {
    codes: [coded(found.number)],
    words: [folded(found.keyTag)],
    rank: open ? 1 : 0,
  });
  const { assetId, clientId } = found;
  const assetRank = reads(tx).openOrderOfAsset.get({ id: assetId }) ? 1 : 0;
  const clientRank = reads(tx).openOrderOfClient.get({ id: clientId }) ? 1 : 0;
  writes(tx).rank.run({ kind: 'asset', entityId: assetId, rank: assetRank });
  writes(tx).rank.run({ kind: 'party', entityId: clientId, rank: clientRank });
}

/** Writes the search row of an invoice, internal document or sale record. */
export function indexInvoice(tx: WriteTx, id: number): void {
  const found = reads(tx).invoice.get({ id });
  if (!found) return void writes(tx).remove.run({ kind: 'invoice', entityId: id });
  // The payer's name would bring all invoices of a firm before the firm itself.
  write(tx, 'invoice', id, { codes: [coded(found.number)], words: [], rank: 0 });
}

/** Writes the search row of a part: number, ETKA form, barcode; names in both languages as words. */
export function indexPart(tx: WriteTx, id: number): void {
  const found = reads(tx).part.get({ id });
  if (!found) return void writes(tx).remove.run({ kind: 'part', entityId: id });
  write(tx, 'part', id, {
    codes: [found.numberKey, coded(found.etkaNumber), coded(found.barcode)],
    words: [foldText(found.nameBg), folded(found.nameEn), foldText(found.brand)],
    rank: 0,
  });
}
