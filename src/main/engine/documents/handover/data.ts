import { DomainError } from '@shared/contract/errors';
import type { HandoverDirection, HandoverForm } from '@shared/features/handover/model';
import type { HandoverPrint } from '@shared/features/printing/prints/handover';
import type { PrintedAsset } from '@shared/features/printing/prints/parts';
import type { Settings } from '@shared/features/settings/model';
import { translator } from '@shared/i18n/translate';
import { sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { printedAssetOf } from '../assetData';
import { letterheadOf } from '../workshop';

export interface HandoverFacts {
  orderId: number;
  direction: HandoverDirection;
  form: HandoverForm;
  /** Whether somebody looked at the item and filled the form in; false when only the order's own facts are printed. */
  inspected: boolean;
  number: string;
  at: number;
  /** Reading at this handover; null falls back to the order's. */
  meter: number | null;
}

interface OrderRow {
  number: string | null;
  assetId: number;
  meter: number | null;
  client: string;
  phone: string | null;
  language: 'bg' | 'en';
  returnsOldParts: number;
  testDriveConsent: number;
  limitCents: number | null;
}

/** The protocol as both sides sign it (documents §3.4), in the client's language. @throws DomainError NOT_FOUND */
export function handoverPrint(db: ReadDb, settings: Settings, facts: HandoverFacts): HandoverPrint {
  const { orderId, direction, form, number, at } = facts;
  const order = orderOf(db, orderId);
  const t = translator(order.language);
  const client = {
    name: direction === 'intake' ? form.handedBy : form.acceptedBy,
    detail: clientDetail(order, direction === 'intake' ? form.handedBy : form.acceptedBy),
  };
  const workshop = {
    name: direction === 'intake' ? form.acceptedBy : form.handedBy,
    detail: t(($) => $.handover.print.forWorkshop, { workshop: settings.workshop.name }),
  };
  const asset = printedAssetOf(db, order.assetId, facts.meter ?? order.meter, order.language);
  const intake = direction === 'intake';
  return {
    letterhead: letterheadOf(settings, sofiaDate(at)),
    number,
    direction: intake ? 'acceptance' : 'release',
    at,
    orderNumber: order.number,
    handedBy: intake ? client : workshop,
    acceptedBy: intake ? workshop : client,
    asset,
    fuelEighths: form.fuelEighths,
    keys: form.keys,
    documents: form.documents,
    equipment: form.equipment,
    inspected: facts.inspected,
    damages: form.damages.map((damage, i) => ({ number: i + 1, ...damage })),
    interior: form.interior,
    tyres: asset.kind === 'vehicle' ? tyresOf(form, order.language) : null,
    belongings: form.belongings,
    photos: form.photos,
    remarks: form.remarks,
    release: intake ? null : releaseOf(db, orderId, form),
    consents: intake ? consentsOf(order, asset.kind) : [],
    terms: intake
      ? [t(($) => $.prints.defaults.handoverTerms), settings.documents.privacyText].filter(Boolean)
      : [t(($) => $.prints.defaults.releaseTerms)],
  };
}

function orderOf(db: ReadDb, orderId: number): OrderRow {
  const row = db.get<OrderRow>(sql`
    SELECT o.number, o.asset_id AS assetId, o.meter, p.name AS client, p.print_language AS language,
      (SELECT value FROM party_contact WHERE party_id = p.id AND kind = 'phone' ORDER BY position, id LIMIT 1) AS phone,
      o.returns_old_parts AS returnsOldParts, o.test_drive_consent AS testDriveConsent, o.limit_cents AS limitCents
    FROM service_order o JOIN party p ON p.id = o.client_id WHERE o.id = ${orderId}`);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** Phone and capacity of the client; somebody else who brings the item is named without them. */
function clientDetail(order: OrderRow, name: string): string | null {
  const t = translator(order.language);
  if (name !== order.client) return t(($) => $.handover.print.onBehalf, { client: order.client });
  const phone = order.phone && t(($) => $.prints.common.phone, { phone: formatPhone(order.phone) });
  return [phone, t(($) => $.handover.print.client)].filter(Boolean).join(', ');
}

function tyresOf({ tyres }: HandoverForm, language: 'bg' | 'en'): HandoverPrint['tyres'] {
  const t = translator(language);
  const { frontLeft, frontRight, rearLeft, rearRight, note } = tyres;
  return {
    axles: [
      { name: t(($) => $.handover.print.front), leftTenths: frontLeft, rightTenths: frontRight },
      { name: t(($) => $.handover.print.rear), leftTenths: rearLeft, rightTenths: rearRight },
    ],
    note,
  };
}

function releaseOf(db: ReadDb, orderId: number, form: HandoverForm): HandoverPrint['release'] {
  const work = db.all<{ name: string }>(sql`
    SELECT l.name FROM operation_line l JOIN job j ON j.id = l.job_id
    WHERE l.order_id = ${orderId} ORDER BY j.position, l.position`);
  const document = db.get<{ number: string; issuedOn: string }>(sql`
    SELECT number, issued_on AS issuedOn FROM invoice
    WHERE order_id = ${orderId} AND status = 'issued' AND kind <> 'internal' ORDER BY id LIMIT 1`);
  return {
    workDone: work.map(({ name }) => name),
    oldParts: form.oldParts,
    nextService: form.nextService,
    invoiceNumber: document?.number ?? null,
    invoicedOn: document?.issuedOn ?? null,
    recommendations: (form.recommendations ?? '').split('\n').filter((line) => line.trim() !== ''),
  };
}

function consentsOf(order: OrderRow, kind: PrintedAsset['kind']): HandoverPrint['consents'] {
  const t = translator(order.language);
  return [
    ...(kind === 'vehicle'
      ? [{ text: t(($) => $.prints.defaults.consentTestDrive), checked: order.testDriveConsent === 1 }]
      : []),
    { text: t(($) => $.handover.print.oldPartsBack), checked: order.returnsOldParts === 1 },
    ...(order.limitCents === null
      ? []
      : [
          {
            text: t(($) => $.handover.print.limit, {
              amount: formatMoney(order.limitCents, { currency: true }),
            }),
            checked: true,
          },
        ]),
  ];
}
