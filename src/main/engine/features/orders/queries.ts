import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { operationNetCents } from '@shared/features/orders/calc';
import type { ordersContract } from '@shared/features/orders/contract';
import type { LineOption } from '@shared/features/orders/model';
import { foldCode, foldText } from '@shared/kernel/folding';
import { asc, desc, eq, like, sql } from 'drizzle-orm';
import { complaintPhrase, orderType } from '../../db/schema/orders';
import type { QueryContext } from '../../kernel/context';
import { countOtherOffers, offerOperations, offerPackages, placesOfAsset } from '../catalog/slice';
import { kitOffer } from '../kits/slice';
import { assetJoinsSql, assetTitleSql } from './heads';
import { hourRate } from './lineDrafts';
import { type OrderRecord, orderById } from './repo';

type Input<N extends keyof typeof ordersContract> = EntryInput<(typeof ordersContract)[N]>;
type Output<N extends keyof typeof ordersContract> = EntryOutput<(typeof ordersContract)[N]>;

/** Every change of the order and its lines with user and time, the newest first (domain §5.3). */
export function orderHistory(ctx: QueryContext, { orderId }: { orderId: number }): Output<'orders.history'> {
  const entity = `order:${orderId}`;
  const rows = ctx.db.all<{
    at: number;
    userName: string | null;
    entry: string;
    reason: string | null;
    json: string | null;
  }>(sql`
    SELECT a.at, u.name AS userName, a.entry, a.reason, p.json
    FROM audit_entity e JOIN audit a ON a.id = e.audit_id
    LEFT JOIN audit_payload p ON p.audit_id = a.id LEFT JOIN user u ON u.id = a.user_id
    WHERE e.entity = ${entity} ORDER BY a.id DESC LIMIT 500`);
  return {
    changes: rows.map(({ json, ...row }) => ({
      ...row,
      notes: notesOf(json).filter((note) => note.entity === entity),
    })),
  };
}

type Note = Output<'orders.history'>['changes'][number]['notes'][number];

function notesOf(json: string | null): Note[] {
  const notes: unknown = json === null ? [] : JSON.parse(json);
  if (!Array.isArray(notes)) return [];
  return notes.map((note: { entity: string; before?: unknown; after?: unknown }) => ({
    entity: note.entity,
    before: recordOf(note.before),
    after: recordOf(note.after),
  }));
}

function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

export function orderTypes(ctx: QueryContext): Output<'orders.types'> {
  const rows = ctx.db
    .select()
    .from(orderType)
    .where(eq(orderType.active, true))
    .orderBy(asc(orderType.position))
    .all();
  const english = ctx.user.language === 'en';
  return { types: rows.map(({ id, key, nameBg, nameEn }) => ({ id, key, name: english ? nameEn : nameBg })) };
}

/** Phrases that hold the typed text, the often used ones first (product §4). */
export function phrases(ctx: QueryContext, { query }: Input<'orders.phrases'>): Output<'orders.phrases'> {
  const rows = ctx.db
    .select({ text: complaintPhrase.text, uses: complaintPhrase.uses })
    .from(complaintPhrase)
    .where(query.trim() === '' ? undefined : like(complaintPhrase.folded, `%${foldText(query)}%`))
    .orderBy(desc(complaintPhrase.uses), asc(complaintPhrase.id))
    .limit(50)
    .all();
  return { phrases: rows };
}

const optionsOfKind = 8;

/** What the empty line of the editor offers: operations with the norm and price for this item, parts with what is free. */
export function lineOptions(
  ctx: QueryContext,
  input: Input<'orders.lineOptions'>,
): Output<'orders.lineOptions'> {
  const text = input.query.trim();
  if (text === '') return { options: [], others: 0 };
  const order = orderById(ctx.db, input.orderId);
  const places = input.only === 'part' ? null : placesOfAsset(ctx.db, order.assetId);
  return {
    options: [
      ...(input.only === null ? packageOptions(ctx, order, text) : []),
      ...(places ? operationOptions(ctx, order, places, text) : []),
      ...(input.only === 'operation' ? [] : partOptions(ctx, text)),
    ],
    others: places ? countOtherOffers(ctx.db, places, text, ctx.today) : 0,
  };
}

