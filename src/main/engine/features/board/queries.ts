import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { boardContract } from '@shared/features/board/contract';
import type { BoardCard, TodayRow, TodayTile, TodayTileName } from '@shared/features/board/model';
import { overAuthorisedCents } from '@shared/features/orders/calc';
import { latenessOf } from '@shared/features/orders/lateness';
import { phaseRank } from '@shared/features/orders/status';
import { addDays, sofiaInstant } from '@shared/kernel/dates';
import type { QueryContext } from '../../kernel/context';
import { type OrderStanding, standingOfOrders } from '../provision/slice';
import { readSettings } from '../settings/slice';
import { type BoardRow, lastBackups, openOrders } from './repo';

type Output<N extends keyof typeof boardContract> = EntryOutput<(typeof boardContract)[N]>;
type Input<N extends keyof typeof boardContract> = EntryInput<(typeof boardContract)[N]>;

interface Judged extends BoardRow {
  warning: 'late' | 'atRisk' | null;
  authorisedCents: number | null;
  overCents: number;
  /** Undefined: no parts, or the order is out of hands. */
  standing: OrderStanding | undefined;
}

/** The limit raised by the approved jobs, as calc.ts does it for a loaded order (decisions 8). */
interface Judging {
  now: number;
  reserveMinutes: number;
  standings: ReadonlyMap<number, OrderStanding>;
}

function judge(row: BoardRow, { now, reserveMinutes, standings }: Judging): Judged {
  const { limitCents, approvedCents, phase, promisedAt, remainingSec } = row;
  const authorisedCents =
    limitCents === null && approvedCents === null ? null : (limitCents ?? 0) + (approvedCents ?? 0);
  const waits = row.partsMissing > 0 || row.askedAt !== null || phase.startsWith('waiting');
  return {
    ...row,
    warning: latenessOf({ promisedAt, phase, remainingSec, waits }, now, reserveMinutes),
    authorisedCents,
    overCents: overAuthorisedCents(row.totalCents, authorisedCents),
    standing: standings.get(row.orderId),
  };
}

function judgedOrders(ctx: QueryContext): Judged[] {
  const judging = {
    now: ctx.now,
    reserveMinutes: readSettings(ctx.db).orders.atRiskMinutes,
    standings: standingOfOrders(ctx.db, ctx.today),
  };
  return openOrders(ctx.db).map((row) => judge(row, judging));
}

/** The cards of the board, by promise; the screen puts them into columns by phase. */
export function boardPhases(ctx: QueryContext): Output<'board.phases'> {
  return { cards: judgedOrders(ctx).map(cardOf), readAt: ctx.now };
}

function cardOf(row: Judged): BoardCard {
  const { orderId, number, version, phase, phaseAt, plate, serial, modelName, clientName, complaint } = row;
  const { promisedAt, warning, unassigned, totalCents, authorisedCents, overCents, keyTag, receivedByName } =
    row;
  return {
    ...{ orderId, number, version, phase, phaseAt, plate, serial, modelName, clientName, complaint },
    ...{ promisedAt, warning, unassigned, totalCents, authorisedCents, overCents, keyTag, receivedByName },
    teams: teamsOf(row),
    parts: {
      issued: row.partsIssued,
      all: row.partsAll,
      missing: row.partsMissing,
      state: row.standing?.state ?? null,
    },
    note: noteOf(row),
  };
}

const teamsOf = (row: BoardRow): string[] => (row.teams === null ? [] : row.teams.split('\n'));

/** The one reason that matters most now. */
function noteOf(row: Judged): BoardCard['note'] {
  const { phase } = row;
  if (row.askedAt !== null && phaseRank(phase) < phaseRank('done'))
    return { code: 'approvalSince', at: row.askedAt, count: null };
  if (row.partsMissing > 0 && phaseRank(phase) < phaseRank('done')) return partsNote(row);
  if (row.toCheck > 0 && row.operations > 0 && row.remainingSec === 0)
    return { code: 'qualityCheck', at: null, count: row.toCheck };
  if (phase === 'done') return { code: 'toInvoice', at: row.doneAt, count: null };
  if (phase !== 'invoiced') return null;
  return row.unpaidCents > 0
    ? { code: 'unpaid', at: null, count: row.unpaidCents }
    : { code: 'toRelease', at: row.phaseAt, count: null };
}

/** Parts that are all ordered and come in time are no shortage; the day says when work can go on. */
function partsNote({ standing, partsMissing }: Judged): BoardCard['note'] {
  const on = standing?.state === 'expected' || standing?.state === 'late' ? standing.expectedOn : null;
  return on === null
    ? { code: 'partsMissing', at: null, count: partsMissing }
    : { code: 'partsExpected', at: sofiaInstant(on, '00:00'), count: partsMissing };
}

