import { DomainError } from '@shared/contract/errors';
import { type EarningBasis, earningBasis } from '@shared/features/earnings/model';
import { translator } from '@shared/i18n/translate';
import { sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import { earningByNormHour, earningByOperation, splitByLargestRemainder } from '@shared/kernel/splits';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { asset } from '../../db/schema/assets';
import { operation } from '../../db/schema/catalog';
import { lineWorker, operationLine, orderType, serviceOrder } from '../../db/schema/orders';
import { earning, worker } from '../../db/schema/staff';
import type { CommandContext } from '../../kernel/context';
import { resolveTariff, tariffsOn } from './tariffs';

type Line = NonNullable<ReturnType<typeof loadLine>>;
type Share = ReturnType<typeof sharesOf>[number];

/**
 * Writes the earning rows of a finished line: E × coefficient of the order type, shared by КТУ with the left-over cents to
 * the largest remainders, so that Σ is exact (domain §7). Norm seconds and net labour are shared the same way, so that every
 * recapitulation adds up. A line that already has rows keeps them.
 * @throws DomainError LINE_WITHOUT_WORKER, TARIFF_MISSING
 */
export function accrueLine(ctx: CommandContext, operationLineId: number): void {
  if (liveRows(ctx.tx, operationLineId).length > 0) return;
  const line = loadLine(ctx.tx, operationLineId);
  if (!line) throw new DomainError('NOT_FOUND');
  const accruedOn = sofiaDate(line.doneAt ?? ctx.now);
  const shares = sharesOf(ctx.tx, line, accruedOn);
  const ids = shares.map((share) => share.workerId);
  const weights = shares.map((share) => share.coefficientMilli);
  const amounts = amountsOf(line, shares);
  const normSec = splitByLargestRemainder(
    Math.round((line.normSec * line.quantityMilli) / 1000),
    weights,
    ids,
  );
  const labourCents = splitByLargestRemainder(line.netCents, weights, ids);
  for (const [at, share] of shares.entries()) {
    ctx.tx
      .insert(earning)
      .values({
        orderId: line.orderId,
        operationLineId,
        operationId: line.operationId,
        workerId: share.workerId,
        teamId: line.teamId,
        amountCents: amounts[at] ?? 0,
        normSec: normSec[at] ?? 0,
        labourCents: labourCents[at] ?? 0,
        accruedOn,
        tariffId: share.tariff.id,
        basis: JSON.stringify(basisOf(line, share, amounts[at] ?? 0, weights)),
        createdAt: ctx.now,
      })
      .run();
  }
  ctx.touch('earnings');
}

/** Takes back a line's earnings by rows of the opposite sign, dated today: nothing posted is edited or deleted. */
export function reverseLine(ctx: CommandContext, operationLineId: number): void {
  for (const row of liveRows(ctx.tx, operationLineId)) {
    if (row.sealedAt !== null) throw new DomainError('EARNING_SEALED');
    const { id, ...copied } = row;
    ctx.tx
      .insert(earning)
      .values({
        ...copied,
        amountCents: -row.amountCents,
        normSec: -row.normSec,
        labourCents: -row.labourCents,
        accruedOn: ctx.today,
        reversesId: id,
        createdAt: ctx.now,
      })
      .run();
    ctx.touch('earnings');
  }
}

/** After closing, the order's earnings are final: corrections are dated rows of their own. */
export function sealOrder(ctx: CommandContext, orderId: number): void {
  ctx.tx
    .update(earning)
    .set({ sealedAt: ctx.now })
    .where(and(eq(earning.orderId, orderId), isNull(earning.sealedAt)))
    .run();
  ctx.touch('earnings');
}

/**
 * Whether the line's rows still say what its net labour, norm, quantity, workers and order type say; at the close they are
 * recomputed only if not (domain §5.7).
 */
export function isAccruedAsIs(db: ReadDb, operationLineId: number): boolean {
  const line = loadLine(db, operationLineId);
  const rows = liveRows(db, operationLineId);
  if (!line || rows.length === 0) return false;
  const norm = Math.round((line.normSec * line.quantityMilli) / 1000);
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return (
    sum((row) => row.labourCents) === line.netCents &&
    sum((row) => row.normSec) === norm &&
    rows.every(({ basis }) => restsOn(earningBasis.parse(JSON.parse(basis)), line)) &&
    workersOf(db, line.lineId) ===
      rows
        .map((row) => row.workerId)
        .sort()
        .join()
  );
}

const restsOn = (basis: EarningBasis, line: Line): boolean =>
  basis.typeCoefficientBp === line.typeCoefficientBp && basis.quantityMilli === line.quantityMilli;

const workersOf = (db: ReadDb, lineId: number): string =>
  db
    .select({ workerId: lineWorker.workerId })
    .from(lineWorker)
    .where(eq(lineWorker.operationLineId, lineId))
    .all()
    .map((row) => row.workerId)
    .sort()
    .join();

function liveRows(db: ReadDb, operationLineId: number) {
  const rows = db
    .select()
    .from(earning)
    .where(eq(earning.operationLineId, operationLineId))
    .orderBy(asc(earning.id))
    .all();
  const reversed = new Set(rows.map((row) => row.reversesId));
  return rows.filter((row) => row.reversesId === null && !reversed.has(row.id));
}

function loadLine(db: ReadDb, operationLineId: number) {
  return db
    .select({
      lineId: operationLine.id,
      orderId: operationLine.orderId,
      operationId: operationLine.operationId,
      groupId: operation.groupId,
      quantityMilli: operationLine.quantityMilli,
      normSec: operationLine.normSec,
      netCents: operationLine.netCents,
      teamId: operationLine.teamId,
      doneAt: operationLine.doneAt,
      typeCoefficientBp: orderType.earningsCoefficientBp,
      makeId: asset.makeId,
      modelId: asset.modelId,
      modificationId: asset.modificationId,
    })
    .from(operationLine)
    .innerJoin(serviceOrder, eq(serviceOrder.id, operationLine.orderId))
    .innerJoin(orderType, eq(orderType.id, serviceOrder.typeId))
    .innerJoin(asset, eq(asset.id, serviceOrder.assetId))
    .leftJoin(operation, eq(operation.id, operationLine.operationId))
    .where(eq(operationLine.id, operationLineId))
    .get();
}

function sharesOf(db: ReadDb, line: Line, on: string) {
  const workers = db
    .select({
      workerId: lineWorker.workerId,
      coefficientMilli: lineWorker.coefficientMilli,
      grade: worker.grade,
    })
    .from(lineWorker)
    .innerJoin(worker, eq(worker.id, lineWorker.workerId))
    .where(eq(lineWorker.operationLineId, line.lineId))
    .orderBy(asc(lineWorker.workerId))
    .all();
  if (workers.length === 0) throw new DomainError('LINE_WITHOUT_WORKER');
  const valid = tariffsOn(db, on);
  return workers.map((share) => ({ ...share, ...resolveTariff(valid, line, share.grade) }));
}

/** Workers under the same tariff share that tariff's E; only grades can make the tariffs of one line differ. */
function amountsOf(line: Line, shares: readonly Share[]): number[] {
  const amounts = new Map<number, number>();
  const all = shares.reduce((sum, share) => sum + share.coefficientMilli, 0);
  for (const tariffId of new Set(shares.map((share) => share.tariff.id))) {
    const group = shares.filter((share) => share.tariff.id === tariffId);
    const weights = group.map((share) => share.coefficientMilli);
    const groupWeight = weights.reduce((sum, weight) => sum + weight, 0);
    const whole = lineEarning(line, group[0]);
    const total =
      groupWeight === all
        ? whole
        : (splitByLargestRemainder(whole, [groupWeight, all - groupWeight], [1, 2])[0] ?? 0);
    const ids = group.map((share) => share.workerId);
    for (const [at, amount] of splitByLargestRemainder(total, weights, ids).entries())
      amounts.set(ids[at] ?? 0, amount);
  }
  return shares.map((share) => amounts.get(share.workerId) ?? 0);
}

function lineEarning(line: Line, share: Share | undefined): number {
  if (!share) return 0;
  const { method, rateCents } = share.tariff;
  return method === 'norm_hour'
    ? earningByNormHour(line.quantityMilli, line.normSec, rateCents, line.typeCoefficientBp)
    : earningByOperation(line.quantityMilli, rateCents, line.typeCoefficientBp);
}

function basisOf(line: Line, share: Share, amountCents: number, weights: readonly number[]): EarningBasis {
  const { method, rateCents } = share.tariff;
  const lineCents = lineEarning(line, share);
  const coefficientSumMilli = weights.reduce((sum, weight) => sum + weight, 0);
  const t = translator('bg');
  const facts = {
    hours: formatHours(line.normSec),
    quantity: formatQuantity(line.quantityMilli),
    rate: formatMoney(rateCents),
    coefficient: formatQuantity(line.typeCoefficientBp / 10),
    line: formatMoney(lineCents),
    share: formatQuantity(share.coefficientMilli),
    sum: formatQuantity(coefficientSumMilli),
    amount: formatMoney(amountCents),
    level: t(($) => $.earnings.levels[share.level]),
  };
  const sentence =
    method === 'norm_hour'
      ? t(($) => $.earnings.basisNormHour, facts)
      : t(($) => $.earnings.basisOperation, facts);
  return {
    method,
    tariffLevel: share.level,
    rateCents,
    quantityMilli: line.quantityMilli,
    normSec: line.normSec,
    typeCoefficientBp: line.typeCoefficientBp,
    lineCents,
    coefficientMilli: share.coefficientMilli,
    coefficientSumMilli,
    sentence,
  };
}
