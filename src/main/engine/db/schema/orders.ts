import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { asset } from './assets';
import { operation } from './catalog';
import { party } from './parties';
import { part } from './parts';
import { team, worker } from './staff';
import { warehouse } from './stock';

export const orderType = sqliteTable('order_type', {
  id: integer('id').primaryKey(),
  key: text('key').unique(),
  nameBg: text('name_bg').notNull(),
  nameEn: text('name_en').notNull(),
  labourCoefficientBp: integer('labour_coefficient_bp').notNull().default(10000),
  earningsCoefficientBp: integer('earnings_coefficient_bp').notNull().default(10000),
  /** Of every line on orders of the type; the largest of it, the client's and the contract's holds (domain §4.6). */
  partsDiscountBp: integer('parts_discount_bp').notNull().default(0),
  labourDiscountBp: integer('labour_discount_bp').notNull().default(0),
  defaultPayer: text('default_payer', { enum: ['client', 'insurer', 'warranty', 'internal', 'goodwill'] })
    .notNull()
    .default('client'),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
  position: integer('position').notNull().default(0),
});

export const orderPhases = [
  'received',
  'assigned',
  'in_work',
  'waiting_parts',
  'waiting_approval',
  'done',
  'invoiced',
  'released',
  'cancelled',
] as const;

/** Service order (domain §5.1, decisions 6). `version` covers the lines; totals are kept in the same transaction. */
export const serviceOrder = sqliteTable(
  'service_order',
  {
    id: integer('id').primaryKey(),
    number: text('number').unique(),
    kind: text('kind', { enum: ['estimate', 'order'] })
      .notNull()
      .default('order'),
    typeId: integer('type_id')
      .notNull()
      .references(() => orderType.id),
    assetId: integer('asset_id')
      .notNull()
      .references(() => asset.id),
    clientId: integer('client_id')
      .notNull()
      .references(() => party.id),
    broughtBy: text('brought_by'),
    phase: text('phase', { enum: orderPhases }).notNull().default('received'),
    phaseAt: integer('phase_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    receivedBy: integer('received_by').notNull(),
    promisedAt: integer('promised_at'),
    doneAt: integer('done_at'),
    closedAt: integer('closed_at'),
    releasedAt: integer('released_at'),
    cancelledAt: integer('cancelled_at'),
    cancelReason: text('cancel_reason'),
    meter: integer('meter'),
    fuelEighths: integer('fuel_eighths'),
    complaint: text('complaint').notNull().default(''),
    cause: text('cause'),
    correction: text('correction'),
    noteToClient: text('note_to_client'),
    internalNote: text('internal_note'),
    keyTag: text('key_tag'),
    place: text('place'),
    waitsHere: integer('waits_here', { mode: 'boolean' }).notNull().default(false),
    overnight: integer('overnight', { mode: 'boolean' }).notNull().default(false),
    needsLift: integer('needs_lift', { mode: 'boolean' }).notNull().default(false),
    returnsOldParts: integer('returns_old_parts', { mode: 'boolean' }).notNull().default(false),
    testDriveConsent: integer('test_drive_consent', { mode: 'boolean' }).notNull().default(true),
    /** Gross cents the client allows without a call (decisions 8). */
    limitCents: integer('limit_cents'),
    priority: integer('priority').notNull().default(0),
    labourCents: integer('labour_cents').notNull().default(0),
    partsCents: integer('parts_cents').notNull().default(0),
    otherCents: integer('other_cents').notNull().default(0),
    vatCents: integer('vat_cents').notNull().default(0),
    totalCents: integer('total_cents').notNull().default(0),
    normSec: integer('norm_sec').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('service_order_asset').on(t.assetId, t.receivedAt),
    index('service_order_client').on(t.clientId, t.receivedAt),
    index('service_order_received').on(t.receivedAt, t.id),
    index('service_order_phase').on(t.phase, t.promisedAt),
    index('service_order_open').on(t.phase, t.id).where(sql`phase NOT IN ('released', 'cancelled')`),
    index('service_order_done').on(t.doneAt),
    index('service_order_released').on(t.releasedAt),
  ],
);

export const orderPhaseChange = sqliteTable(
  'order_phase_change',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    phase: text('phase', { enum: orderPhases }).notNull(),
    at: integer('at').notNull(),
    userId: integer('user_id').notNull(),
    reason: text('reason'),
  },
  (t) => [index('order_phase_change_order').on(t.orderId, t.id)],
);

