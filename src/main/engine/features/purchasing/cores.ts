import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { purchasingContract } from '@shared/features/purchasing/contract';
import { type CoreRow, type CoreState, coreMoves } from '@shared/features/purchasing/model';
import { translator } from '@shared/i18n/translate';
import { foldText } from '@shared/kernel/folding';
import { multiplyCents } from '@shared/kernel/money';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { coreReturn } from '../../db/schema/purchasing';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { takeUpWork } from '../orders/slice';
import { demandParty } from '../parties/slice';
import { partById } from '../parts/slice';

type Contract = typeof purchasingContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;
type Core = typeof coreReturn.$inferSelect;

const tables = sql`core_return c JOIN part p ON p.id = c.part_id LEFT JOIN service_order o ON o.id = c.order_id
  LEFT JOIN party y ON y.id = c.client_id LEFT JOIN party s ON s.id = c.supplier_id`;
const deposit = sql.raw('(c.deposit_cents * c.quantity_milli + 500) / 1000');
const charged = sql`EXISTS (SELECT 1 FROM other_line f WHERE f.id = c.fee_line_id)`;
const changedOn = sql.raw('coalesce(c.settled_on, c.sent_on, c.collected_on, c.opened_on)');

/** Old parts by where they are, what waits longest on top; the sums are of the filtered set. */
export function listCores(ctx: QueryContext, input: Input<'purchasing.cores'>): Output<'purchasing.cores'> {
  return { ...corePage(ctx, input), ...coreSums(ctx, input) };
}

