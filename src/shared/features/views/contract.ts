import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import { listName, savedViewSchema, viewInputSchema } from './model';

/** Saved views of lists (product §5). A shared one is everybody's to choose and needs `data.shareViews` to be changed. */
export const viewsContract = {
  'views.list': query({
    permission: 'anyUser',
    input: z.object({ list: listName }),
    output: z.object({
      views: z.array(savedViewSchema),
      /** What the list opens with for this person. */
      defaultId: id.nullable(),
    }),
  }),
  /** `viewId` null makes a new one. */
  'views.save': command({
    permission: 'anyUser',
    input: viewInputSchema.extend({ viewId: id.nullable(), version: version.nullable() }),
    output: z.object({ viewId: id, version }),
  }),
  'views.remove': command({
    permission: 'anyUser',
    input: z.object({ viewId: id, version }),
    output: z.object({}),
  }),
  /** Null: the list as it was made. */
  'views.setDefault': command({
    permission: 'anyUser',
    input: z.object({ list: listName, viewId: id.nullable() }),
    output: z.object({}),
  }),
};
