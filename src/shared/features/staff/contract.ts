import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import { teamFields, teamSchema, workerFields, workerSchema } from './model';

const saved = z.object({ id, version });
const existing = { id: id.nullable(), version: version.nullable() };

export const staffContract = {
  'staff.list': query({
    input: z.object({ archived: z.boolean().default(false) }),
    output: z.object({ workers: z.array(workerSchema), teams: z.array(teamSchema), canEdit: z.boolean() }),
    permission: 'staff.view',
  }),
  'staff.saveWorker': command({
    input: z.object({ ...existing, ...workerFields }),
    output: saved,
    permission: 'staff.edit',
  }),
  'staff.archiveWorker': command({
    input: z.object({ id, version, archived: z.boolean() }),
    output: saved,
    permission: 'staff.edit',
  }),
  'staff.saveTeam': command({
    input: z.object({ ...existing, ...teamFields }),
    output: saved,
    permission: 'staff.edit',
  }),
  'staff.archiveTeam': command({
    input: z.object({ id, version, archived: z.boolean() }),
    output: saved,
    permission: 'staff.edit',
  }),
};
