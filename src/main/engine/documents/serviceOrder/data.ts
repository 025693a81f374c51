import { DomainError } from '@shared/contract/errors';
import type { NoteInput, TechnicalNote } from '@shared/features/catalog/notes';
import type { ServiceOrderPrint } from '@shared/features/printing/prints/serviceOrder';
import type { Settings } from '@shared/features/settings/model';
import { translator } from '@shared/i18n/translate';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatPhone } from '@shared/kernel/phones';
import { formatQuantity } from '@shared/kernel/quantity';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { printedAssetOf } from '../assetData';
import { unitName } from '../units';
import { addressLine, letterheadOf, workshopVatNumber } from '../workshop';

interface Head {
  number: string;
  typeBg: string;
  typeEn: string;
  assetId: number;
  clientId: number;
  client: string;
  eik: string | null;
  city: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  broughtBy: string | null;
  receivedAt: number;
  receivedBy: string | null;
  promisedAt: number | null;
  meter: number | null;
  fuelEighths: number | null;
  keyTag: string | null;
  complaint: string;
  noteToClient: string | null;
  limitCents: number | null;
  returnsOldParts: number;
  testDriveConsent: number;
  labourCents: number;
  partsCents: number;
  otherCents: number;
  vatCents: number;
  totalCents: number;
}

/** Of the final check only a vehicle has these. */
const onlyOfVehicles = new Set(['fluids', 'lights', 'testDrive']);

/** Snapshot of „Поръчка за сервиз“ as the order stands now (documents §3.1). @throws DomainError NOT_FOUND */
export function serviceOrderPrint(
  db: ReadDb,
  settings: Settings,
  orderId: number,
  { language, notes = [] }: { language: 'bg' | 'en'; notes?: readonly TechnicalNote[] },
): ServiceOrderPrint {
  const head = headOf(db, orderId);
  const t = translator(language);
  const on = sofiaDate(head.receivedAt);
  const priced = head.totalCents > 0;
  const asset = printedAssetOf(db, head.assetId, head.meter, language);
  const vehicle = asset.kind === 'vehicle';
  const { labourCents, partsCents, otherCents, vatCents, totalCents } = head;
  return {
    letterhead: letterheadOf(settings, on),
    number: head.number,
    typeName: language === 'en' ? head.typeEn : head.typeBg,
    receivedAt: head.receivedAt,
    receivedBy: head.receivedBy ?? '',
    promisedAt: head.promisedAt,
    client: {
      name: head.client,
      eik: head.eik,
      address: addressLine(head.city, head.address),
      phone: head.phone && formatPhone(head.phone),
      email: head.email,
    },
    contact: head.broughtBy ? { name: head.broughtBy, phone: null } : null,
    payers: payersOf(db, orderId, head, language),
    asset,
    fuelEighths: head.fuelEighths,
    keyTag: head.keyTag,
    complaint: head.complaint,
    note: head.noteToClient,
    jobs: jobsOf(db, orderId, language),
    technicalNotes: notes.map(({ label, valueMilli, unit, text }) => ({
      label,
      value: valueMilli === null ? null : `${formatQuantity(valueMilli)} ${noteUnit(unit, language)}`.trim(),
      text,
    })),
    estimate: priced
      ? {
          labourCents,
          partsCents,
          otherCents,
          vatCents: workshopVatNumber(settings, on) === null ? null : vatCents,
          totalCents,
        }
      : null,
    callLimitCents: head.limitCents,
    oldParts: head.returnsOldParts === 1 ? 'returned' : null,
    consents: [
      ...(vehicle
        ? [{ text: t(($) => $.prints.defaults.consentTestDrive), checked: head.testDriveConsent === 1 }]
        : []),
      { text: t(($) => $.prints.defaults.consentTerms), checked: true },
      { text: t(($) => $.prints.defaults.consentPersonalData), checked: true },
    ],
    finalCheck: {
      items: Object.entries(t(($) => $.prints.defaults.finalCheckItems, { returnObjects: true }))
        .filter(([item]) => vehicle || !onlyOfVehicles.has(item))
        .map(([, text]) => ({ text, checked: false })),
      by: null,
      at: null,
    },
    terms: [settings.documents.termsText, settings.documents.privacyText].filter((text) => text !== ''),
  };
}

/** Units of sale are words, technical ones are symbols (design §7). */
const noteUnit = (unit: NoteInput['unit'], language: 'bg' | 'en'): string =>
  unit === 'l' || unit === 'kg' ? unitName(unit, language) : (unit ?? '');

function headOf(db: ReadDb, orderId: number): Head {
  const contact = (kind: 'phone' | 'email') =>
    sql`(SELECT value FROM party_contact WHERE party_id = p.id AND kind = ${kind} ORDER BY position, id LIMIT 1)`;
  const head = db.get<Head>(sql`
    SELECT o.number, ty.name_bg AS typeBg, ty.name_en AS typeEn, o.asset_id AS assetId, o.client_id AS clientId,
      p.name AS client, p.eik, p.city, p.address, ${contact('phone')} AS phone, ${contact('email')} AS email,
      o.brought_by AS broughtBy, o.received_at AS receivedAt, u.name AS receivedBy, o.promised_at AS promisedAt, o.meter,
      o.fuel_eighths AS fuelEighths, o.key_tag AS keyTag, o.complaint, o.note_to_client AS noteToClient,
      o.limit_cents AS limitCents, o.returns_old_parts AS returnsOldParts, o.test_drive_consent AS testDriveConsent,
      o.labour_cents AS labourCents, o.parts_cents AS partsCents, o.other_cents AS otherCents, o.vat_cents AS vatCents,
      o.total_cents AS totalCents
    FROM service_order o JOIN order_type ty ON ty.id = o.type_id JOIN party p ON p.id = o.client_id
      LEFT JOIN user u ON u.id = o.received_by
    WHERE o.id = ${orderId} AND o.number IS NOT NULL`);
  if (!head) throw new DomainError('NOT_FOUND');
  return head;
}