const wordsCondition = (column: string, text: string) =>
  sql.join(
    foldText(text)
      .split(' ')
      .filter(Boolean)
      .slice(0, 6)
      .map((word) => sql`${sql.raw(column)} LIKE ${`%${word}%`}`),
    sql` AND `,
  );

/** Codes and numbers match from their beginning, through the index; names match by every word. */
function codeOrWords(codeColumn: string, wordColumn: string, text: string) {
  const code = foldCode(text);
  const words = foldText(text);
  const byCode = sql`(${sql.raw(codeColumn)} >= ${code} AND ${sql.raw(codeColumn)} < ${`${code}\u{10ffff}`})`;
  if (words === '') return byCode;
  return code === ''
    ? wordsCondition(wordColumn, text)
    : sql`(${byCode} OR (${wordsCondition(wordColumn, text)}))`;
}

type Places = NonNullable<ReturnType<typeof placesOfAsset>>;

function operationOptions(ctx: QueryContext, order: OrderRecord, places: Places, text: string): LineOption[] {
  const offers = offerOperations(ctx.db, { places, text, limit: optionsOfKind, all: false, on: ctx.today });
  if (offers.length === 0) return [];
  const rateCents = hourRate(ctx.db, order, ctx.today);
  return offers.map(({ operationId, code, name, normSec, normOrigin, fixedPriceCents }): LineOption => {
    const price = { quantityMilli: 1000, normSec: normSec ?? 0, rateCents, priceFixed: false, discountBp: 0 };
    return {
      kind: 'operation',
      id: operationId,
      code,
      name: name.bg,
      normSec,
      origin: normOrigin,
      priceCents: fixedPriceCents ?? (normSec === null ? null : operationNetCents(price)),
    };
  });
}

const packageOptionsShown = 4;

/** Packages stand first: one key for what would be many lines. */
function packageOptions(ctx: QueryContext, order: OrderRecord, text: string): LineOption[] {
  const asked = { assetId: order.assetId, text, limit: packageOptionsShown, all: false };
  return offerPackages(ctx.db, asked, ctx.today).map(
    ({ id, code, name, normSec, lines, netCents }): LineOption => ({
      kind: 'package',
      id,
      code,
      name: name.bg,
      normSec,
      lines,
      priceCents: netCents,
    }),
  );
}

function partOptions(ctx: QueryContext, text: string): LineOption[] {
  const rows = ctx.db.all<Omit<Extract<LineOption, { kind: 'part' }>, 'kind' | 'kitLines'>>(sql`
    SELECT p.id, p.number, p.brand, p.name_bg AS name, p.unit, p.price_cents AS priceCents,
      coalesce((SELECT sum(b.quantity_milli - b.reserved_milli) FROM stock_balance b WHERE b.part_id = p.id), 0) AS freeMilli
    FROM part p WHERE p.active = 1 AND ${codeOrWords('p.number_key', 'p.folded', text)}
    ORDER BY freeMilli > 0 DESC, p.number_key, p.id LIMIT ${optionsOfKind}`);
  return rows.map((row) => {
    const kit = kitOffer(ctx.db, row.id, ctx.today);
    const priceCents = kit?.priceCents ?? row.priceCents;
    return { kind: 'part', ...row, priceCents, kitLines: kit?.lines ?? null };
  });
}

/** The open lines of the signed-in worker: all that a mechanic sees of the orders (product §1). */
export function myLines(ctx: QueryContext): Output<'orders.myLines'> {
  const { workerId } = ctx.user;
  if (workerId === null) return { lines: [] };
  const lines = ctx.db.all<Output<'orders.myLines'>['lines'][number]>(sql`
    SELECT l.id AS lineId, o.id AS orderId, o.version, coalesce(o.number, '') AS number, a.plate, a.serial,
      ${assetTitleSql} AS assetTitle, l.name, l.norm_sec * l.quantity_milli / 1000 AS normSec, l.state
    FROM line_worker w JOIN operation_line l ON l.id = w.operation_line_id JOIN service_order o ON o.id = l.order_id
    JOIN asset a ON a.id = o.asset_id ${assetJoinsSql}
    WHERE w.worker_id = ${workerId} AND o.phase IN ('received', 'assigned', 'in_work', 'waiting_parts', 'waiting_approval')
    ORDER BY o.promised_at IS NULL, o.promised_at, o.id, l.position`);
  return { lines };
}