export const job = sqliteTable(
  'job',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    authorisation: text('authorisation', {
      enum: ['not_asked', 'asked', 'approved', 'part_approved', 'refused', 'deferred'],
    })
      .notNull()
      .default('not_asked'),
    authorisedAt: integer('authorised_at'),
    authorisedBy: text('authorised_by'),
    authorisedWay: text('authorised_way', { enum: ['phone', 'in_person', 'signature'] }),
    /** Gross cents approved for the job (decisions 8). */
    authorisedCents: integer('authorised_cents'),
    authorisedText: text('authorised_text'),
    needsQualityCheck: integer('needs_quality_check', { mode: 'boolean' }).notNull().default(false),
    qualityCheckedAt: integer('quality_checked_at'),
    qualityCheckedBy: integer('quality_checked_by'),
    claimNumber: text('claim_number'),
  },
  (t) => [index('job_order').on(t.orderId, t.position)],
);

/** One payer at 100 % until more are set; labour and parts each add up to 10000 bp (domain §5.6). */
export const jobPayer = sqliteTable(
  'job_payer',
  {
    jobId: integer('job_id')
      .notNull()
      .references(() => job.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    partyId: integer('party_id').references(() => party.id),
    kind: text('kind', { enum: ['client', 'insurer', 'warranty', 'internal', 'goodwill'] }).notNull(),
    labourBp: integer('labour_bp').notNull(),
    partsBp: integer('parts_bp').notNull(),
    fixedCents: integer('fixed_cents'),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.position] })],
);