/** One row per payer; the share stands only where somebody else pays too. */
function payersOf(
  db: ReadDb,
  orderId: number,
  head: Head,
  language: 'bg' | 'en',
): ServiceOrderPrint['payers'] {
  const t = translator(language);
  const rows = db.all<{
    kind: 'client' | 'insurer' | 'warranty' | 'internal' | 'goodwill';
    name: string | null;
    labourBp: number;
    claim: string | null;
  }>(sql`
    SELECT jp.kind, p.name, max(jp.labour_bp) AS labourBp, max(j.claim_number) AS claim
    FROM job_payer jp JOIN job j ON j.id = jp.job_id LEFT JOIN party p ON p.id = jp.party_id
    WHERE j.order_id = ${orderId} GROUP BY jp.kind, jp.party_id ORDER BY min(j.position), min(jp.position)`);
  if (rows.length === 0) return [{ name: head.client, shareBp: null, policyNumber: null, claimNumber: null }];
  return rows.map(({ kind, name, labourBp, claim }) => ({
    name: name ?? t(($) => $.orders.job.payerName[kind]),
    shareBp: labourBp === 10_000 ? null : labourBp,
    policyNumber: null,
    claimNumber: kind === 'client' ? null : claim,
  }));
}

interface LineRow {
  jobId: number;
  kind: 'operation' | 'part' | 'other';
  code: string;
  name: string;
  quantityMilli: number;
  normSec: number;
  unit: string;
  team: string | null;
  done: number;
  clientOwn: number;
}

function jobsOf(db: ReadDb, orderId: number, language: 'bg' | 'en'): ServiceOrderPrint['jobs'] {
  const jobs = db.all<{
    id: number;
    position: number;
    title: string;
    authorisation: 'not_asked' | 'asked' | 'approved' | 'part_approved' | 'refused' | 'deferred';
    authorisedAt: number | null;
  }>(sql`SELECT id, position, title, authorisation, authorised_at AS authorisedAt FROM job
    WHERE order_id = ${orderId} ORDER BY position`);
  const lines = linesOf(db, orderId);
  return jobs.map((job) => {
    const own = lines.filter((line) => line.jobId === job.id);
    return {
      number: job.position,
      title: job.title,
      authorisation: authorisationOf(job.authorisation, job.authorisedAt, language),
      operations: own
        .filter((line) => line.kind === 'operation')
        .map((line) => ({
          code: line.code || null,
          name: line.name,
          normSeconds: line.normSec === 0 ? null : Math.round((line.normSec * line.quantityMilli) / 1000),
          team: line.team,
          done: line.done === 1,
        })),
      parts: own
        .filter((line) => line.kind === 'part')
        .map((line) => ({
          number: line.code || null,
          name: line.name,
          quantityMilli: line.quantityMilli,
          unit: unitName(line.unit, language),
          issued: line.done === 1,
          clientsOwn: line.clientOwn === 1,
        })),
      others: own
        .filter((line) => line.kind === 'other')
        .map(({ name, quantityMilli, unit }) => ({ name, quantityMilli, unit: unitName(unit, language) })),
    };
  });
}

/** Said by an approval only: an open question is nothing a client signs. */
function authorisationOf(state: string, at: number | null, language: 'bg' | 'en'): string | null {
  if (at === null || (state !== 'approved' && state !== 'part_approved')) return null;
  return translator(language)(($) => $.invoicing.print.approved, { on: formatDate(sofiaDate(at)) });
}

function linesOf(db: ReadDb, orderId: number): LineRow[] {
  return db.all<LineRow>(sql`
    SELECT l.job_id AS jobId, 'operation' AS kind, l.code, l.name, l.quantity_milli AS quantityMilli, l.norm_sec AS normSec,
      '' AS unit, l.state = 'done' AS done, 0 AS clientOwn, l.position,
      coalesce((SELECT group_concat(name, ', ') FROM (SELECT w.name FROM line_worker lw JOIN worker w ON w.id = lw.worker_id
        WHERE lw.operation_line_id = l.id ORDER BY w.number)), t.name) AS team
    FROM operation_line l LEFT JOIN team t ON t.id = l.team_id WHERE l.order_id = ${orderId}
    UNION ALL
    SELECT job_id, 'part', number, name, quantity_milli, 0, unit, issued_milli >= quantity_milli, client_own, position, NULL
    FROM part_line WHERE order_id = ${orderId}
    UNION ALL
    SELECT job_id, 'other', '', name, quantity_milli, 0, unit, 0, 0, position, NULL
    FROM other_line WHERE order_id = ${orderId}
    ORDER BY 10`);
}
