import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { partiesContract } from '@shared/features/parties/contract';
import { mergeChoices } from '@shared/features/parties/merging';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { eq, sql } from 'drizzle-orm';
import { partyErasure } from '../../db/schema/files';
import { party, partyMerge } from '../../db/schema/parties';
import type { CommandContext } from '../../kernel/context';
import { indexParty } from '../search/slice';
import { currentParty } from './commands';
import { moveReferences, type Obstacle, restoreReferences } from './references';
import { type PartyRecord, partyById } from './repo';

type Input<N extends keyof typeof partiesContract> = EntryInput<(typeof partiesContract)[N]>;
type Output<N extends keyof typeof partiesContract> = EntryOutput<(typeof partiesContract)[N]>;
type Column = keyof PartyRecord;
type FieldChanges = Partial<Record<Column, readonly [before: unknown, after: unknown]>>;

/** Screens of every slice may show one of the two. */
const shownEverywhere = ['parties', 'assets', 'orders', 'invoices', 'payments', 'stock', 'parts', 'board'];
/** How many obstacles a refusal names. */
const mostNamed = 5;

/** Two cards of one person or firm become one: the references move, the survivor takes what was chosen, the other one is hidden. */
export function mergeParties(ctx: CommandContext, input: Input<'parties.merge'>): Output<'parties.merge'> {
  demandPersonalData(ctx);
  if (input.survivorId === input.mergedId) throw new DomainError('MERGE_SAME');
  const survivor = currentParty(ctx, input.survivorId, input.survivorVersion);
  const merged = currentParty(ctx, input.mergedId, input.mergedVersion);
  for (const { id } of [survivor, merged]) refuseErased(ctx, id);
  const fields = fieldChanges(survivor, merged, input.taken);
  const { id: mergeId } = ctx.tx
    .insert(partyMerge)
    .values({
      ...{ survivorId: survivor.id, mergedId: merged.id, at: ctx.now, userId: ctx.user.id },
      fields: JSON.stringify(fields),
      mergedWasActive: merged.active,
    })
    .returning({ id: partyMerge.id })
    .get();
  const moved = moveReferences(ctx.tx, mergeId, merged.id, survivor.id);
  const version = survivor.version + 1;
  ctx.tx
    .update(party)
    .set({ ...side(fields, 1), version })
    .where(eq(party.id, survivor.id))
    .run();
  ctx.tx
    .update(party)
    .set({ mergedIntoId: survivor.id, active: false, version: merged.version + 1 })
    .where(eq(party.id, merged.id))
    .run();
  reindex(ctx, survivor.id, merged.id);
  ctx.audit({ entity: `party:${survivor.id}`, before: side(fields, 0), after: side(fields, 1) });
  ctx.audit({ entity: `party:${merged.id}`, before: merged, after: { mergedIntoId: survivor.id, moved } });
  ctx.touch(...shownEverywhere);
  return { mergeId, survivorId: survivor.id, version, moved };
}

/** Only what differs, so that the undo touches nothing else. */
function fieldChanges(
  survivor: PartyRecord,
  merged: PartyRecord,
  taken: Input<'parties.merge'>['taken'],
): FieldChanges {
  const changes: FieldChanges = {};
  const columns = new Set(taken.flatMap((choice): readonly Column[] => mergeChoices[choice]));
  if (columns.has('name')) columns.add('folded').add('nameOrder');
  for (const column of columns)
    if (survivor[column] !== merged[column]) changes[column] = [survivor[column], merged[column]];
  return changes;
}

const side = (fields: FieldChanges, at: 0 | 1): Partial<PartyRecord> =>
  Object.fromEntries(Object.entries(fields).map(([column, pair]) => [column, pair[at]]));

