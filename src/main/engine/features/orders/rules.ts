import { DomainError } from '@shared/contract/errors';
import { authorisedCents, overAuthorisedCents } from '@shared/features/orders/calc';
import type { Blocker } from '@shared/features/orders/model';
import {
  aimOf,
  type BlockerCode,
  type BlockerRule,
  blockerRules,
  isEditable,
  type OrderPhase,
  phaseRank,
} from '@shared/features/orders/status';
import type { PermissionKey } from '@shared/permissions/permissions';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { party } from '../../db/schema/parties';
import { type QueryContext, RecordedRefusal } from '../../kernel/context';
import { assetUnits } from '../assets/slice';
import { readSettings } from '../settings/slice';
import { planLines, toIssueMilli } from './issuePlan';
import { type JobRecord, type LoadedOrder, loadOrder, type OrderRecord } from './repo';

/** @throws DomainError ORDER_CLOSED when header and lines may no longer change */
export function refuseUnlessEditable(order: OrderRecord): void {
  if (!isEditable(order.phase)) throw new DomainError('ORDER_CLOSED', { number: order.number ?? '' });
}

/** For rights that depend on what is changed, beyond the entry's own. @throws DomainError FORBIDDEN */
export function demand(ctx: QueryContext, ...oneOf: PermissionKey[]): void {
  if (!oneOf.some((key) => ctx.can(key))) throw new RecordedRefusal('FORBIDDEN');
}

/** A job that the client refused or put off: its lines must leave the order before it can be done. */
export function isRefused(job: JobRecord): boolean {
  return job.authorisation === 'refused' || job.authorisation === 'deferred';
}

/**
 * What stands between the order and a phase (domain §5.3); by default the milestone it works towards. The order of the
 * blockers is the one in which they are met.
 * @throws DomainError NOT_FOUND
 */
export function orderBlockers(db: ReadDb, orderId: number, target?: OrderPhase): Blocker[] {
  const loaded = loadOrder(db, orderId);
  return blockersOf(db, loaded, target ?? aimOf(loaded.order.phase));
}

/** The same for an order that is already loaded. */
export function blockersOf(db: ReadDb, loaded: LoadedOrder, target: OrderPhase | null): Blocker[] {
  if (target === null || phaseRank(target) < 0) return [];
  const found = [
    ...workBlockers(loaded),
    ...meterBlockers(db, loaded),
    ...partBlockers(loaded),
    ...shortBlockers(db, loaded),
    ...operationBlockers(loaded),
    ...authorisationBlockers(loaded),
    ...qualityBlockers(loaded),
    ...payerBlockers(db, loaded.order),
    ...paymentBlockers(db, loaded.order),
  ];
  return found.filter(
    (blocker) =>
      phaseRank(blocker.blocks) <= phaseRank(target) && !hasPassed(blockerRules[blocker.code], loaded.order),
  );
}

/**
 * A phase that was reached over a blocker, with a reason, is not blocked by it any more: the close issues what is left and
 * asks only for what would make its documents untrue. After the invoice nothing of the work can change.
 */
function hasPassed({ blocks, overridable }: BlockerRule, { phase }: OrderRecord): boolean {
  return phaseRank(blocks) <= phaseRank(phase) && (overridable || !isEditable(phase));
}

interface Subject {
  count?: number;
  subject?: string | number;
  jobId?: number | null;
  line?: Blocker['line'];
}

function blocker(
  code: BlockerCode,
  { count = 1, subject = '', jobId = null, line = null }: Subject,
): Blocker {
  return { code, ...blockerRules[code], params: { count, subject }, jobId, line };
}

function workBlockers({ operations, parts, others }: LoadedOrder): Blocker[] {
  if (operations.length + parts.length + others.length === 0) return [blocker('noLines', {})];
  const open = operations.filter((line) => line.workers.length === 0);
  const first = open[0];
  if (!first) return [];
  return [
    blocker('lineWithoutWorker', {
      count: open.length,
      subject: first.name,
      jobId: first.jobId,
      line: { kind: 'operation', id: first.id },
    }),
  ];
}

