import { DomainError } from '@shared/contract/errors';
import { type VersionCounts, versionCounts } from '@shared/features/priceLists/model';
import { eq } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { priceList, priceListVersion } from '../../db/schema/priceLists';

export type ListRow = typeof priceList.$inferSelect;
export type VersionRow = typeof priceListVersion.$inferSelect;

/** @throws DomainError NOT_FOUND */
export function knownList(db: ReadDb, id: number): ListRow {
  const row = db.select().from(priceList).where(eq(priceList.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws DomainError NOT_FOUND */
export function knownVersion(db: ReadDb, id: number): VersionRow {
  const row = db.select().from(priceListVersion).where(eq(priceListVersion.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

export const countsOf = ({ counts }: Pick<VersionRow, 'counts'>): VersionCounts =>
  versionCounts.parse(JSON.parse(counts));

export function setVersion(tx: WriteTx, id: number, values: Partial<VersionRow>): void {
  tx.update(priceListVersion).set(values).where(eq(priceListVersion.id, id)).run();
}
