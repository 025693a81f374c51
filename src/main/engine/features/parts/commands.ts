import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { partsContract } from '@shared/features/parts/contract';
import type { PartInput } from '@shared/features/parts/model';
import { foldText, orderText } from '@shared/kernel/folding';
import { parseVwNumber, partKey } from '@shared/kernel/partNumber';
import { and, eq, ne } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { part } from '../../db/schema/parts';
import type { CommandContext } from '../../kernel/context';
import { demandParty } from '../parties/slice';
import { refreshPartPrices } from '../pricing/slice';
import { indexPart } from '../search/slice';
import { keepLists, refuseTracking } from './cardLists';
import { refreshFamily } from './familyState';
import { knownPart } from './repo';

type Contract = typeof partsContract;

/**
 * Makes or changes a part card; the number is kept as typed, with its key and, for the VW group, the 14-character form.
 * @throws DomainError PART_NUMBER_TAKEN, PART_CODE_TAKEN, PART_MAXIMUM_LOW, PART_TRACKING
 */
export function savePart(
  ctx: CommandContext,
  input: EntryInput<Contract['parts.save']>,
): { id: number; version: number } {
  const fields = fieldsOf(ctx.tx, input.part);
  refuseTakenNumber(ctx.tx, fields, input.id);
  if (fields.supplierId !== null) demandParty(ctx.tx, fields.supplierId);
  const { maximumMilli, minimumMilli } = fields;
  if (maximumMilli !== null && maximumMilli < minimumMilli) throw new DomainError('PART_MAXIMUM_LOW');
  const saved =
    input.id === null ? insertPart(ctx, fields) : updatePart(ctx, input.id, input.version, fields);
  keepLists(ctx, saved.id, input.part);
  refreshPartPrices(ctx.tx, { partIds: [saved.id] }, ctx.today);
  refreshFamily(ctx.tx, saved.id, ctx.today);
  indexPart(ctx.tx, saved.id);
  ctx.touch('parts', `part:${saved.id}`, 'stock');
  return saved;
}

function fieldsOf(db: ReadDb, { priceCents, ...input }: PartInput) {
  const vw = input.isVwGroup ? parseVwNumber(input.number) : null;
  const number = vw?.shown ?? input.number.toUpperCase();
  const { codes: _codes, suppliers: _suppliers, bins: _bins, ...own } = input;
  return {
    ...own,
    brand: knownSpelling(db, input.brand),
    number,
    numberKey: partKey(input.number),
    etkaNumber: vw?.etka14 ?? null,
    ownPriceCents: priceCents,
    folded: foldText(`${input.nameBg} ${input.nameEn ?? ''}`),
    nameOrder: orderText(input.nameBg),
  };
}

/** A brand keeps one spelling: „vw“ typed after „VW“ is VW, else one number could have two cards. */
function knownSpelling(db: ReadDb, typed: string): string {
  const folded = foldText(typed);
  const brands = db.selectDistinct({ brand: part.brand }).from(part).all();
  return brands.find(({ brand }) => foldText(brand) === folded)?.brand ?? typed;
}

type Fields = ReturnType<typeof fieldsOf>;

function refuseTakenNumber(db: ReadDb, { numberKey, brand, number }: Fields, id: number | null): void {
  const other = db
    .select({ id: part.id })
    .from(part)
    .where(
      and(eq(part.numberKey, numberKey), eq(part.brand, brand), id === null ? undefined : ne(part.id, id)),
    )
    .get();
  if (other) throw new DomainError('PART_NUMBER_TAKEN', { number, brand });
}

function insertPart(ctx: CommandContext, fields: Fields): { id: number; version: number } {
  const row = ctx.tx
    .insert(part)
    .values({ ...fields, createdAt: ctx.now })
    .returning({ id: part.id })
    .get();
  ctx.audit({ entity: `part:${row.id}`, after: fields });
  return { id: row.id, version: 1 };
}

function updatePart(
  ctx: CommandContext,
  id: number,
  version: number | null,
  fields: Fields,
): { id: number; version: number } {
  const before = knownPart(ctx.tx, id);
  if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  if (before.serialTracked !== fields.serialTracked) refuseTracking(ctx.tx, before);
  ctx.tx
    .update(part)
    .set({ ...fields, version: before.version + 1 })
    .where(eq(part.id, id))
    .run();
  ctx.audit({ entity: `part:${id}`, before, after: fields });
  return { id, version: before.version + 1 };
}
