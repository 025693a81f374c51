import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import { normTargetSchema } from './model';
import { noteInputSchema, noteSchema } from './notes';

const notes = z.object({ notes: z.array(noteSchema) });

/** Oil volumes, torques and free text of the tree (domain §3). */
export const noteContract = {
  'catalog.notes': query({
    permission: 'catalog.view',
    input: z.object({ target: normTargetSchema }),
    output: notes,
  }),
  /** What holds for an item: inherited and own, without what a narrower place says otherwise. */
  'catalog.notesFor': query({ permission: 'anyUser', input: z.object({ assetId: id }), output: notes }),
  'catalog.saveNote': command({
    permission: 'catalog.edit',
    input: z.object({ id: id.nullable(), version: version.nullable(), note: noteInputSchema }),
    output: z.object({ id, version }),
  }),
  'catalog.removeNote': command({
    permission: 'catalog.edit',
    input: z.object({ id, version }),
    output: z.object({}),
  }),
  /** One place up or down among the notes of its place of the tree. */
  'catalog.moveNote': command({
    permission: 'catalog.edit',
    input: z.object({ id, step: z.union([z.literal(-1), z.literal(1)]) }),
    output: z.object({}),
  }),
};
