import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { noteContract } from '@shared/features/catalog/noteContract';
import type { NoteInput, TechnicalNote, TechnicalQuantity } from '@shared/features/catalog/notes';
import { foldText } from '@shared/kernel/folding';
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { technicalNote } from '../../db/schema/catalog';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { preparedOnce } from '../../kernel/prepared';
import {
  classDistanceSql,
  type NormPlaces,
  nameOfPlaceSql,
  placeParameters,
  placesOf,
  placesOfAsset,
  placesSql,
} from './places';

type Contract = typeof noteContract;
type Note = typeof technicalNote.$inferSelect;

const rank = sql`CASE t.level WHEN 'modification' THEN 4 WHEN 'model' THEN 3 WHEN 'make' THEN 2 ELSE 1 END`;

const statements = preparedOnce((db: ReadDb) => ({
  inherited: db
    .select({
      id: sql<number>`t.id`,
      version: sql<number>`t.version`,
      level: sql<NoteInput['level']>`t.level`,
      targetId: sql<number>`t.target_id`,
      kind: sql<NoteInput['kind']>`t.kind`,
      quantity: sql<NoteInput['quantity']>`t.quantity`,
      label: sql<string>`t.label`,
      valueMilli: sql<number | null>`t.value_milli`,
      unit: sql<NoteInput['unit']>`t.unit`,
      text: sql<string>`t.text`,
      placeName: sql<string>`coalesce(${nameOfPlaceSql('t.level', 't.target_id')}, '')`,
    })
    .from(sql`technical_note t`)
    .where(sql`(t.level, t.target_id) IN (${placesSql})`)
    .orderBy(sql`${rank} DESC, ${classDistanceSql('t.level', 't.target_id')}, t.position, t.id`)
    .prepare(),
}));

/** What says the same thing at two places: a known quantity, or the kind and the label. */
const subjectOf = ({ kind, quantity, label }: Pick<TechnicalNote, 'kind' | 'quantity' | 'label'>): string =>
  quantity ?? `${kind} ${foldText(label)}`;

/** The notes of a place and of all above it, the narrowest first; `overridden` where a narrower one says it otherwise. */
function inheritedNotes(db: ReadDb, places: NormPlaces): TechnicalNote[] {
  const placeOfSubject = new Map<string, string>();
  return statements(db)
    .inherited.all(placeParameters(db, places))
    .map((row) => {
      const place = `${row.level}:${row.targetId}`;
      const subject = subjectOf(row);
      const first = placeOfSubject.get(subject) ?? place;
      placeOfSubject.set(subject, first);
      return { ...row, text: row.text || null, own: false, overridden: first !== place };
    });
}

/** What holds for an item, for its order and its print. */
function notesOfPlaces(db: ReadDb, places: NormPlaces): TechnicalNote[] {
  return inheritedNotes(db, places).filter((note) => !note.overridden);
}

/** A known quantity of an item by its notes, in thousandths of the note's unit. */
export function notedQuantity(
  db: ReadDb,
  places: NormPlaces,
  quantity: TechnicalQuantity,
): { milli: number; unit: string | null } | null {
  const note = notesOfPlaces(db, places).find((one) => one.quantity === quantity && one.valueMilli !== null);
  return note && note.valueMilli !== null ? { milli: note.valueMilli, unit: note.unit } : null;
}

export function listNotes(
  ctx: QueryContext,
  { target }: EntryInput<Contract['catalog.notes']>,
): EntryOutput<Contract['catalog.notes']> {
  const notes = inheritedNotes(ctx.db, placesOf(ctx.db, target));
  return {
    notes: notes.map((note) => ({
      ...note,
      own: note.level === target.level && note.targetId === target.targetId,
    })),
  };
}

/** @throws DomainError NOT_FOUND */
export function notesOfAsset(db: ReadDb, assetId: number): TechnicalNote[] {
  const places = placesOfAsset(db, assetId);
  if (!places) throw new DomainError('NOT_FOUND');
  return notesOfPlaces(db, places);
}

