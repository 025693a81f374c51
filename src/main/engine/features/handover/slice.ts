import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { handoverContract } from '@shared/features/handover/contract';
import type { HandoverDirection } from '@shared/features/handover/model';
import { type HandoverPrint, handoverPrintSchema } from '@shared/features/printing/prints/handover';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { handoverPrint } from '../../documents/handover/data';
import { contentHash } from '../../kernel/contentHash';
import type { QueryContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { assetSummary, assetUnits } from '../assets/slice';
import { loadOrder, orderBlockers } from '../orders/slice';
import { readSettings } from '../settings/slice';
import { issueProtocol, releaseOrder } from './commands';
import { initialForm } from './form';

type Contract = typeof handoverContract;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;
type ProtocolRow = Output<'handover.open'>['row'];

export const handoverHandlers: Handlers<typeof handoverContract> = {
  'handover.draft': draft,
  'handover.issue': issueProtocol,
  'handover.release': releaseOrder,
  'handover.open': (ctx, { handoverId }) => {
    const { snapshot, hash, ...row } = protocolById(ctx.db, handoverId);
    return {
      row,
      snapshot: handoverPrintSchema.parse(JSON.parse(snapshot)),
      intact: contentHash(snapshot) === hash,
    };
  },
};

function draft(ctx: QueryContext, input: EntryInput<Contract['handover.draft']>): Output<'handover.draft'> {
  const { order } = loadOrder(ctx.db, input.orderId);
  const asset = assetSummary(ctx.db, order.assetId);
  const unpaid = orderBlockers(ctx.db, order.id, 'released').find(({ code }) => code === 'unpaid');
  return {
    orderId: order.id,
    number: order.number ?? '',
    version: order.version,
    vehicle: asset.kind === 'vehicle',
    title: asset.title,
    plate: asset.plate,
    serial: asset.serial,
    meter: order.meter,
    meterUnit: assetUnits(ctx.db, order.assetId)[0] ?? null,
    keyTag: order.keyTag,
    form: initialForm(ctx.db, order.id, input.direction, ctx.user.name),
    unpaidCents: input.direction === 'release' && unpaid ? Number(unpaid.params.subject) : null,
    mayOverride: ctx.can('orders.override'),
    protocols: protocolsOf(ctx.db, order.id),
  };
}

const columns = sql`h.id, h.number, h.direction, h.at, coalesce(u.name, '') AS user`;
const from = sql`handover_protocol h LEFT JOIN user u ON u.id = h.user_id`;

/** The protocols of an order in the order of their issue. */
export function protocolsOf(db: ReadDb, orderId: number): ProtocolRow[] {
  return db.all<ProtocolRow>(sql`SELECT ${columns} FROM ${from} WHERE h.order_id = ${orderId} ORDER BY h.id`);
}

/** An issued protocol with its stored snapshot and hash. @throws DomainError NOT_FOUND */
export function protocolById(db: ReadDb, id: number): ProtocolRow & { snapshot: string; hash: string } {
  const row = db.get<ProtocolRow & { snapshot: string; hash: string }>(
    sql`SELECT ${columns}, h.snapshot, h.snapshot_hash AS hash FROM ${from} WHERE h.id = ${id}`,
  );
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** Stands where the number will be; no series ever gives it. */
const draftNumber = '00-000000';

/** What the protocol would say if it were issued now; its number is not taken. */
export function draftPrint(ctx: QueryContext, orderId: number, direction: HandoverDirection): HandoverPrint {
  return handoverPrint(ctx.db, readSettings(ctx.db), {
    orderId,
    direction,
    number: draftNumber,
    meter: null,
    at: ctx.now,
    inspected: false,
    form: initialForm(ctx.db, orderId, direction, ctx.user.name),
  });
}
