import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { countLeaves, loopPath, maxKitLeaves } from '@shared/features/kits/calc';
import type { kitsContract } from '@shared/features/kits/contract';
import type { KitInput, KitLineInput } from '@shared/features/kits/model';
import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { kit, kitLine, kitVersion } from '../../db/schema/kits';
import type { CommandContext } from '../../kernel/context';
import { operationById } from '../catalog/slice';
import { partById } from '../parts/slice';
import { KitBook, kitOfPart, linesOfDraft, storedKit, storedLines } from './book';

type Entry = (typeof kitsContract)['kits.save'];

/**
 * Every change makes a version; orders that took an older one keep their lines (domain §4.8).
 * @throws DomainError KIT_LOOP with the path, KIT_EXISTS, KIT_WITHOUT_PRICE, KIT_TOO_LARGE, PART_INACTIVE, OPERATION_INACTIVE,
 * CONCURRENT_MODIFICATION, NOT_FOUND
 */
export function saveKit(ctx: CommandContext, input: EntryInput<Entry>): EntryOutput<Entry> {
  const before = input.id === null ? undefined : storedKit(ctx.tx, input.id, null);
  if (input.id !== null && !before) throw new DomainError('NOT_FOUND');
  if (before && before.version !== input.version) throw new DomainError('CONCURRENT_MODIFICATION');
  refuseUnfit(ctx.tx, input.kit, before?.id ?? null, ctx.today);
  const { partId, active, lines, ...terms } = input.kit;
  const version = (before?.version ?? 0) + 1;
  const id =
    before?.id ?? ctx.tx.insert(kit).values({ partId, active, version }).returning({ id: kit.id }).get().id;
  if (before) ctx.tx.update(kit).set({ partId, active, version }).where(eq(kit.id, id)).run();
  const ownPriceCents = terms.pricing === 'own' ? terms.ownPriceCents : null;
  const { id: versionId } = ctx.tx
    .insert(kitVersion)
    .values({ ...terms, ownPriceCents, kitId: id, version, userId: ctx.user.id, at: ctx.now })
    .returning({ id: kitVersion.id })
    .get();
  for (const [position, line] of linesOfDraft({ lines }).entries())
    ctx.tx
      .insert(kitLine)
      .values({ versionId, position, ...line })
      .run();
  ctx.audit({
    entity: `kit:${id}`,
    ...(before && { before: { ...before, lines: storedLines(ctx.tx, before.versionId) } }),
    after: { ...input.kit, ownPriceCents, version },
  });
  ctx.touch('kits', `kit:${id}`, 'parts', `part:${partId}`);
  return { id, version };
}

function refuseUnfit(db: ReadDb, input: KitInput, kitId: number | null, on: string): void {
  const own = demandPart(db, input.partId);
  const taken = kitOfPart(db, input.partId);
  if (taken && taken.id !== kitId) throw new DomainError('KIT_EXISTS', { number: own.number });
  if (input.pricing === 'own' && input.ownPriceCents === null) throw new DomainError('KIT_WITHOUT_PRICE');
  for (const line of input.lines) demandInUse(db, line);
  refuseLoop(db, input);
  const book = new KitBook(db, on);
  if (countLeaves(book.bom(input, linesOfDraft(input))) > maxKitLeaves)
    throw new DomainError('KIT_TOO_LARGE', { lines: maxKitLeaves });
}

function demandPart(db: ReadDb, partId: number) {
  const row = partById(db, partId);
  if (!row) throw new DomainError('NOT_FOUND');
  if (!row.active) throw new DomainError('PART_INACTIVE', { number: row.number });
  return row;
}

function demandInUse(db: ReadDb, line: KitLineInput): void {
  if (line.kind === 'part') {
    demandPart(db, line.partId);
    return;
  }
  const row = operationById(db, line.operationId);
  if (!row?.active) throw new DomainError('OPERATION_INACTIVE', { code: row?.code ?? '' });
}

/** A kit that is made of itself, however far down: also through kits that are out of use, which may come back. */
function refuseLoop(db: ReadDb, input: KitInput): void {
  const typed = input.lines.flatMap((line) => (line.kind === 'part' ? [line.partId] : []));
  const path = loopPath(input.partId, (partId) => {
    if (partId === input.partId) return typed;
    const found = kitOfPart(db, partId);
    return found ? storedLines(db, found.versionId).flatMap((line) => line.partId ?? []) : [];
  });
  if (!path) return;
  const numbers = path.map((id) => partById(db, id)?.number ?? '');
  throw new DomainError('KIT_LOOP', { path: numbers.join(' → ') });
}