const rowsOfTile = 5;

/** The tiles of За днес: what must be done now (product §5). */
export function boardToday(ctx: QueryContext, { mine }: Input<'board.today'>): Output<'board.today'> {
  const all = judgedOrders(ctx).filter((row) => !mine || row.receivedBy === ctx.user.id);
  const tomorrow = sofiaInstant(addDays(ctx.today, 1), '00:00');
  const seesPhones = ctx.can('parties.personalData');
  const tile = (name: TodayTileName, rows: Judged[], options: TileOptions): TodayTile =>
    tileOf(name, rows, { ...options, seesPhones });
  const unfinished = (row: Judged) => phaseRank(row.phase) < phaseRank('done');
  return {
    inWorkshop: all.length,
    dueToday: all.filter((row) => row.promisedAt !== null && row.promisedAt < tomorrow).length,
    tiles: [
      tile('late', all.filter((row) => row.warning !== null).sort(lateFirst), {
        subject: () => null,
        amount: () => null,
        at: (row) => row.promisedAt,
      }),
      tile(
        'approval',
        all.filter((row) => unfinished(row) && (row.askedAt !== null || row.overCents > 0)),
        {
          subject: (row) => row.askedJob ?? row.complaint,
          amount: (row) => (row.overCents > 0 ? row.overCents : null),
          at: (row) => row.askedAt,
          sum: (row) => row.overCents,
        },
      ),
      tile(
        'parts',
        all.filter((row) => unfinished(row) && (row.partsMissing > 0 || row.phase === 'waiting_parts')),
        { subject: (row) => row.missingPart, amount: () => null, at: (row) => row.promisedAt },
      ),
      tile(
        'unpaid',
        all.filter((row) => row.unpaidCents > 0),
        {
          subject: (row) => row.invoiceNumber,
          amount: (row) => row.unpaidCents,
          at: (row) => (row.dueOn === null ? null : sofiaInstant(row.dueOn, '00:00')),
          sum: (row) => row.unpaidCents,
        },
      ),
      tile(
        'notReleased',
        all.filter((row) => !unfinished(row)),
        {
          subject: () => null,
          amount: () => null,
          at: (row) => row.doneAt,
        },
      ),
    ],
    backup: backupOf(ctx),
    readAt: ctx.now,
  };
}

function lateFirst(a: Judged, b: Judged): number {
  if (a.warning !== b.warning) return a.warning === 'late' ? -1 : 1;
  return (a.promisedAt ?? 0) - (b.promisedAt ?? 0);
}

interface TileOptions {
  subject(row: Judged): string | null;
  amount(row: Judged): number | null;
  at(row: Judged): number | null;
  sum?(row: Judged): number;
}

function tileOf(
  tile: TodayTileName,
  rows: Judged[],
  options: TileOptions & { seesPhones: boolean },
): TodayTile {
  const { sum } = options;
  return {
    tile,
    count: rows.length,
    sumCents: sum ? rows.reduce((total, row) => total + sum(row), 0) : null,
    rows: rows.slice(0, rowsOfTile).map((row) => rowOf(row, options)),
    more: rows.slice(rowsOfTile).map((row) => row.plate ?? row.serial ?? row.number),
  };
}

function rowOf(row: Judged, options: TileOptions & { seesPhones: boolean }): TodayRow {
  const {
    orderId,
    number,
    phase,
    phaseAt,
    plate,
    serial,
    assetTitle,
    clientName,
    promisedAt,
    warning,
    keyTag,
  } = row;
  return {
    ...{
      orderId,
      number,
      phase,
      phaseAt,
      plate,
      serial,
      assetTitle,
      clientName,
      promisedAt,
      warning,
      keyTag,
    },
    phone: options.seesPhones ? row.phone : null,
    subject: options.subject(row),
    amountCents: options.amount(row),
    at: options.at(row),
    parts: { issued: row.partsIssued, all: row.partsAll },
    expectedOn: row.standing?.expectedOn ?? null,
    provision: row.standing?.state ?? null,
    hasSubstitute: row.hasSubstitute === 1,
  };
}

function backupOf(ctx: QueryContext): Output<'board.today'>['backup'] {
  const { last, verified } = lastBackups(ctx.db);
  return {
    lastAt: last?.at ?? null,
    verifiedAt: verified?.verifiedAt ?? null,
    place: verified?.place ?? null,
    fileName: verified?.fileName ?? null,
    lastError: last?.error ?? null,
  };
}