/** The rows alone, for whoever goes through the whole list. */
export function corePage(
  ctx: QueryContext,
  input: Input<'purchasing.cores'>,
): { rows: CoreRow[]; nextCursor: string | null } {
  const { rows, nextCursor } = keysetPage<Omit<CoreRow, 'orderOpen'> & { orderOpen: number }>(ctx.db, {
    columns: sql`c.id, c.version, c.state, c.part_id AS partId, p.number, p.name_bg AS name, p.unit,
      c.quantity_milli AS quantityMilli, ${deposit} AS depositCents,
      CASE WHEN c.refunded_on IS NOT NULL THEN 'refunded' WHEN ${charged} THEN 'charged' ELSE 'none' END AS deposit,
      c.order_id AS orderId, o.number AS orderNumber,
      coalesce(o.phase NOT IN ('invoiced', 'released', 'cancelled'), 0) AS orderOpen, y.name AS client,
      c.supplier_id AS supplierId, s.name AS supplier, c.reference, c.credit_cents AS creditCents, c.opened_on AS openedOn,
      ${changedOn} AS changedOn`,
    from: tables,
    where: conditionsOf(input),
    sortKey: changedOn,
    dir: 'asc',
    idColumn: sql`c.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
  return { rows: rows.map((row) => ({ ...row, orderOpen: row.orderOpen === 1 })), nextCursor };
}

export function coreSums(
  ctx: QueryContext,
  input: Input<'purchasing.cores'>,
): { count: number; totals: { depositCents: number; creditCents: number } } {
  const row = ctx.db.get<{ count: number; deposits: number; credits: number }>(sql`
    SELECT count(*) AS count, coalesce(sum(${deposit}), 0) AS deposits, coalesce(sum(c.credit_cents), 0) AS credits
    FROM ${tables} ${whereAll(conditionsOf(input))}`);
  return {
    count: row?.count ?? 0,
    totals: { depositCents: row?.deposits ?? 0, creditCents: row?.credits ?? 0 },
  };
}

function conditionsOf({ filter: { view, text } }: Input<'purchasing.cores'>): SQL[] {
  const like = `%${text.trim()}%`;
  const folded = `%${foldText(text)}%`;
  const state =
    view === 'all'
      ? []
      : [view === 'open' ? sql`c.state IN ('owed', 'collected', 'sent')` : sql`c.state = ${view}`];
  return [
    ...state,
    ...(text.trim() === ''
      ? []
      : [
          sql`(p.number LIKE ${like} OR o.number LIKE ${like} OR c.reference LIKE ${like} OR p.folded LIKE ${folded}
            OR y.folded LIKE ${folded} OR s.folded LIKE ${folded})`,
        ]),
  ];
}

/** @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION */
function demandCore(db: ReadDb, { coreId, version }: { coreId: number; version: number }): Core {
  const row = db.select().from(coreReturn).where(eq(coreReturn.id, coreId)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  if (row.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return row;
}

function writeCore(ctx: CommandContext, core: Core, fields: Partial<Core>): { version: number } {
  const version = core.version + 1;
  ctx.tx
    .update(coreReturn)
    .set({ ...fields, version })
    .where(eq(coreReturn.id, core.id))
    .run();
  ctx.audit({ entity: `coreReturn:${core.id}`, before: { state: core.state }, after: fields });
  ctx.touch('cores', `part:${core.partId}`);
  return { version };
}

/**
 * The deposit of an old part as a fee on the order that used the new one, once.
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, CORE_WITHOUT_ORDER, CORE_CHARGED and those of `takeUpWork`
 */
export function chargeCore(
  ctx: CommandContext,
  input: Input<'purchasing.chargeCore'>,
): Output<'purchasing.chargeCore'> {
  const core = demandCore(ctx.tx, input);
  const order = orderOf(ctx.tx, core);
  if (feeOf(ctx.tx, core)) throw new DomainError('CORE_CHARGED', { number: order.number });
  const t = translator(ctx.user.language);
  const number = partById(ctx.tx, core.partId)?.number ?? '';
  const title = t(($) => $.purchasing.cores.fee, { number });
  const { orderId, orderVersion, assetId, clientId } = order;
  const target = { assetId, clientId, orderId, orderVersion, typeKey: 'client', debtReason: null } as const;
  const fee = { kind: 'other', otherKind: 'fee', name: title, costCents: 0 } as const;
  const lines = [{ ...fee, quantityMilli: core.quantityMilli, unitCents: core.depositCents }];
  takeUpWork(ctx, target, [{ title: t(($) => $.purchasing.cores.feeJob), lines }]);
  const line = ctx.tx.get<{ id: number }>(
    sql`SELECT max(id) AS id FROM other_line WHERE order_id = ${orderId}`,
  );
  writeCore(ctx, core, { feeLineId: line?.id ?? null });
  ctx.touch(`order:${orderId}`);
  return { orderNumber: order.number };
}

interface OrderOfCore {
  orderId: number;
  orderVersion: number;
  assetId: number;
  clientId: number;
  number: string;
}

function orderOf(db: ReadDb, core: Core): OrderOfCore {
  const row = db.get<OrderOfCore | undefined>(sql`
    SELECT id AS orderId, version AS orderVersion, asset_id AS assetId, client_id AS clientId, coalesce(number, '') AS number
    FROM service_order WHERE id = ${core.orderId}`);
  if (!row) throw new DomainError('CORE_WITHOUT_ORDER');
  return row;
}

/** The order's line by which the client paid; a line that was taken off the order counts no more. */
const feeOf = (db: ReadDb, { feeLineId }: Core): { id: number } | undefined =>
  db.get(sql`SELECT id FROM other_line WHERE id = ${feeLineId}`);

/**
 * An old part goes on. Collected, its charged deposit is given back; credited, the supplier's sum is kept; kept by the
 * client, the deposit stays with the workshop.
 * @throws DomainError NOT_FOUND, CONCURRENT_MODIFICATION, CORE_STATE, CORE_SUPPLIER
 */
export function moveCore(
  ctx: CommandContext,
  input: Input<'purchasing.moveCore'>,
): Output<'purchasing.moveCore'> {
  const core = demandCore(ctx.tx, input);
  if (!coreMoves[core.state].includes(input.to)) throw new DomainError('CORE_STATE');
  return writeCore(ctx, core, { state: input.to, ...fieldsFor(ctx, core, input) });
}

function fieldsFor(ctx: CommandContext, core: Core, input: Input<'purchasing.moveCore'>): Partial<Core> {
  const reference = input.reference ?? core.reference;
  const steps: Readonly<Record<CoreState, () => Partial<Core>>> = {
    owed: () => ({}),
    collected: () => ({
      collectedOn: ctx.today,
      settledOn: null,
      refundedOn: feeOf(ctx.tx, core) ? ctx.today : null,
    }),
    kept: () => ({ settledOn: ctx.today }),
    sent: () => {
      const supplierId = input.supplierId ?? core.supplierId;
      if (supplierId === null) throw new DomainError('CORE_SUPPLIER');
      demandParty(ctx.tx, supplierId);
      return { sentOn: ctx.today, supplierId, reference };
    },
    credited: () => {
      const whole = multiplyCents(core.depositCents, core.quantityMilli);
      return { settledOn: ctx.today, reference, creditCents: input.creditCents ?? whole };
    },
    refused: () => ({ settledOn: ctx.today, reference, creditCents: 0 }),
  };
  return steps[input.to]();
}