export const operationLine = sqliteTable(
  'operation_line',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    jobId: integer('job_id')
      .notNull()
      .references(() => job.id),
    position: integer('position').notNull(),
    operationId: integer('operation_id').references(() => operation.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    quantityMilli: integer('quantity_milli').notNull().default(1000),
    normSec: integer('norm_sec').notNull().default(0),
    /** all | class | make | model | modification | line: where the norm came from. */
    normOrigin: text('norm_origin').notNull().default('line'),
    /** Net cents per norm hour, or per operation when `priceFixed`. */
    rateCents: integer('rate_cents').notNull(),
    priceFixed: integer('price_fixed', { mode: 'boolean' }).notNull().default(false),
    discountBp: integer('discount_bp').notNull().default(0),
    /** Whose discount it is; null: none, or typed. */
    discountOrigin: text('discount_origin', { enum: ['client', 'contract', 'orderType'] }),
    vatBp: integer('vat_bp').notNull().default(2000),
    netCents: integer('net_cents').notNull(),
    state: text('state', { enum: ['not_started', 'in_work', 'done'] })
      .notNull()
      .default('not_started'),
    startedAt: integer('started_at'),
    doneAt: integer('done_at'),
    teamId: integer('team_id').references(() => team.id),
    /** The kit of the order that brought it (domain §4.8). */
    orderKitId: integer('order_kit_id'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('operation_line_order').on(t.orderId, t.position),
    index('operation_line_job').on(t.jobId, t.position),
    index('operation_line_done').on(t.doneAt),
    index('operation_line_kit').on(t.orderKitId).where(sql`order_kit_id IS NOT NULL`),
  ],
);

/** Who works on the line, frozen at assignment (domain §5.4); coefficient in thousandths (КТУ 1.00 = 1000). */
export const lineWorker = sqliteTable(
  'line_worker',
  {
    operationLineId: integer('operation_line_id')
      .notNull()
      .references(() => operationLine.id, { onDelete: 'cascade' }),
    workerId: integer('worker_id')
      .notNull()
      .references(() => worker.id),
    coefficientMilli: integer('coefficient_milli').notNull().default(1000),
  },
  (t) => [
    primaryKey({ columns: [t.operationLineId, t.workerId] }),
    index('line_worker_worker').on(t.workerId),
  ],
);

export const partLine = sqliteTable(
  'part_line',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    jobId: integer('job_id')
      .notNull()
      .references(() => job.id),
    position: integer('position').notNull(),
    partId: integer('part_id')
      .notNull()
      .references(() => part.id),
    /** What was asked for when a substitute took its place (decisions 9). */
    askedPartId: integer('asked_part_id').references(() => part.id),
    number: text('number').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    /** A replaced number was picked: its new one is offered once, and the answer stays (domain §4.2). */
    newNumber: text('new_number', { enum: ['offered', 'kept', 'taken'] }),
    quantityMilli: integer('quantity_milli').notNull(),
    priceCents: integer('price_cents').notNull(),
    /** The part's net price in force when the line got its price: a later one raises an alert (domain §4.6). */
    listPriceCents: integer('list_price_cents'),
    discountBp: integer('discount_bp').notNull().default(0),
    /** Whose discount it is; null: none, or typed. */
    discountOrigin: text('discount_origin', { enum: ['client', 'contract', 'orderType'] }),
    vatBp: integer('vat_bp').notNull().default(2000),
    netCents: integer('net_cents').notNull(),
    warehouseId: integer('warehouse_id')
      .notNull()
      .references(() => warehouse.id),
    /** Of what is on hand, kept for this line; written by stock/reservations.ts only (domain §4.4). */
    reservedMilli: integer('reserved_milli').notNull().default(0),
    issuedMilli: integer('issued_milli').notNull().default(0),
    /** Cost of what was issued, net of returns. */
    costCents: integer('cost_cents').notNull().default(0),
    clientOwn: integer('client_own', { mode: 'boolean' }).notNull().default(false),
    /** The kit of the order that brought it (domain §4.8). */
    orderKitId: integer('order_kit_id'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('part_line_order').on(t.orderId, t.position),
    index('part_line_job').on(t.jobId, t.position),
    index('part_line_part').on(t.partId),
    index('part_line_kit').on(t.orderKitId).where(sql`order_kit_id IS NOT NULL`),
    /** What still waits for its parts, whatever the order's state: few rows beside all that was ever issued. */
    index('part_line_waiting')
      .on(t.partId, t.warehouseId)
      .where(sql`client_own = 0 AND issued_milli < quantity_milli`),
  ],
);

export const otherLine = sqliteTable(
  'other_line',
  {
    id: integer('id').primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    jobId: integer('job_id')
      .notNull()
      .references(() => job.id),
    position: integer('position').notNull(),
    kind: text('kind', { enum: ['subcontract', 'consumable', 'fee'] }).notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull().default('pcs'),
    quantityMilli: integer('quantity_milli').notNull().default(1000),
    priceCents: integer('price_cents').notNull(),
    discountBp: integer('discount_bp').notNull().default(0),
    vatBp: integer('vat_bp').notNull().default(2000),
    netCents: integer('net_cents').notNull(),
    costCents: integer('cost_cents').notNull().default(0),
    supplierId: integer('supplier_id').references(() => party.id),
    state: text('state', { enum: ['not_started', 'done'] })
      .notNull()
      .default('done'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('other_line_order').on(t.orderId, t.position),
    index('other_line_job').on(t.jobId, t.position),
  ],
);

/** Phrases offered at intake, with how often each was used (product §4). */
export const complaintPhrase = sqliteTable(
  'complaint_phrase',
  {
    id: integer('id').primaryKey(),
    text: text('text').notNull().unique(),
    folded: text('folded').notNull(),
    uses: integer('uses').notNull().default(0),
  },
  (t) => [index('complaint_phrase_uses').on(t.uses)],
);

/** Both directions (documents §3.4): an issued protocol keeps the snapshot it was printed from. */
export const handoverProtocol = sqliteTable(
  'handover_protocol',
  {
    id: integer('id').primaryKey(),
    number: text('number').notNull().unique(),
    direction: text('direction', { enum: ['intake', 'release'] }).notNull(),
    orderId: integer('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    at: integer('at').notNull(),
    snapshot: text('snapshot').notNull(),
    snapshotHash: text('snapshot_hash').notNull(),
    userId: integer('user_id').notNull(),
  },
  (t) => [index('handover_protocol_order').on(t.orderId, t.id)],
);
