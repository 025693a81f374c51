import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id } from '../../kernel/ids';

const backupKinds = ['manual', 'close', 'migration'] as const;

const backupRow = z.object({
  id,
  at: z.int(),
  kind: z.enum(backupKinds),
  place: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  verifiedAt: z.int().nullable(),
  error: z.string().nullable(),
});

export const backupContract = {
  /** What the rail and За днес say: the newest verified copy and whether it is older than the plan. */
  'backup.state': query({
    input: z.object({}),
    output: z.object({ last: backupRow.nullable(), stale: z.boolean(), folder: z.string().nullable() }),
    permission: 'anyUser',
  }),
  'backup.list': query({
    input: z.object({}),
    output: z.object({ runs: z.array(backupRow) }),
    permission: 'settings.view',
  }),
  /** A copy now, opened and checked, into the set folder or one chosen for this time. */
  'backup.now': command({
    input: z.object({ grantId: z.uuid().nullable().default(null) }),
    output: backupRow,
    permission: 'backup.run',
  }),
  /** From now on copies go into the chosen folder; null: into the data folder. */
  'backup.setFolder': command({
    input: z.object({ grantId: z.uuid().nullable() }),
    output: z.object({ folder: z.string().nullable() }),
    permission: 'settings.edit',
  }),
  /** Checks the copy and writes the journal: the next start puts it in place of the database, which is kept aside. */
  'backup.requestRestore': command({
    input: z.object({ grantId: z.uuid().nullable().default(null), runId: id.nullable().default(null) }),
    output: z.object({ restartNeeded: z.literal(true) }),
    permission: 'backup.restore',
  }),
};
