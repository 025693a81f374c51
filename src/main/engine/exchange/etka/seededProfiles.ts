import type { DelimitedProfile, EtkaProfile, PartField } from '@shared/features/etka/profile';
import { etkaProfile } from '@shared/features/etka/profileCheck';

const number = { align: 'right', pad: '0', impliedPoint: true } as const;
const VW = { default: 'V', characters: {} };

/** 120 bytes and CRLF per record, positions as in etka §3. */
const fix120 = {
  kind: 'fixed',
  id: 'ETKA-FIX120',
  name: 'ETKA-FIX120',
  encoding: 'windows-1252',
  unmappable: 'transliterate',
  lineEnd: 'CRLF',
  decimalSign: '.',
  dateFormat: 'yyyymmdd',
  fileName: 'ETKA_{dealer}_{yyyymmdd}_{seq}.TXT',
  brands: VW,
  recordLength: 120,
  header: [
    { source: { constant: 'H' }, width: 1 },
    { source: { field: 'dealer' }, width: 8 },
    { source: { field: 'date' }, width: 8 },
    { source: { field: 'time' }, width: 6 },
    { source: { field: 'currency' }, width: 3 },
    { source: { field: 'profileId' }, width: 12 },
  ],
  columns: [
    { source: { constant: 'D' }, width: 1 },
    { source: { field: 'brandCharacter' }, width: 1 },
    { source: { field: 'partNumber14' }, width: 14 },
    { source: { field: 'description' }, width: 30, tooLong: 'truncate' },
    { source: { field: 'quantity' }, width: 9, ...number },
    { source: { field: 'price' }, width: 11, ...number },
    { source: { field: 'currency' }, width: 3 },
    { source: { field: 'discountGroup' }, width: 4 },
    { source: { field: 'vat' }, width: 5, ...number },
    { source: { field: 'replacedBy14' }, width: 14 },
    { source: { field: 'bin' }, width: 8 },
    { source: { field: 'priceDate' }, width: 8 },
    { source: { field: 'coreDeposit' }, width: 9, ...number },
    { source: { field: 'status' }, width: 1 },
  ],
  trailer: [
    { source: { constant: 'T' }, width: 1 },
    { source: { field: 'count' }, width: 9, align: 'right', pad: '0', decimals: 0 },
    { source: { field: 'quantitySum' }, width: 15, ...number },
  ],
};

const delimited = {
  kind: 'delimited',
  encoding: 'windows-1251',
  unmappable: 'transliterate',
  lineEnd: 'CRLF',
  decimalSign: '.',
  dateFormat: 'yyyymmdd',
  brands: VW,
  separator: ';',
  quoting: 'asNeeded',
  titles: true,
} satisfies Partial<DelimitedProfile>;

const column = (title: string, field: PartField) => ({ title, source: { field } });

const csv = {
  ...delimited,
  id: 'ETKA-CSV',
  name: 'ETKA-CSV',
  fileName: 'ETKA_{dealer}_{yyyymmdd}_{seq}.CSV',
  columns: [
    column('PARTNO', 'partNumber'),
    column('DESCR', 'description'),
    column('QTY', 'quantity'),
    column('PRICE', 'price'),
    column('CURR', 'currency'),
    column('DISCGRP', 'discountGroup'),
    column('VAT', 'vat'),
    column('BIN', 'bin'),
    column('REPL', 'replacedBy'),
    column('DATE', 'priceDate'),
  ],
};

const minimal = {
  ...delimited,
  id: 'MIN',
  name: 'MIN',
  fileName: 'ETKA_MIN_{dealer}_{yyyymmdd}_{seq}.CSV',
  columns: [column('PARTNO', 'partNumber'), column('QTY', 'quantity'), column('PRICE', 'price')],
};

const xml = {
  kind: 'xml',
  id: 'XML',
  name: 'XML',
  encoding: 'utf8',
  unmappable: 'transliterate',
  lineEnd: 'CRLF',
  decimalSign: '.',
  dateFormat: 'yyyy-mm-dd',
  fileName: 'ETKA_{dealer}_{yyyymmdd}_{seq}.XML',
  brands: VW,
  root: 'STOCK',
  record: 'PART',
  header: [
    { title: 'DEALER', source: { field: 'dealer' } },
    { title: 'DATE', source: { field: 'date' } },
    { title: 'TIME', source: { field: 'time' } },
    { title: 'COUNT', source: { field: 'count' } },
    { title: 'QTYSUM', source: { field: 'quantitySum' } },
  ],
  columns: [
    column('PARTNO', 'partNumber'),
    column('DESCR', 'description'),
    column('QTY', 'quantity'),
    column('PRICE', 'price'),
    column('PRICE@CURRENCY', 'currency'),
    column('TAX@RATE', 'vat'),
    column('GROUP', 'discountGroup'),
    column('BIN', 'bin'),
    column('REPL', 'replacedBy'),
  ],
};

/** The profiles that Майстор brings; copies of them are edited, these stay as they are. */
export const seededProfiles: readonly EtkaProfile[] = [fix120, csv, minimal, xml].map((profile) =>
  etkaProfile.parse(profile),
);
