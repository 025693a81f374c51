import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { type Commercial, contractState } from '@shared/features/assets/commercial';
import type { assetsContract } from '@shared/features/assets/contract';
import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { assetCommercial } from '../../db/schema/assets';
import type { CommandContext } from '../../kernel/context';
import { demandParty, partySummary } from '../parties/slice';
import { bump, currentAsset, finish } from './commands';
import { assetById } from './repo';

type Save = (typeof assetsContract)['assets.saveCommercial'];

/** @throws DomainError CONCURRENT_MODIFICATION, CONTRACT_PERIOD when the contract ends before it begins */
export function saveCommercial(
  ctx: CommandContext,
  { assetId, version, commercial }: EntryInput<Save>,
): EntryOutput<Save> {
  const found = currentAsset(ctx, assetId, version);
  const { contractFromOn, contractToOn, supplierId } = commercial;
  if (contractFromOn !== null && contractToOn !== null && contractToOn < contractFromOn)
    throw new DomainError('CONTRACT_PERIOD');
  if (supplierId !== null) demandParty(ctx.tx, supplierId);
  const before = commercialOf(ctx.tx, assetId, ctx.today);
  const { place, ...columns } = commercial;
  const next = bump(ctx, found, { place });
  ctx.tx
    .insert(assetCommercial)
    .values({ assetId, ...columns })
    .onConflictDoUpdate({ target: assetCommercial.assetId, set: columns })
    .run();
  finish(ctx, assetId);
  ctx.audit({ entity: `asset:${assetId}`, before, after: commercial });
  return { version: next };
}

/** Null while nobody wrote any of it. */
export function commercialOf(db: ReadDb, assetId: number, today: string): Commercial | null {
  const row = db.select().from(assetCommercial).where(eq(assetCommercial.assetId, assetId)).get();
  const { place } = assetById(db, assetId);
  if (!row) return null;
  const { assetId: _asset, ...fields } = row;
  return {
    ...fields,
    place,
    supplierName: fields.supplierId === null ? null : partySummary(db, fields.supplierId).name,
    contractState: contractState(fields, today),
  };
}
