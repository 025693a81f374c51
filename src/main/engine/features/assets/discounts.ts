import { contractState } from '@shared/features/assets/commercial';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetCommercial } from '../../db/schema/assets';
import { party } from '../../db/schema/parties';
import { preparedOnce } from '../../kernel/prepared';

/** Whose discount a line carries; null: none, or one that was typed. */
export type DiscountOrigin = 'client' | 'contract' | null;

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

/**
 * The discount of a client's labour or parts on a thing on a day: the client's own, or that of the thing's service contract
 * while it is valid (domain §2.1, §4.6). They do not add up: the larger one applies, of two equal ones the client's (ours).
 */
export function grantedDiscount(
  db: ReadDb,
  { clientId, assetId, on }: { clientId: number | null; assetId: number; on: string },
  of: 'labour' | 'parts',
): GrantedDiscount {
  const client = (clientId === null ? undefined : statements(db).client.get({ clientId }))?.[of] ?? 0;
  const contract = contractDiscountBp(db, assetId, on);
  if (contract > client) return { discountBp: contract, discountOrigin: 'contract' };
  return { discountBp: client, discountOrigin: client > 0 ? 'client' : null };
}

function contractDiscountBp(db: ReadDb, assetId: number, on: string): number {
  const row = statements(db).contract.get({ assetId });
  if (!row?.discountBp || contractState(row, on) !== 'valid') return 0;
  return row.discountBp;
}
