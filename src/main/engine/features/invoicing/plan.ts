import type { DocumentKind, PlannedDocument, Refusal } from '@shared/features/invoicing/model';
import type { Blocker } from '@shared/features/orders/model';
import type { BlockerCode } from '@shared/features/orders/status';
import type { Settings } from '@shared/features/settings/model';
import { translator } from '@shared/i18n/translate';
import { addDays, formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatPercent, totalsOf } from '@shared/kernel/money';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { invoice } from '../../db/schema/invoicing';
import { unitName } from '../../documents/units';
import { type LoadedOrder, orderBlockers, partsShort, planIssue } from '../orders/slice';
import { type PartyForDocument, partyForDocument } from '../parties/slice';
import { readSettings, vatRegistrationOn } from '../settings/slice';
import {
  jobsWithoutWholeShares,
  type LineWords,
  type PayerLine,
  type PayerShare,
  splitByPayer,
} from './split';

/** A planned document with what only the engine needs to issue it. */
export interface Plan {
  document: PlannedDocument;
  party: PartyForDocument | null;
  lines: PayerLine[];
  language: 'bg' | 'en';
}

export interface ClosePlan {
  issuedOn: string;
  taxEventOn: string;
  plans: Plan[];
  refusals: Refusal[];
  partsToIssue: number;
}

/** What the close of an order would do today, and everything that stands against it (decisions 7). */
export function planClose(db: ReadDb, loaded: LoadedOrder, today: string): ClosePlan {
  const settings = readSettings(db);
  const taxEventOn = taxEventOf(loaded, today);
  const plans = splitByPayer(loaded, wordsOf('bg')).map((share, at) =>
    planDocument(db, settings, { loaded, share, at, issuedOn: today, taxEventOn }),
  );
  return {
    issuedOn: today,
    taxEventOn,
    plans,
    refusals: refusalsOf(db, loaded, plans, today),
    partsToIssue: planIssue(db, loaded.order.id).lines.length,
  };
}

/** The day the last operation was finished; without operations the day of the close (ЗДДС чл. 25). */
function taxEventOf({ operations }: LoadedOrder, today: string): string {
  const days = operations.flatMap((line) => (line.doneAt === null ? [] : [sofiaDate(line.doneAt)]));
  const last = days.sort().at(-1);
  return last === undefined || last > today ? today : last;
}

const wordsOf = (language: 'bg' | 'en'): LineWords => {
  const t = translator(language);
  return {
    unit: (unit) => unitName(unit, language),
    hour: t(($) => $.invoicing.print.hour),
    operation: t(($) => $.invoicing.print.operation),
    share: (name, bp) => t(($) => $.invoicing.print.share, { name, percent: formatPercent(bp) }),
  };
};

interface Facts {
  loaded: LoadedOrder;
  share: PayerShare;
  /** Which of the payers this is. */
  at: number;
  issuedOn: string;
  taxEventOn: string;
}

function planDocument(db: ReadDb, settings: Settings, facts: Facts): Plan {
  const { loaded, share, at, issuedOn, taxEventOn } = facts;
  const party = share.partyId === null ? null : partyForDocument(db, share.partyId, issuedOn);
  const language = party?.printLanguage ?? 'bg';
  const kinds = kindsFor(share, party);
  const kind = kinds[0] ?? 'invoice';
  const registered = vatRegistrationOn(settings, taxEventOn) !== null;
  const noVatGround = groundWithoutVat(settings, kind, registered, language);
  const taxed = (line: PayerLine): PayerLine => (noVatGround === null ? line : { ...line, vatBp: 0 });
  // The second reading gives the words of the payer's own language; the sums are the same.
  const source =
    language === 'bg' ? share.lines : (splitByPayer(loaded, wordsOf(language))[at]?.lines ?? share.lines);
  const lines = source.map(taxed);
  const totals = totalsOf(lines);
  const netOf = (one: PayerLine['kind']) =>
    lines.reduce((sum, line) => sum + (line.kind === one ? line.netCents : 0), 0);
  const bankDueOn = addDays(issuedOn, party?.paymentDays || settings.documents.paymentDays);
  const byBank = party?.kind === 'firm';
  return {
    party,
    language,
    lines,
    document: {
      partyId: share.partyId,
      payer: party?.name ?? settings.workshop.name,
      payerKind: share.kind,
      kind,
      kinds,
      paymentWay: party === null ? 'offset' : byBank ? 'bank' : 'cash',
      dueOn: byBank ? bankDueOn : issuedOn,
      bankDueOn,
      lines: lines.map(({ normSec: _norm, costCents: _cost, ...line }) => line),
      vat: totals.breakdown.map((row) => ({
        ...row,
        ground: row.vatBp > 0 ? null : (noVatGround ?? settings.vat.zeroGrounds[0] ?? null),
      })),
      noVatGround,
      labourCents: netOf('operation'),
      partsCents: netOf('part'),
      otherCents: netOf('other'),
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      totalCents: totals.grossCents,
    },
  };
}

