import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { pricingContract } from '@shared/features/pricing/contract';
import { excessOf, type RoleLimit, widestLimit } from '@shared/features/pricing/rules';
import { formatPercent } from '@shared/kernel/money';
import { asc, eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { orderType } from '../../db/schema/orders';
import { pricingLimit } from '../../db/schema/pricing';
import { type CommandContext, type QueryContext, RecordedRefusal } from '../../kernel/context';

type Contract = typeof pricingContract;
type Terms = EntryOutput<Contract['pricing.terms']>;

/** The limits of the roles and the discounts of the order types. */
export function readTerms(ctx: QueryContext): Terms {
  return { limits: limitRows(ctx.db), types: typeRows(ctx.db, ctx.user.language === 'en') };
}

function limitRows(db: ReadDb): Terms['limits'] {
  const rows = db.all<Omit<Terms['limits'][number], 'override'> & { override: 0 | 1 }>(sql`
    SELECT r.id AS roleId, r.key, r.name, l.max_discount_bp AS maxDiscountBp, l.min_margin_bp AS minMarginBp,
      EXISTS (SELECT 1 FROM role_permission p WHERE p.role_id = r.id AND p.permission = 'pricing.override') AS override
    FROM role r LEFT JOIN pricing_limit l ON l.role_id = r.id ORDER BY r.id`);
  return rows.map((row) => ({ ...row, override: row.override === 1 }));
}

function typeRows(db: ReadDb, english: boolean): Terms['types'] {
  return db
    .select({
      id: orderType.id,
      name: english ? orderType.nameEn : orderType.nameBg,
      partsDiscountBp: orderType.partsDiscountBp,
      labourDiscountBp: orderType.labourDiscountBp,
    })
    .from(orderType)
    .where(eq(orderType.active, true))
    .orderBy(asc(orderType.position))
    .all();
}

/** How far a role may go down; empty = no limit. */
export function saveLimit(
  ctx: CommandContext,
  { roleId, maxDiscountBp, minMarginBp }: EntryInput<Contract['pricing.saveLimit']>,
): Record<string, never> {
  const before = limitRows(ctx.tx).find((row) => row.roleId === roleId);
  if (!before) throw new DomainError('NOT_FOUND');
  const after = { maxDiscountBp, minMarginBp };
  ctx.tx
    .insert(pricingLimit)
    .values({ roleId, ...after })
    .onConflictDoUpdate({ target: pricingLimit.roleId, set: after })
    .run();
  ctx.audit({ entity: `role:${roleId}`, before, after });
  ctx.touch('pricing');
  return {};
}

/** Discounts that every new line of an order of the type gets, unless the client's or the contract's is larger. */
export function saveTypeDiscount(
  ctx: CommandContext,
  { id, partsDiscountBp, labourDiscountBp }: EntryInput<Contract['pricing.saveTypeDiscount']>,
): Record<string, never> {
  const before = typeRows(ctx.tx, false).find((row) => row.id === id);
  if (!before) throw new DomainError('NOT_FOUND');
  const after = { partsDiscountBp, labourDiscountBp };
  ctx.tx.update(orderType).set(after).where(eq(orderType.id, id)).run();
  ctx.audit({ entity: `orderType:${id}`, before, after });
  ctx.touch('pricing', 'orders');
  return {};
}

interface TypedPrice {
  line: string;
  /** Net cents per unit (per hour of an operation), discount of the line. */
  unitCents: number;
  discountBp: number;
  /** What the program would ask; null when nobody knows. */
  inForceCents: number | null;
  /** Cost in the same unit; null when nobody knows. */
  costCents: number | null;
}

/**
 * Stops a typed price or discount beyond the limits of the person's roles (domain §4.6); who holds `pricing.override`
 * passes. The attempt stays in the log. @throws DomainError DISCOUNT_BEYOND_LIMIT, MARGIN_BELOW_LIMIT
 */
export function refuseBeyondLimit(ctx: CommandContext, price: TypedPrice): void {
  if (ctx.can('pricing.override')) return;
  const limit = limitOf(ctx.tx, ctx.user.id);
  const excess = excessOf(price, limit);
  const { line } = price;
  if (excess === 'discount')
    throw new RecordedRefusal('DISCOUNT_BEYOND_LIMIT', {
      ...{ line, limit: formatPercent(limit.maxDiscountBp ?? 0) },
    });
  // The margin itself is not said: who must not see cost could compute it.
  if (excess === 'margin') throw new RecordedRefusal('MARGIN_BELOW_LIMIT', { line });
}

function limitOf(db: ReadDb, userId: number): RoleLimit {
  return widestLimit(
    db.all<RoleLimit>(sql`
      SELECT l.max_discount_bp AS maxDiscountBp, l.min_margin_bp AS minMarginBp
      FROM user_role u LEFT JOIN pricing_limit l ON l.role_id = u.role_id WHERE u.user_id = ${userId}`),
  );
}
