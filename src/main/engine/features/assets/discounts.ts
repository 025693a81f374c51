import { contractState } from '@shared/features/assets/commercial';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetCommercial } from '../../db/schema/assets';
import { orderType } from '../../db/schema/orders';
import { party } from '../../db/schema/parties';
import { preparedOnce } from '../../kernel/prepared';

/** Whose discount a line carries; null: none, or one that was typed. */
export type DiscountOrigin = 'client' | 'contract' | 'orderType' | null;

export interface GrantedDiscount {
  /** Basis points. */
  discountBp: number;
  discountOrigin: DiscountOrigin;
}

const statements = preparedOnce((db: ReadDb) => ({
  client: db
    .select({ labour: party.discountLabourBp, parts: party.discountPartsBp })
    .from(party)
    .where(eq(party.id, sql.placeholder('clientId')))
    .prepare(),
  type: db
    .select({ labour: orderType.labourDiscountBp, parts: orderType.partsDiscountBp })
    .from(orderType)
    .where(eq(orderType.id, sql.placeholder('orderTypeId')))
    .prepare(),
  contract: db
    .select({
      contractNumber: assetCommercial.contractNumber,
      contractFromOn: assetCommercial.contractFromOn,
      contractToOn: assetCommercial.contractToOn,
      discountBp: assetCommercial.discountBp,
    })
    .from(assetCommercial)
    .where(eq(assetCommercial.assetId, sql.placeholder('assetId')))
    .prepare(),
}));

/** Who is asked for a discount; no client or no order type: nothing from there. */
export interface DiscountAsker {
  clientId: number | null;
  assetId: number;
  orderTypeId: number | null;
  on: string;
}

/**
 * The discount of labour or parts on an order for a thing on a day: the client's own, that of the thing's service contract
 * while it is valid, or that of the order's type (domain §2.1, §4.6). They do not add up: the largest one applies, of equal
 * ones the first named here (ours).
 */
export function grantedDiscount(
  db: ReadDb,
  { clientId, assetId, orderTypeId, on }: DiscountAsker,
  of: 'labour' | 'parts',
): GrantedDiscount {
  const client = (clientId === null ? undefined : statements(db).client.get({ clientId }))?.[of] ?? 0;
  const type = (orderTypeId === null ? undefined : statements(db).type.get({ orderTypeId }))?.[of] ?? 0;
  const contract = contractDiscountBp(db, assetId, on);
  if (type > Math.max(client, contract)) return { discountBp: type, discountOrigin: 'orderType' };
  if (contract > client) return { discountBp: contract, discountOrigin: 'contract' };
  return { discountBp: client, discountOrigin: client > 0 ? 'client' : null };
}

function contractDiscountBp(db: ReadDb, assetId: number, on: string): number {
  const row = statements(db).contract.get({ assetId });
  if (!row?.discountBp || contractState(row, on) !== 'valid') return 0;
  return row.discountBp;
}
