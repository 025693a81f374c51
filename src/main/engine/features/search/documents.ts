import { foldCode, foldText } from '@shared/kernel/folding';
import { phoneKey } from '@shared/kernel/phones';
import { vinKey } from '@shared/kernel/vin';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset, assetCommercial, assetComponent, assetPlate, componentFitting } from '../../db/schema/assets';
import { make, model, modification } from '../../db/schema/catalog';
import { invoice } from '../../db/schema/invoicing';
import { serviceOrder } from '../../db/schema/orders';
import { party, partyContact, partyVat } from '../../db/schema/parties';
import { part, partCode } from '../../db/schema/parts';
import type { searchDocument } from '../../db/schema/search';
import { preparedOnce } from '../../kernel/prepared';
import type { CodeField } from './fields';

export type DocumentKind = typeof searchDocument.$inferInsert.kind;

/** What the index holds of one thing: its codes by what they are, its words folded, 1 when it is in the workshop. */
export interface Document {
  codes: { field: CodeField; code: string }[];
  words: string;
  rank: 0 | 1;
}

const vinSpoken = 6;
const idParameter = sql.placeholder('id');
const isOpen = sql`${serviceOrder.phase} NOT IN ('released', 'cancelled')`;

const reads = preparedOnce((db: ReadDb) => ({
  asset: db
    .select({
      vin: asset.vin,
      serial: asset.serial,
      inventoryNumber: asset.inventoryNumber,
      engineNumber: asset.engineNumber,
      make: make.name,
      model: model.name,
      modification: modification.name,
      ownerFolded: party.folded,
      contractNumber: assetCommercial.contractNumber,
    })
    .from(asset)
    .leftJoin(assetCommercial, eq(assetCommercial.assetId, asset.id))
    .leftJoin(make, eq(make.id, asset.makeId))
    .leftJoin(model, eq(model.id, asset.modelId))
    .leftJoin(modification, eq(modification.id, asset.modificationId))
    .leftJoin(party, eq(party.id, asset.ownerId))
    .where(eq(asset.id, idParameter))
    .prepare(),
  plates: db
    .select({ plateKey: assetPlate.plateKey, toOn: assetPlate.toOn })
    .from(assetPlate)
    .where(eq(assetPlate.assetId, idParameter))
    .orderBy(assetPlate.id)
    .prepare(),
  mounted: db
    .select({ serial: assetComponent.serial })
    .from(componentFitting)
    .innerJoin(assetComponent, eq(assetComponent.id, componentFitting.componentId))
    .where(
      and(
        eq(componentFitting.assetId, idParameter),
        isNull(componentFitting.removedOn),
        isNotNull(assetComponent.serial),
      ),
    )
    .orderBy(componentFitting.id)
    .prepare(),
  openOrderOfAsset: db
    .select({ id: serviceOrder.id })
    .from(serviceOrder)
    .where(and(eq(serviceOrder.assetId, idParameter), isOpen))
    .limit(1)
    .prepare(),
  party: db
    .select({ eik: party.eik, folded: party.folded, mergedIntoId: party.mergedIntoId })
    .from(party)
    .where(eq(party.id, idParameter))
    .prepare(),
  vatNumbers: db
    .select({ number: partyVat.number })
    .from(partyVat)
    .where(eq(partyVat.partyId, idParameter))
    .orderBy(partyVat.id)
    .prepare(),
  mergedInto: db
    .select({ id: party.id })
    .from(party)
    .where(eq(party.mergedIntoId, idParameter))
    .orderBy(party.id)
    .prepare(),
  contacts: db
    .select({ kind: partyContact.kind, value: partyContact.value, person: partyContact.person })
    .from(partyContact)
    .where(eq(partyContact.partyId, idParameter))
    .orderBy(partyContact.position, partyContact.id)
    .prepare(),
  openOrderOfClient: db
    .select({ id: serviceOrder.id })
    .from(serviceOrder)
    .where(and(eq(serviceOrder.clientId, idParameter), isOpen))
    .limit(1)
    .prepare(),
  order: db
    .select({ number: serviceOrder.number, phase: serviceOrder.phase, keyTag: serviceOrder.keyTag })
    .from(serviceOrder)
    .where(eq(serviceOrder.id, idParameter))
    .prepare(),
  invoice: db.select({ number: invoice.number }).from(invoice).where(eq(invoice.id, idParameter)).prepare(),
  part: db
    .select({
      numberKey: part.numberKey,
      etkaNumber: part.etkaNumber,
      nameBg: part.nameBg,
      nameEn: part.nameEn,
      brand: part.brand,
    })
    .from(part)
    .where(eq(part.id, idParameter))
    .prepare(),
  partCodes: db
    .select({ code: partCode.code })
    .from(partCode)
    .where(eq(partCode.partId, idParameter))
    .prepare(),
}));

type CodeOf = readonly [CodeField, string | null];

/** Each code once, as the first of the things that it is; none that is empty. */
function codesOf(all: readonly CodeOf[]): Document['codes'] {
  const byCode = new Map<string, CodeField>();
  for (const [field, code] of all) if (code && !byCode.has(code)) byCode.set(code, field);
  return [...byCode].map(([code, field]) => ({ code, field }));
}