/** Both as they were: every moved row points back and the survivor's fields are its own again. */
export function undoMerge(
  ctx: CommandContext,
  input: Input<'parties.undoMerge'>,
): Output<'parties.undoMerge'> {
  demandPersonalData(ctx);
  const merge = ctx.tx.select().from(partyMerge).where(eq(partyMerge.id, input.mergeId)).get();
  if (!merge) throw new DomainError('NOT_FOUND');
  if (merge.undoneAt !== null) throw new DomainError('MERGE_UNDONE');
  const survivor = partyById(ctx.tx, merge.survivorId);
  const merged = partyById(ctx.tx, merge.mergedId);
  if (survivor.mergedIntoId !== null)
    throw new DomainError('MERGE_UNDO_SURVIVOR', {
      name: survivor.name,
      into: partyById(ctx.tx, survivor.mergedIntoId).name,
    });
  refuseErased(ctx, survivor.id);
  refuseErased(ctx, merged.id);
  const fields = JSON.parse(merge.fields) as FieldChanges;
  refuseChangedFields(survivor, fields);
  refuseObstacles(restoreReferences(ctx.tx, merge.id));
  ctx.tx
    .update(party)
    .set({ ...side(fields, 0), version: survivor.version + 1 })
    .where(eq(party.id, survivor.id))
    .run();
  ctx.tx
    .update(party)
    .set({ mergedIntoId: null, active: merge.mergedWasActive, version: merged.version + 1 })
    .where(eq(party.id, merged.id))
    .run();
  ctx.tx
    .update(partyMerge)
    .set({ undoneAt: ctx.now, undoneBy: ctx.user.id })
    .where(eq(partyMerge.id, merge.id))
    .run();
  reindex(ctx, survivor.id, merged.id);
  ctx.audit({ entity: `party:${survivor.id}`, before: side(fields, 1), after: side(fields, 0) });
  ctx.audit({
    entity: `party:${merged.id}`,
    before: { mergedIntoId: survivor.id },
    after: { mergedIntoId: null },
  });
  ctx.touch(...shownEverywhere);
  return { survivorId: survivor.id, mergedId: merged.id };
}

/** @throws DomainError MERGE_UNDO_FIELDS when somebody wrote over what the survivor had taken */
function refuseChangedFields(survivor: PartyRecord, fields: FieldChanges): void {
  const changed = Object.entries(fields)
    .filter(([column, pair]) => survivor[column as Column] !== pair[1])
    .map(([column]) => column);
  if (changed.length > 0)
    throw new DomainError('MERGE_UNDO_FIELDS', { count: changed.length, fields: changed.join(' ') });
}

/** @throws DomainError MERGE_UNDO_ROWS with the tables of the rows that are gone or point elsewhere since */
function refuseObstacles(obstacles: readonly Obstacle[]): void {
  if (obstacles.length === 0) return;
  const rows = obstacles
    .slice(0, mostNamed)
    .map(({ table, key }) => `${table}:${Object.values(key).join('-')}`);
  throw new DomainError('MERGE_UNDO_ROWS', { count: obstacles.length, rows: rows.join(' ') });
}

/** What the law has erased is nobody's double, and an undo must not bring it back. @throws DomainError MERGE_ERASED */
function refuseErased(ctx: CommandContext, id: number): void {
  const erased = ctx.tx.select().from(partyErasure).where(eq(partyErasure.partyId, id)).get();
  if (erased) throw new DomainError('MERGE_ERASED', { date: formatDate(sofiaDate(erased.at)) });
}

function demandPersonalData(ctx: CommandContext): void {
  if (!ctx.can('parties.personalData')) throw new DomainError('FORBIDDEN', { entry: 'parties.compare' });
}

/** The two, and what was or is theirs: rows of assets carry the owner's name. */
function reindex(ctx: CommandContext, ...ids: number[]): void {
  for (const id of ids) indexParty(ctx.tx, id);
}

/** @throws DomainError MERGE_SAME, NOT_FOUND */
export function markDistinct(
  ctx: CommandContext,
  input: Input<'parties.markDistinct'>,
): Record<string, never> {
  if (input.firstId === input.secondId) throw new DomainError('MERGE_SAME');
  const [first, second] = [input.firstId, input.secondId].sort((a, b) => a - b);
  for (const id of [input.firstId, input.secondId]) partyById(ctx.tx, id);
  if (input.distinct)
    ctx.tx.run(sql`INSERT OR IGNORE INTO party_distinct (first_id, second_id) VALUES (${first}, ${second})`);
  else
    ctx.tx.run(
      sql`DELETE FROM party_distinct WHERE (first_id = ${first} AND second_id = ${second}) OR (first_id = ${second} AND second_id = ${first})`,
    );
  ctx.audit({ entity: `party:${first}`, after: { distinct: input.distinct, partyId: second } });
  ctx.touch('parties');
  return {};
}