/** Vehicles with a counter only: equipment is often out of reach of whoever takes it in. */
function meterBlockers(db: ReadDb, { order }: LoadedOrder): Blocker[] {
  if (order.meter !== null || assetUnits(db, order.assetId).length === 0) return [];
  const row = db.select({ kind: asset.kind }).from(asset).where(eq(asset.id, order.assetId)).get();
  return row?.kind === 'vehicle' ? [blocker('meterMissing', {})] : [];
}

function partBlockers({ parts }: LoadedOrder): Blocker[] {
  const open = parts.filter((line) => toIssueMilli(line) > 0);
  const first = open[0];
  if (!first) return [];
  const { number, jobId, id } = first;
  return [
    blocker('partNotIssued', { count: open.length, subject: number, jobId, line: { kind: 'part', id } }),
  ];
}

/** What the close could not issue: it is short on stock (domain §5.7). */
function shortBlockers(db: ReadDb, { parts }: LoadedOrder): Blocker[] {
  const short = planLines(db, parts).shortages;
  const first = short[0]?.line;
  if (!first) return [];
  const { number, jobId, id } = first;
  return [blocker('partShort', { count: short.length, subject: number, jobId, line: { kind: 'part', id } })];
}

function operationBlockers({ operations }: LoadedOrder): Blocker[] {
  const open = operations.filter((line) => line.state !== 'done');
  const first = open[0];
  if (!first) return [];
  const { name, jobId, id } = first;
  return [
    blocker('operationUnfinished', {
      count: open.length,
      subject: name,
      jobId,
      line: { kind: 'operation', id },
    }),
  ];
}

function authorisationBlockers(loaded: LoadedOrder): Blocker[] {
  const { jobs, order } = loaded;
  const asked = jobs.filter((row) => row.authorisation === 'asked');
  const refused = jobs.filter((row) => isRefused(row) && jobHasLines(loaded, row.id));
  const over = overAuthorisedCents(order.totalCents, authorisedCents(order.limitCents, jobs));
  const first = asked[0];
  return [
    ...(first
      ? [
          blocker('authorisationMissing', {
            count: asked.length,
            subject: first.position,
            jobId: first.id,
          }),
        ]
      : []),
    ...refused.map((row) => blocker('jobRefused', { subject: row.position, jobId: row.id })),
    // A job that waits for an answer says it already; the sum alone would say it twice.
    ...(over > 0 && !first ? [blocker('overAuthorised', { subject: over })] : []),
  ];
}

function qualityBlockers({ jobs }: LoadedOrder): Blocker[] {
  const open = jobs.filter((row) => row.needsQualityCheck && row.qualityCheckedAt === null);
  const first = open[0];
  if (!first) return [];
  return [blocker('qualityCheckMissing', { count: open.length, subject: first.position, jobId: first.id })];
}

/** A firm is invoiced with its ЕИК and address (decisions 7, ЗДДС чл. 114). */
function payerBlockers(db: ReadDb, order: OrderRecord): Blocker[] {
  const client = db.select().from(party).where(eq(party.id, order.clientId)).get();
  if (client?.kind !== 'firm') return [];
  return [
    ...(client.eik ? [] : [blocker('payerWithoutEik', { subject: client.name })]),
    ...(client.address ? [] : [blocker('payerWithoutAddress', { subject: client.name })]),
  ];
}

/** What the order's documents are still owed, in cents; internal documents are nobody's debt. */
export function unpaidCents(db: ReadDb, orderId: number): number {
  const row = db.get<{ cents: number }>(sql`
    SELECT coalesce(sum(total_cents - paid_cents), 0) AS cents FROM invoice
    WHERE order_id = ${orderId} AND status = 'issued' AND kind <> 'internal'`);
  return row?.cents ?? 0;
}

function paymentBlockers(db: ReadDb, order: OrderRecord): Blocker[] {
  if (!readSettings(db).orders.releaseNeedsPayment) return [];
  const owed = unpaidCents(db, order.id);
  return owed > 0 ? [blocker('unpaid', { subject: owed })] : [];
}

export function jobHasLines({ operations, parts, others }: LoadedOrder, jobId: number): boolean {
  return [...operations, ...parts, ...others].some((line) => line.jobId === jobId);
}
