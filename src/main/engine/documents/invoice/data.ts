import type { DocumentLine, PlannedDocument } from '@shared/features/invoicing/model';
import type { InvoicePrint, PrintedParty } from '@shared/features/printing/prints/invoice';
import type { Settings } from '@shared/features/settings/model';
import { amountInWords } from '@shared/kernel/words';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { printedAssetOf } from '../assetData';
import { addressLine, letterheadOf, workshopVatNumber } from '../workshop';
import { type SourcedLine, withKitsAsOne } from './kits';

/** The payer as documents show him; null stands for the workshop itself. */
interface Recipient {
  name: string;
  eik: string | null;
  vatNumber: string | null;
  personalNumber: string | null;
  responsiblePerson: string | null;
  city: string | null;
  address: string | null;
}

export interface InvoiceFacts {
  document: PlannedDocument;
  number: string;
  recipient: Recipient | null;
  orderId: number;
  issuedOn: string;
  issuedAt: number;
  taxEventOn: string;
  issuedBy: string;
  language: 'bg' | 'en';
}

const sectionOf = { operation: 'labour', part: 'parts', other: 'other' } as const;
const printKindOf = { invoice: 'invoice', internal: 'internal', sale: 'saleRecord' } as const;

/** Everything that the document says, written once when it is issued (documents §1, §3.5). */
export function invoicePrint(db: ReadDb, settings: Settings, facts: InvoiceFacts): InvoicePrint {
  const { document, recipient, issuedOn, language } = facts;
  const { workshop } = settings;
  const supplier: PrintedParty = {
    name: workshop.name,
    address: addressLine(workshop.city, workshop.address),
    eik: workshop.eik || null,
    vatNumber: workshopVatNumber(settings, issuedOn),
    personalNumber: null,
    representative: workshop.responsiblePerson || null,
  };
  const owed = document.kind !== 'internal';
  const byBank = owed && document.paymentWay === 'bank';
  return {
    letterhead: letterheadOf(settings, issuedOn),
    kind: printKindOf[document.kind],
    number: facts.number,
    issuedOn,
    issuedAt: facts.issuedAt,
    taxEventOn: facts.taxEventOn,
    place: workshop.city || null,
    supplier,
    recipient: recipient === null ? supplier : printedParty(recipient),
    lineStyle: settings.documents.groupedInvoice ? 'grouped' : 'detailed',
    lines: withKitsAsOne(
      db,
      facts.orderId,
      document.lines.map((line) => sourcedLine(line, document.noVatGround === null)),
      language,
    ),
    vat:
      document.noVatGround === null
        ? {
            registered: true,
            rates: document.vat.map(({ vatBp, ...row }) => ({ rateBp: vatBp, ...row })),
          }
        : { registered: false, ground: document.noVatGround },
    baseCents: document.netCents,
    vatCents: document.vatCents,
    totalCents: document.totalCents,
    words: settings.documents.amountInWords ? amountInWords(document.totalCents, language) : null,
    payment: {
      method: owed ? document.paymentWay : null,
      dueOn: owed ? document.dueOn : null,
      iban: byBank ? workshop.iban || null : null,
      bic: byBank ? workshop.bic || null : null,
      bank: byBank ? workshop.bank || null : null,
    },
    orders: [orderOnDocument(db, facts.orderId, language)],
    issuedBy: facts.issuedBy,
    note: null,
  };
}

const sourcedLine = (line: DocumentLine, taxed: boolean): SourcedLine => ({
  kind: line.kind,
  sourceLineId: line.sourceLineId,
  printed: {
    section: sectionOf[line.kind],
    code: line.code || null,
    name: line.name,
    quantityMilli: line.quantityMilli,
    unit: line.unit,
    unitPriceCents: line.unitPriceCents,
    discountBp: line.discountBp || null,
    netCents: line.netCents,
    vatRateBp: taxed ? line.vatBp : null,
  },
});

function printedParty(recipient: Recipient): PrintedParty {
  const { name, eik, vatNumber, personalNumber, responsiblePerson, city, address } = recipient;
  return {
    name,
    eik,
    vatNumber,
    personalNumber,
    representative: responsiblePerson,
    address: addressLine(city, address),
  };
}

function orderOnDocument(db: ReadDb, orderId: number, language: 'bg' | 'en'): InvoicePrint['orders'][number] {
  const order = db.get<{ number: string; assetId: number; meter: number | null }>(
    sql`SELECT number, asset_id AS assetId, meter FROM service_order WHERE id = ${orderId}`,
  );
  const asset = order ? printedAssetOf(db, order.assetId, order.meter, language) : null;
  return {
    number: order?.number ?? '',
    mark: asset === null ? null : asset.kind === 'vehicle' ? asset.plate : asset.serial,
    description: asset?.description || null,
    meter: asset?.meter ? `${formatMeter(asset.meter.value)} ${asset.meter.unit}` : null,
  };
}

const formatMeter = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