export function notesFor(
  ctx: QueryContext,
  { assetId }: EntryInput<Contract['catalog.notesFor']>,
): EntryOutput<Contract['catalog.notesFor']> {
  return { notes: notesOfAsset(ctx.db, assetId) };
}

/** @throws DomainError NOTE_WITHOUT_VALUE, CONCURRENT_MODIFICATION, NOT_FOUND */
export function saveNote(
  ctx: CommandContext,
  { id, version, note }: EntryInput<Contract['catalog.saveNote']>,
): EntryOutput<Contract['catalog.saveNote']> {
  const isText = note.kind === 'text';
  if (isText ? note.text === null : note.valueMilli === null || note.unit === null)
    throw new DomainError('NOTE_WITHOUT_VALUE', { label: note.label });
  const fields = {
    ...note,
    ...(isText && { valueMilli: null, unit: null }),
    quantity: note.kind === 'volume' ? note.quantity : null,
    text: note.text ?? '',
  };
  ctx.touch('catalog');
  if (id === null) {
    const position = lastPosition(ctx.tx, note) + 1;
    const row = ctx.tx
      .insert(technicalNote)
      .values({ ...fields, position })
      .returning({ id: technicalNote.id })
      .get();
    ctx.audit({ entity: `technicalNote:${row.id}`, after: fields });
    return { id: row.id, version: 1 };
  }
  const before = noteOf(ctx, id, version);
  const next = before.version + 1;
  ctx.tx
    .update(technicalNote)
    .set({ ...fields, version: next })
    .where(eq(technicalNote.id, id))
    .run();
  ctx.audit({ entity: `technicalNote:${id}`, before, after: fields });
  return { id, version: next };
}

export function removeNote(
  ctx: CommandContext,
  { id, version }: EntryInput<Contract['catalog.removeNote']>,
): Record<string, never> {
  const before = noteOf(ctx, id, version);
  ctx.tx.delete(technicalNote).where(eq(technicalNote.id, id)).run();
  ctx.audit({ entity: `technicalNote:${id}`, before });
  ctx.touch('catalog');
  return {};
}

/** Changes places with the note before or behind it; at the end nothing happens. */
export function moveNote(
  ctx: CommandContext,
  { id, step }: EntryInput<Contract['catalog.moveNote']>,
): Record<string, never> {
  const moved = ctx.tx.select().from(technicalNote).where(eq(technicalNote.id, id)).get();
  if (!moved) throw new DomainError('NOT_FOUND');
  const { position } = technicalNote;
  const neighbour = ctx.tx
    .select()
    .from(technicalNote)
    .where(and(samePlace(moved), step > 0 ? gt(position, moved.position) : lt(position, moved.position)))
    .orderBy(step > 0 ? asc(position) : desc(position))
    .get();
  if (!neighbour) return {};
  for (const [row, place] of [
    [moved, neighbour.position],
    [neighbour, moved.position],
  ] as const)
    ctx.tx.update(technicalNote).set({ position: place }).where(eq(technicalNote.id, row.id)).run();
  ctx.audit({
    entity: `technicalNote:${id}`,
    before: { label: moved.label, position: moved.position },
    after: { position: neighbour.position },
  });
  ctx.touch('catalog');
  return {};
}

const samePlace = ({ level, targetId }: Pick<Note, 'level' | 'targetId'>) =>
  and(eq(technicalNote.level, level), eq(technicalNote.targetId, targetId));

function lastPosition(db: ReadDb, place: Pick<Note, 'level' | 'targetId'>): number {
  const row = db
    .select({ position: technicalNote.position })
    .from(technicalNote)
    .where(samePlace(place))
    .orderBy(desc(technicalNote.position))
    .get();
  return row?.position ?? 0;
}

function noteOf(ctx: CommandContext, id: number, version: number | null): Note {
  const row = ctx.tx.select().from(technicalNote).where(eq(technicalNote.id, id)).get();
  if (!row) throw new DomainError('NOT_FOUND');
  if (row.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return row;
}
