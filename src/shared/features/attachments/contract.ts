import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { fileKinds, grantedDriveSchema, grantedPlaceSchema } from './model';

/**
 * Files and folders as the window sees them: a native dialog or the list of drives is the only source of a grant, the
 * path itself never comes from the window (decisions 3). They are open to nobody in particular because the wizard asks
 * for a logo and a backup folder before the first person exists; a grant alone opens nothing, the entry that takes it
 * has its own permission.
 */
export const attachmentsContract = {
  'attachments.pickFile': command({
    where: 'shell',
    permission: 'none',
    input: z.object({ kind: z.enum(fileKinds) }),
    output: z.object({ picked: grantedPlaceSchema.nullable() }),
  }),
  'attachments.pickFolder': command({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({ picked: grantedPlaceSchema.nullable() }),
  }),
  /** Where a file is to be written; the file need not exist, the engine writes it. */
  'attachments.pickTarget': command({
    where: 'shell',
    permission: 'anyUser',
    input: z.object({ kind: z.enum(fileKinds), suggestedName: z.string().trim().min(1).max(120) }),
    output: z.object({ picked: grantedPlaceSchema.nullable() }),
  }),
  'attachments.listDrives': query({
    where: 'shell',
    permission: 'none',
    input: z.object({}),
    output: z.object({ drives: z.array(grantedDriveSchema) }),
  }),
};