/** A firm gets an invoice; a private client may go without one (domain §5.7). */
function kindsFor(share: PayerShare, party: PartyForDocument | null): DocumentKind[] {
  if (share.kind === 'internal') return ['internal'];
  return party?.kind === 'person' ? ['invoice', 'sale'] : ['invoice'];
}

function groundWithoutVat(
  settings: Settings,
  kind: DocumentKind,
  registered: boolean,
  language: 'bg' | 'en',
): string | null {
  if (kind === 'internal') return translator(language)(($) => $.invoicing.print.internalGround);
  return registered ? null : settings.vat.notRegisteredGround;
}

const refusalOfBlocker: Partial<Record<BlockerCode, Refusal['code']>> = {
  noLines: 'CLOSE_NO_LINES',
  lineWithoutWorker: 'CLOSE_WITHOUT_WORKER',
  operationUnfinished: 'CLOSE_UNFINISHED',
  jobRefused: 'CLOSE_JOB_REFUSED',
};

function refusalsOf(db: ReadDb, loaded: LoadedOrder, plans: readonly Plan[], today: string): Refusal[] {
  const number = loaded.order.number ?? '';
  if (['invoiced', 'released', 'cancelled'].includes(loaded.order.phase))
    return [{ code: 'ORDER_CLOSED', params: { number } }];
  const blockers = orderBlockers(db, loaded.order.id, 'invoiced');
  const fromWork = blockers.flatMap((blocker) => refusalFrom(blocker, number));
  const shares = jobsWithoutWholeShares(loaded).map(
    (job): Refusal => ({ code: 'PAYER_SHARES', params: { number, job: job.position } }),
  );
  const issue = planIssue(db, loaded.order.id);
  const short: Refusal[] =
    issue.shortages.length > 0 ? [{ code: 'PARTS_SHORT', params: partsShort(issue).params }] : [];
  const found = [
    ...fromWork,
    ...shares,
    ...plans.flatMap(payerRefusals),
    ...short,
    ...dateRefusals(db, plans, today),
  ];
  if (found.length === 0 && loaded.order.phase !== 'done')
    return [{ code: 'CLOSE_NOT_DONE', params: { number } }];
  return found;
}

function refusalFrom({ code, params }: Blocker, number: string): Refusal[] {
  const refusal = refusalOfBlocker[code];
  return refusal ? [{ code: refusal, params: { ...params, number } }] : [];
}

function payerRefusals({ party, document }: Plan): Refusal[] {
  if (document.payerKind === 'internal') return [];
  if (party === null) return [{ code: 'PAYER_UNKNOWN', params: { job: document.lines[0]?.name ?? '' } }];
  if (party.kind !== 'firm') return [];
  return [
    ...(party.eik ? [] : [{ code: 'PAYER_WITHOUT_EIK' as const, params: { name: party.name } }]),
    ...(party.address ? [] : [{ code: 'PAYER_WITHOUT_ADDRESS' as const, params: { name: party.name } }]),
  ];
}

/** An invoice is never dated before the last of its series: then the clock is wrong (decisions 7). */
function dateRefusals(db: ReadDb, plans: readonly Plan[], today: string): Refusal[] {
  if (!plans.some(({ document }) => document.kind === 'invoice')) return [];
  const last = db
    .select({ on: sql<string | null>`max(${invoice.issuedOn})` })
    .from(invoice)
    .where(eq(invoice.kind, 'invoice'))
    .get();
  if (!last?.on || last.on <= today) return [];
  return [{ code: 'CLOSE_DATE_BACK', params: { last: formatDate(last.on), today: formatDate(today) } }];
}
