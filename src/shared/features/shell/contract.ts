import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { startFailureSchema } from '../recovery/model';

/** The window's own affairs: they concern no data and need no engine. */
export const shellContract = {
  /** Where the engine stands, for a page that has just been loaded and missed the events. */
  'shell.engineState': query({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({
      phase: z.enum(['starting', 'running', 'hung', 'down', 'failed']),
      failure: startFailureSchema.nullable(),
    }),
  }),
  /** Ends an engine that does not answer and starts another; commands in flight are repeated, none happens twice. */
  'shell.restartEngine': command({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({}),
  }),
  /** Colours of the window buttons. */
  'shell.setTheme': command({
    where: 'shell',
    permission: 'none',
    input: z.object({ theme: z.enum(['light', 'dark']) }),
    output: z.object({}),
  }),
};
