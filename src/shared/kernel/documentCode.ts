import { swapKeyboardLayout } from './folding';

/** What a barcode or a QR of ours may stand for. */
export type DocumentKind =
  | 'order'
  | 'handover'
  | 'invoice'
  | 'internalDocument'
  | 'saleRecord'
  | 'dayRecap'
  | 'testPage'
  | 'asset'
  | 'orderLine'
  | 'stockDocument'
  | 'purchaseOrder'
  | 'part'
  | 'bin'
  | 'worker'
  | 'key';

export type DocumentCode = { kind: DocumentKind; number: string };

const PREFIXES: Readonly<Record<DocumentKind, string>> = {
  order: 'MO',
  handover: 'MP',
  invoice: 'MI',
  internalDocument: 'MN',
  saleRecord: 'MF',
  dayRecap: 'MD',
  testPage: 'MT',
  asset: 'MA',
  orderLine: 'ML',
  stockDocument: 'MS',
  purchaseOrder: 'MQ',
  part: 'MR',
  bin: 'MB',
  worker: 'MW',
  key: 'MK',
};

const KINDS = new Map(Object.entries(PREFIXES).map(([kind, prefix]) => [prefix, kind as DocumentKind]));

// Digits only after the prefix: no plate, serial or part number that is typed can be mistaken for a scan.
const NUMBER = /^\d+(?:-\d+)?$/;
const CODE = /^([A-Z]{2})-(\d+(?:-\d+)?)$/;

/** Text of the barcode and QR of a document, `MO-26-004187`. Throws RangeError for a number that is not digits with one dash. */
export function encodeDocumentCode({ kind, number }: DocumentCode): string {
  if (!NUMBER.test(number)) throw new RangeError(`not a document number: ${number}`);
  return `${PREFIXES[kind]}-${number}`;
}

/** Reads a scanned code; null when it is none of ours. A scanner types like a keyboard, so the layout in force may have changed the letters. */
export function decodeDocumentCode(text: string): DocumentCode | null {
  const scanned = text.trim();
  const direct = read(scanned);
  if (direct) return direct;
  for (const swapped of swapKeyboardLayout(scanned)) {
    const code = read(swapped);
    if (code) return code;
  }
  return null;
}

function read(text: string): DocumentCode | null {
  // Cyrillic is read by its keys only: by its look, МР typed for MR would become MP.
  const match = CODE.exec(text.toUpperCase());
  const kind = KINDS.get(match?.[1] ?? '');
  return kind && match?.[2] ? { kind, number: match[2] } : null;
}
