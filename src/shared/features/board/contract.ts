import { z } from 'zod';
import { query } from '../../contract/entry';
import { backupTileSchema, cardSchema, todayTileSchema } from './model';

export const boardContract = {
  'board.phases': query({
    input: z.object({}),
    output: z.object({ cards: z.array(cardSchema), readAt: z.int() }),
    permission: 'orders.view',
  }),
  'board.today': query({
    input: z.object({ mine: z.boolean().default(false) }),
    output: z.object({
      inWorkshop: z.int(),
      dueToday: z.int(),
      tiles: z.array(todayTileSchema),
      backup: backupTileSchema,
      readAt: z.int(),
    }),
    permission: 'orders.view',
  }),
};
