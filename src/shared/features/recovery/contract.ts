import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { foundBackupSchema, startFailureSchema } from './model';

/**
 * What the window can do while the engine does not start. Carried out by the shell without an engine and therefore
 * without a signed-in person; every one that changes something is refused while the engine runs.
 */
export const recoveryContract = {
  'recovery.state': query({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({
      failure: startFailureSchema.nullable(),
      dataFolder: z.string(),
      backups: z.array(foundBackupSchema),
    }),
  }),
  /** Puts the backup in place of the database, which is kept aside, and starts the engine. */
  'recovery.restore': command({
    where: 'shell',
    permission: 'none',
    input: z.object({ backup: z.string().min(1) }),
    output: z.object({}),
  }),
  /** A backup from anywhere: joins the list after it was checked; null when the dialog was left. */
  'recovery.chooseBackup': command({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({ backup: foundBackupSchema.nullable() }),
  }),
  'recovery.retry': command({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({}),
  }),
  'recovery.openDataFolder': command({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({}),
  }),
  'recovery.quit': command({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({}),
  }),
};
