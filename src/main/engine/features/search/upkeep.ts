import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { serviceOrder } from '../../db/schema/orders';
import { searchCode, searchDocument, searchWord } from '../../db/schema/search';
import { preparedOnce } from '../../kernel/prepared';
import { assetRank, type Document, type DocumentKind, documentOf, partyRank } from './documents';
import { reversed } from './fields';
import { lettersOf } from './vocabulary';

const kindParameter = sql.placeholder('kind');
const entityParameter = sql.placeholder('entityId');
const idParameter = sql.placeholder('id');

const reads = preparedOnce((db: ReadDb) => ({
  known: db
    .select({
      id: searchDocument.id,
      codes: searchDocument.codes,
      words: searchDocument.words,
      rank: searchDocument.rank,
    })
    .from(searchDocument)
    .where(and(eq(searchDocument.kind, kindParameter), eq(searchDocument.entityId, entityParameter)))
    .prepare(),
  fields: db
    .select({ field: searchCode.field, code: searchCode.code })
    .from(searchCode)
    .where(eq(searchCode.documentId, idParameter))
    .prepare(),
  ofOwner: db.select({ id: asset.id }).from(asset).where(eq(asset.ownerId, idParameter)).prepare(),
  ofMake: db.select({ id: asset.id }).from(asset).where(eq(asset.makeId, idParameter)).prepare(),
  ofModel: db.select({ id: asset.id }).from(asset).where(eq(asset.modelId, idParameter)).prepare(),
  ofModification: db
    .select({ id: asset.id })
    .from(asset)
    .where(eq(asset.modificationId, idParameter))
    .prepare(),
  order: db
    .select({ assetId: serviceOrder.assetId, clientId: serviceOrder.clientId })
    .from(serviceOrder)
    .where(eq(serviceOrder.id, idParameter))
    .prepare(),
}));

const writes = preparedOnce((tx: WriteTx) => ({
  insert: tx
    .insert(searchDocument)
    .values({
      kind: kindParameter,
      entityId: entityParameter,
      codes: sql.placeholder('codes'),
      words: sql.placeholder('words'),
      rank: sql.placeholder('rank'),
    })
    .returning({ id: searchDocument.id })
    .prepare(),
  update: tx
    .update(searchDocument)
    .set({
      codes: sql`${sql.placeholder('codes')}`,
      words: sql`${sql.placeholder('words')}`,
      rank: sql`${sql.placeholder('rank')}`,
    })
    .where(eq(searchDocument.id, idParameter))
    .prepare(),
  rank: tx
    .update(searchDocument)
    .set({ rank: sql`${sql.placeholder('rank')}` })
    .where(and(eq(searchDocument.kind, kindParameter), eq(searchDocument.entityId, entityParameter)))
    .prepare(),
  remove: tx.delete(searchDocument).where(eq(searchDocument.id, idParameter)).prepare(),
  removeCodes: tx.delete(searchCode).where(eq(searchCode.documentId, idParameter)).prepare(),
  code: tx
    .insert(searchCode)
    .values({
      documentId: sql.placeholder('documentId'),
      field: sql.placeholder('field'),
      code: sql.placeholder('code'),
      tail: sql.placeholder('tail'),
    })
    .prepare(),
  word: tx
    .insert(searchWord)
    .values({ word: sql.placeholder('word'), tail: sql.placeholder('tail') })
    .onConflictDoNothing()
    .prepare(),
}));

/** Blanks on both sides of each code: a match with a blank is a whole code or its end. */
export function codesText(codes: Document['codes']): string {
  return codes.length === 0 ? '' : ` ${codes.map(({ code }) => code).join(' ')} `;
}

/** The words of a document as the vocabulary keeps them. */
export const vocabularyOf = (words: string): Set<string> =>
  new Set(words.split(' ').filter(Boolean).map(lettersOf));

/** Fields and codes in one text, whatever their order. */
const fieldsText = (codes: readonly { field: string; code: string }[]): string =>
  codes
    .map(({ field, code }) => `${field} ${code}`)
    .sort()
    .join('\n');

/** Brings the index row of one thing up to what its tables say; writes nothing when it says so already. */
function refresh(tx: WriteTx, kind: DocumentKind, entityId: number): void {
  const known = reads(tx).known.get({ kind, entityId });
  const document = documentOf(tx, kind, entityId);
  if (document === null) {
    if (known) writes(tx).remove.run({ id: known.id });
    return;
  }
  const row = { codes: codesText(document.codes), words: document.words, rank: document.rank };
  if (known && known.rank !== row.rank) writes(tx).rank.run({ kind, entityId, rank: row.rank });
  // The same code can have become another: a plate that was changed is an old one.
  if (known && known.words === row.words && hasFields(tx, known.id, document)) return;
  if (known) {
    writes(tx).update.run({ id: known.id, ...row });
    writes(tx).removeCodes.run({ id: known.id });
  }
  const documentId = known?.id ?? writes(tx).insert.get({ kind, entityId, ...row }).id;
  for (const { field, code } of document.codes)
    writes(tx).code.run({ documentId, field, code, tail: reversed(code) });
  for (const word of vocabularyOf(row.words)) writes(tx).word.run({ word, tail: reversed(word) });
}

const hasFields = (db: ReadDb, id: number, document: Document): boolean =>
  fieldsText(reads(db).fields.all({ id })) === fieldsText(document.codes);

/** Writes the search row of an asset: after every change of its card, plates, owner or names. */
export function indexAsset(tx: WriteTx, id: number): void {
  refresh(tx, 'asset', id);
}

/** Writes the search row of a party and of what it owns, whose rows carry its name. */
export function indexParty(tx: WriteTx, id: number): void {
  refresh(tx, 'party', id);
  for (const owned of reads(tx).ofOwner.all({ id })) refresh(tx, 'asset', owned.id);
}

/** Writes the search row of an order and lifts or lowers its asset and client, who come first while it is open. */
export function indexOrder(tx: WriteTx, id: number): void {
  refresh(tx, 'order', id);
  const found = reads(tx).order.get({ id });
  if (!found) return;
  const { assetId, clientId } = found;
  writes(tx).rank.run({ kind: 'asset', entityId: assetId, rank: assetRank(tx, assetId) });
  rankClient(tx, clientId);
}

/** Lifts or lowers one client: the former one of an order that changed hands. */
export function rankClient(tx: WriteTx, partyId: number): void {
  writes(tx).rank.run({ kind: 'party', entityId: partyId, rank: partyRank(tx, partyId) });
}

/** Writes the search row of an invoice, internal document or sale record. */
export function indexInvoice(tx: WriteTx, id: number): void {
  refresh(tx, 'invoice', id);
}

/** Writes the search row of a part. */
export function indexPart(tx: WriteTx, id: number): void {
  refresh(tx, 'part', id);
}

/** Writes the search rows of all assets under a make, model or modification whose name changed. */
export function indexAssetsUnder(tx: WriteTx, level: 'make' | 'model' | 'modification', id: number): void {
  const { ofMake, ofModel, ofModification } = reads(tx);
  const under = { make: ofMake, model: ofModel, modification: ofModification }[level];
  for (const one of under.all({ id })) refresh(tx, 'asset', one.id);
}