const wordsOf = (all: readonly (string | null)[]) => all.filter(Boolean).join(' ');
const folded = (text: string | null): string | null => (text === null ? null : foldText(text));
const coded = (text: string | null): string | null => (text === null ? null : foldCode(text));

function plateCodes({ plateKey, toOn }: { plateKey: string; toOn: string | null }): CodeOf[] {
  const digits = /\d{3,}/.exec(plateKey)?.[0] ?? null;
  return toOn === null
    ? [
        ['plate', plateKey],
        ['plateDigits', digits],
      ]
    : [
        ['oldPlate', plateKey],
        ['oldPlateDigits', digits],
      ];
}

/** Plates old and new, VIN, serials, also of what is mounted on it, numbers; make, model and owner as words. */
function assetDocument(db: ReadDb, id: number): Document | null {
  const found = reads(db).asset.get({ id });
  if (!found) return null;
  const plates = reads(db).plates.all({ id });
  const mounted = reads(db).mounted.all({ id });
  const vin = found.vin === null ? null : vinKey(found.vin);
  return {
    codes: codesOf([
      ...plates.flatMap(plateCodes),
      ['vin', vin],
      ['vinEnd', vin !== null && vin.length > vinSpoken ? vin.slice(-vinSpoken) : null],
      ['serial', found.serial === null ? null : vinKey(found.serial)],
      ['inventory', coded(found.inventoryNumber)],
      ['engine', coded(found.engineNumber)],
      ...mounted.map(({ serial }): CodeOf => ['component', serial === null ? null : vinKey(serial)]),
      ['contract', coded(found.contractNumber)],
    ]),
    words: wordsOf([folded(found.make), folded(found.model), folded(found.modification), found.ownerFolded]),
    rank: assetRank(db, id),
  };
}

/** A merged party is found under its survivor, who answers to all its names and numbers too. */
function partyDocument(db: ReadDb, id: number): Document | null {
  const found = reads(db).party.get({ id });
  if (!found || found.mergedIntoId !== null) return null;
  const { codes, words } = saidOfParty(db, id);
  return { codes: codesOf(codes), words: wordsOf([...new Set(words)]), rank: partyRank(db, id) };
}

function saidOfParty(db: ReadDb, id: number): { codes: CodeOf[]; words: (string | null)[] } {
  const found = reads(db).party.get({ id });
  const contacts = reads(db).contacts.all({ id });
  const vatNumbers = reads(db).vatNumbers.all({ id });
  const merged = reads(db)
    .mergedInto.all({ id })
    .map((one) => saidOfParty(db, one.id));
  return {
    codes: [
      ...contacts.map(({ kind, value }): CodeOf => ['phone', kind === 'phone' ? phoneKey(value) : null]),
      ['eik', coded(found?.eik ?? null)],
      ...vatNumbers.map(({ number }): CodeOf => ['vat', coded(number)]),
      ...merged.flatMap(({ codes }) => codes),
    ],
    words: [
      found?.folded ?? null,
      ...contacts.map(({ kind, value }) => (kind === 'email' ? foldText(value) : null)),
      ...contacts.map(({ person }) => folded(person)),
      ...merged.flatMap(({ words }) => words),
    ],
  };
}

/** Only what has a number is found: an estimate that was never taken in has none. */
function orderDocument(db: ReadDb, id: number): Document | null {
  const found = reads(db).order.get({ id });
  if (!found || found.number === null) return null;
  return {
    codes: codesOf([['order', coded(found.number)]]),
    words: folded(found.keyTag) ?? '',
    rank: found.phase === 'released' || found.phase === 'cancelled' ? 0 : 1,
  };
}

/** The number alone: the payer's name would bring all invoices of a firm before the firm itself. */
function invoiceDocument(db: ReadDb, id: number): Document | null {
  const found = reads(db).invoice.get({ id });
  return found ? { codes: codesOf([['invoice', coded(found.number)]]), words: '', rank: 0 } : null;
}

/** Number, ETKA form, barcodes; names in both languages as words. */
function partDocument(db: ReadDb, id: number): Document | null {
  const found = reads(db).part.get({ id });
  if (!found) return null;
  return {
    codes: codesOf([
      ['part', found.numberKey],
      ['etka', coded(found.etkaNumber)],
      ...reads(db)
        .partCodes.all({ id })
        .map(({ code }) => ['barcode', coded(code)] as const),
    ]),
    words: wordsOf([foldText(found.nameBg), folded(found.nameEn), foldText(found.brand)]),
    rank: 0,
  };
}

const documentByKind: Readonly<Record<DocumentKind, (db: ReadDb, id: number) => Document | null>> = {
  asset: assetDocument,
  party: partyDocument,
  order: orderDocument,
  invoice: invoiceDocument,
  part: partDocument,
};

/** What the index must hold of a thing by the tables themselves; null when it must not hold it. */
export function documentOf(db: ReadDb, kind: DocumentKind, id: number): Document | null {
  return documentByKind[kind](db, id);
}

/** 1 while a thing has an order in the workshop. */
export const assetRank = (db: ReadDb, id: number): 0 | 1 => (reads(db).openOrderOfAsset.get({ id }) ? 1 : 0);

/** 1 while a client has an order in the workshop. */
export const partyRank = (db: ReadDb, id: number): 0 | 1 => (reads(db).openOrderOfClient.get({ id }) ? 1 : 0);
